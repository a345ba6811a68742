import { digitOrder } from "./digit-order.js";

/** Up to this length shifting elements beats sorting indirectly. */
const SHORT = 32;

/** From this length on counting digits beats comparing, where keys are whole. */
const LONG = 4_096;

/**
 * Sorts the stretch `[from, to)` of two parallel columns in place, ascending by key. `breakTie` compares two rows of
 * one key, and is asked for nothing else.
 *
 * Complexity: O(n) for what is sorted already and for many whole keys of few equals, O(n log n) otherwise.
 */
export function sortByKey(
  keys: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  breakTie: (rowA: number, rowB: number) => number,
): void {
  if (to - from <= SHORT) insertionSort(keys, rows, from, to, breakTie);
  else if (!isSorted(keys, rows, from, to, breakTie)) indirectSort(keys, rows, from, to, breakTie);
}
function insertionSort(
  keys: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  breakTie: (rowA: number, rowB: number) => number,
): void {
  for (let i = from + 1; i < to; i += 1) {
    const key = keys[i]!;
    const row = rows[i]!;
    let gap = i;
    while (gap > from && (keys[gap - 1]! > key || (keys[gap - 1] === key && breakTie(rows[gap - 1]!, row) > 0))) {
      keys[gap] = keys[gap - 1]!;
      rows[gap] = rows[gap - 1]!;
      gap -= 1;
    }
    keys[gap] = key;
    rows[gap] = row;
  }
}

function isSorted(
  keys: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  breakTie: (rowA: number, rowB: number) => number,
): boolean {
  for (let i = from + 1; i < to; i += 1) {
    if (keys[i - 1]! > keys[i]! || (keys[i - 1] === keys[i] && breakTie(rows[i - 1]!, rows[i]!) > 0)) return false;
  }
  return true;
}

function indirectSort(
  keys: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  breakTie: (rowA: number, rowB: number) => number,
): void {
  const oldKeys = keys.slice(from, to);
  const oldRows = rows.slice(from, to);
  const digits = to - from < LONG ? null : digitOrder(oldKeys);
  const compare = (a: number, b: number) => oldKeys[a]! - oldKeys[b]! || breakTie(oldRows[a]!, oldRows[b]!);
  const order = digits ?? Int32Array.from(oldKeys, (_, i) => i).sort(compare);
  for (let i = 0; i < order.length; i += 1) {
    keys[from + i] = oldKeys[order[i]!]!;
    rows[from + i] = oldRows[order[i]!]!;
  }
  if (digits !== null) sortEquals(keys, rows, from, to, breakTie);
}

/** Sorts the rows of each key by the tie-break. */
function sortEquals(
  keys: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  breakTie: (rowA: number, rowB: number) => number,
): void {
  let start = from;
  for (let end = from + 1; end <= to; end += 1) {
    if (end < to && keys[end] === keys[start]) continue;
    if (end - start > SHORT) rows.subarray(start, end).sort(breakTie);
    else if (end - start > 1) insertionSort(keys, rows, start, end, breakTie);
    start = end;
  }
}
