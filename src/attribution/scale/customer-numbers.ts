/** Customers by numbers without great gaps, so that there can be a bucket for each. */
export interface CustomerNumbers {
  readonly count: number;
  /** By row, the number of its customer; −1 for nobody. */
  readonly numbers: Int32Array;
  /** The number of a customer; −1 for one that is in no row. */
  readonly of: (customer: number) => number;
}

/** So many more buckets than rows are cheaper than sorting. */
const EMPTY_BUCKETS = 65_536;

/**
 * Numbers for the customers of a column: their own, where there are few gaps.
 *
 * Complexity: O(rows); O(rows log rows) where there are great gaps.
 */
export function customerNumbers(customer: Int32Array): CustomerNumbers {
  let largest = -1;
  for (let row = 0; row < customer.length; row += 1) if (customer[row]! > largest) largest = customer[row]!;
  if (largest < 2 * customer.length + EMPTY_BUCKETS) {
    const count = largest + 1;
    return { count, numbers: customer, of: (number) => (number < count ? number : -1) };
  }
  const distinct = distinctOf(customer);
  const of = (number: number) => placeOf(distinct, number);
  return { count: distinct.length, numbers: customer.map(of), of };
}

/** Ascending, without −1. */
function distinctOf(customer: Int32Array): Int32Array {
  const sorted = customer.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const number = sorted[i]!;
    if (number < 0 || (count > 0 && sorted[count - 1] === number)) continue;
    sorted[count] = number;
    count += 1;
  }
  return sorted.slice(0, count);
}

function placeOf(ascending: Int32Array, number: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === number ? low : -1;
}
