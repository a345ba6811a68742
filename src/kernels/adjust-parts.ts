import { largestRemainder } from "./largest-remainder.js";

/** Parts after a change, and how much of it there was room for. */
export interface AdjustedParts {
  readonly parts: readonly number[];
  readonly moved: number;
}

/**
 * Takes up to `amount` from the parts of a whole, from each in proportion to what is *left* of it, so that nobody gains
 * by it and taking everything leaves exactly zero everywhere. Splitting the smaller whole afresh would hand somebody a
 * unit more now and then.
 *
 * Parts are whole and not negative; so is `amount`. Units left over go by largest remainder, ties to the earliest.
 *
 * Complexity: O(n log n).
 */
export function takeFromParts(left: readonly number[], amount: number): AdjustedParts {
  const moved = Math.min(amount, total(left));
  const shares = largestRemainder(moved, left);
  return { parts: shares === undefined ? left : left.map((part, i) => part - shares[i]!), moved };
}

/**
 * Gives back up to `amount` of what was taken, to each part in proportion to what was taken from it: no part ever
 * exceeds its original.
 *
 * Complexity: O(n log n).
 */
export function giveBackToParts(left: readonly number[], original: readonly number[], amount: number): AdjustedParts {
  const taken = original.map((part, i) => part - left[i]!);
  const moved = Math.min(amount, total(taken));
  const shares = largestRemainder(moved, taken);
  return { parts: shares === undefined ? left : left.map((part, i) => part + shares[i]!), moved };
}

function total(parts: readonly number[]): number {
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}
