import type { PostCounts } from "../../models/post.js";
import { type CellReader, type CellType, cellReader, idCell, wholeNumberCell } from "../../schemas/cell-reader.js";
import type { Cells, RowReading } from "../../schemas/row-adapter.js";
import type { Instant } from "../../time/types.js";
import { flagCell, handleCell, secondsCell, timeCell } from "./cells.js";
import type { VideoField } from "./columns.js";

/** One row: what was known of a video when it was fetched. */
export interface VideoRow {
  readonly id: string;
  readonly creatorId: string;
  readonly createdAt: Instant;
  readonly fetchedAt: Instant;
  readonly duration: number | null;
  readonly campaignId: string | null;
  readonly assetId: string | null;
  readonly sponsored: boolean | null;
  /** Only what was measured. */
  readonly counts: PostCounts;
  /** The row as the file has it, for messages. */
  readonly cells: Cells<VideoField>;
}

interface ReadOptions {
  readonly creatorOf: ReadonlyMap<string, string> | undefined;
  readonly handle: string | undefined;
  readonly fetchedAt: Instant | undefined;
}

type Reader = CellReader<VideoField>;

const countCell = wholeNumberCell();

/** Makes the reader of rows. */
export function videoRowReader(options: ReadOptions) {
  return (cells: Cells<VideoField>): RowReading<VideoRow, VideoField> => {
    const row = cellReader(cells);
    const id = row.required("id", idCell);
    const creatorId = readCreator(row, options);
    const createdAt = row.required("createdAt", timeCell);
    const fetchedAt = withDefault(row, "fetchedAt", timeCell, options.fetchedAt);
    if (createdAt !== undefined && fetchedAt !== undefined && fetchedAt < createdAt) {
      row.refuse("fetchedAt", "inconsistent", "no earlier than the creation of the video");
    }
    const video = {
      duration: row.optional("duration", secondsCell) ?? null,
      campaignId: row.optional("campaignId", idCell) ?? null,
      assetId: row.optional("assetId", idCell) ?? null,
      sponsored: row.optional("sponsored", flagCell) ?? null,
      counts: readCounts(row),
    };
    const isComplete =
      id !== undefined && creatorId !== undefined && createdAt !== undefined && fetchedAt !== undefined;
    if (!isComplete || row.isBad()) return row.bad();
    return { kind: "read", value: { id, creatorId, createdAt, fetchedAt, ...video, cells } };
  };
}

function withDefault<T>(row: Reader, field: VideoField, type: CellType<T>, otherwise: T | undefined): T | undefined {
  return otherwise === undefined ? row.required(field, type) : (row.optional(field, type) ?? otherwise);
}

/** The creator behind the handle; without a directory of handles, the handle itself. */
function readCreator(row: Reader, { creatorOf, handle: ownHandle }: ReadOptions): string | undefined {
  const handle = withDefault(row, "username", handleCell, ownHandle);
  if (handle === undefined || creatorOf === undefined) return handle;
  const creatorId = creatorOf.get(handle.toLowerCase());
  if (creatorId === undefined) row.refuse("username", "danglingReference", "the handle of one of the creators");
  return creatorId;
}

/** The columns of counts that are read as they stand. */
const countFields = ["views", "reach", "likes", "comments", "shares", "saves"] as const;

/** What is absent was not measured, which is not zero. */
function readCounts(row: Reader): PostCounts {
  const counts: { -readonly [Name in keyof PostCounts]: PostCounts[Name] } = {};
  for (const field of countFields) {
    const count = row.optional(field, countCell);
    if (count !== undefined) counts[field] = count;
  }
  const watched = row.optional("watchTime", secondsCell);
  if (watched !== undefined) counts.watchTimeSeconds = Math.round(watched);
  return counts;
}
