import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { fail } from "../errors/creator-core-error.js";
import { meanOfSorted } from "./mean.js";
import { finite, sortedNumbers } from "./sorted-numbers.js";

/** Whether the values are everything there is, or some of it. */
export interface StandardDeviationOptions {
  /**
   * `sample`: the values stand for more of their kind, such as 30 posts for how a creator posts; divided by n − 1.
   * `population`: they are all there is; divided by n.
   */
  readonly of: "sample" | "population";
}

/**
 * How far are the values from their mean, on the whole? One large value moves it more than the {@link mean};
 * {@link medianAbsoluteDeviation} stays. As a part of the mean it is {@link coefficientOfVariation}.
 *
 * It is the same to the last digit in whatever order the values come, and 0 when they are equal.
 *
 * @formula √(Σ (value − mean)² ÷ (n − 1)) of a sample, √(Σ (value − mean)² ÷ n) of a population
 *
 * Units: those of the values.
 *
 * Complexity: O(n log n).
 *
 * @param values - finite numbers in any order: at least two of a sample, at least one of a population
 * @param options - `of`: what the values are
 * @returns the standard deviation, 0 or more
 * @throws `invalidArgument` when there are too few values, one is not finite, they are too far apart to subtract, or
 * `of` is neither
 *
 * @example
 * ```ts
 * import { standardDeviation } from "creator-core/statistics";
 *
 * standardDeviation([2, 4, 4, 4, 5, 5, 7, 9], { of: "population" }); // => 2
 * standardDeviation([1, 2, 3], { of: "sample" }); // => 1
 * standardDeviation([5], { of: "population" }); // => 0
 * standardDeviation([5], { of: "sample" }); // => throws
 * ```
 */
export function standardDeviation(values: readonly number[], options: StandardDeviationOptions): number {
  const of = deviationOf(options);
  const sorted = sortedNumbers(values);
  if (of === "sample" && sorted.length < 2) fail("invalidArgument", "values", "at least two numbers", values);
  return deviationFrom(meanOfSorted(sorted), sorted, of);
}

/** @internal */
export function deviationOf(options: StandardDeviationOptions): "sample" | "population" {
  assertObject(options, "options");
  assertOneOf(options.of, ["sample", "population"], "options.of");
  return options.of;
}

/**
 * The standard deviation of a column that is already sorted, and long enough.
 *
 * @throws `invalidArgument` when its values are too far apart to subtract
 * @internal
 */
export function deviationFrom(centre: number, sorted: Float64Array, of: "sample" | "population"): number {
  const largest = finite(Math.max(centre - sorted[0]!, sorted[sorted.length - 1]! - centre));
  if (largest === 0) return 0;
  // Squares of very large or very small numbers are no numbers. Dividing by a power of two has no rounding error.
  const scale = 2 ** Math.floor(Math.log2(largest));
  let squares = 0;
  for (const value of sorted) squares += ((value - centre) / scale) ** 2;
  return finite(scale * Math.sqrt(squares / (of === "sample" ? sorted.length - 1 : sorted.length)));
}
