import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { RoundingPolicy } from "../../models/commission.js";
import { allocateMoney } from "../../money/allocate-money.js";
import { applyRate } from "../../money/apply-rate.js";
import { assertMoney } from "../../money/assert-money.js";
import { sumMoney } from "../../money/sum-money.js";
import type { Money, RoundingMode } from "../../money/types.js";
import { asRoundingMode } from "../../rate/as-rounding-mode.js";
import type { Rate } from "../../rate/types.js";
import { asShare, assertOneOf } from "../guards.js";
import { rateLine, shareOf } from "../ledger/trace.js";
import type { Commission } from "../types.js";

/**
 * What is a percentage of a sale worth?
 *
 * For one amount, or for the lines of one order: those are added up first and rounded once, then the commission is given
 * back to the lines; or, if asked, each line is rounded for itself, which may come to pennies more or less. For rates that
 * grow with the sum use `graduatedCommission`; for the base of an order with coupons and tax, `commissionableBase`; for a
 * fixed amount, `flatCommission`.
 *
 * @formula total = round(Σ base × rate), the lines by largest remainder of their bases; or Σ round(base × rate)
 *
 * Units: minor units of the currency of the base; a negative base gives the exact negative.
 * Complexity: O(n log n) for n lines at most.
 *
 * @param base - an amount, or the amounts of the lines of one order, all of one sign
 * @param rate - the share as an exact decimal from `"0"` to `"1"`: `percent(15)` or `"0.15"`
 * @param options - `rounding`: how the total becomes whole minor units, half away from zero unless given; with
 * `{ mode, level: "line" }` each line does
 * @returns the total, and one line for each base, in the order given
 * @throws `invalidMoney` when a base is no money
 * @throws `currencyMismatch` when the lines are in several currencies
 * @throws `invalidRate` when the rate is no exact decimal, or not from 0 to 1: somebody meant 15 % and wrote `"15"`
 * @throws `invalidArgument` when there are no lines, some are above and some below zero, or the options are no object
 * @throws `moneyOverflow`
 *
 * @example
 * ```ts
 * import { percentCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * percentCommission(money("100.00", "GBP"), percent(15)).total; // => { minor: 1500, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { percentCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * const base = money("0.30", "GBP");
 * const amount = { minor: 5, currency: "GBP" };
 * percentCommission(base, percent(15)).lines; // => [{ code: "rateOfBase", ruleId: null, amount, base, rate: "0.15" }]
 * percentCommission(base, "15"); // => throws
 *
 * // 4.5 pence lie half-way: away from zero, and so does the refund.
 * percentCommission(money("-0.30", "GBP"), percent(15)).total.minor; // => -5
 * percentCommission(base, percent(15), { rounding: "halfEven" }).total.minor; // => 4
 *
 * // Three lines of one order, 20.00 together: 2.00, and not 0.67 + 0.67 + 0.67.
 * const lines = [money("6.66", "GBP"), money("6.67", "GBP"), money("6.67", "GBP")];
 * const order = percentCommission(lines, percent(10));
 * order.total.minor; // => 200
 * order.lines.map((line) => line.amount.minor); // => [66, 67, 67]
 * const byLine = { mode: "halfAwayFromZero", level: "line" } as const;
 * percentCommission(lines, percent(10), { rounding: byLine }).total.minor; // => 201
 * ```
 */
export function percentCommission<C extends string>(
  base: Money<C> | readonly Money<C>[],
  rate: Rate,
  options: { readonly rounding?: RoundingMode | RoundingPolicy } = {},
): Commission<C> {
  assertObject(options, "options");
  const { mode, level } = readRounding(options.rounding);
  const share = asShare(rate, "rate", "invalidRate");
  if (!isList(base)) return shareOf(base, share, mode);

  const sum = sumOfLines(base);
  const amounts =
    level === "line" ? base.map((line) => applyRate(line, share, mode)) : allocate(applyRate(sum, share, mode), base);
  return {
    total: sumMoney(amounts, sum.currency),
    lines: base.map((line, index) => rateLine(null, amounts[index]!, line, share)),
  };
}

function readRounding(rounding: RoundingMode | RoundingPolicy = "halfAwayFromZero"): RoundingPolicy {
  const path = "options.rounding";
  if (typeof rounding === "string") return { mode: asRoundingMode(rounding, path), level: "order" };
  assertObject(rounding, path, "a rounding mode, or an object with mode and level");
  assertOneOf(rounding.level, ["order", "line"], `${path}.level`, "invalidArgument");
  return { mode: asRoundingMode(rounding.mode, `${path}.mode`), level: rounding.level };
}

function sumOfLines<C extends string>(base: readonly Money<C>[]): Money<C> {
  const [first] = base;
  if (first === undefined) return fail("invalidArgument", "base", "an amount, or at least one line", base);
  assertMoney(first, "base[0]");
  const sum = sumMoney(base, first.currency);
  if (base.some(({ minor }) => minor > 0) && base.some(({ minor }) => minor < 0)) {
    fail("invalidArgument", "base", "lines of one sign: rate a sale and its refund apart", base);
  }
  return sum;
}

function allocate<C extends string>(total: Money<C>, base: readonly Money<C>[]): readonly Money<C>[] {
  if (base.every(({ minor }) => minor === 0)) return base.map(() => total);
  return allocateMoney(
    total,
    base.map(({ minor }) => Math.abs(minor)),
  );
}

function isList<C extends string>(base: Money<C> | readonly Money<C>[]): base is readonly Money<C>[] {
  return Array.isArray(base);
}
