import { videos } from "creator-core/adapters/tiktok";
import type { Creator, Post } from "creator-core/models";
import { parseRows } from "creator-core/schemas";
import * as z from "zod";
import { byLine, type DataDirectory } from "./data-directory.js";
import type { ReadingLog, Traced } from "./file-reading.js";

const file = "posts.json";

/** Our campaigns are told by a hashtag in the description; the platform knows nothing of them. */
const hashtagSchema = z.object({ hashtag: z.string(), campaignId: z.string() });
const rowSchema = z.record(z.string(), z.unknown());

/** The videos as the API lists them; several rows of one video are its snapshots. */
export async function readPosts(
  data: DataDirectory,
  log: ReadingLog,
  creators: readonly Traced<Creator>[],
): Promise<Traced<Post>[]> {
  if (!data.has(file)) return [];
  const hashtags = (await data.optionalList("campaigns.json", "hashtags")).flatMap(({ value, ...where }) => {
    const parsed = hashtagSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    log.issue({
      ...where,
      field: "(item)",
      expected: "a hashtag with its campaignId",
      actual: "something else",
      kept: false,
    });
    return [];
  });
  const items = await data.list(file);
  const rows = items.map(({ value }) => {
    // What is no object at all becomes an empty row, which the adapter will find wanting.
    const row = rowSchema.safeParse(value).data ?? {};
    const description = String(row["video_description"] ?? "");
    const campaign = hashtags.find(({ hashtag }) => description.includes(hashtag));
    return campaign === undefined ? row : { ...row, campaign_id: campaign.campaignId };
  });
  const accounts = creators.flatMap(({ value }) => value.accounts.map((account) => ({ ...account, id: value.id })));
  const onTikTok = accounts.filter(({ platform }) => platform === "tiktok");
  const handleToCreatorId = Object.fromEntries(onTikTok.map(({ handle, id }) => [handle, id]));

  const lines = items.map(({ line }) => line);
  const { facts, issues } = parseRows(videos({ handleToCreatorId }), rows, { file, lines });
  for (const { line = 1, field, expected, actual } of issues) {
    log.issue({ file, line, field, expected: byLine(expected, lines), actual, kept: false });
  }
  const lineOfVideo = new Map(rows.map((row, index) => [row["id"], lines[index] ?? 1]));
  return facts.posts.map((post) => ({ value: post, file, line: lineOfVideo.get(post.id) ?? 1 }));
}
