import { fail } from "../errors/creator-core-error.js";
import type { Interval, IntervalMethod } from "../models/metric.js";
import { asTrials, tailOf } from "./trials.js";

/** The two ends of an interval. */
interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * What the intervals for real trials have in common: that of more successes than failures is 1 less that of the failures, and
 * that of as many is its own mirror image, to the last digit.
 *
 * @param endsOf - the ends for k of n, k at most half of n, with this much outside of either
 * @throws `invalidInteger` or `invalidArgument`
 * @internal
 */
export function trialsInterval(
  method: IntervalMethod,
  successes: number,
  trials: number,
  level: number,
  endsOf: (k: number, n: number, tail: number) => Ends,
): Interval {
  const { successes: k, trials: n } = asTrials(successes, trials);
  if (n === 0) fail("invalidArgument", "trials", "at least one trial", trials);
  const tail = tailOf(level);
  if (k > n - k) {
    const { low, high } = endsOf(n - k, n, tail);
    return { low: 1 - Math.max(low, high), high: 1 - low, level, method };
  }
  const { low, high } = endsOf(k, n, tail);
  // At a level of next to nothing both ends are one number, but for its rounding.
  return { low, high: Math.max(low, k === n - k ? 1 - low : high), level, method };
}

/** @internal */
export function shareOfOdds(odds: number): number {
  return odds <= 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
}
