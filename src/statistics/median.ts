import { interpolateAt } from "../kernels/interpolate-at.js";
import { finite, numberColumn } from "./sorted-numbers.js";

/**
 * The median: the middle value, or half-way between the two in the middle. Outliers do not move it, as they do the
 * {@link mean}.
 *
 * @formula the value at rank (n + 1) ÷ 2, half-way between its neighbours when n is even
 *
 * Units: those of the values.
 *
 * Complexity: O(n) except on input made to prevent it, O(n log n) there.
 *
 * @param values - at least one finite number, in any order
 * @returns the median
 * @throws `invalidArgument` when there is no value, or one that is not finite, or the middle two are too far apart to
 * subtract
 *
 * @example
 * ```ts
 * import { median } from "creator-core/statistics";
 *
 * median([1, 2, 6]); // => 2
 * median([1, 2, 6, 1_000]); // => 4
 * median([]); // => throws
 * ```
 */
export function median(values: readonly number[]): number {
  const column = numberColumn(values);
  const below = (column.length - 1) / 2;
  return finite(interpolateAt(column, Math.floor(below), below % 1));
}
