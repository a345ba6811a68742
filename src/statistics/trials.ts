import { fail } from "../errors/creator-core-error.js";

/** Trials that each succeed or fail: samples sent and posts made of them, clicks and the orders that came of them. */
export interface Trials {
  /** How many succeeded; a whole number. */
  readonly successes: number;
  /** How many there were; a whole number, not fewer than succeeded. */
  readonly trials: number;
}

/**
 * Counts of real trials, without −0.
 *
 * @throws `invalidInteger` when one is not a whole number of at least 0, `invalidArgument` when more succeed than there are
 * @internal
 */
export function asTrials(successes: number, trials: number, path = ""): Trials {
  assertWhole(successes, `${path}successes`);
  assertWhole(trials, `${path}trials`);
  if (successes > trials) fail("invalidArgument", `${path}successes`, `at most the ${trials} trials`, successes);
  return { successes: successes + 0, trials: trials + 0 };
}

/** @internal */
export function assertWhole(count: number, path: string): void {
  if (!Number.isSafeInteger(count) || count < 0) fail("invalidInteger", path, "a whole number of at least 0", count);
}

/**
 * Half of what lies outside of the level, at either end.
 *
 * @throws `invalidArgument`
 * @internal
 */
export function tailOf(level: number, path = "level"): number {
  if (typeof level !== "number" || !(level > 0 && level < 1)) {
    fail("invalidArgument", path, "a number above 0 and below 1, such as 0.95", level);
  }
  return (1 - level) / 2;
}
