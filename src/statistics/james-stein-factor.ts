import { fail } from "../errors/creator-core-error.js";
import { sortedNumbers } from "./sorted-numbers.js";
import { squaresAboutMean } from "./sums.js";

/**
 * How much of its distance from the mean should each of these estimates keep? The positive-part James–Stein factor, for
 * estimates of one and the same known error: `mean + factor·(value − mean)` is closer to the truth, over all of them, than
 * the values are. It is the textbook case; errors that differ, as creators' do, are what `shrinkEstimates` is for.
 *
 * @formula c = max(0, 1 − (k − 3)·σ² ÷ Σ(y − ȳ)²)
 *
 * Units: a share: 1 leaves the values as they are, 0 replaces all by their mean, as it does when they are equal.
 *
 * Complexity: O(n log n).
 *
 * @param values - at least four estimates, in any order
 * @param variance - the square of the standard error that each of them has, above 0
 * @returns the factor, from 0 to 1
 * @throws `invalidArgument` when there are fewer than four values, one is not finite, or the variance is not above 0
 *
 * Efron and Morris 1975, Data analysis using Stein's estimator and its generalizations.
 *
 * @example
 * ```ts
 * import { jamesSteinFactor } from "creator-core/statistics";
 *
 * // Σ(y − ȳ)² = 9 + 1 + 1 + 9 = 20, so 1 − 1·4 ÷ 20.
 * jamesSteinFactor([2, 4, 6, 8], 4); // => 0.8
 * jamesSteinFactor([2, 4, 6, 8], 100); // => 0
 * jamesSteinFactor([2, 4, 6], 4); // => throws
 * ```
 */
export function jamesSteinFactor(values: readonly number[], variance: number): number {
  const sorted = sortedNumbers(values);
  if (sorted.length < 4) fail("invalidArgument", "values", "at least four numbers", values);
  if (typeof variance !== "number" || !(variance > 0 && variance < Number.POSITIVE_INFINITY)) {
    fail("invalidArgument", "variance", "a finite number above 0", variance);
  }
  const error = Math.sqrt(variance);
  // In units of the error, and from the smallest value, so that large numbers close together keep their digits.
  const above = sorted.map((value) => (value - sorted[0]!) / error);
  const squares = squaresAboutMean(above);
  return squares === 0 ? 0 : Math.max(0, 1 - (sorted.length - 3) / squares);
}
