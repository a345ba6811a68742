import { Decimal } from "./_decimal.js";
import { toRate } from "./_to-rate.js";
import { asRate } from "./as-rate.js";
import type { Rate } from "./types.js";

/**
 * By how much does one rate exceed another? The result is negative when it does not. For "the rest of the whole" use
 * {@link complementRate}.
 *
 * @formula left − right, exactly
 *
 * Complexity: O(1).
 *
 * @param left - a rate
 * @param right - the rate taken from it
 * @returns the canonical difference
 * @throws `invalidRate` when either is not a rate, or the difference needs more than 15 digits before the point
 *
 * @example
 * ```ts
 * import { subtractRates } from "creator-core/rate";
 *
 * subtractRates("0.3", "0.1"); // => "0.2"
 * subtractRates("0.1", "0.125"); // => "-0.025"
 * ```
 */
export function subtractRates(left: Rate, right: Rate): Rate {
  return toRate(new Decimal(asRate(left, "left")).minus(asRate(right, "right")).toString(), "difference");
}
