import { assertSameCurrency } from "./assert-same-currency.js";
import type { Money } from "./types.js";

/**
 * Which is the larger of two amounts? Use it to hold a payment above a guarantee.
 *
 * @formula max(left, right)
 *
 * Complexity: O(1).
 *
 * @param left - an amount
 * @param right - an amount of the same currency; a known other one does not compile
 * @returns the larger amount
 * @throws `currencyMismatch`, `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { maxMoney, money } from "creator-core/money";
 *
 * maxMoney(money("120.00", "GBP"), money("100.00", "GBP")); // => { minor: 12000, currency: "GBP" }
 * ```
 */
export function maxMoney<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(left, right);
  return { minor: Math.max(left.minor, right.minor), currency: left.currency };
}
