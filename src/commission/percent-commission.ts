import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { allocateMoney } from "../money/allocate-money.js";
import { assertMoney } from "../money/assert-money.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money, RoundingMode } from "../money/types.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import type { Rate } from "../rate/types.js";
import { asShare } from "./guards.js";
import { shareLine, shareOf } from "./trace.js";
import type { Commission } from "./types.js";

/**
 * What is a percentage of a sale worth?
 *
 * For one amount, or for the lines of one order: those are added up first and rounded once, then the commission is given
 * back to the lines. To round line by line instead, call it for each line and add up; the sums may differ by pennies.
 * For rates that grow with the sum use `graduatedCommission`; for the base of an order with coupons and tax,
 * `commissionableBase`.
 *
 * @formula total = round(Σ base × rate); the lines by largest remainder of their bases
 *
 * Units: minor units of the currency of the base; a negative base gives the exact negative.
 * Complexity: O(n log n) for n lines at most.
 *
 * @param base - an amount, or the amounts of the lines of one order, all of one sign
 * @param rate - the share as an exact decimal from `"0"` to `"1"`: `percent(15)` or `"0.15"`
 * @param options - `rounding`: how the total becomes whole minor units; half away from zero unless given
 * @returns the total, and one line for each base, in the order given
 * @throws `invalidMoney` when a base is no money
 * @throws `currencyMismatch` when the lines are in several currencies
 * @throws `invalidRate` when the rate is no exact decimal, or not from 0 to 1: somebody meant 15 % and wrote `"15"`
 * @throws `invalidArgument` when there are no lines, some are above and some below zero, or the options are no object
 *
 * @example
 * ```ts
 * import { percentCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * percentCommission(money("100.00", "GBP"), percent(15)).total; // => { minor: 1500, currency: "GBP" }
 * percentCommission(money("100.00", "GBP"), percent(15)).lines[0]?.note; // => "15 % of £100.00"
 * percentCommission(money("100.00", "GBP"), "15"); // => throws
 *
 * // 0.045 is half-way between 4 and 5 pence: away from zero, and so is the refund.
 * percentCommission(money("0.30", "GBP"), percent(15)).total.minor; // => 5
 * percentCommission(money("-0.30", "GBP"), percent(15)).total.minor; // => -5
 * percentCommission(money("0.30", "GBP"), percent(15), { rounding: "halfEven" }).total.minor; // => 4
 *
 * // Three lines of one order: 2.00 and not 0.67 + 0.67 + 0.67.
 * const lines = [money("6.66", "GBP"), money("6.67", "GBP"), money("6.67", "GBP")];
 * const order = percentCommission(lines, percent(10));
 * order.total.minor; // => 200
 * order.lines.map((line) => line.amount.minor); // => [66, 67, 67]
 * ```
 */
export function percentCommission<C extends string>(
  base: Money<C> | readonly Money<C>[],
  rate: Rate,
  options: { readonly rounding?: RoundingMode } = {},
): Commission<C> {
  assertObject(options, "options");
  const rounding = asRoundingMode(options.rounding ?? "halfAwayFromZero", "options.rounding");
  const share = asShare(rate, "rate", "invalidRate");
  if (!isList(base)) return shareOf(base, share, rounding);

  const [first] = base;
  if (first === undefined) return fail("invalidArgument", "base", "an amount, or at least one line", base);
  assertMoney(first, "base[0]");
  const sum = sumMoney(base, first.currency);
  if (base.some(({ minor }) => minor > 0) && base.some(({ minor }) => minor < 0)) {
    fail("invalidArgument", "base", "lines of one sign: rate a sale and its refund apart", base);
  }
  const { total } = shareOf(sum, share, rounding);
  const weights = base.map((line) => Math.abs(line.minor));
  const amounts = sum.minor === 0 ? base.map(() => total) : allocateMoney(total, weights);
  return { total, lines: base.map((line, index) => shareLine(line, share, amounts[index]!, null)) };
}

function isList<C extends string>(base: Money<C> | readonly Money<C>[]): base is readonly Money<C>[] {
  return Array.isArray(base);
}
