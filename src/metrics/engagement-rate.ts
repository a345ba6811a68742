import type { EngagementDefinition, Metric, MetricDefinition } from "../models/metric.js";
import { mean } from "../statistics/mean.js";
import { median } from "../statistics/median.js";
import { metricValue, noMetric } from "../statistics/metric.js";
import type { EngagementPreset } from "./engagement-definitions.js";
import { engagementPlan } from "./engagement-plan.js";
import { exact, exactSum } from "./exact-sum.js";
import { type PostOrCounts, type ReadPostsOptions, readPosts } from "./read-posts.js";

/**
 * How much do people do with these posts, for every time they are seen (or for every follower)? Use it for one creator
 * or one campaign; it compares only with rates of the same definition, which the result carries. How much in all is
 * `totalCount`; what it cost is `costPerEngagement`.
 *
 * @formula ratioOfSums: Σ interactions ÷ Σ basis. meanOfRatios and medianOfRatios: of interactions ÷ basis of each post.
 *
 * Units: a ratio; 0.124 is 12.4 %. It may exceed 1 by followers.
 *
 * A count that was not measured is not zero. A post that lacks one is left out and flagged `skippedUnmeasured`, because
 * a rate over fewer posts is still a rate; `missing: "refuse"` gives no number instead. The mean and the median leave
 * out posts with a basis of zero, flagged `skippedZeroDenominator`; in the ratio of sums these simply count.
 *
 * It has no value (`ok: false`) without posts (`insufficientSample`), when no post has all the counts, or one lacks
 * some and is refused (`missingInput`, with their names), or when the basis is zero everywhere (`zeroDenominator`).
 *
 * Complexity: O(posts + snapshots); mean and median O(n log n).
 *
 * @param posts - posts, read at their latest snapshot, or bare counts; in any order
 * @param definition - `"byViews"`, `"byReach"`, `"byImpressions"`, `"byFollowers"` (likes, comments and shares, ratio
 * of sums), or `{ basis, interactions, weights, aggregation }`
 * @param options - the moment as of which to read, and whether to skip or refuse unmeasured posts
 * @returns the rate; `n` is the posts it rests on; `exact` the fraction of the sums, absent for mean and median
 * @throws `invalidPolicy` when the definition is not usable
 * @throws `invalidInteger` when a count is not a whole number of at least 0, or a sum passes 2^53 − 1
 * @throws `invalidInstant` when a time is none
 * @throws `invalidArgument` when `posts` is no list of posts, or an option is none
 *
 * @example
 * ```ts
 * import { engagementRate } from "creator-core/metrics";
 *
 * const rate = engagementRate([{ views: 1_000, likes: 90, comments: 6, shares: 4 }], "byViews");
 * rate.ok && rate.value; // => 0.1
 * ```
 *
 * @example
 * ```ts
 * import { engagementRate } from "creator-core/metrics";
 *
 * const posts = [
 *   { views: 1_000, likes: 100 },
 *   { views: 100, likes: 40 },
 *   { views: 0, likes: 0 },
 *   { views: 500 },
 * ];
 * const likes = { basis: "views", interactions: ["likes"] } as const;
 *
 * const pooled = engagementRate(posts, likes);
 * pooled.ok && pooled.exact; // => { numerator: 140, denominator: 1100 }
 * pooled.ok && pooled.n; // => 3
 * pooled.ok && pooled.flags; // => ["skippedUnmeasured"]
 *
 * const average = engagementRate(posts, { ...likes, aggregation: "meanOfRatios" });
 * average.ok && average.value; // => 0.25
 * average.ok && average.flags; // => ["skippedUnmeasured", "skippedZeroDenominator"]
 *
 * const refused = engagementRate(posts, likes, { missing: "refuse" });
 * !refused.ok && refused.missing; // => ["likes"]
 * ```
 *
 * @example
 * ```ts
 * import { engagementRate } from "creator-core/metrics";
 *
 * const none = engagementRate([], "byViews");
 * !none.ok && none.reason; // => "insufficientSample"
 * const unseen = engagementRate([{ views: 0, likes: 0, comments: 0, shares: 0 }], "byViews");
 * !unseen.ok && unseen.reason; // => "zeroDenominator"
 * engagementRate([], { basis: "views", interactions: [] }); // => throws
 * ```
 */
export function engagementRate(
  posts: readonly PostOrCounts[],
  definition: EngagementPreset | EngagementDefinition,
  options: ReadPostsOptions = {},
): Metric {
  const plan = engagementPlan(definition);
  const fields = [plan.basis, ...plan.terms.map(({ field }) => field)];
  const { columns, rows, posts: known, missing } = readPosts(posts, fields, options);
  if (known === 0) return noMetric(plan.definition, "insufficientSample");
  const refused = missing.length > 0 && options.missing === "refuse";
  if (refused || rows === 0) return noMetric(plan.definition, "missingInput", missing);

  const basis = columns[0]!;
  const interactions = weightedSums(columns.slice(1), plan.terms, rows);
  const flags = missing.length > 0 ? ["skippedUnmeasured"] : [];
  switch (plan.aggregation) {
    case "ratioOfSums":
      return ratioOfSums(plan.definition, interactions, basis, flags);
    case "meanOfRatios":
      return middleOfRatios(plan.definition, mean, interactions, basis, flags);
    case "medianOfRatios":
      return middleOfRatios(plan.definition, median, interactions, basis, flags);
  }
}

/** The interactions of each post. */
function weightedSums(
  counts: readonly (readonly number[])[],
  terms: readonly { readonly weight: number }[],
  rows: number,
): number[] {
  const sums: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let t = 0; t < terms.length; t += 1) sum += terms[t]!.weight * counts[t]![row]!;
    sums.push(exact(sum, "posts.interactions"));
  }
  return sums;
}

function ratioOfSums(
  definition: MetricDefinition,
  interactions: readonly number[],
  basis: readonly number[],
  flags: readonly string[],
): Metric {
  const numerator = exactSum(interactions, "posts.interactions");
  const denominator = exactSum(basis, "posts.basis");
  if (denominator === 0) return noMetric(definition, "zeroDenominator");
  return metricValue(definition, numerator / denominator, basis.length, { exact: { numerator, denominator }, flags });
}

function middleOfRatios(
  definition: MetricDefinition,
  middle: (ratios: readonly number[]) => number,
  interactions: readonly number[],
  basis: readonly number[],
  flags: readonly string[],
): Metric {
  const ratios: number[] = [];
  for (let i = 0; i < basis.length; i += 1) if (basis[i]! > 0) ratios.push(interactions[i]! / basis[i]!);
  if (ratios.length === 0) return noMetric(definition, "zeroDenominator");
  const skipped = ratios.length < basis.length ? ["skippedZeroDenominator"] : [];
  return metricValue(definition, middle(ratios), ratios.length, { flags: [...flags, ...skipped] });
}
