/** Up to this length sorting beats partitioning. */
const SHORT = 24;

/**
 * The value that would stand at place `k` (from 0) were the column sorted. The column is rearranged in place: nothing
 * before `k` is larger, nothing after it smaller.
 *
 * Quickselect with the pivot taken from nine places, never by chance, and equal values set aside together. A column made
 * to defeat these pivots is not followed for long: after `allowance` looks at each value, what is left is sorted.
 *
 * Complexity: O(n) for random, sorted, reversed, equal and organ-pipe columns; never more than O(n log n).
 */
export function selectKth(column: Float64Array, k: number, allowance = 8): number {
  let from = 0;
  let to = column.length;
  let looks = allowance * column.length;
  while (to - from > SHORT && looks >= to - from) {
    looks -= to - from;
    const pivot = pivotOf(column, from, to);
    let below = from;
    let above = to;
    // [from, below) smaller, [below, i) equal, [i, above) not looked at yet, [above, to) larger.
    for (let i = from; i < above; ) {
      const value = column[i]!;
      if (value < pivot) {
        column[i] = column[below]!;
        column[below] = value;
        below += 1;
        i += 1;
      } else if (value > pivot) {
        above -= 1;
        column[i] = column[above]!;
        column[above] = value;
      } else i += 1;
    }
    if (k < below) to = below;
    else if (k >= above) from = above;
    else return pivot;
  }
  column.subarray(from, to).sort();
  return column[k]!;
}

/** The median of three medians of three, spread over the stretch. */
function pivotOf(column: Float64Array, from: number, to: number): number {
  const step = Math.floor((to - from - 1) / 8);
  const at = (place: number) => column[from + place * step]!;
  return middle(middle(at(0), at(1), at(2)), middle(at(3), at(4), at(5)), middle(at(6), at(7), at(8)));
}

function middle(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c);
}
