import { fail } from "../errors/creator-core-error.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import { assertMoney } from "./assert-money.js";
import { exactMoney } from "./exact-money.js";
import type { Money } from "./types.js";

/**
 * What do this many of an amount come to? Use it for a price times a quantity; for a fraction of an amount use
 * {@link applyRate}, which says how to round.
 *
 * @formula amount × times
 *
 * Complexity: O(1).
 *
 * @param amount - an amount
 * @param times - a safe integer of any sign
 * @returns the exact product
 * @throws `invalidInteger` when `times` is not a safe integer
 * @throws `moneyOverflow` when the product is beyond ±(2^53 − 1) minor units
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, multiplyMoney } from "creator-core/money";
 *
 * multiplyMoney(money("4.99", "GBP"), 3); // => { minor: 1497, currency: "GBP" }
 * multiplyMoney(money("4.99", "GBP"), -1); // => { minor: -499, currency: "GBP" }
 * ```
 */
export function multiplyMoney<C extends string>(amount: Money<C>, times: number): Money<C> {
  assertMoney(amount, "amount");
  if (!Number.isSafeInteger(times)) {
    const hint = Number.isFinite(times) && !Number.isInteger(times) ? '; applyRate takes fractions, such as "1.5"' : "";
    fail("invalidInteger", "times", `a safe integer${hint}`, times);
  }
  return exactMoney(mulDivRound(amount.minor, times, 1, "towardsZero"), amount.currency, "product");
}
