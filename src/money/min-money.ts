import { assertSameCurrency } from "./assert-same-currency.js";
import type { Money } from "./types.js";

/**
 * Which is the smaller of two amounts? Use it to hold a payment under a cap.
 *
 * @formula min(left, right)
 *
 * Complexity: O(1).
 *
 * @param left - an amount
 * @param right - an amount of the same currency; a known other one does not compile
 * @returns the smaller amount
 * @throws `currencyMismatch`, `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { minMoney, money } from "creator-core/money";
 *
 * minMoney(money("120.00", "GBP"), money("100.00", "GBP")); // => { minor: 10000, currency: "GBP" }
 * ```
 */
export function minMoney<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(left, right);
  return { minor: Math.min(left.minor, right.minor), currency: left.currency };
}
