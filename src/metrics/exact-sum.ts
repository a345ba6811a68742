import { fail } from "../errors/creator-core-error.js";

/**
 * The sum of counts, exactly.
 *
 * @throws `invalidInteger` naming `path` when it is beyond 2^53 − 1
 * @internal
 */
export function exactSum(counts: readonly number[], path: string): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return exact(sum, path);
}

/**
 * A sum of counts, if it is exact. Counts only add up, so once a partial sum is beyond the safe integers the total is
 * too: one look at the end is enough.
 *
 * @throws `invalidInteger` naming `path` when it is beyond 2^53 − 1
 * @internal
 */
export function exact(sum: number, path: string): number {
  return Number.isSafeInteger(sum) ? sum : fail("invalidInteger", path, "counts whose sum is at most 2^53 − 1", sum);
}
