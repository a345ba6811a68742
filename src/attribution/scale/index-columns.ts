import { type GroupedRows, groupRows } from "../../kernels/group-rows.js";
import { sortByKey } from "../../kernels/sort-by-key.js";
import { touchKinds } from "../evidence/evidence-kinds.js";
import { REVOKED, type TouchDetails, type Touches } from "../touches/touch-index.js";
import type { TouchColumns } from "./column-types.js";
import { type CustomerNumbers, customerNumbers } from "./customer-numbers.js";

/** Columns in buckets, and which bucket is whose. */
export interface IndexedColumns {
  readonly touches: Touches;
  readonly customers: CustomerNumbers;
}

/**
 * Puts columns into buckets. Columns that are sorted by customer, then time, are the buckets already: they are read and not
 * copied.
 *
 * Complexity: O(touches); sorting where buckets are not in order of time, or customers have far larger numbers than there are rows.
 */
export function indexColumns(columns: TouchColumns): IndexedColumns {
  const customers = customerNumbers(columns.customer);
  const slots = slotsOf(columns);
  const touch = (row: number) => detailsOf(columns, row);
  if (isSorted(columns)) {
    const { starts, rows } = sortedBuckets(customers);
    const first = columns.customer.length - rows.length; // those of nobody stand first
    const times = columns.time.subarray(first);
    return { touches: { starts, rows, times, kinds: slots.subarray(first), touch }, customers };
  }
  const { starts, rows } = groupRows(customers.numbers, customers.count);
  const times = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) times[place] = columns.time[rows[place]!]!;
  sortBuckets(starts, times, rows, columns.priority);
  const kinds = new Uint8Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) kinds[place] = slots[rows[place]!]!;
  return { touches: { starts, rows, times, kinds, touch }, customers };
}

/** What `groupRows` makes of customers that ascend. */
function sortedBuckets({ count, numbers }: CustomerNumbers): GroupedRows {
  const starts = new Int32Array(count + 1);
  let first = 0;
  while (first < numbers.length && numbers[first]! < 0) first += 1;
  const rows = new Int32Array(numbers.length - first);
  let customer = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = first + place;
    rows[place] = row;
    while (customer < numbers[row]!) {
      customer += 1;
      starts[customer] = place;
    }
  }
  while (customer < count) {
    customer += 1;
    starts[customer] = rows.length;
  }
  return { starts, rows };
}

/** By customer, then time, of one instant the higher priority first. */
function isSorted({ customer, time, priority }: TouchColumns): boolean {
  for (let row = 1; row < customer.length; row += 1) {
    const before = row - 1;
    if (customer[before]! < customer[row]!) continue;
    if (customer[before]! > customer[row]! || time[before]! > time[row]!) return false;
    if (time[before] === time[row] && priority !== undefined && priority[before]! < priority[row]!) return false;
  }
  return true;
}

function sortBuckets(starts: Int32Array, times: Float64Array, rows: Int32Array, priority: TouchColumns["priority"]) {
  const breakTie =
    priority === undefined
      ? (a: number, b: number) => a - b
      : (a: number, b: number) => priority[b]! - priority[a]! || a - b;
  for (let customer = 0; customer + 1 < starts.length; customer += 1) {
    const from = starts[customer]!;
    const to = starts[customer + 1]!;
    if (to - from > 1) sortByKey(times, rows, from, to, breakTie);
  }
}

/** By row, the number of its kind, and more by `REVOKED` when it is revoked. */
function slotsOf({ kind, revoked }: TouchColumns): Uint8Array {
  return revoked === undefined ? kind : kind.map((number, row) => (revoked[row] === 0 ? number : number + REVOKED));
}

/** Where a rule reads texts, numbers stand for them. */
function detailsOf({ creator, campaign, scope, priority, kind }: TouchColumns, row: number): TouchDetails {
  const name = String(scope?.[row] ?? -1);
  const details = {
    id: String(row),
    creatorId: creator[row]! < 0 ? null : String(creator[row]),
    kind: touchKinds[kind[row]!]!,
    priority: priority?.[row] ?? 0,
    shopId: name === "-1" ? "" : name,
    productId: name === "-1" ? "" : name,
  };
  const number = campaign?.[row] ?? -1;
  return number < 0 ? details : { ...details, campaignId: String(number) };
}
