import type { Column } from "../../schemas/row-adapter.js";

/** What the adapter reads of a video. */
export type VideoField =
  | "id"
  | "username"
  | "createdAt"
  | "fetchedAt"
  | "duration"
  | "views"
  | "reach"
  | "likes"
  | "comments"
  | "shares"
  | "saves"
  | "watchTime"
  | "campaignId"
  | "assetId"
  | "sponsored";

/**
 * The fields of a video under the names that the Display API, the Research API and the Business API have for them, and
 * three of the programme's own.
 */
export const videoColumns: readonly Column<VideoField>[] = [
  { field: "id", names: ["id", "item_id"], required: true },
  { field: "username", names: ["username"], required: false },
  { field: "createdAt", names: ["create_time"], required: true },
  { field: "fetchedAt", names: ["fetched_at"], required: false },
  { field: "duration", names: ["duration", "video_duration"], required: false },
  { field: "views", names: ["view_count", "video_views"], required: false },
  { field: "reach", names: ["reach"], required: false },
  { field: "likes", names: ["like_count", "likes"], required: false },
  { field: "comments", names: ["comment_count", "comments"], required: false },
  { field: "shares", names: ["share_count", "shares"], required: false },
  { field: "saves", names: ["favourites_count", "favorites", "saves"], required: false },
  { field: "watchTime", names: ["total_time_watched"], required: false },
  { field: "campaignId", names: ["campaign_id"], required: false },
  { field: "assetId", names: ["asset_id"], required: false },
  { field: "sponsored", names: ["sponsored"], required: false },
];
