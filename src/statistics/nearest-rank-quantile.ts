import { fewestReaching } from "../kernels/part-of-count.js";
import { selectKth } from "../kernels/select-kth.js";
import { assertPart } from "./quantile.js";
import { numberColumn } from "./sorted-numbers.js";

/**
 * Which of the values is the smallest that at least this part of them does not exceed? Use it where the answer must have
 * happened, such as a view count that some post really had; {@link quantile} draws a line between two values.
 *
 * @formula the value at rank ⌈p · n⌉ of the sorted values, at rank 1 for p = 0
 *
 * Units: those of the values.
 *
 * Complexity: O(n) except on input made to prevent it, O(n log n) there.
 *
 * @param values - at least one finite number, in any order
 * @param p - a number from 0 to 1; a decimal means what is written, so that 0.07 of 100 values is rank 7
 * @returns one of the values
 * @throws `invalidArgument` when there is no value, one is not finite, or `p` is not from 0 to 1
 *
 * Source: R. J. Hyndman and Y. Fan, “Sample Quantiles in Statistical Packages”, The American Statistician 50 (1996), definition 1.
 *
 * @example
 * ```ts
 * import { nearestRankQuantile } from "creator-core/statistics";
 *
 * nearestRankQuantile([15, 20, 35, 40, 50], 0.3); // => 20
 * nearestRankQuantile([15, 20, 35, 40, 50], 0.4); // => 20
 * nearestRankQuantile([15, 20, 35, 40, 50], 0.41); // => 35
 * nearestRankQuantile([15, 20, 35, 40, 50], 0); // => 15
 * ```
 */
export function nearestRankQuantile(values: readonly number[], p: number): number {
  assertPart(p);
  const column = numberColumn(values);
  return selectKth(column, Math.max(1, fewestReaching(p, column.length)) - 1) + 0;
}
