import { assertMoney } from "./assert-money.js";
import type { Money } from "./types.js";

/**
 * What undoes this amount? Use it to post the reversal of a line.
 *
 * @formula −amount
 *
 * Complexity: O(1).
 *
 * @param amount - an amount
 * @returns the amount with the other sign; zero stays 0, never −0
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, negateMoney } from "creator-core/money";
 *
 * negateMoney(money("1.81", "GBP")); // => { minor: -181, currency: "GBP" }
 * negateMoney(money("0.00", "GBP")).minor; // => 0
 * ```
 */
export function negateMoney<C extends string>(amount: Money<C>): Money<C> {
  assertMoney(amount, "amount");
  return { minor: 0 - amount.minor, currency: amount.currency }; // −0 is no amount, 0 − 0 is 0
}
