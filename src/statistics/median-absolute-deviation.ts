import { interpolateAt } from "../kernels/interpolate-at.js";
import { median } from "./median.js";
import { finite, numberColumn } from "./sorted-numbers.js";

/**
 * How far is the middle value from the {@link median}? Half of the values are at most this far from it, so that outliers
 * do not move it, as they do the {@link standardDeviation}. It is 0 when more than half of the values are equal.
 *
 * It is the plain median of the distances. Of normally distributed values, 1.4826 times as much is the standard
 * deviation; that factor is not in it.
 *
 * @formula median of |value − median|
 *
 * Units: those of the values.
 *
 * Complexity: O(n) except on input made to prevent it, O(n log n) there.
 *
 * @param values - at least one finite number, in any order
 * @returns the median absolute deviation (MAD), 0 or more
 * @throws `invalidArgument` when there is no value, or one that is not finite, or they are too far apart to subtract
 *
 * @example
 * ```ts
 * import { medianAbsoluteDeviation } from "creator-core/statistics";
 *
 * medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9]); // => 1
 * medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9_000]); // => 1
 * medianAbsoluteDeviation([5, 5, 5, 80]); // => 0
 * medianAbsoluteDeviation([]); // => throws
 * ```
 */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  return medianDistance(numberColumn(values), median(values));
}

/**
 * The median distance of a column from its centre; the column is overwritten.
 *
 * @throws `invalidArgument` when its values are too far apart to subtract
 * @internal
 */
export function medianDistance(column: Float64Array, centre: number): number {
  for (let i = 0; i < column.length; i += 1) column[i] = finite(Math.abs(column[i]! - centre));
  const below = (column.length - 1) / 2;
  return finite(interpolateAt(column, Math.floor(below), below % 1));
}
