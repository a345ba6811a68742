import { assertObject } from "../errors/assert-object.js";
import type { MetricSnapshot, Post, PostCounts } from "../models/post.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";
import { assertCount } from "./assert-count.js";
import { countFields, latestSnapshot } from "./latest-snapshot.js";

/**
 * What was known about a post at a moment? The counts of its latest snapshot at or before it. The metrics of this module
 * do this by themselves; use it to show the counts, or to see how old they are.
 *
 * Two snapshots of the same instant are read as one, field by field, the larger of the two, because counts only grow.
 * A field that the latest snapshot lacks is not taken from an older one: counts of two moments make no rate.
 *
 * It has no value before the first snapshot.
 *
 * Complexity: O(snapshots).
 *
 * @param post - a post, or anything with `snapshots` in any order
 * @param asOf - the moment asked about, itself included; without it the latest of all
 * @returns the counts that were measured, and when; `null` when nothing was known yet
 * @throws `invalidArgument` when it is no post, or has no list of snapshots
 * @throws `invalidInstant` when a time is none
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 *
 * @example
 * ```ts
 * import { latestCounts } from "creator-core/metrics";
 *
 * const post = { snapshots: [{ at: 2_000, views: 900 }, { at: 1_000, views: 100, likes: 9 }] };
 * latestCounts(post); // => { at: 2000, views: 900 }
 * latestCounts(post, 1_999); // => { at: 1000, views: 100, likes: 9 }
 * latestCounts(post, 999); // => null
 * ```
 */
export function latestCounts(
  post: Pick<Post, "snapshots">,
  asOf?: InstantInput,
): (MetricSnapshot & { readonly at: Instant }) | null {
  assertObject(post, "post", "a post");
  const limit = asOf === undefined ? Number.POSITIVE_INFINITY : toInstant(asOf, "asOf");
  const read = latestSnapshot(post, limit, "post");
  return read === null ? null : { at: read.at, ...measured(read.counts) };
}

function measured(counts: PostCounts): PostCounts {
  const copy: { -readonly [Field in keyof PostCounts]: PostCounts[Field] } = {};
  for (const field of countFields) {
    const value = counts[field];
    if (value === undefined) continue;
    assertCount(value, `post.${field}`);
    copy[field] = value + 0; // −0 + 0 is 0
  }
  return copy;
}
