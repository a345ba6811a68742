import { compareRates } from "./compare-rates.js";
import { rate } from "./rate.js";
import type { Rate } from "./types.js";

/**
 * Which is the higher of two rates? Use it to hold a rate above a floor.
 *
 * @formula max(left, right)
 *
 * Complexity: O(1).
 *
 * @param left - a rate
 * @param right - a rate
 * @returns the higher rate, in canonical form
 * @throws `invalidRate` when either is not a rate
 *
 * @example
 * ```ts
 * import { maxRate } from "creator-core/rate";
 *
 * maxRate("0.08", "0.1"); // => "0.1"
 * maxRate("9", "10"); // => "10"
 * maxRate("-0.2", "-0.10"); // => "-0.1"
 * ```
 */
export function maxRate(left: Rate, right: Rate): Rate {
  return rate(compareRates(left, right) > 0 ? left : right);
}
