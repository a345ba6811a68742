import type { RemainingCredits, Sale } from "../../models/attribution.js";
import type { Adjustment } from "../../models/tracking.js";
import { assertSale, carryOut } from "./carry-out.js";
import { readAdjustments } from "./read-adjustments.js";

/**
 * What is left of a sale's credits after refunds, returns, cancellations, chargebacks and reinstatements?
 *
 * Use it for one sale and its adjustments, to know what a creator's commission rests on today; for many sales use
 * `applyRefunds`. It starts from the frozen credits of the sale and never attributes again: who won does not change
 * because goods came back.
 *
 * Adjustments are carried out by time, then id. What goes is taken from the credits and the unattributed part in
 * proportion to what is *left* of each, so nobody ever gains by a refund and a full refund leaves exactly zero for
 * everybody. (Splitting the smaller value afresh would hand somebody a unit more now and then.) What comes back is given
 * back in proportion to what was taken from each: of everything, or, where a reinstatement names the one adjustment that
 * it undoes, of what that one took. In parts or at once, the same total is taken.
 *
 * @formula taken from a part = amount × what is left of the part / what is left of all, left-over units by largest remainder
 *
 * Units: minor units of the currency of the sale.
 * Without a value: of a sale without one nothing can be taken; all of an adjustment is excess.
 * Complexity: O(adjustments × (credits + log adjustments)). Adjustments of other sales are passed over.
 *
 * @param sale - a sale as `attributeConversions` returned it
 * @param adjustments - in any order; values are zero or more
 * @returns the credits and the unattributed part with what is left of each, never below zero, in the order of the sale;
 * and each adjustment with what was applied and what was excess.
 * @throws `invalidMoney` when a credit is less than zero, or the credits and the unattributed part do not sum to the value of the sale;
 * `currencyMismatch`; `duplicateId` when two different adjustments have one id; `invalidArgument`,
 * `invalidInstant`, `invalidMoney` or `unknownCurrency` for an adjustment that cannot be read.
 *
 * @example
 * ```ts
 * import { remainingCredits } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const part = { evidence: "code", touchpointId: null, campaignId: null, weight: 1, totalWeight: 2, ageMilliseconds: null } as const;
 * const sale = {
 *   id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 0, value: money("33.33", "GBP"), unattributed: null,
 *   credits: [
 *     { ...part, creatorId: "ann", value: money("16.67", "GBP") },
 *     { ...part, creatorId: "ben", value: money("16.66", "GBP") },
 *   ],
 * } as const;
 * const refund = { id: "r-1", conversionId: "order-7", kind: "refund", occurredAt: 1, value: money("10.00", "GBP") } as const;
 *
 * remainingCredits(sale, [refund]).credits.map((credit) => credit.value?.minor); // => [1167, 1166]
 *
 * const rest = { ...refund, id: "r-2", occurredAt: 2, value: money("25.00", "GBP") } as const;
 * remainingCredits(sale, [refund, rest]).credits.map((credit) => credit.value?.minor); // => [0, 0]
 * remainingCredits(sale, [refund, rest]).adjustments[1]?.excess; // => { minor: 167, currency: "GBP" }
 *
 * // A chargeback of the rest, won: what the refund took stays taken.
 * const dispute = { ...rest, kind: "chargeback" } as const;
 * const won = { ...rest, id: "r-3", kind: "reinstatement", occurredAt: 3, value: money("33.33", "GBP"), reinstates: "r-2" } as const;
 * remainingCredits(sale, [refund, dispute, won]).credits.map((credit) => credit.value?.minor); // => [1167, 1166]
 * ```
 */
export function remainingCredits(sale: Sale, adjustments: readonly Adjustment[]): RemainingCredits {
  assertSale(sale, "sale");
  const own = readAdjustments(adjustments).filter(({ adjustment }) => adjustment.conversionId === sale.id);
  return carryOut(sale, own, "sale");
}
