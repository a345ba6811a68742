import { Decimal } from "./_decimal.js";
import { toRate } from "./_to-rate.js";
import { asRate } from "./as-rate.js";
import type { Rate } from "./types.js";

/**
 * What is a share of a share? Use it when one rate applies to the result of another (an agency's 20 % of a creator's
 * 15 %); rates side by side are added, see {@link addRates}.
 *
 * Nothing is rounded: a product that needs more than 18 decimals is refused. Apply such rates to the money one after
 * the other instead, and round where the terms say.
 *
 * @formula left × right, exactly
 *
 * Complexity: O(1).
 *
 * @param left - a rate
 * @param right - a rate
 * @returns the canonical product
 * @throws `invalidRate` when either is not a rate, or the product needs more than 15 digits before or 18 after the
 * point
 *
 * @example
 * ```ts
 * import { multiplyRates } from "creator-core/rate";
 *
 * multiplyRates("0.15", "0.2"); // => "0.03"
 * multiplyRates("-0.5", "0.5"); // => "-0.25"
 * ```
 */
export function multiplyRates(left: Rate, right: Rate): Rate {
  return toRate(new Decimal(asRate(left, "left")).times(asRate(right, "right")).toString(), "product");
}
