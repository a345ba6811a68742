import { sortByKey } from "../../kernels/sort-by-key.js";

/** Rows in the order of time; of one instant the earlier row first. */
export interface RowOrder {
  readonly length: number;
  /** `null` where the rows are in that order already. */
  readonly rows: Int32Array | null;
  rowAt(place: number): number;
  timeAt(place: number): number;
  /** The first place from `place` on whose time is not before `end`. */
  placeAt(end: number, place: number): number;
}

export function rowOrder(times: Float64Array): RowOrder {
  const rows = sortedRows(times);
  const rowAt = (place: number): number => (rows === null ? place : rows[place]!);
  return {
    length: times.length,
    rows,
    rowAt,
    timeAt: (place) => times[rowAt(place)]!,
    placeAt: (end, place) => {
      let low = place;
      let high = times.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (times[rowAt(middle)]! >= end) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

function sortedRows(times: Float64Array): Int32Array | null {
  let row = 1;
  while (row < times.length && times[row - 1]! <= times[row]!) row += 1;
  if (row >= times.length) return null;
  const rows = Int32Array.from(times, (_, index) => index);
  sortByKey(Float64Array.from(times), rows, 0, rows.length, (a, b) => a - b);
  return rows;
}
