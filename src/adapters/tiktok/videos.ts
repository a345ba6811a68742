import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { RowAdapter } from "../../schemas/row-adapter.js";
import { toInstant } from "../../time/to-instant.js";
import type { InstantInput } from "../../time/types.js";
import { assembleVideos, type Videos } from "./assemble-videos.js";
import { type VideoField, videoColumns } from "./columns.js";
import { type VideoRow, videoRowReader } from "./video-row-reader.js";

/** What a list of videos does not say about itself. */
export interface VideosOptions {
  /**
   * The creator behind each handle. Handles are compared without `@` and without regard to case; one that is not listed
   * is an issue. Absent: the handle is the creator's id.
   */
  readonly handleToCreatorId?: Readonly<Record<string, string>> | undefined;
  /** Whose videos these are, for rows without `username`: the Display API lists one account and does not name it. */
  readonly handle?: string | undefined;
  /** When they were fetched, for rows without `fetched_at`. */
  readonly fetchedAt?: InstantInput | undefined;
}

/**
 * What did creators publish on TikTok, and how was it received? The adapter for videos from TikTok's Display, Research
 * and Business API, as objects of their JSON or as rows of a sheet, to be handed to `parseRows`.
 *
 * Several rows of one video are its snapshots, one for each `fetched_at`. A count that is absent was not measured and
 * stays absent: it is not zero. Names differ between the APIs and are all understood: `id` or `item_id`; `view_count` or
 * `video_views`; `like_count` or `likes`; `comment_count` or `comments`; `share_count` or `shares`; `favourites_count`,
 * `favorites` or `saves`; `duration` or `video_duration`; `reach`; `total_time_watched`. Besides these, `campaign_id`,
 * `asset_id` and `sponsored` may be added by the caller.
 *
 * Ids must be text: they are longer than numbers can be. A JSON parser may already have changed their last digits, and a
 * spreadsheet has lost them where it shows 7.65E+18; both are issues.
 * Times are Unix seconds, as TikTok has them, or ISO 8601 text with its offset. Seconds watched are rounded to whole
 * ones. `video_views` of the Business API has organic and paid views together.
 *
 * Rows that contradict each other about creator, time of creation, campaign, asset or sponsorship are issues, and so
 * are two different counts of one moment; the first row holds, and the message shows the cells of both. A row that stands there twice counts once.
 *
 * Complexity: O(n log n) in the rows, for sorting the results.
 *
 * @param options - who is behind the handles, and what rows may leave out
 * @returns the adapter; its facts are `{ posts }`
 * @throws `invalidInstant` when `fetchedAt` is none
 * @throws `duplicateId` when one handle is listed for two creators
 * @throws `invalidArgument` when the options or the handles are none
 *
 * Source: TikTok's field lists of the Display API video object, the Research API video query and the Business API video
 * list.
 *
 * @example
 * ```ts
 * import { videos } from "creator-core/adapters/tiktok";
 * import { parseRows } from "creator-core/schemas";
 *
 * const rows = [
 *   { id: "7651536528815967508", username: "nris9", create_time: 1767225600, view_count: 1200, fetched_at: 1767312000 },
 *   { id: "7651536528815967508", username: "nris9", create_time: 1767225600, view_count: 5400, fetched_at: 1767830400 },
 * ];
 * const { facts } = parseRows(videos({ handleToCreatorId: { nris9: "c-12" } }), rows);
 *
 * facts.posts.length; // => 1
 * facts.posts[0]?.creatorId; // => "c-12"
 * facts.posts[0]?.snapshots; // => [{ at: 1767312000000, views: 1200 }, { at: 1767830400000, views: 5400 }]
 * ```
 *
 * @example
 * ```ts
 * import { videos } from "creator-core/adapters/tiktok";
 * import { parseRows } from "creator-core/schemas";
 *
 * const row = { id: 7651536528815967508, create_time: 1767225600 };
 * const { issues } = parseRows(videos({ handle: "nris9", fetchedAt: "2026-01-02T00:00:00Z" }), [row]);
 * issues[0]?.field; // => "id"
 * ```
 */
export function videos(options: VideosOptions = {}): RowAdapter<VideoRow, Videos, VideoField> {
  assertObject(options, "options");
  const { handleToCreatorId, handle, fetchedAt } = options;
  return {
    name: "TikTok videos",
    columns: videoColumns,
    readRow: videoRowReader({
      creatorOf: handleToCreatorId === undefined ? undefined : directoryOf(handleToCreatorId),
      handle: handle === undefined ? undefined : bare(handle),
      fetchedAt: fetchedAt === undefined ? undefined : toInstant(fetchedAt, "options.fetchedAt"),
    }),
    assemble: assembleVideos,
  };
}

function directoryOf(handles: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  assertObject(handles, "options.handleToCreatorId");
  const directory = new Map<string, string>();
  for (const [handle, creatorId] of Object.entries(handles)) {
    const key = bare(handle).toLowerCase();
    const other = directory.get(key);
    if (other !== undefined && other !== creatorId) {
      fail("duplicateId", "options.handleToCreatorId", "one creator for each handle", handle);
    }
    directory.set(key, creatorId);
  }
  return directory;
}

function bare(handle: string): string {
  if (typeof handle !== "string") fail("invalidArgument", "options.handle", "text", handle);
  return handle.trim().replace(/^@/, "");
}
