import type { AttributedSale, Credit } from "../../models/attribution.js";
import type { Conversion } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { AT_ONCE, readAhead } from "../touches/read-ahead.js";
import { NOBODY } from "./case.js";
import type { PlainWinners } from "./decisions.js";
import type { CheckedConversions } from "./read-conversions.js";
import { newCredit, newSale, totalOf, unattributedPart } from "./sale-of.js";

/** What `saleOf` says where one has won all or nobody has: the sale of the `i`th conversion at the place `places[i]`. */
export function plainSales(
  places: Int32Array,
  conversions: readonly Conversion[],
  { rows, times }: CheckedConversions,
  plain: PlainWinners,
): AttributedSale[] {
  const sales = new Array<AttributedSale>(rows.length);
  for (let i = 0; i < rows.length; i += 1) {
    if (i % AT_ONCE === 0) readAhead(plain.index, plain.touchRows.subarray(i, i + AT_ONCE));
    const conversion = conversions[rows[i]!]!;
    const at = times[i]!;
    const total = totalOf(conversion);
    const credit = plainCredit(plain, i, conversion, at, total);
    sales[places[i]!] =
      credit === null
        ? newSale(conversion, at, total, [], unattributedPart(plain.reasonOf(i) ?? "otherChannel", total))
        : newSale(conversion, at, total, [credit], null);
  }
  return sales;
}

/** The credit of what has won; `null` when that is nobody, or no creator. */
function plainCredit(
  { index, direct, winners, touchRows }: PlainWinners,
  i: number,
  { campaignId: named }: Conversion,
  at: number,
  value: Money | undefined,
): Credit | null {
  const winner = winners[i]!;
  if (winner === NOBODY) return null;
  if (winner < 0) {
    const { creatorId, kind, campaignId } = direct[i]![~winner]!;
    return creatorId === null ? null : newCredit(creatorId, kind, null, named ?? campaignId, 1, 1, value, null);
  }
  const { id, creatorId, kind, campaignId } = index.touchpoints[touchRows[i]!]!;
  if (creatorId === null) return null;
  return newCredit(creatorId, kind, id, named ?? campaignId ?? null, 1, 1, value, at - index.times[winner]!);
}
