/** Eleven bits: so many counts fit the fastest memory. */
const DIGIT = 11;
const VALUES = 2 ** DIGIT;

/** Keys are cut in two, because bits can be taken of 32-bit numbers only. */
const LOW = 2 * DIGIT;

/**
 * The places of whole keys in ascending order, equal keys in the order in which they stand; `null` for keys that are not
 * whole, or too far apart.
 *
 * It counts digits and compares nothing: a pass over all keys for every eleven bits of their range.
 *
 * Complexity: O(n) for each digit; three to five digits.
 */
export function digitOrder(keys: Float64Array): Int32Array | null {
  const bounds = wholeBounds(keys);
  if (bounds === null) return null;
  const [least, most] = bounds;
  const low = new Int32Array(keys.length);
  const high = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const above = keys[i]! - least;
    high[i] = Math.floor(above / 2 ** LOW);
    low[i] = above - high[i]! * 2 ** LOW;
  }
  let order = new Int32Array(keys.length);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  let spare = new Int32Array(keys.length);
  const range = most - least;
  for (let shift = 0; shift < LOW && range >= 2 ** shift; shift += DIGIT) {
    sortByDigit(low, shift, order, spare);
    [order, spare] = [spare, order];
  }
  for (let shift = 0; range >= 2 ** (LOW + shift); shift += DIGIT) {
    sortByDigit(high, shift, order, spare);
    [order, spare] = [spare, order];
  }
  return order;
}

function wholeBounds(keys: Float64Array): readonly [least: number, most: number] | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i]!;
    if (Math.floor(key) !== key) return null;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  return most - least < 2 ** (LOW + 30) ? [least, most] : null;
}

/** Writes `from` into `to`, sorted by one digit and otherwise as it was. */
function sortByDigit(column: Int32Array, shift: number, from: Int32Array, to: Int32Array): void {
  const next = new Int32Array(VALUES + 1);
  for (let i = 0; i < column.length; i += 1) next[((column[i]! >>> shift) & (VALUES - 1)) + 1]! += 1;
  for (let digit = 0; digit < VALUES; digit += 1) next[digit + 1]! += next[digit]!;
  for (let i = 0; i < from.length; i += 1) {
    const place = from[i]!;
    const digit = (column[place]! >>> shift) & (VALUES - 1);
    to[next[digit]!] = place;
    next[digit]! += 1;
  }
}
