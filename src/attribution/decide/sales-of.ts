import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { sortByKey } from "../../kernels/sort-by-key.js";
import type { AttributedSale } from "../../models/attribution.js";
import type { Conversion } from "../../models/tracking.js";
import type { Decide } from "./decide.js";
import type { CheckedConversions } from "./read-conversions.js";
import { saleOf } from "./sale-of.js";

/**
 * Decides conversions that were checked: their sales, by time, then id.
 *
 * They are decided in the order in which they were given, and sorted afterwards: in the order of time they would be read from
 * all over the memory.
 */
export function salesOf(
  conversions: readonly Conversion[],
  { rows, times }: CheckedConversions,
  decide: Decide,
): AttributedSale[] {
  const sales = new Array<AttributedSale>(rows.length);
  for (let i = 0; i < sales.length; i += 1) {
    const conversion = conversions[rows[i]!]!;
    sales[i] = saleOf(conversion, decide(conversion, times[i]!));
  }
  const order = rows.map((_, i) => i);
  sortByKey(times.slice(), order, 0, order.length, (a, b) => codeUnitOrder(sales[a]!.id, sales[b]!.id));
  const sorted = new Array<AttributedSale>(order.length);
  for (let i = 0; i < sorted.length; i += 1) sorted[i] = sales[order[i]!]!;
  return sorted;
}
