import { fail } from "../errors/creator-core-error.js";
import type { Metric } from "../models/metric.js";
import type { PostCounts } from "../models/post.js";
import { metricValue, noMetric } from "../statistics/metric.js";
import { exactSum } from "./exact-sum.js";
import { countFields } from "./latest-snapshot.js";
import { type PostOrCounts, type ReadPostsOptions, readPosts } from "./read-posts.js";

/** A count that may be added up over posts. Reach and followers may not: one person stands in several of them. */
export type AdditiveCount = Exclude<keyof PostCounts, "reach" | "followers">;

/**
 * How many views (likes, clicks, …) do these posts have in all? Use it for the total itself, and as the count of
 * `costPerView`, `costPerClick` or `costPerEngagement`. Per view or per follower it is `engagementRate`.
 *
 * @formula Σ counts, over the posts and the fields named
 *
 * Units: things counted; seconds for `watchTimeSeconds`.
 *
 * A count that was not measured is not zero. Without it the total would look smaller than it is, so it has no value
 * then (`missingInput`, with the names); `missing: "skip"` adds up the other posts and flags `skippedUnmeasured`. The
 * total of no posts is 0, and `n` says so.
 *
 * Complexity: O(posts + snapshots).
 *
 * @param posts - posts, read at their latest snapshot, or bare counts; in any order
 * @param fields - one count, or several to be added up, each named once
 * @param options - the moment as of which to read, and whether to skip or refuse unmeasured posts
 * @returns a metric of unit `count`; `n` is the posts it rests on, `exact` has the denominator 1
 * @throws `invalidArgument` when a field is no such count, or is named twice, `posts` is no list of posts, or an option
 * is none
 * @throws `invalidInteger` when a count is not a whole number of at least 0, or the sum passes 2^53 − 1
 * @throws `invalidInstant` when a time is none
 *
 * @example
 * ```ts
 * import { totalCount } from "creator-core/metrics";
 *
 * const views = totalCount([{ views: 1_000 }, { views: 500 }], "views");
 * views.ok && views.value; // => 1500
 * ```
 *
 * @example
 * ```ts
 * import { totalCount } from "creator-core/metrics";
 *
 * const posts = [{ likes: 90, comments: 6 }, { likes: 10 }];
 * const total = totalCount(posts, ["likes", "comments"]);
 * !total.ok && total.missing; // => ["comments"]
 * total.definition.numerator; // => "likes + comments"
 *
 * const known = totalCount(posts, ["likes", "comments"], { missing: "skip" });
 * known.ok && known.value; // => 96
 * known.ok && known.flags; // => ["skippedUnmeasured"]
 * ```
 */
export function totalCount(
  posts: readonly PostOrCounts[],
  fields: AdditiveCount | readonly AdditiveCount[],
  options: ReadPostsOptions = {},
): Metric {
  const named = inOrder(typeof fields === "string" ? [fields] : fields);
  const definition = {
    name: "totalCount",
    unit: "count",
    numerator: named.join(" + "),
    denominator: "1",
  } as const;
  const { columns, rows, posts: known, missing } = readPosts(posts, named, options);
  const tolerated = options.missing === "skip" && rows > 0;
  if (missing.length > 0 && !tolerated) return noMetric(definition, "missingInput", missing);
  const total = exactSum(columns.flat(), "posts");
  const flags = rows < known ? ["skippedUnmeasured"] : [];
  return metricValue(definition, total, rows, { exact: { numerator: total, denominator: 1 }, flags });
}

const additiveFields = /* @__PURE__ */ countFields.filter((field) => field !== "reach" && field !== "followers");

/** The fields in one order, so that two ways to write one definition are equal. */
function inOrder(fields: readonly AdditiveCount[]): AdditiveCount[] {
  if (!Array.isArray(fields)) fail("invalidArgument", "fields", "a count or a list of counts", fields);
  const named = additiveFields.filter((field) => fields.includes(field));
  if (named.length === 0 || named.length !== fields.length) {
    const actual = fields.length === 1 ? fields[0] : fields;
    fail("invalidArgument", "fields", "counts that add up over posts, each named once", actual);
  }
  return named;
}
