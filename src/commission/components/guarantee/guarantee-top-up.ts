import { assertMoney } from "../../../money/assert-money.js";
import { subtractMoney } from "../../../money/subtract-money.js";
import type { Money } from "../../../money/types.js";
import { assertNotNegative } from "../../guards.js";
import type { Commission } from "../../types.js";
import { topUpLines } from "./top-up-lines.js";

/**
 * What does a period lack to what was guaranteed?
 *
 * For "at least 500.00 a month, or the commission if that is more". What is added is a gift: where it is kept back from
 * better months, use `recoverableDraw`.
 *
 * @formula max(0, guarantee − earned)
 *
 * Units: minor units of the currency of the guarantee.
 * Complexity: O(1).
 *
 * @param guarantee - the least that the period is to come to
 * @param earned - what was earned in it; below zero it is made up for too
 * @returns the total and its lines: the guarantee, less what was earned; a line of zero when enough was earned
 * @throws `invalidMoney` when an amount is no money, or the guarantee below zero
 * @throws `currencyMismatch` when they are in two currencies
 *
 * @example
 * ```ts
 * import { guaranteeTopUp } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * guaranteeTopUp(money("500.00", "GBP"), money("380.00", "GBP")).total; // => { minor: 12000, currency: "GBP" }
 * guaranteeTopUp(money("500.00", "GBP"), money("500.00", "GBP")).total.minor; // => 0
 * guaranteeTopUp(money("500.00", "GBP"), money("380.00", "GBP")).lines.map((line) => line.amount.minor); // => [50000, -38000]
 * ```
 */
export function guaranteeTopUp<C extends string>(guarantee: Money<C>, earned: Money<NoInfer<C>>): Commission<C> {
  assertNotNegative(guarantee, "guarantee");
  assertMoney(earned, "earned");
  const { minor, currency } = subtractMoney(guarantee, earned);
  const missing = Math.max(0, minor);
  return {
    total: { minor: missing, currency },
    lines: topUpLines({ amount: guarantee.minor, currency }, earned.minor, missing, null),
  };
}
