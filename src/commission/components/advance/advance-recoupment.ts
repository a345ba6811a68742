import { assertList } from "../../../errors/assert-list.js";
import { assertObject } from "../../../errors/assert-object.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { TraceLine } from "../../../models/ledger.js";
import { applyRate } from "../../../money/apply-rate.js";
import type { Money, RoundingMode } from "../../../money/types.js";
import { asRoundingMode } from "../../../rate/as-rounding-mode.js";
import type { Rate } from "../../../rate/types.js";
import { asShare, assertNotNegative } from "../../guards.js";
import { recoupLine } from "../../ledger/trace.js";
import type { Commission } from "../../types.js";

/** What is kept back for an advance. Its total is below zero. */
export interface Recoupment<Currency extends string = string> extends Commission<Currency> {
  /** What is still to be kept back. */
  readonly open: Money<Currency>;
}

/**
 * How much of what is earned is kept back for an advance?
 *
 * For a sum that was paid before anything was sold. Of every commission a share is kept back, until all of it is. For a
 * floor under every period, use `recoverableDraw`.
 *
 * @formula kept back of a commission = min(open, round(commission × rate))
 *
 * Units: minor units of the currency of the advance.
 * Complexity: O(n) for n commissions.
 *
 * @param advance - what was paid
 * @param commissions - what was earned since, in the order of time
 * @param recoupRate - the share of each that is kept back: `"0.5"`, or `percent(50)`
 * @param options - `rounding`: how a share becomes whole minor units; half away from zero unless given
 * @returns what is kept back as a negative total, a line for each commission that something is kept back of, and what is
 * still open
 * @throws `invalidMoney` when an amount is no money or below zero
 * @throws `invalidRate` when the rate is no exact decimal from 0 to 1
 * @throws `currencyMismatch`, `invalidArgument`, `moneyOverflow`
 *
 * @example
 * ```ts
 * import { advanceRecoupment } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const earned = [money("60.00", "GBP"), money("200.00", "GBP"), money("80.00", "GBP")];
 * const { total, lines, open } = advanceRecoupment(money("100.00", "GBP"), earned, "0.5");
 * lines.map((line) => line.amount.minor); // => [-3000, -7000]
 * total; // => { minor: -10000, currency: "GBP" }
 * open.minor; // => 0
 * ```
 */
export function advanceRecoupment<C extends string>(
  advance: Money<C>,
  commissions: readonly Money<NoInfer<C>>[],
  recoupRate: Rate,
  options: { readonly rounding?: RoundingMode } = {},
): Recoupment<C> {
  assertNotNegative(advance, "advance");
  assertList(commissions, "commissions");
  const rate = asShare(recoupRate, "recoupRate", "invalidRate");
  assertObject(options, "options");
  const rounding = asRoundingMode(options.rounding ?? "halfAwayFromZero", "options.rounding");
  const { currency } = advance;
  const lines: TraceLine[] = [];
  let open = advance.minor;
  for (let index = 0; index < commissions.length; index += 1) {
    const base: Money<C> = commissions[index]!;
    assertNotNegative(base, `commissions[${index}]`);
    if (base.currency !== currency) {
      fail("currencyMismatch", `commissions[${index}]`, `in ${currency}, as the advance`, base.currency);
    }
    const share = applyRate(base, rate, rounding).minor;
    const kept = Math.min(open, share);
    if (kept === 0) continue;
    open -= kept;
    lines.push(recoupLine(null, { minor: -kept, currency }, kept === share ? { base, rate } : undefined));
  }
  return { total: { minor: open - advance.minor, currency }, lines, open: { minor: open, currency } };
}
