import type { AssetId, CampaignId, CreatorId, PostId } from "../ids/index.js";
import type { InstantInput } from "../time/types.js";
import type { Platform } from "./platform.js";

/**
 * What a platform counted, cumulative since publication; whole numbers. An absent field was not measured,
 * which is not zero.
 */
export interface PostCounts {
  /** Plays, as the platform defines them. */
  readonly views?: number;
  /** Different accounts that saw the post. */
  readonly reach?: number;
  /** Times the post was shown. */
  readonly impressions?: number;
  readonly likes?: number;
  readonly comments?: number;
  readonly shares?: number;
  /** Saves, bookmarks or favourites. */
  readonly saves?: number;
  /** Clicks on the post's link, product anchor or profile link. */
  readonly clicks?: number;
  /** Profile visits that began at the post. */
  readonly profileVisits?: number;
  /** Seconds watched, all plays together. */
  readonly watchTimeSeconds?: number;
  /** Plays that reached the end. */
  readonly completions?: number;
  /** Followers of the account when the counts were read. */
  readonly followers?: number;
}

/** The counts of a post at one moment. */
export interface MetricSnapshot extends PostCounts {
  /** When the counts were read. */
  readonly at: InstantInput;
}

/** Something a creator published. */
export interface Post {
  /** Unique within the programme; platform ids are text, because they exceed 2^53. */
  readonly id: PostId;
  readonly creatorId: CreatorId;
  readonly platform: Platform;
  readonly publishedAt: InstantInput;
  /** Absent for posts outside any campaign. */
  readonly campaignId?: CampaignId;
  /** The content that was published, as licence grants name it. */
  readonly assetId?: AssetId;
  readonly format?: "video" | "photo" | "live" | "story" | "carousel";
  readonly durationSeconds?: number;
  /** Whether it is a paid partnership. Absent means unknown. */
  readonly sponsored?: boolean;
  /** In any order; the latest one at the moment asked about is read. Two of the same instant are read as one. */
  readonly snapshots: readonly MetricSnapshot[];
}
