import { fail } from "../errors/creator-core-error.js";
import { assertCurrencyAfter } from "./assert-currency.js";
import type { Money } from "./types.js";

/**
 * What is this count of minor units as money? Use it for sources that count in pence, cents, yen or fils, as payment
 * providers do; use {@link money} for amounts in major units.
 *
 * Units: minor units: 1250 is £12.50, ¥1,250 or KWD 1.250.
 *
 * Complexity: O(1).
 *
 * @param minor - a safe integer; −0 is read as 0
 * @param currency - ISO 4217 code in capitals, or an own currency such as `"PTS:0"`
 * @returns the amount
 * @throws `invalidMoney` when `minor` is fractional or beyond ±(2^53 − 1)
 * @throws `unknownCurrency`
 *
 * @example
 * ```ts
 * import { moneyOfMinor } from "creator-core/money";
 *
 * moneyOfMinor(1250, "GBP"); // => { minor: 1250, currency: "GBP" }
 * moneyOfMinor(-0, "GBP").minor; // => 0
 * ```
 */
export function moneyOfMinor<C extends string>(minor: number, currency: C): Money<C> {
  assertCurrencyAfter(minor, currency);
  if (!Number.isSafeInteger(minor)) fail("invalidMoney", "minor", "a safe integer of minor units", minor);
  return { minor: minor + 0, currency }; // −0 + 0 is 0
}
