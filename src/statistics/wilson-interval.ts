import { normalQuantile } from "../kernels/special/normal.js";
import type { Interval } from "../models/metric.js";
import { trialsInterval } from "./trials-interval.js";

/**
 * How far off may a share of real trials be? 81 orders from 263 clicks are 31 %: the rate behind them is somewhere from 26 to
 * 37 %. The interval to take unless there is a reason for another: right on average even for a handful of trials, and
 * never outside of 0 to 1. `clopperPearsonInterval` never promises too much, and is wider; `jeffreysInterval` is the
 * Bayesian one. As a metric, with its definition: `proportion`.
 *
 * Trials are things that succeed or fail one by one: clicks that become orders, samples that become posts. Views that
 * become likes are not: the views of one post have too much in common, and the interval over views is a hundred times too
 * narrow. For those see `ratioOfSums`.
 *
 * @formula (k + z²/2 ± z·√(k·(n − k)/n + z²/4)) ÷ (n + z²), z the normal quantile of the level
 *
 * Units: shares; 0.25 is 25 %.
 *
 * Complexity: O(1).
 *
 * @param successes - how many succeeded, a whole number
 * @param trials - out of how many, a whole number of at least 1
 * @param level - the confidence, above 0 and below 1; 0.95 when absent
 * @returns the interval; from exactly 0 without a success, to exactly 1 without a failure; unrounded, correct to 1e-14
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `invalidArgument` when there is no trial, more succeed than there are, or the level is none
 *
 * Wilson 1927; Newcombe 1998 compares seven methods and recommends it.
 *
 * @example
 * ```ts
 * import { wilsonInterval } from "creator-core/statistics";
 *
 * const { low, high } = wilsonInterval(81, 263);
 * [low.toFixed(4), high.toFixed(4)]; // => ["0.2553", "0.3662"]
 * ```
 *
 * @example
 * ```ts
 * import { wilsonInterval } from "creator-core/statistics";
 *
 * wilsonInterval(0, 20).low; // => 0
 * wilsonInterval(0, 20).high.toFixed(4); // => "0.1611"
 * wilsonInterval(20, 20).high; // => 1
 * wilsonInterval(81, 263, 0.99).low < wilsonInterval(81, 263, 0.9).low; // => true
 * wilsonInterval(0, 0); // => throws
 * wilsonInterval(3, 2); // => throws
 * ```
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Interval {
  return trialsInterval("wilson", successes, trials, level, (k, n, tail) => {
    const square = normalQuantile(tail) ** 2;
    const middle = k + square / 2;
    const spread = Math.sqrt(square * ((k / n) * (n - k) + square / 4));
    // The product of the two ends is k² ÷ (n·(n + z²)); subtracted, the low one would lose its digits.
    return { low: k === 0 ? 0 : (k / n) * (k / (middle + spread)), high: (middle + spread) / (n + square) };
  });
}
