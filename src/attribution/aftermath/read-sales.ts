import { assertObjects } from "../../errors/assert-list.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Sale } from "../../models/attribution.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import { findRepeats } from "../evidence/find-repeats.js";

/** A sale with its time as a number and its place in the list, for messages. */
export interface ReadSale<S extends Sale> {
  readonly sale: S;
  readonly occurredAt: Instant;
  readonly index: number;
}

/**
 * The sales, each once, by time, then id.
 *
 * Complexity: O(n) for what is sorted already, O(n log n) otherwise.
 *
 * @throws `duplicateId` when two different sales have one id; `invalidArgument`, `invalidInstant`
 */
export function readSales<S extends Sale>(sales: readonly S[], path: string): ReadSale<S>[] {
  assertObjects(sales, path);
  const first = findRepeats(sales, path);
  const read: ReadSale<S>[] = [];
  for (let index = 0; index < sales.length; index += 1) {
    const sale = sales[index]!;
    if (first !== null && first[index] !== index) continue;
    read.push({ sale, occurredAt: toInstant(sale.occurredAt, `${path}[${index}].occurredAt`), index });
  }
  return read.sort((a, b) => a.occurredAt - b.occurredAt || codeUnitOrder(a.sale.id, b.sale.id));
}
