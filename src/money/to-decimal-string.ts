import { writeDecimal } from "../rate/_decimal-text.js";
import { exponentOf } from "./_currencies.js";
import { assertMoney } from "./assert-money.js";
import type { Money } from "./types.js";

/**
 * What is this amount as plain decimal text? Use it for CSV files, database columns and other programs: it has the
 * decimals of the currency and nothing else, and {@link money} reads it back. For people use {@link formatMoney}.
 *
 * Units: major units.
 *
 * Complexity: O(1).
 *
 * @param amount - an amount
 * @returns digits, with a point when the currency has decimals, and a minus sign when negative
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { moneyOfMinor, toDecimalString } from "creator-core/money";
 *
 * toDecimalString(moneyOfMinor(123450, "GBP")); // => "1234.50"
 * toDecimalString(moneyOfMinor(-5, "GBP")); // => "-0.05"
 * toDecimalString(moneyOfMinor(1250, "JPY")); // => "1250"
 * toDecimalString(moneyOfMinor(926, "KWD")); // => "0.926"
 * ```
 */
export function toDecimalString(amount: Money): string {
  assertMoney(amount, "amount");
  const { minor, currency } = amount;
  return writeDecimal({ negative: minor < 0, digits: String(Math.abs(minor)), scale: exponentOf(currency)! });
}
