import { fail } from "../errors/creator-core-error.js";
import type { MetricSnapshot, Post, PostCounts } from "../models/post.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant } from "../time/types.js";
import { assertCount } from "./assert-count.js";

/** A snapshot and its moment as a number. */
interface Read {
  readonly counts: PostCounts;
  readonly at: Instant;
}

/** Every count a platform reports, in the order in which results list them. */
export const countFields = [
  "views",
  "reach",
  "impressions",
  "likes",
  "comments",
  "shares",
  "saves",
  "clicks",
  "profileVisits",
  "watchTimeSeconds",
  "completions",
  "followers",
] as const satisfies readonly (keyof PostCounts)[];

/**
 * The last snapshot at or before `limit`, not copied unless two of the same instant have to be joined.
 *
 * @throws `invalidArgument`, `invalidInstant` or `invalidInteger` naming the snapshot below `path`
 * @internal
 */
export function latestSnapshot(post: Pick<Post, "snapshots">, limit: Instant, path: string): Read | null {
  const { snapshots } = post;
  if (!Array.isArray(snapshots)) fail("invalidArgument", `${path}.snapshots`, "an array of snapshots", snapshots);
  let counts: PostCounts | null = null;
  let at = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < snapshots.length; i += 1) {
    const snapshot: MetricSnapshot = snapshots[i] ?? fail("invalidArgument", `${path}.snapshots[${i}]`, "counts", null);
    const moment = toInstant(snapshot.at, `${path}.snapshots[${i}].at`);
    if (moment > limit || moment < at) continue;
    counts = moment === at && counts !== null ? join(counts, snapshot, `${path}.snapshots[${i}]`) : snapshot;
    at = moment;
  }
  return counts === null ? null : { counts, at };
}

/**
 * Two readings of one instant, perhaps of two reports that know different things. Counts only grow, so the larger is
 * the later; and the answer does not depend on which came first.
 */
function join(a: PostCounts, b: PostCounts, path: string): PostCounts {
  const joined: { -readonly [Field in keyof PostCounts]: PostCounts[Field] } = {};
  for (const field of countFields) {
    for (const value of [a[field], b[field]]) {
      if (value === undefined) continue;
      assertCount(value, `${path}.${field}`);
      joined[field] = Math.max(value, joined[field] ?? 0);
    }
  }
  return joined;
}
