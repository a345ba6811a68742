import { exponentOf } from "./_currencies.js";
import { assertCurrency } from "./assert-currency.js";

/**
 * How many decimals does this currency have? Use it to lay out a column or to write an importer; the functions of this
 * module know it by themselves.
 *
 * Units: decimal places of the major unit; 2 means that 1 major unit is 100 minor units.
 *
 * Complexity: O(1).
 *
 * @param currency - ISO 4217 code in capitals, or an own currency such as `"PTS:0"`
 * @returns 0, 2, 3 or 4; for an own currency what it says, 0 to 8
 * @throws `unknownCurrency` when the code is not a currency with a minor unit in ISO 4217, nor an own one
 *
 * Source: ISO 4217 list one of 2026-01-01, and the codes withdrawn since 2021, which old records still carry.
 *
 * @example
 * ```ts
 * import { currencyExponent } from "creator-core/money";
 *
 * currencyExponent("GBP"); // => 2
 * currencyExponent("JPY"); // => 0
 * currencyExponent("KWD"); // => 3
 * currencyExponent("CLF"); // => 4
 * currencyExponent("USDC:6"); // => 6
 * ```
 */
export function currencyExponent(currency: string): number {
  assertCurrency(currency, "currency");
  return exponentOf(currency)!;
}
