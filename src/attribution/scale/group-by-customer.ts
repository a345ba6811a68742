import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CustomerKey } from "../../ids/index.js";
import type { Conversion, Touchpoint } from "../../models/tracking.js";
import { assertIterable, type CustomerGroup } from "./attribute-stream.js";

/** One fact on its way. What it is not may be absent or, as an outer join has it, `null`. */
export type CustomerRow =
  | { readonly conversion: Conversion; readonly touchpoint?: null | undefined }
  | { readonly conversion?: null | undefined; readonly touchpoint: Touchpoint };

const ROW = "{ conversion } or { touchpoint }, and not both";

/** The group that is being filled. */
interface OpenGroup {
  readonly customerKey: CustomerKey;
  readonly conversions: Conversion[];
  readonly touchpoints: Touchpoint[];
}

/**
 * Rows sorted by customer as groups, one for each customer.
 *
 * Use it between a database cursor or a sorted file and `attributeStream`. Only the customers must be in order, ascending by code
 * units, which for keys of plain letters and digits is `ORDER BY customer_key COLLATE "C"`; the rows of one customer may be in
 * any. A customer who returns after another is out of order, and so refused: nothing is ever attributed with half of the
 * facts. Rows without a customer (an empty key) have nothing to do with each other, and each is a group of its own.
 *
 * Complexity: O(rows). Memory: the rows of one customer.
 *
 * @param rows - `{ conversion }` or `{ touchpoint }`, in a list, a generator or anything else that can be iterated, also
 * asynchronously
 * @returns an asynchronous generator of `{ customerKey, conversions, touchpoints }`, in the order of the rows
 * @throws `invalidArgument` for rows that cannot be iterated, at once; when it is its turn, for a row that is neither or both,
 * has no customer key, or is out of order. What the source itself throws comes through as it is.
 *
 * @example
 * ```ts
 * import { attributeStream, groupByCustomer, lastClick90Days } from "creator-core/attribution";
 *
 * const rows = [
 *   { touchpoint: { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 1 } },
 *   { conversion: { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 9 } },
 *   { conversion: { id: "order-8", customerKey: "k-2", kind: "order", occurredAt: 5 } },
 * ] as const;
 *
 * const credited: [string, number][] = [];
 * for await (const sales of attributeStream({ groups: groupByCustomer(rows) }, lastClick90Days)) {
 *   for (const sale of sales) credited.push([sale.id, sale.credits.length]);
 * }
 * credited; // => [["order-7", 1], ["order-8", 0]]
 * ```
 */
export function groupByCustomer(
  rows: AsyncIterable<CustomerRow> | Iterable<CustomerRow>,
): AsyncGenerator<CustomerGroup, void, undefined> {
  assertIterable(rows, "rows");
  return groupsOf(rows);
}

async function* groupsOf(
  rows: AsyncIterable<CustomerRow> | Iterable<CustomerRow>,
): AsyncGenerator<CustomerGroup, void, undefined> {
  let open: OpenGroup | null = null;
  let index = 0;
  for await (const row of rows) {
    const customerKey = customerOf(row, `rows[${index}]`);
    if (open !== null && customerKey < open.customerKey) {
      fail("invalidArgument", `rows[${index}]`, `of "${open.customerKey}" or a later customer`, customerKey);
    }
    if (open === null || customerKey !== open.customerKey || customerKey === "") {
      if (open !== null) yield open;
      open = { customerKey, conversions: [], touchpoints: [] };
    }
    if (row.conversion != null) open.conversions.push(row.conversion);
    else open.touchpoints.push(row.touchpoint);
    index += 1;
  }
  if (open !== null) yield open;
}

function customerOf(row: CustomerRow, path: string): CustomerKey {
  assertObject(row, path, ROW);
  const { conversion, touchpoint } = row;
  if ((conversion == null) === (touchpoint == null)) fail("invalidArgument", path, ROW, row);
  const name = conversion == null ? "touchpoint" : "conversion";
  const fact: unknown = conversion ?? touchpoint;
  assertObject(fact, `${path}.${name}`, `a ${name}`);
  const customerKey: unknown = "customerKey" in fact ? fact.customerKey : undefined;
  assertText(customerKey, `${path}.${name}.customerKey`);
  return customerKey;
}
