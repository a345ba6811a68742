import { assertSameCurrency } from "./assert-same-currency.js";
import { exactMoney } from "./exact-money.js";
import type { Money } from "./types.js";

/**
 * What do two amounts come to together? For a list use {@link sumMoney}, which is exact even when a sum along the way
 * is too large.
 *
 * @formula left + right
 *
 * Complexity: O(1).
 *
 * @param left - an amount
 * @param right - an amount of the same currency; a known other one does not compile
 * @returns the exact sum
 * @throws `currencyMismatch`
 * @throws `moneyOverflow` when the sum is beyond ±(2^53 − 1) minor units
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { addMoney, money } from "creator-core/money";
 *
 * addMoney(money("10.00", "GBP"), money("2.50", "GBP")); // => { minor: 1250, currency: "GBP" }
 * ```
 */
export function addMoney<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(left, right);
  return exactMoney(left.minor + right.minor, left.currency, "sum");
}
