import { selectKth } from "./select-kth.js";

/**
 * What stands between the places `k` and `k + 1` of the sorted column, `fraction` (from 0 to 1) of the way. The
 * column is rearranged in place. The result never leaves the two values it lies between; it is infinite when their
 * difference is no number any more.
 *
 * Complexity: as `selectKth`.
 */
export function interpolateAt(column: Float64Array, k: number, fraction: number): number {
  const low = selectKth(column, k);
  if (fraction === 0) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let i = k + 1; i < column.length; i += 1) if (column[i]! < high) high = column[i]!;
  const gap = high - low;
  return gap === Number.POSITIVE_INFINITY ? gap : Math.min(low + gap * fraction, high);
}
