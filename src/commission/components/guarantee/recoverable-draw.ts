import { assertList } from "../../../errors/assert-list.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { TraceLine } from "../../../models/ledger.js";
import { assertMoney } from "../../../money/assert-money.js";
import { exactMinor } from "../../../money/exact-money.js";
import type { Money } from "../../../money/types.js";
import { assertNotNegative } from "../../guards.js";
import type { Commission } from "../../types.js";
import { drawStep } from "./draw-step.js";
import { topUpLines } from "./top-up-lines.js";

/** One period of a draw: `paid = earned + added − keptBack`. */
export interface DrawPeriod<Currency extends string = string> {
  readonly earned: Money<Currency>;
  /** What the period lacked. */
  readonly added: Money<Currency>;
  /** What was kept back of what lay above the draw. */
  readonly keptBack: Money<Currency>;
  readonly paid: Money<Currency>;
  /** What is still to be kept back after it. */
  readonly open: Money<Currency>;
}

/** A draw over several periods. Its total is what is still open: everything added, less everything kept back. */
export interface Draw<Currency extends string = string> extends Commission<Currency> {
  readonly periods: readonly DrawPeriod<Currency>[];
}

/**
 * What does a recoverable draw pay, period by period?
 *
 * Each period comes to at least the draw. What was added is kept back later, from what periods earn above the draw, so that
 * none comes to less than it. Where nothing is kept back, use `guaranteeTopUp`; for one sum paid before anything is earned,
 * `advanceRecoupment`.
 *
 * @formula added = max(0, draw − earned); kept back = min(open, max(0, earned − draw)); open = Σ added − Σ kept back
 *
 * Units: minor units of the currency of the draw.
 * Complexity: O(n) for n periods.
 *
 * @param draw - the least that each period comes to
 * @param earned - what was earned in each period, in the order of time
 * @returns the periods in that order, and what is still open with the lines it comes from
 * @throws `invalidMoney` when an amount is no money, or the draw below zero
 * @throws `currencyMismatch` when something earned is in another currency
 * @throws `invalidArgument` when `earned` is no list
 * @throws `moneyOverflow`
 *
 * @example
 * ```ts
 * import { recoverableDraw } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const earned = ["2750", "3000", "1500", "2375", "3000", "2750"].map((each) => money(each, "GBP"));
 * const { periods, total } = recoverableDraw(money("2000", "GBP"), earned);
 * periods.map(({ paid }) => paid.minor / 100); // => [2750, 3000, 2000, 2000, 2875, 2750]
 * periods.map(({ open }) => open.minor / 100); // => [0, 0, 500, 125, 0, 0]
 * total.minor; // => 0
 * ```
 */
export function recoverableDraw<C extends string>(draw: Money<C>, earned: readonly Money<NoInfer<C>>[]): Draw<C> {
  assertNotNegative(draw, "draw");
  assertList(earned, "earned");
  const { minor: amount, currency } = draw;
  const money = (minor: number): Money<C> => ({ minor: exactMinor(minor, "draw"), currency });
  const lines: TraceLine[] = [];
  let open = 0;
  const periods = Array.from(earned, (each: Money<C>, index): DrawPeriod<C> => {
    assertMoney(each, `earned[${index}]`);
    if (each.currency !== currency) {
      fail("currencyMismatch", `earned[${index}]`, `in ${currency}, as the draw`, each.currency);
    }
    const { net, balance } = drawStep(amount, each.minor, open, true);
    open = balance;
    if (net !== 0) for (const line of topUpLines({ amount, currency }, each.minor, net, null)) lines.push(line);
    return {
      earned: money(each.minor),
      added: money(Math.max(0, net)),
      keptBack: money(Math.max(0, 0 - net)),
      paid: money(each.minor + net),
      open: money(open),
    };
  });
  return { total: money(open), lines, periods };
}
