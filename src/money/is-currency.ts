import { exponentOf } from "./_currencies.js";

/**
 * Is this text a currency that amounts can be in? Use it to test a column before reading it; use
 * {@link currencyExponent} when an unknown code is a mistake that should stop the program.
 *
 * Complexity: O(1).
 *
 * @param code - anything
 * @returns whether it is an ISO 4217 code in capitals with a minor unit, withdrawn codes of recent years among them, or
 * an own currency as {@link ownCurrency} writes it
 *
 * @example
 * ```ts
 * import { isCurrency } from "creator-core/money";
 *
 * isCurrency("GBP"); // => true
 * isCurrency("gbp"); // => false
 * isCurrency("PTS:0"); // => true
 * isCurrency("PTS"); // => false
 * isCurrency("XAU"); // => false
 * isCurrency("constructor"); // => false
 * ```
 */
export function isCurrency(code: unknown): code is string {
  return exponentOf(code) !== undefined;
}
