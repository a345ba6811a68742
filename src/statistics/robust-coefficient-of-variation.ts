import type { Metric } from "../models/metric.js";
import { magnitudes } from "./magnitudes.js";
import { median } from "./median.js";
import { medianDistance } from "./median-absolute-deviation.js";
import { metricValue, noMetric } from "./metric.js";
import { type CountedOptions, countedOf } from "./metric-names.js";
import { finite } from "./sorted-numbers.js";

/** What makes the median absolute deviation of normally distributed values their standard deviation: 1 ÷ Φ⁻¹(¾), as it is printed. */
const CONSISTENCY = 1.4826;

/**
 * How much do the values usually vary, as a part of their middle? Use it for the consistency of a creator: one viral
 * post does not move it, as it does {@link coefficientOfVariation}. On normally distributed values the two agree.
 *
 * @formula 1.4826 · median absolute deviation ÷ median
 *
 * Units: a multiple of the median. It is 0 when more than half of the values are equal.
 *
 * It has no value (`ok: false`) for fewer than two values (`insufficientSample`) and when the median is 0
 * (`zeroDenominator`). Values below zero are refused.
 *
 * Complexity: O(n) except on input made to prevent it, O(n log n) there.
 *
 * @param values - finite numbers of 0 or more, in any order
 * @param options - `counted`: what they count
 * @returns the robust coefficient of variation; `n` is the number of values
 * @throws `invalidArgument` when `values` is no list of finite numbers of 0 or more, or an option is none
 *
 * @example
 * ```ts
 * import { robustCoefficientOfVariation } from "creator-core/statistics";
 *
 * const steady = robustCoefficientOfVariation([900, 1_000, 1_100, 50_000]);
 * steady.ok && steady.value.toFixed(4); // => "0.1412"
 * const rarelySeen = robustCoefficientOfVariation([0, 0, 0, 80]);
 * !rarelySeen.ok && rarelySeen.reason; // => "zeroDenominator"
 * ```
 */
export function robustCoefficientOfVariation(values: readonly number[], options: CountedOptions = {}): Metric {
  const counted = countedOf(options, "values");
  const definition = {
    name: "robustCoefficientOfVariation",
    unit: "multiple",
    numerator: `1.4826 × median absolute deviation of ${counted}`,
    denominator: `median of ${counted}`,
  } as const;
  const column = magnitudes(values);
  if (column.length < 2) return noMetric(definition, "insufficientSample");
  const middle = median(values);
  if (middle === 0) return noMetric(definition, "zeroDenominator");
  const spread = CONSISTENCY * medianDistance(column, middle);
  return metricValue(definition, finite(spread / middle), column.length);
}
