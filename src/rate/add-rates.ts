import { Decimal } from "./_decimal.js";
import { toRate } from "./_to-rate.js";
import { asRate } from "./as-rate.js";
import type { Rate } from "./types.js";

/**
 * What do two rates come to together? Use it for a base rate with a bonus rate on top; rates that apply one after the
 * other are multiplied, see {@link multiplyRates}.
 *
 * @formula left + right, exactly
 *
 * Complexity: O(1).
 *
 * @param left - a rate
 * @param right - a rate
 * @returns the canonical sum
 * @throws `invalidRate` when either is not a rate, or the sum needs more than 15 digits before the point
 *
 * @example
 * ```ts
 * import { addRates } from "creator-core/rate";
 *
 * addRates("0.1", "0.2"); // => "0.3"
 * addRates("0.15", "-0.15"); // => "0"
 * ```
 */
export function addRates(left: Rate, right: Rate): Rate {
  return toRate(new Decimal(asRate(left, "left")).plus(asRate(right, "right")).toString(), "sum");
}
