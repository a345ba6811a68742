import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { CommissionBand } from "../models/commission.js";
import { assertMoney } from "../money/assert-money.js";
import type { Money, RoundingMode } from "../money/types.js";
import { zeroMoney } from "../money/zero-money.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { type Bands, compileBands, rateThroughBands } from "./bands.js";
import type { Commission } from "./types.js";

/**
 * What is a sale worth when every band of the sum so far pays its own rate?
 *
 * Only the part of the sale that lies in a band earns the band's rate: reaching a band never changes what was earned
 * below it. For one rate whatever the sum, use `percentCommission`; for a fixed bonus on reaching a sum,
 * `milestoneBonus`.
 *
 * @formula round(Σ over bands: part of [soFar, soFar + amount) in the band × rate of the band)
 *
 * Units: minor units of the currency of the bands. Rounded once for the sale; the lines by largest remainder.
 * Complexity: O(bands).
 *
 * @param bands - ascending, the first from zero, one currency; a band reaches to just below the next
 * @param progress - `amount`: the sale; `soFar`: the sum before it, zero unless given
 * @param options - `rounding`: how the total becomes whole minor units; half away from zero unless given
 * @returns the total, and one line for each band touched, lowest first
 * @throws `unsortedBands` when bands do not ascend from zero
 * @throws `invalidPolicy` when there are no bands, or a rate is not from 0 to 1
 * @throws `invalidMoney`, `currencyMismatch`, `invalidRate`
 * @throws `invalidArgument` when `amount` or `soFar` is below zero, or `progress` or `options` no object
 *
 * @example
 * ```ts
 * import { graduatedCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const bands = [
 *   { from: money("0", "GBP"), rate: "0.04" },
 *   { from: money("150000", "GBP"), rate: "0.06" },
 * ];
 * // 145,000 sold so far: 5,000 at 4 % and 15,000 at 6 %.
 * const sale = graduatedCommission(bands, { soFar: money("145000", "GBP"), amount: money("20000", "GBP") });
 * sale.total; // => { minor: 110000, currency: "GBP" }
 * sale.lines.map((line) => line.note); // => ["4 % of £5,000.00", "6 % of £15,000.00"]
 *
 * // The first penny of a band is the one that lies on its start.
 * graduatedCommission(bands, { soFar: money("150000", "GBP"), amount: money("100", "GBP") }).total.minor; // => 600
 * graduatedCommission(bands, { amount: money("150000", "GBP") }).lines.length; // => 1
 * ```
 */
export function graduatedCommission<C extends string>(
  bands: readonly CommissionBand[],
  progress: { readonly soFar?: Money<NoInfer<C>>; readonly amount: Money<C> },
  options: { readonly rounding?: RoundingMode } = {},
): Commission<C> {
  assertObject(progress, "progress", "an object with amount and soFar");
  assertObject(options, "options");
  const compiled = compileBands(bands, "bands");
  const rounding = asRoundingMode(options.rounding ?? "halfAwayFromZero", "options.rounding");
  const { amount } = progress;
  assertProgress(amount, compiled, "progress.amount");
  const soFar = progress.soFar ?? zeroMoney(amount.currency);
  assertProgress(soFar, compiled, "progress.soFar");
  return rateThroughBands(compiled, soFar.minor, amount, rounding);
}

function assertProgress(value: Money, { currency }: Bands, path: string): void {
  assertMoney(value, path);
  if (value.currency !== currency) fail("currencyMismatch", path, `in ${currency}, as the bands`, value.currency);
  if (value.minor < 0) fail("invalidArgument", path, "zero or more", value.minor);
}
