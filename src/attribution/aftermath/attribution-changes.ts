import type { AttributedSale } from "../../models/attribution.js";
import type { AttributionChanges } from "../../models/attribution-aftermath.js";
import { sameFacts } from "../../time/same-facts.js";
import { type ReadSale, readSales } from "./read-sales.js";
import { sameJson } from "./same-json.js";

/**
 * What must be taken back and what added when sales have been attributed anew?
 *
 * Use it where results are only ever appended to: a ledger, a warehouse, a queue. A touch or a conversion that came late,
 * a corrected directory or another policy change some sales and leave most alone; this names only those. With an
 * accumulator ask its own `changes`, which attributes only the customers concerned.
 *
 * Sales are compared by what they say: two readings of one file are equal, and the order of keys or of the lists does not
 * count. A sale that changed is in both lists, as it was and as it is.
 *
 * @formula before − retract + insert = after
 *
 * Complexity: O(sales), and sorting where they are not in order of time.
 *
 * @param before - sales as they were handed on
 * @param after - sales as they are now, in any order
 * @returns `{ retract, insert }`, each by time, then id; both empty when nothing changed
 * @throws `duplicateId` when two different sales of one list have one id; `invalidArgument` or `invalidInstant` for a sale
 * that cannot be read.
 *
 * @example
 * ```ts
 * import { attributionChanges } from "creator-core/attribution";
 *
 * attributionChanges([], []); // => { retract: [], insert: [] }
 * ```
 *
 * @example A click that came late moves one order.
 * ```ts
 * import { attributeConversions, attributionChanges, lastClick90Days } from "creator-core/attribution";
 *
 * const order = { customerKey: "k-1", kind: "order", occurredAt: 9 } as const;
 * const conversions = [{ ...order, id: "order-7" }, { ...order, id: "order-8", customerKey: "k-2" }];
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 1 } as const;
 * const late = { ...click, id: "t-2", creatorId: "ben", occurredAt: 2 };
 *
 * const before = attributeConversions({ conversions, touchpoints: [click] }, lastClick90Days).sales;
 * const after = attributeConversions({ conversions, touchpoints: [click, late] }, lastClick90Days).sales;
 * const { retract, insert } = attributionChanges(before, after);
 *
 * retract.map((sale) => [sale.id, sale.credits[0]?.creatorId]); // => [["order-7", "ann"]]
 * insert.map((sale) => [sale.id, sale.credits[0]?.creatorId]); // => [["order-7", "ben"]]
 * ```
 */
export function attributionChanges(
  before: readonly AttributedSale[],
  after: readonly AttributedSale[],
): AttributionChanges {
  const old = readSales(before, "before");
  const now = readSales(after, "after");
  const unchanged = unchangedIds(old, now);
  const changed = (sales: readonly ReadSale<AttributedSale>[]) =>
    sales.filter(({ sale }) => !unchanged.has(sale.id)).map(({ sale }) => sale);
  return { retract: changed(old), insert: changed(now) };
}

function unchangedIds(
  before: readonly ReadSale<AttributedSale>[],
  after: readonly ReadSale<AttributedSale>[],
): ReadonlySet<string> {
  const old = new Map(before.map(({ sale }) => [sale.id, sale]));
  const unchanged = new Set<string>();
  for (const { sale } of after) {
    const was = old.get(sale.id);
    if (was !== undefined && (sameJson(was, sale) || sameFacts(was, sale))) unchanged.add(sale.id);
  }
  return unchanged;
}
