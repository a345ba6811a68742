import { assertSameCurrency } from "./assert-same-currency.js";
import type { Money } from "./types.js";

/**
 * Which of two amounts is the larger? Use it to sort amounts and to test limits: `compareMoney(total, cap) > 0`.
 *
 * @formula −1 when left < right, 0 when equal, 1 when left > right
 *
 * Complexity: O(1).
 *
 * @param left - an amount
 * @param right - an amount of the same currency; a known other one does not compile
 * @returns −1, 0 or 1, as `Array.prototype.sort` wants it
 * @throws `currencyMismatch`, `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { compareMoney, money } from "creator-core/money";
 *
 * compareMoney(money("9.00", "GBP"), money("10.00", "GBP")); // => -1
 * compareMoney(money("10.00", "GBP"), money("10.00", "GBP")); // => 0
 * compareMoney(money("0.00", "GBP"), money("-10.00", "GBP")); // => 1
 * ```
 */
export function compareMoney<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): -1 | 0 | 1 {
  assertSameCurrency(left, right);
  return left.minor < right.minor ? -1 : left.minor > right.minor ? 1 : 0;
}
