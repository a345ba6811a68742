import type { CommissionBand } from "../../../models/commission.js";
import { exactMinor } from "../../../money/exact-money.js";
import { moneyOfMinor } from "../../../money/money-of-minor.js";
import { subtractMoney } from "../../../money/subtract-money.js";
import { sumMoney } from "../../../money/sum-money.js";
import { bookedLine } from "../../ledger/trace.js";
import type { Commission } from "../../types.js";
import { rateInTier } from "./rate-parts.js";
import {
  commissionOf,
  readTierQuestion,
  type TierOptions,
  type TierProgress,
  type TierQuestion,
} from "./tier-progress.js";
import { tierAt } from "./tier-table.js";

/**
 * What are sales worth when the tier that their sum ends in pays its rate on everything?
 *
 * Reaching a tier raises what was earned before as well: with `soFar` the result has what is to be paid on top of that. When
 * a tier should pay only on its own part of the sum, use `graduatedCommission`; when earlier sales should stay as they are,
 * `forwardCommission`.
 *
 * @formula Σ over sales: round(amount × rate), rate being that of the tier of soFar + Σ amounts; with `soFar` also
 * round(soFar × rate) − round(soFar × rate of the tier of soFar)
 *
 * Units: minor units of the currency of the tiers. Rounded once for each sale, and once for `soFar`: where the sales before
 * were rounded one by one, give them all to come to the same penny.
 * Complexity: O(sales + log tiers).
 *
 * @param tiers - ascending, the first from zero, one currency
 * @param progress - an amount, the amounts of several sales, or `{ soFar, amount }`: the sum that was paid before at the tier
 * it lies in, and the sales after it. A negative amount is a refund
 * @param options - `boundary`: whether a sum exactly at the beginning of a tier is in it already (`fromInclusive`, unless
 * given) or not yet (`upToInclusive`); `rounding`: half away from zero unless given
 * @returns the total, and one line for each sale, in the order given; with `soFar`, before them a line for what it comes to
 * now and one that takes off what it came to before
 * @throws `unsortedBands` when tiers do not ascend from zero
 * @throws `invalidPolicy` when there are no tiers, or a rate is not from 0 to 1
 * @throws `invalidMoney`, `currencyMismatch`, `invalidRate`, `moneyOverflow`
 * @throws `invalidArgument` when `soFar` is below zero, or an argument is of no such shape
 *
 * @example
 * ```ts
 * import { volumeCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const gbp = (amount: string) => money(amount, "GBP");
 * const tiers = [
 *   { from: gbp("0"), rate: "0.04" },
 *   { from: gbp("200"), rate: "0.06" },
 *   { from: gbp("400"), rate: "0.08" },
 * ];
 * volumeCommission(tiers, ["100", "100", "100", "100", "100"].map(gbp)).total; // => { minor: 4000, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { volumeCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const gbp = (amount: string) => money(amount, "GBP");
 * const tiers = [
 *   { from: gbp("0"), rate: "0.04" },
 *   { from: gbp("200"), rate: "0.06" },
 * ];
 * // 150 were paid at 4 %. The next 100 reach 6 %, on all 250: 9 − 6 for what came before, and 6.
 * const next = volumeCommission(tiers, { soFar: gbp("150"), amount: gbp("100") });
 * next.total.minor; // => 900
 * next.lines.map(({ code, amount }) => [code, amount.minor]); // => [["tier", 900], ["booked", -600], ["tier", 600]]
 *
 * volumeCommission(tiers, gbp("200")).total.minor; // => 1200
 * volumeCommission(tiers, gbp("200"), { boundary: "upToInclusive" }).total.minor; // => 800
 * ```
 */
export function volumeCommission<C extends string>(
  tiers: readonly CommissionBand[],
  progress: TierProgress<C>,
  options: TierOptions = {},
): Commission<C> {
  const question = readTierQuestion(tiers, progress, options);
  const { table, currency, soFar, amounts, rounding } = question;
  let end = soFar;
  for (const amount of amounts) end = exactMinor(end + amount, "the sum with this sale");
  const tier = tierOf(question, end);
  const rated = commissionOf(
    amounts.map((amount) => rateInTier(table, tier, amount, rounding)),
    currency,
  );
  const before = tierOf(question, soFar);
  if (before === tier) return rated;
  const raised = commissionOf([rateInTier(table, tier, soFar, rounding)], currency);
  const booked = moneyOfMinor(rateInTier(table, before, soFar, rounding).minor, currency);
  return {
    total: sumMoney([rated.total, subtractMoney(raised.total, booked)], currency),
    lines: [...raised.lines, bookedLine(null, booked), ...rated.lines],
  };
}

/** Below zero, where a refund stands alone, tiers are what they are above it. */
function tierOf({ table, boundary }: TierQuestion<string>, sum: number): number {
  return tierAt(table.starts, Math.abs(sum), boundary);
}
