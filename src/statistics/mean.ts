import { finite, sortedNumbers } from "./sorted-numbers.js";

/**
 * The arithmetic mean, the average: each value weighs the same. One large value moves it; {@link median} stays.
 * For the mean of a ratio over posts see `engagementRate`, which also knows what to do with missing and zero.
 *
 * It is the same to the last digit in whatever order the values come, and the mean of equal values is that value.
 *
 * @formula Σ values ÷ n
 *
 * Units: those of the values.
 *
 * Complexity: O(n log n).
 *
 * @param values - at least one finite number, in any order
 * @returns the mean, between the smallest and the largest value
 * @throws `invalidArgument` when there is no value, or one that is not finite, or the values are too far apart to add
 *
 * @example
 * ```ts
 * import { mean } from "creator-core/statistics";
 *
 * mean([1, 2, 6]); // => 3
 * mean([0.1, 0.1, 0.1]); // => 0.1
 * mean([]); // => throws
 * ```
 */
export function mean(values: readonly number[]): number {
  return meanOfSorted(sortedNumbers(values));
}

/**
 * The mean of a column that is already sorted.
 *
 * @throws `invalidArgument` when its values are too far apart to add
 * @internal
 */
export function meanOfSorted(sorted: Float64Array): number {
  const smallest = sorted[0]!;
  // Measured from the smallest value, so that equal values have no rounding error at all.
  let above = 0;
  for (const value of sorted) above += value - smallest;
  return Math.min(finite(smallest + above / sorted.length), sorted[sorted.length - 1]! + 0);
}
