import type { Sale } from "../../models/attribution.js";
import type { AppliedRefunds, UnmatchedAdjustment } from "../../models/attribution-aftermath.js";
import type { Adjustment } from "../../models/tracking.js";
import { assertSale, carryOut } from "./carry-out.js";
import { type ReadAdjustment, readAdjustments } from "./read-adjustments.js";
import { readSales } from "./read-sales.js";

/**
 * What is left of the credits of many sales after refunds, returns, cancellations, chargebacks and reinstatements?
 *
 * Use it for all sales and all adjustments of a programme at once; `remainingCredits` does the same for one sale, by the
 * same rules: nobody ever gains by a refund, a full refund leaves zero for everybody, and in parts or at once the same
 * total is taken. Every sale is answered for, whether anything happened to it or not, so that what was sold, what was
 * taken and what is left add up over any list. An adjustment delivered twice counts once.
 *
 * @formula value of a sale = what is left of its credits and its unattributed part + what was taken − what was given back
 *
 * Units: minor units of the currency of each sale.
 * Without a value: of a sale without one nothing can be taken; all of an adjustment is excess.
 * Complexity: O(sales + adjustments × credits of their sale), and sorting where they are not in order of time.
 *
 * @param sales - as `attributeConversions` returned them, in any order
 * @param adjustments - in any order; values are zero or more
 * @returns `{ remaining, unmatched }`: what is left of every sale, by the time of the sale, then its id; and the
 * adjustments of conversions that are not among the sales, by time, then id, which is for the caller to look into
 * @throws `invalidMoney` when a credit is less than zero, or the credits and the unattributed part of a sale do not sum to
 * its value; `currencyMismatch`; `duplicateId` when two different sales, or two different adjustments, have one id;
 * `invalidArgument`, `invalidInstant`, `invalidMoney` or `unknownCurrency` for a row that cannot be read.
 *
 * @example
 * ```ts
 * import { applyRefunds } from "creator-core/attribution";
 *
 * applyRefunds([], []); // => { remaining: [], unmatched: [] }
 * ```
 *
 * @example A full refund leaves zero; a refund of an order that nobody knows is handed back.
 * ```ts
 * import { applyRefunds, attributeConversions, lastClick90Days } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 2, value: money("20.00", "GBP") } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 1 } as const;
 * const { sales } = attributeConversions({ conversions: [order], touchpoints: [click] }, lastClick90Days);
 *
 * const refund = { id: "r-1", conversionId: "order-7", kind: "refund", occurredAt: 3, value: money("20.00", "GBP") } as const;
 * const stray = { ...refund, id: "r-2", conversionId: "order-8" } as const;
 * const { remaining, unmatched } = applyRefunds(sales, [refund, refund, stray]);
 *
 * remaining[0]?.credits.map((credit) => credit.value?.minor); // => [0]
 * remaining[0]?.adjustments.length; // => 1
 * unmatched.map((adjustment) => adjustment.conversionId); // => ["order-8"]
 * ```
 */
export function applyRefunds(sales: readonly Sale[], adjustments: readonly Adjustment[]): AppliedRefunds {
  const read = readSales(sales, "sales");
  const own = new Map<string, ReadAdjustment[]>();
  for (const { sale } of read) own.set(sale.id, []);
  const unmatched: UnmatchedAdjustment[] = [];
  for (const each of readAdjustments(adjustments)) {
    const group = own.get(each.adjustment.conversionId);
    if (group === undefined) unmatched.push(unmatchedAdjustment(each));
    else group.push(each);
  }
  const remaining = read.map(({ sale, index }) => {
    assertSale(sale, `sales[${index}]`);
    return carryOut(sale, own.get(sale.id)!, `sales[${index}]`);
  });
  return { remaining, unmatched };
}

function unmatchedAdjustment({ adjustment, occurredAt }: ReadAdjustment): UnmatchedAdjustment {
  const { id, conversionId, kind, value } = adjustment;
  return {
    adjustmentId: id,
    conversionId,
    kind,
    occurredAt,
    value: { minor: value.minor, currency: value.currency },
  };
}
