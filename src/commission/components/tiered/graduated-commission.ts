import type { CommissionBand } from "../../../models/commission.js";
import type { Commission } from "../../types.js";
import { rateThroughTiers } from "./rate-parts.js";
import { rateInTurn, readTierQuestion, type TierOptions, type TierProgress } from "./tier-progress.js";

/**
 * What are sales worth when every tier of the sum so far pays its own rate?
 *
 * Only the part of a sale that lies in a tier earns the tier's rate: reaching a tier never changes what was earned below it.
 * When the tier that the sum ends in pays on everything, use `volumeCommission`; when each sale is paid whole at the tier
 * of its moment, `forwardCommission`; for a fixed bonus on reaching a sum, `milestoneBonus`.
 *
 * @formula for each sale round(Σ over tiers: part of [soFar, soFar + amount) in the tier × rate of the tier)
 *
 * Units: minor units of the currency of the tiers. Rounded once for each sale; its lines by largest remainder.
 * Complexity: O(sales × log tiers + tiers touched).
 *
 * @param tiers - ascending, the first from zero, one currency; a tier reaches to just below the next
 * @param progress - an amount, the amounts of several sales in the order they happened, or `{ soFar, amount }`: the sum
 * before them, and them. A negative amount takes the latest back: the exact negative of what it earned
 * @param options - `rounding`: how each sale's commission becomes whole minor units, half away from zero unless given;
 * `boundary`: in which tier a sum exactly at the beginning of one is, which here only a sale of nothing shows
 * @returns the total, and for each sale one line for each tier touched, lowest first
 * @throws `unsortedBands` when tiers do not ascend from zero
 * @throws `invalidPolicy` when there are no tiers, or a rate is not from 0 to 1
 * @throws `invalidMoney`, `currencyMismatch`, `invalidRate`, `moneyOverflow`
 * @throws `invalidArgument` when `soFar` is below zero, more is taken back than there was, or an argument is of no such shape
 *
 * @example
 * ```ts
 * import { graduatedCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const tiers = [
 *   { from: money("0", "GBP"), rate: "0.04" },
 *   { from: money("150000", "GBP"), rate: "0.06" },
 * ];
 * graduatedCommission(tiers, money("200000", "GBP")).total; // => { minor: 900000, currency: "GBP" }
 * // 145,000 sold so far: 5,000 at 4 % and 15,000 at 6 %.
 * const sale = graduatedCommission(tiers, { soFar: money("145000", "GBP"), amount: money("20000", "GBP") });
 * sale.total.minor; // => 110000
 * sale.lines.map(({ base, rate, amount }) => [base?.minor, rate, amount.minor]); // => [[500000, "0.04", 20000], [1500000, "0.06", 90000]]
 * ```
 *
 * @example
 * ```ts
 * import { graduatedCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const gbp = (amount: string) => money(amount, "GBP");
 * const tiers = [
 *   { from: gbp("0"), rate: "0.04" },
 *   { from: gbp("200"), rate: "0.06" },
 *   { from: gbp("400"), rate: "0.08" },
 * ];
 * // Five orders of 100: 4 + 4 + 6 + 6 + 8.
 * graduatedCommission(tiers, ["100", "100", "100", "100", "100"].map(gbp)).total.minor; // => 2800
 *
 * // The first penny of a tier is the one that lies on its beginning.
 * graduatedCommission(tiers, { soFar: gbp("200"), amount: gbp("1") }).total.minor; // => 6
 * graduatedCommission(tiers, gbp("200")).lines.length; // => 1
 *
 * // Taken back, the latest order gives up what it earned.
 * graduatedCommission(tiers, { soFar: gbp("250"), amount: gbp("-100") }).total.minor; // => -500
 * ```
 */
export function graduatedCommission<C extends string>(
  tiers: readonly CommissionBand[],
  progress: TierProgress<C>,
  options: TierOptions = {},
): Commission<C> {
  const question = readTierQuestion(tiers, progress, options);
  const { table, boundary, rounding } = question;
  return rateInTurn(question, (low, high, amount) => rateThroughTiers(table, low, high, amount, boundary, rounding));
}
