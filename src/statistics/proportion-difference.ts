import { assertObject } from "../errors/assert-object.js";
import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { ExactRatio, Interval, Metric } from "../models/metric.js";
import { metricValue, noMetric } from "./metric.js";
import { type MetricNames, namesOf } from "./metric-names.js";
import { asTrials, type Trials, tailOf } from "./trials.js";
import { wilsonInterval } from "./wilson-interval.js";

/** What the two proportions are called, and how sure to be of their difference. */
export interface ProportionDifferenceOptions extends MetricNames {
  /** The confidence, above 0 and below 1. Absent: 0.95. */
  readonly level?: number | undefined;
}

/**
 * By how many percentage points is one rate above another, and may the difference be chance? An interval that holds 0 says
 * that it may. For two groups of real trials (this creator's clicks and that one's; before amplification and after); a
 * change between two periods of any metric, without an interval, is `periodChange`; more than two, and which of them is
 * best, is `probabilityBest`.
 *
 * @formula 100·(k₁/n₁ − k₂/n₂); its interval by Newcombe's method 10, from the two Wilson intervals (l, u):
 * d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²)
 *
 * Units: percentage points, value and interval. From 10 % to 12 % is 2 points (though it is 20 percent more).
 *
 * It has no value (`ok: false`) when one side has no trial (`zeroDenominator`).
 *
 * Complexity: O(1).
 *
 * @param first - successes and trials of the one
 * @param second - of the other, which is subtracted
 * @param options - names and the level
 * @returns the difference; `n` is all trials together; `exact` a fraction in points where it is one of safe whole numbers
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `invalidArgument` when more succeed than there are, or an argument is none
 *
 * Newcombe 1998, Interval estimation for the difference between independent proportions.
 *
 * @example
 * ```ts
 * import { proportionDifference } from "creator-core/statistics";
 *
 * const lift = proportionDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
 * lift.ok && lift.value; // => 20
 * lift.ok && lift.interval?.low.toFixed(2); // => "5.24"
 * lift.ok && lift.interval?.high.toFixed(2); // => "33.39"
 * ```
 *
 * @example
 * ```ts
 * import { proportionDifference } from "creator-core/statistics";
 *
 * const none = proportionDifference({ successes: 0, trials: 10 }, { successes: 0, trials: 0 });
 * !none.ok && none.reason; // => "zeroDenominator"
 * proportionDifference({ successes: 2, trials: 1 }, { successes: 0, trials: 1 }); // => throws
 * ```
 */
export function proportionDifference(first: Trials, second: Trials, options: ProportionDifferenceOptions = {}): Metric {
  assertObject(first, "first");
  assertObject(second, "second");
  const one = asTrials(first.successes, first.trials, "first.");
  const other = asTrials(second.successes, second.trials, "second.");
  const absent = { name: "proportionDifference", numerator: "successes", denominator: "trials" };
  const { name, numerator, denominator } = namesOf(options, absent);
  const { level = 0.95 } = options;
  tailOf(level, "options.level");
  const definition = {
    name,
    unit: "percentagePoints",
    numerator: `difference in ${numerator} ÷ ${denominator}`,
    denominator: "1",
  } as const;
  if (one.trials === 0 || other.trials === 0) return noMetric(definition, "zeroDenominator");
  const { value, exact } = pointsBetween(one, other);
  const n = Math.min(one.trials + other.trials, Number.MAX_SAFE_INTEGER);
  return metricValue(definition, value, n, { exact, interval: newcombe(one, other, level) });
}

/** Exact until the one rounding: two nearly equal rates over many trials would lose their difference. */
function pointsBetween(one: Trials, other: Trials): { readonly value: number; readonly exact: ExactRatio | undefined } {
  const over = 100n * (BigInt(one.successes) * BigInt(other.trials) - BigInt(other.successes) * BigInt(one.trials));
  const under = BigInt(one.trials) * BigInt(other.trials);
  const [numerator, denominator] = [Number(over), Number(under)];
  const safe = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  return { value: nearestQuotient(over, under), exact: safe ? { numerator, denominator } : undefined };
}

function newcombe(one: Trials, other: Trials, level: number): Interval {
  const difference = one.successes / one.trials - other.successes / other.trials;
  const [mine, theirs] = [marginsOf(one, level), marginsOf(other, level)];
  const low = difference - Math.sqrt(mine.below ** 2 + theirs.above ** 2);
  const high = difference + Math.sqrt(mine.above ** 2 + theirs.below ** 2);
  return { low: 100 * Math.max(-1, low), high: 100 * Math.min(1, high), level, method: "newcombe" };
}

/** How far Wilson's interval reaches below and above the observed share. */
function marginsOf({ successes, trials }: Trials, level: number): { readonly below: number; readonly above: number } {
  const { low, high } = wilsonInterval(successes, trials, level);
  const share = successes / trials;
  return { below: Math.max(0, share - low), above: Math.max(0, high - share) };
}
