/**
 * The first place in the ascending stretch `[from, to)` whose value is greater than `bound`, or `to`.
 *
 * Complexity: O(log n).
 */
export function firstAfter(values: Float64Array, from: number, to: number, bound: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
