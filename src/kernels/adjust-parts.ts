import { largestRemainder } from "./largest-remainder.js";

/** Parts after a change, and how much of it there was room for. */
export interface AdjustedParts {
  readonly parts: readonly number[];
  readonly moved: number;
}

/** One change of the parts of a whole. */
export interface PartChange {
  readonly id: string;
  readonly takes: boolean;
  readonly amount: number;
  /** Only of a change that gives back: the one earlier change that it undoes; `null` for everything that was taken. */
  readonly undoes: string | null;
}

/**
 * Carries out changes of the parts of a whole one after the other, and says what is left after each.
 *
 * What undoes one change gives back what that one took and what has not come back since; what undoes none in particular
 * gives back the latest takings first.
 *
 * Complexity: O(changes × n log n) for n parts.
 */
export function adjustParts(original: readonly number[], changes: readonly PartChange[]): readonly AdjustedParts[] {
  const takings = changes.some(({ undoes }) => undoes !== null) ? takingsOf(original) : null;
  let left = original;
  return changes.map(({ id, takes, amount, undoes }) => {
    const adjusted = takes
      ? takeFromParts(left, amount)
      : giveBackToParts(left, undoes === null ? original : sums(left, takings!.openOf(undoes)), amount);
    if (takes) takings?.take(id, left, adjusted.parts);
    else takings?.giveBack(undoes, left, adjusted.parts);
    left = adjusted.parts;
    return adjusted;
  });
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

/**
 * What every change took from each part and has not been given back. Together they are always what is missing from the
 * original, so that giving back one of them never exceeds it.
 */
function takingsOf(original: readonly number[]) {
  const nothing = original.map(() => 0);
  const open = new Map<string, number[]>();
  const latest = original.map((): string[] => []); // of each part, who took from it; the last one may be settled by now
  return {
    openOf: (id: string): readonly number[] => open.get(id) ?? nothing,
    take(id: string, before: readonly number[], after: readonly number[]): void {
      const taken = before.map((part, i) => part - after[i]!);
      open.set(id, taken);
      for (const [i, amount] of taken.entries()) if (amount > 0) latest[i]!.push(id);
    },
    giveBack(id: string | null, before: readonly number[], after: readonly number[]): void {
      for (const [i, part] of after.entries()) {
        let rest = part - before[i]!;
        if (id !== null && rest > 0) open.get(id)![i]! -= rest;
        while (id === null && rest > 0) {
          const taken = open.get(latest[i]!.at(-1)!)!;
          const back = Math.min(rest, taken[i]!);
          taken[i]! -= back;
          rest -= back;
          if (taken[i] === 0) latest[i]!.pop();
        }
      }
    },
  };
}

function sums(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((part, i) => part + b[i]!);
}

function total(parts: readonly number[]): number {
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}
