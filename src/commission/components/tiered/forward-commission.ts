import type { CommissionBand } from "../../../models/commission.js";
import { assertOneOf } from "../../guards.js";
import type { Commission } from "../../types.js";
import { rateInTier } from "./rate-parts.js";
import { rateInTurn, readTierQuestion, type TierOptions, type TierProgress } from "./tier-progress.js";
import { tierAt } from "./tier-table.js";

/**
 * What are sales worth when each is paid whole at the tier of its moment, and earlier ones stay as they are?
 *
 * A sale that crosses into a tier is not split: it is paid at the tier it came from or, `crossing: "after"`, at the tier it
 * leads to. When it should be split use `graduatedCommission`; when reaching a tier should raise what came before as well,
 * `volumeCommission`.
 *
 * @formula for each sale round(amount × rate of the tier that soFar, or soFar + amount, lies in)
 *
 * Units: minor units of the currency of the tiers. Rounded once for each sale.
 * Complexity: O(sales × log tiers).
 *
 * @param tiers - ascending, the first from zero, one currency
 * @param progress - an amount, the amounts of several sales in the order they happened, or `{ soFar, amount }`: the sum
 * before them, and them. A negative amount takes the latest back: the exact negative of what it earned
 * @param options - `crossing`: the tier `before` the sale is added, or `after`; `boundary`: whether a sum exactly at the
 * beginning of a tier is in it already (`fromInclusive`, unless given) or not yet (`upToInclusive`); `rounding`: half away
 * from zero unless given
 * @returns the total, and one line for each sale
 * @throws `unsortedBands` when tiers do not ascend from zero
 * @throws `invalidPolicy` when there are no tiers, or a rate is not from 0 to 1
 * @throws `invalidMoney`, `currencyMismatch`, `invalidRate`, `moneyOverflow`
 * @throws `invalidArgument` when `soFar` is below zero, more is taken back than there was, or an argument is of no such shape
 *
 * @example
 * ```ts
 * import { forwardCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const tiers = [
 *   { from: money("0", "GBP"), rate: "0.04" },
 *   { from: money("200", "GBP"), rate: "0.06" },
 * ];
 * const sale = { soFar: money("150", "GBP"), amount: money("100", "GBP") };
 * forwardCommission(tiers, sale, { crossing: "before" }).total; // => { minor: 400, currency: "GBP" }
 * forwardCommission(tiers, sale, { crossing: "after" }).total.minor; // => 600
 * ```
 *
 * @example
 * ```ts
 * import { forwardCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * // Each order by its own value.
 * const tiers = [
 *   { from: money("0", "GBP"), rate: "0.05" },
 *   { from: money("100", "GBP"), rate: "0.10" },
 * ];
 * const order = money("100.00", "GBP");
 * forwardCommission(tiers, order, { crossing: "after" }).total.minor; // => 1000
 * forwardCommission(tiers, order, { crossing: "after", boundary: "upToInclusive" }).total.minor; // => 500
 * forwardCommission(tiers, money("99.99", "GBP"), { crossing: "after" }).total.minor; // => 500
 * ```
 */
export function forwardCommission<C extends string>(
  tiers: readonly CommissionBand[],
  progress: TierProgress<C>,
  options: TierOptions & { readonly crossing: "before" | "after" },
): Commission<C> {
  const question = readTierQuestion(tiers, progress, options);
  const { table, boundary, rounding } = question;
  const { crossing } = options;
  assertOneOf(crossing, ["before", "after"], "options.crossing", "invalidArgument");
  return rateInTurn(question, (low, high, amount) =>
    rateInTier(table, tierAt(table.starts, crossing === "before" ? low : high, boundary), amount, rounding),
  );
}
