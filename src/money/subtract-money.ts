import { assertSameCurrency } from "./assert-same-currency.js";
import { exactMoney } from "./exact-money.js";
import type { Money } from "./types.js";

/**
 * What is left of one amount after another? The result is negative when more is taken than was there.
 *
 * @formula left − right
 *
 * Complexity: O(1).
 *
 * @param left - an amount
 * @param right - the amount taken from it, of the same currency; a known other one does not compile
 * @returns the exact difference
 * @throws `currencyMismatch`
 * @throws `moneyOverflow` when the difference is beyond ±(2^53 − 1) minor units
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, subtractMoney } from "creator-core/money";
 *
 * subtractMoney(money("10.00", "GBP"), money("12.50", "GBP")); // => { minor: -250, currency: "GBP" }
 * ```
 */
export function subtractMoney<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(left, right);
  return exactMoney(left.minor - right.minor, left.currency, "difference");
}
