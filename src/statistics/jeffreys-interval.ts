import { betaQuantileOdds } from "../kernels/special/beta-quantile.js";
import type { Interval } from "../models/metric.js";
import { shareOfOdds, trialsInterval } from "./trials-interval.js";

/**
 * Where is a rate, given its trials and nothing known before? The middle of what is believed about it when one starts from
 * Jeffreys' prior: a Bayesian interval that also keeps its promise on average. Close to `wilsonInterval`, which also says what
 * a trial is; the one that goes with the posteriors of `shrinkProportions`.
 *
 * @formula the quantiles (1 − level)/2 and (1 + level)/2 of Beta(k + ½, n − k + ½)
 *
 * Units: shares; 0.25 is 25 %.
 *
 * Complexity: O(1), about 100 times that of Wilson's.
 *
 * @param successes - how many succeeded, a whole number
 * @param trials - out of how many, a whole number of at least 1
 * @param level - the probability, above 0 and below 1; 0.95 when absent
 * @returns the interval, equal tails: above 0 even without a success, and below 1 even without a failure, though of very many
 * trials 1 is the number nearest to it; unrounded, correct to 1e-12
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `invalidArgument` when there is no trial, more succeed than there are, or the level is none
 *
 * Brown, Cai and DasGupta 2001, without their adjustment at the ends.
 *
 * @example
 * ```ts
 * import { jeffreysInterval } from "creator-core/statistics";
 *
 * const { low, high } = jeffreysInterval(81, 263);
 * [low.toFixed(4), high.toFixed(4)]; // => ["0.2545", "0.3656"]
 * ```
 *
 * @example
 * ```ts
 * import { jeffreysInterval } from "creator-core/statistics";
 *
 * jeffreysInterval(0, 20).low > 0; // => true
 * jeffreysInterval(0, 20).high.toFixed(4); // => "0.1166"
 * jeffreysInterval(0, 0); // => throws
 * ```
 */
export function jeffreysInterval(successes: number, trials: number, level = 0.95): Interval {
  return trialsInterval("jeffreys", successes, trials, level, (k, n, tail) => ({
    low: shareOfOdds(betaQuantileOdds(k + 0.5, n - k + 0.5, tail)),
    high: shareOfOdds(1 / betaQuantileOdds(n - k + 0.5, k + 0.5, tail)),
  }));
}
