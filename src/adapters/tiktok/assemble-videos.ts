import type { MetricSnapshot, Post, PostCounts } from "../../models/post.js";
import { cellInWords } from "../../schemas/cell-reader.js";
import type { Assembled, FieldProblem, NumberedRow } from "../../schemas/row-adapter.js";
import type { VideoField } from "./columns.js";
import type { VideoRow } from "./video-row-reader.js";

/** What a list of videos says. */
export interface Videos {
  /** By id; the snapshots of each by time. */
  readonly posts: readonly Post[];
}

type Numbered = NumberedRow<VideoRow>;
type Problem = FieldProblem<VideoField> & { readonly row: number };

/** What does not change about a video, and the column it stands in. */
const fixed = [
  ["creatorId", "username"],
  ["createdAt", "createdAt"],
  ["campaignId", "campaignId"],
  ["assetId", "assetId"],
  ["sponsored", "sponsored"],
] as const satisfies readonly (readonly [keyof VideoRow, VideoField])[];

/** What was counted, and the column it stands in. */
const counted = [
  ["views", "views"],
  ["reach", "reach"],
  ["likes", "likes"],
  ["comments", "comments"],
  ["shares", "shares"],
  ["saves", "saves"],
  ["watchTimeSeconds", "watchTime"],
] as const satisfies readonly (readonly [keyof PostCounts, VideoField])[];

/** One video as far as its rows have told. */
interface Video {
  /** What its first row said, and where that left a field empty, the next that did not. */
  known: VideoRow;
  /** The row that a fixed field is known from. */
  readonly knownFrom: Map<keyof VideoRow, Numbered>;
  readonly byTime: Map<number, Numbered>;
}

/** Rows of one video become one post, with a snapshot for each moment. */
export function assembleVideos(rows: readonly Numbered[]): Assembled<Videos, VideoField> {
  const problems: Problem[] = [];
  const skipped: { row: number; reason: string }[] = [];
  const videos = new Map<string, Video>();
  for (const entry of rows) {
    const video = videoOf(videos, entry.value);
    const same = video.byTime.get(entry.value.fetchedAt);
    const problem = contradiction(video, entry) ?? otherCounts(same, entry);
    if (problem !== undefined) {
      problems.push(problem);
      continue;
    }
    learn(video, entry);
    if (same === undefined) video.byTime.set(entry.value.fetchedAt, entry);
    else skipped.push({ row: entry.row, reason: `the same as row ${same.row}` });
  }
  const posts = [...videos.values()].map(postOf);
  return { facts: { posts: posts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) }, problems, skipped };
}

function videoOf(videos: Map<string, Video>, row: VideoRow): Video {
  const video = videos.get(row.id) ?? { known: row, knownFrom: new Map(), byTime: new Map() };
  videos.set(row.id, video);
  return video;
}

function contradiction({ known, knownFrom }: Video, { row, value }: Numbered): Problem | undefined {
  for (const [name, field] of fixed) {
    if (known[name] === null || value[name] === null || known[name] === value[name]) continue;
    const source = knownFrom.get(name)!;
    // A cell that is not there was filled by an option of the adapter.
    const wanted = cellInWords(source.value.cells[field] ?? known[name]);
    const expected = `${wanted}, as in row ${source.row} of this video`;
    return { row, field, code: "inconsistent", expected, actual: value.cells[field] ?? value[name] };
  }
  return undefined;
}

/** Two counts of one moment cannot both be right. */
function otherCounts(same: Numbered | undefined, { row, value }: Numbered): Problem | undefined {
  const different = counted.find(([name]) => same !== undefined && same.value.counts[name] !== value.counts[name]);
  if (same === undefined || different === undefined) return undefined;
  const [, field] = different;
  const wanted = cellInWords(same.value.cells[field]);
  const expected = `${wanted}, as in row ${same.row}, which is of the same moment and holds`;
  return { row, field, code: "inconsistent", expected, actual: value.cells[field] };
}

function learn(video: Video, entry: Numbered): void {
  for (const [name] of fixed) {
    if (entry.value[name] !== null && !video.knownFrom.has(name)) video.knownFrom.set(name, entry);
  }
  const { known } = video;
  const { duration, campaignId, assetId, sponsored } = entry.value;
  video.known = {
    ...known,
    duration: known.duration ?? duration,
    campaignId: known.campaignId ?? campaignId,
    assetId: known.assetId ?? assetId,
    sponsored: known.sponsored ?? sponsored,
  };
}

function postOf({ known, byTime }: Video): Post {
  const { id, creatorId, createdAt, duration, campaignId, assetId, sponsored } = known;
  return {
    id,
    creatorId,
    platform: "tiktok",
    publishedAt: createdAt,
    ...(campaignId === null ? {} : { campaignId }),
    ...(assetId === null ? {} : { assetId }),
    format: "video",
    ...(duration === null ? {} : { durationSeconds: duration }),
    ...(sponsored === null ? {} : { sponsored }),
    snapshots: [...byTime.values()].map(snapshotOf).sort((a, b) => Number(a.at) - Number(b.at)),
  };
}

function snapshotOf({ value: { fetchedAt, counts } }: Numbered): MetricSnapshot {
  return { at: fetchedAt, ...counts };
}
