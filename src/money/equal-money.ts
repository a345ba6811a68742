import { assertMoney } from "./assert-money.js";
import type { Money } from "./types.js";

/**
 * Are these the same amount of the same currency? Use it where another currency is an honest "no", such as when looking
 * for a line that has changed; {@link compareMoney} throws there.
 *
 * Complexity: O(1).
 *
 * @param left - an amount
 * @param right - an amount; a known other currency does not compile, because the answer would always be false
 * @returns whether both currency and minor units are equal
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { equalMoney, money, type Money } from "creator-core/money";
 *
 * const booked: Money = money("10.00", "USD");
 * equalMoney(booked, money("10.00", "USD")); // => true
 * equalMoney(booked, money("10.00", "GBP")); // => false
 * ```
 */
export function equalMoney<C extends string>(left: Money<C>, right: Money<NoInfer<C>>): boolean {
  assertMoney(left, "left");
  assertMoney(right, "right");
  return left.minor === right.minor && left.currency === right.currency;
}
