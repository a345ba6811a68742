import { finite, sortedNumbers } from "./sorted-numbers.js";

/**
 * The median: the middle value, or half-way between the two in the middle. Outliers do not move it, as they do the
 * {@link mean}.
 *
 * @formula the value at rank (n + 1) ÷ 2, half-way between its neighbours when n is even
 *
 * Units: those of the values.
 *
 * Complexity: O(n log n).
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
  const sorted = sortedNumbers(values);
  const upper = Math.floor(sorted.length / 2);
  const lower = sorted.length % 2 === 0 ? upper - 1 : upper;
  return finite(sorted[lower]! + (sorted[upper]! - sorted[lower]!) / 2);
}
