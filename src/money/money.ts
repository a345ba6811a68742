import { fail } from "../errors/creator-core-error.js";
import { readDecimal } from "../rate/_decimal-text.js";
import { moneyOfDecimal } from "./_money-of-decimal.js";
import { assertCurrencyAfter } from "./assert-currency.js";
import type { Money } from "./types.js";

/**
 * What is this amount, written in major units, as exact money? Use it for literals and for plain decimal columns of a
 * database; use {@link moneyOfMinor} when the source counts in pence or cents, and {@link parseMoney} for text made for
 * people ("£1,234.50").
 *
 * Nothing is rounded: an amount with more decimals than its currency is refused, unless they are zeros. A number is
 * taken only when it is whole, because 0.1 + 0.2 is not 0.3 before it gets here.
 *
 * @formula minor = amount × 10^exponent of the currency
 *
 * Units: major units in (pounds), minor units out (pence).
 *
 * Complexity: O(1); a text of more than 64 characters is refused unread.
 *
 * @param amount - plain decimal text (`"-12.50"`; not `"1,000.00"`, `".5"` or `"1e3"`), or a whole number of major
 * units
 * @param currency - ISO 4217 code in capitals, or an own currency such as `"PTS:0"`
 * @returns the exact amount
 * @throws `invalidMoney` when `amount` is not plain decimal text or has too many decimals
 * @throws `unknownCurrency`
 * @throws `moneyOverflow` beyond ±(2^53 − 1) minor units
 *
 * @example
 * ```ts
 * import { money } from "creator-core/money";
 *
 * money("12.50", "GBP"); // => { minor: 1250, currency: "GBP" }
 * money("12.5000", "GBP"); // => { minor: 1250, currency: "GBP" }
 * money("-0.926", "KWD"); // => { minor: -926, currency: "KWD" }
 * money(100, "JPY"); // => { minor: 100, currency: "JPY" }
 * ```
 *
 * @example What would have to be rounded is refused.
 * ```ts
 * import { isCreatorCoreError } from "creator-core/errors";
 * import { money } from "creator-core/money";
 *
 * try {
 *   money("12.345", "GBP");
 * } catch (error) {
 *   isCreatorCoreError(error) && error.details.expected; // => "an amount with at most 2 decimals, as GBP has"
 * }
 * ```
 */
export function money<C extends string>(amount: string | number, currency: C): Money<C> {
  assertCurrencyAfter(amount, currency);
  const decimal = readDecimal(plainText(amount));
  if (decimal === undefined) return fail("invalidMoney", "amount", 'plain decimal text such as "1234.50"', amount);
  return moneyOfDecimal(decimal, currency, "amount", amount);
}

function plainText(amount: unknown): string {
  if (typeof amount === "string") return amount;
  if (Number.isSafeInteger(amount)) return String(amount);
  return fail("invalidMoney", "amount", "text, or a whole number of major units: fractions as text", amount);
}
