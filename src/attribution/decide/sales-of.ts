import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { sortByKey } from "../../kernels/sort-by-key.js";
import type { AttributedSale } from "../../models/attribution.js";
import type { Conversion } from "../../models/tracking.js";
import type { Decisions } from "./decisions.js";
import { plainSales } from "./plain-sales.js";
import type { CheckedConversions } from "./read-conversions.js";
import { saleOf } from "./sale-of.js";

/**
 * Decides conversions that were checked: their sales, by time, then id.
 *
 * They are decided in the order in which they were given, and each sale is put where it belongs: in the order of time
 * conversions would be read from all over the memory.
 */
export function salesOf(
  conversions: readonly Conversion[],
  checked: CheckedConversions,
  decisions: Decisions,
): AttributedSale[] {
  const { rows } = checked;
  const places = placesByTime(conversions, checked);
  if (decisions.plain !== null) return plainSales(places, conversions, checked, decisions.plain);
  const sales = new Array<AttributedSale>(rows.length);
  for (let i = 0; i < rows.length; i += 1) sales[places[i]!] = saleOf(conversions[rows[i]!]!, decisions.of(i));
  return sales;
}

/** Where each stands when all of them are in the order of time, and of one instant by id. */
function placesByTime(conversions: readonly Conversion[], { rows, times }: CheckedConversions): Int32Array {
  const order = new Int32Array(rows.length);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  const idOf = (i: number) => conversions[rows[i]!]!.id;
  sortByKey(times.slice(), order, 0, order.length, (a, b) => codeUnitOrder(idOf(a), idOf(b)));
  const places = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) places[order[place]!] = place;
  return places;
}
