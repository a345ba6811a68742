import type { MetricSnapshot, Post } from "../../models/post.js";
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

/** One video as far as its rows have told. */
interface Video {
  /** With every fixed field that any row has filled. */
  known: VideoRow;
  readonly firstRow: number;
  readonly byTime: Map<number, Numbered>;
}

/** Rows of one video become one post, with a snapshot for each moment. */
export function assembleVideos(rows: readonly Numbered[]): Assembled<Videos, VideoField> {
  const problems: Problem[] = [];
  const skipped: { row: number; reason: string }[] = [];
  const videos = new Map<string, Video>();
  for (const entry of rows) {
    const { id, fetchedAt } = entry.value;
    const video = videos.get(id) ?? { known: entry.value, firstRow: entry.row, byTime: new Map<number, Numbered>() };
    videos.set(id, video);
    const same = video.byTime.get(fetchedAt);
    const problem = contradiction(video, entry) ?? otherCounts(same, entry);
    if (problem !== undefined) {
      problems.push(problem);
      continue;
    }
    video.known = filledIn(video.known, entry.value);
    if (same === undefined) video.byTime.set(fetchedAt, entry);
    else skipped.push({ row: entry.row, reason: `the same as row ${same.row}` });
  }
  const posts = [...videos.values()].map(postOf);
  return { facts: { posts: posts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) }, problems, skipped };
}

function contradiction({ known, firstRow }: Video, { row, value }: Numbered): Problem | undefined {
  for (const [name, field] of fixed) {
    if (known[name] === null || value[name] === null || known[name] === value[name]) continue;
    const expected = `${String(known[name])}, as the rows of this video from row ${firstRow} on say`;
    return { row, field, code: "inconsistent", expected, actual: value[name] };
  }
  return undefined;
}

/** Two counts of one moment cannot both be right. */
function otherCounts(same: Numbered | undefined, { row, value }: Numbered): Problem | undefined {
  if (same === undefined || JSON.stringify(same.value.counts) === JSON.stringify(value.counts)) return undefined;
  const expected = `another moment than row ${same.row}, which has other counts and holds`;
  return { row, field: "fetchedAt", code: "inconsistent", expected, actual: value.fetchedAt };
}

function filledIn(known: VideoRow, more: VideoRow): VideoRow {
  return {
    ...known,
    duration: known.duration ?? more.duration,
    campaignId: known.campaignId ?? more.campaignId,
    assetId: known.assetId ?? more.assetId,
    sponsored: known.sponsored ?? more.sponsored,
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
