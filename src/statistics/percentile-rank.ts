import { fail } from "../errors/creator-core-error.js";
import type { Metric } from "../models/metric.js";
import { metricValue, noMetric } from "./metric.js";
import { type CountedOptions, countedOf } from "./metric-names.js";
import { numberColumn } from "./sorted-numbers.js";

/**
 * Where does this value stand among its peers? 0.9 means that nine of ten are below it; peers that are equal to it
 * count half (the mid-rank), so that the middle of equals is 0.5. The way back, from a part to a value, is
 * {@link quantile}.
 *
 * Whether the value itself is one of the peers is the caller's choice: with it among them, the best of ten stands at
 * 0.95, without it at 1.
 *
 * @formula (peers below + ½ · peers equal) ÷ peers
 *
 * Units: a ratio from 0 to 1; times 100 it is the percentile.
 *
 * It has no value (`ok: false`) without peers (`insufficientSample`).
 *
 * Complexity: O(n).
 *
 * @param values - the peers: finite numbers in any order
 * @param value - a finite number
 * @param options - `counted`: what the values count
 * @returns the percentile rank; `n` is the number of peers; `exact` in half peers
 * @throws `invalidArgument` when `values` is no list of finite numbers, `value` none, or an option is none
 *
 * @example
 * ```ts
 * import { percentileRank } from "creator-core/statistics";
 *
 * const rank = percentileRank([10, 20, 20, 30], 20);
 * rank.ok && rank.value; // => 0.5
 * rank.ok && rank.exact; // => { numerator: 4, denominator: 8 }
 * ```
 *
 * @example
 * ```ts
 * import { percentileRank } from "creator-core/statistics";
 *
 * const above = percentileRank([10, 20, 20, 30], 25);
 * above.ok && above.value; // => 0.75
 * const alone = percentileRank([], 25);
 * !alone.ok && alone.reason; // => "insufficientSample"
 * ```
 */
export function percentileRank(values: readonly number[], value: number, options: CountedOptions = {}): Metric {
  const counted = countedOf(options, "value");
  const definition = {
    name: "percentileRank",
    unit: "ratio",
    numerator: "peers below + half of the peers equal",
    denominator: `peers by ${counted}`,
    method: "midRank",
  } as const;
  if (!Number.isFinite(value)) fail("invalidArgument", "value", "a finite number", value);
  if (Array.isArray(values) && values.length === 0) return noMetric(definition, "insufficientSample");

  let halves = 0;
  const peers = numberColumn(values);
  for (const peer of peers) halves += peer < value ? 2 : peer === value ? 1 : 0;
  const exact = { numerator: halves, denominator: 2 * peers.length };
  return metricValue(definition, exact.numerator / exact.denominator, peers.length, { exact });
}
