import { assertCurrency } from "./assert-currency.js";
import type { Money } from "./types.js";

/**
 * What is nothing, in this currency? Use it as the start of a fold or as the amount of a line that pays nothing.
 *
 * Complexity: O(1).
 *
 * @param currency - ISO 4217 code in capitals, or an own currency such as `"PTS:0"`
 * @returns zero
 * @throws `unknownCurrency`
 *
 * @example
 * ```ts
 * import { zeroMoney } from "creator-core/money";
 *
 * zeroMoney("EUR"); // => { minor: 0, currency: "EUR" }
 * ```
 */
export function zeroMoney<C extends string>(currency: C): Money<C> {
  assertCurrency(currency, "currency");
  return { minor: 0, currency };
}
