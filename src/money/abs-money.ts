import { assertMoney } from "./assert-money.js";
import type { Money } from "./types.js";

/**
 * How large is this amount, whatever its sign? Use it to compare the size of a correction with a limit.
 *
 * @formula |amount|
 *
 * Complexity: O(1).
 *
 * @param amount - an amount
 * @returns the amount without its sign
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { absMoney, money } from "creator-core/money";
 *
 * absMoney(money("-1.81", "GBP")); // => { minor: 181, currency: "GBP" }
 * ```
 */
export function absMoney<C extends string>(amount: Money<C>): Money<C> {
  assertMoney(amount, "amount");
  return { minor: Math.abs(amount.minor), currency: amount.currency };
}
