import * as z from "zod";
import { list, positiveOrZero, wholeNumber } from "./_fields.js";
import { assetId, campaignId, creatorId, postId } from "./_ids.js";
import { object } from "./_object.js";
import { platformSchema } from "./platform.js";
import { eventInputSchema } from "./time.js";

const count = z.exactOptional(wholeNumber());

const counts = {
  views: count,
  reach: count,
  impressions: count,
  likes: count,
  comments: count,
  shares: count,
  saves: count,
  clicks: count,
  profileVisits: count,
  watchTimeSeconds: count,
  completions: count,
  followers: count,
};

/** What a platform counted; whole numbers, and what was not measured is left out. */
export const postCountsSchema = object(counts);

/** The counts of a post at one moment. */
export const metricSnapshotSchema = object({ ...counts, at: eventInputSchema });

/** Something a creator published. */
export const postSchema = object({
  id: postId,
  creatorId,
  platform: platformSchema,
  publishedAt: eventInputSchema,
  campaignId: z.exactOptional(campaignId),
  assetId: z.exactOptional(assetId),
  format: z.exactOptional(z.enum(["video", "photo", "live", "story", "carousel"])),
  durationSeconds: z.exactOptional(positiveOrZero()),
  sponsored: z.exactOptional(z.boolean()),
  snapshots: list(metricSnapshotSchema),
});
