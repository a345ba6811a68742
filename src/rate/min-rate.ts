import { compareRates } from "./compare-rates.js";
import { rate } from "./rate.js";
import type { Rate } from "./types.js";

/**
 * Which is the lower of two rates? Use it to hold a rate under a ceiling; with {@link maxRate} it makes a range.
 *
 * @formula min(left, right)
 *
 * Complexity: O(1).
 *
 * @param left - a rate
 * @param right - a rate
 * @returns the lower rate, in canonical form
 * @throws `invalidRate` when either is not a rate
 *
 * @example
 * ```ts
 * import { maxRate, minRate } from "creator-core/rate";
 *
 * minRate("0.35", "0.30"); // => "0.3"
 * minRate("9", "10"); // => "9"
 * maxRate("0.05", minRate("0.35", "0.3")); // => "0.3"
 * ```
 */
export function minRate(left: Rate, right: Rate): Rate {
  return rate(compareRates(left, right) < 0 ? left : right);
}
