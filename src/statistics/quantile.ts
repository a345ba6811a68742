import { fail } from "../errors/creator-core-error.js";
import { interpolateAt } from "../kernels/interpolate-at.js";
import { mostWithin } from "../kernels/part-of-count.js";
import { finite, numberColumn } from "./sorted-numbers.js";

/**
 * Below which number lies this part of the values? `quantile(views, 0.9)` is the 90th percentile, `quantile(views, 0.5)`
 * the {@link median}. Between two values it draws a straight line (Hyndman–Fan type 7, what spreadsheets, NumPy and R do
 * by default); {@link nearestRankQuantile} is always one of the values. The way back is {@link percentileRank}.
 *
 * @formula the value at place 1 + (n − 1) · p of the sorted values, on a straight line between two places
 *
 * Units: those of the values.
 *
 * Complexity: O(n) except on input made to prevent it, O(n log n) there.
 *
 * @param values - at least one finite number, in any order
 * @param p - a number from 0 (the smallest value) to 1 (the largest)
 * @returns the quantile, between the smallest and the largest value
 * @throws `invalidArgument` when there is no value, one is not finite, `p` is not from 0 to 1, or the two neighbours
 * are too far apart to subtract
 *
 * Source: R. J. Hyndman and Y. Fan, “Sample Quantiles in Statistical Packages”, The American Statistician 50 (1996), definition 7.
 *
 * @example
 * ```ts
 * import { quantile } from "creator-core/statistics";
 *
 * quantile([10, 20, 30, 40, 50], 0.25); // => 20
 * quantile([10, 20, 30, 40], 0.25); // => 17.5
 * quantile([10, 20, 30, 40], 1); // => 40
 * quantile([10, 20, 30, 40], 25); // => throws
 * ```
 */
export function quantile(values: readonly number[], p: number): number {
  assertPart(p);
  const column = numberColumn(values);
  const gaps = column.length - 1;
  const place = mostWithin(p, Math.max(gaps, 1));
  if (place >= gaps) return interpolateAt(column, gaps, 0) + 0;
  // From 0 to 1: p is between the parts of two places, and rounding a product does not take it past a whole number.
  const fraction = place / gaps === p ? 0 : p * gaps - place;
  return finite(interpolateAt(column, place, fraction));
}

/**
 * @throws `invalidArgument` when it is not from 0 to 1
 * @internal
 */
export function assertPart(p: number): void {
  if (typeof p !== "number" || !(p >= 0 && p <= 1)) fail("invalidArgument", "p", "a number from 0 to 1", p);
}
