import { betaQuantileOdds } from "../kernels/special/beta-quantile.js";
import type { Interval } from "../models/metric.js";
import { shareOfOdds, trialsInterval } from "./trials-interval.js";

/**
 * How far off may a share of real trials be, if the interval must never promise more than its level? The exact interval:
 * whatever the true rate, it is missed in at most 5 % of cases (and in fewer as a rule, so that it is wider than needed). For
 * audits and guarantees; otherwise `wilsonInterval`, which also says what a trial is.
 *
 * @formula low: the rate at which k or more successes have a chance of (1 − level)/2; high: at which k or fewer have it
 *
 * Units: shares; 0.25 is 25 %.
 *
 * Complexity: O(1), about 100 times that of Wilson's.
 *
 * @param successes - how many succeeded, a whole number
 * @param trials - out of how many, a whole number of at least 1
 * @param level - the confidence, above 0 and below 1; 0.95 when absent
 * @returns the interval; from exactly 0 without a success, to exactly 1 without a failure; unrounded, correct to 1e-12
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `invalidArgument` when there is no trial, more succeed than there are, or the level is none
 *
 * Clopper and Pearson 1934.
 *
 * @example
 * ```ts
 * import { clopperPearsonInterval } from "creator-core/statistics";
 *
 * const { low, high } = clopperPearsonInterval(81, 263);
 * [low.toFixed(4), high.toFixed(4)]; // => ["0.2527", "0.3676"]
 * ```
 *
 * @example
 * ```ts
 * import { clopperPearsonInterval } from "creator-core/statistics";
 *
 * // One success in one trial: 1 − 0.05/2 of all rates below 0.025 would not have shown it.
 * const { low, high } = clopperPearsonInterval(1, 1);
 * [low.toFixed(6), high]; // => ["0.025000", 1]
 * clopperPearsonInterval(0, 0); // => throws
 * ```
 */
export function clopperPearsonInterval(successes: number, trials: number, level = 0.95): Interval {
  return trialsInterval("clopperPearson", successes, trials, level, (k, n, tail) => ({
    low: k === 0 ? 0 : shareOfOdds(betaQuantileOdds(k, n - k + 1, tail)),
    high: shareOfOdds(1 / betaQuantileOdds(n - k, k + 1, tail)),
  }));
}
