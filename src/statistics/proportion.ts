import { assertOneOf } from "../errors/assert-one-of.js";
import type { Interval, Metric } from "../models/metric.js";
import { clopperPearsonInterval } from "./clopper-pearson-interval.js";
import { jeffreysInterval } from "./jeffreys-interval.js";
import { metricValue, noMetric } from "./metric.js";
import { type MetricNames, namesOf } from "./metric-names.js";
import { asTrials, tailOf } from "./trials.js";
import { wilsonInterval } from "./wilson-interval.js";

/** What a proportion is called, and how sure to be of it. */
export interface ProportionOptions extends MetricNames {
  /** Which interval. Absent: `"wilson"`. */
  readonly method?: "wilson" | "clopperPearson" | "jeffreys" | undefined;
  /** The confidence, above 0 and below 1. Absent: 0.95. */
  readonly level?: number | undefined;
}

/**
 * What share of these trials succeeded, and how far off may that be? For things that succeed or fail one by one: clicks →
 * orders, samples → posts, drafts → approvals. For engagement over views, whose unit is the post, see `ratioOfSums`; the
 * bare interval is `wilsonInterval`; many creators at once, each with few trials: `shrinkProportions`.
 *
 * @formula successes ÷ trials
 *
 * Units: a ratio; 0.25 is 25 %.
 *
 * It has no value (`ok: false`) without a trial (`zeroDenominator`).
 *
 * Complexity: O(1).
 *
 * @param successes - how many succeeded, a whole number
 * @param trials - out of how many, a whole number
 * @param options - its name, the names of what is counted, the method and level of the interval
 * @returns the share, with `exact`, `interval`, and the trials as `n`
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `invalidArgument` when more succeed than there are, or an option is none
 *
 * @example
 * ```ts
 * import { proportion } from "creator-core/statistics";
 *
 * const conversionRate = proportion(12, 48);
 * conversionRate.ok && conversionRate.value; // => 0.25
 * conversionRate.ok && conversionRate.interval?.high.toFixed(3); // => "0.388"
 * ```
 *
 * @example
 * ```ts
 * import { proportion } from "creator-core/statistics";
 *
 * const named = proportion(12, 48, {
 *   name: "conversionRate", numerator: "orders", denominator: "clicks", method: "clopperPearson", level: 0.9,
 * });
 * named.definition.name; // => "conversionRate"
 * named.ok && named.exact; // => { numerator: 12, denominator: 48 }
 * named.ok && named.interval?.method; // => "clopperPearson"
 *
 * const untried = proportion(0, 0);
 * !untried.ok && untried.reason; // => "zeroDenominator"
 * proportion(3, 2); // => throws
 * ```
 */
export function proportion(successes: number, trials: number, options: ProportionOptions = {}): Metric {
  const { successes: k, trials: n } = asTrials(successes, trials);
  const names = namesOf(options, { name: "proportion", numerator: "successes", denominator: "trials" });
  const { level = 0.95 } = options;
  const interval = intervalBy(options.method ?? "wilson");
  tailOf(level, "options.level");
  const definition = { unit: "ratio", ...names } as const;
  if (n === 0) return noMetric(definition, "zeroDenominator");
  return metricValue(definition, k / n, n, {
    exact: { numerator: k, denominator: n },
    interval: interval(k, n, level),
  });
}

function intervalBy(
  method: NonNullable<ProportionOptions["method"]>,
): (successes: number, trials: number, level: number) => Interval {
  assertOneOf(method, ["wilson", "clopperPearson", "jeffreys"], "options.method");
  switch (method) {
    case "wilson":
      return wilsonInterval;
    case "clopperPearson":
      return clopperPearsonInterval;
    case "jeffreys":
      return jeffreysInterval;
  }
}
