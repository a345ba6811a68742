import { textNumbers } from "./text-numbers.js";

/**
 * For every row the first row of its id; `null` when no id is there twice.
 *
 * Nearly always none is, and that is seen by hashes alone, in sets of bits that fit into near memory: only rows whose bits
 * others have too are compared by their ids.
 *
 * Complexity: O(rows); a few bytes a row.
 *
 * @param hashes - by row, the `textHash` of its id
 */
export function firstRows(hashes: Int32Array, idOf: (row: number) => string): Int32Array | null {
  // Two looks at different bits of the hashes leave one row of a hundred in doubt.
  const some = doubtfulPlaces(hashes);
  const few = doubtfulPlaces(some.map((row) => hashes[row]! >>> 9));
  if (few.length === 0) return null;
  const ids = textNumbers();
  const firsts: number[] = [];
  let first: Int32Array | null = null;
  for (let i = 0; i < few.length; i += 1) {
    const row = some[few[i]!]!;
    const number = ids.add(idOf(row));
    if (number === firsts.length) firsts.push(row);
    else {
      first ??= hashes.map((_, place) => place);
      first[row] = firsts[number]!;
    }
  }
  return first;
}

/** So many bits for each key: a larger set would be in farther memory. */
const BITS_PER_KEY = 8;

/** The places of keys whose bit another key has too, ascending. */
function doubtfulPlaces(keys: Int32Array): Int32Array {
  let words = 1;
  while (words * 32 < keys.length * BITS_PER_KEY) words *= 2;
  const last = words - 1;
  const seen = new Int32Array(words);
  const twice = new Int32Array(words);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place]!;
    const word = (key >>> 5) & last;
    const bit = 1 << (key & 31);
    const old = seen[word]!;
    seen[word] = old | bit;
    twice[word]! |= old & bit;
  }
  const places = new Int32Array(keys.length);
  let count = 0;
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place]!;
    places[count] = place;
    count += (twice[(key >>> 5) & last]! >>> (key & 31)) & 1;
  }
  return places.slice(0, count);
}
