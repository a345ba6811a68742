import type { Metric } from "../models/metric.js";
import { magnitudes } from "./magnitudes.js";
import { meanOfSorted } from "./mean.js";
import { metricValue, noMetric } from "./metric.js";
import { type CountedOptions, countedOf } from "./metric-names.js";
import { finite } from "./sorted-numbers.js";
import { deviationFrom, deviationOf, type StandardDeviationOptions } from "./standard-deviation.js";

/** Of what the values are, and what they count. */
export interface CoefficientOfVariationOptions extends StandardDeviationOptions, CountedOptions {}

/**
 * How much do the values vary, as a part of their mean? Because it has no unit, it compares the steadiness of a creator
 * of ten thousand views with that of one of ten million. One viral post raises it a lot;
 * {@link robustCoefficientOfVariation} hardly notices.
 *
 * @formula standard deviation ÷ mean
 *
 * Units: a multiple of the mean; 0.5 is a standard deviation of half the mean.
 *
 * It has no value (`ok: false`) for fewer than two values (`insufficientSample`) and when they are all 0
 * (`zeroDenominator`). Values below zero are refused: where the mean can be near zero by cancelling out, a part of it
 * means nothing.
 *
 * Complexity: O(n log n).
 *
 * @param values - finite numbers of 0 or more, in any order
 * @param options - `of`: whether the values are a sample or all there is; `counted`: what they count
 * @returns the coefficient of variation; `n` is the number of values
 * @throws `invalidArgument` when `values` is no list of finite numbers of 0 or more, or an option is none
 *
 * @example
 * ```ts
 * import { coefficientOfVariation } from "creator-core/statistics";
 *
 * const spread = coefficientOfVariation([2, 4, 4, 4, 5, 5, 7, 9], { of: "population" });
 * spread.ok && spread.value; // => 0.4
 * ```
 *
 * @example
 * ```ts
 * import { coefficientOfVariation } from "creator-core/statistics";
 *
 * const one = coefficientOfVariation([5], { of: "sample" });
 * !one.ok && one.reason; // => "insufficientSample"
 * const unseen = coefficientOfVariation([0, 0, 0], { of: "sample" });
 * !unseen.ok && unseen.reason; // => "zeroDenominator"
 * coefficientOfVariation([-1, 1], { of: "sample" }); // => throws
 * ```
 */
export function coefficientOfVariation(values: readonly number[], options: CoefficientOfVariationOptions): Metric {
  const of = deviationOf(options);
  const counted = countedOf(options, "values");
  const definition = {
    name: "coefficientOfVariation",
    unit: "multiple",
    numerator: `standard deviation of ${counted}`,
    denominator: `mean of ${counted}`,
    method: of,
  } as const;
  const sorted = magnitudes(values).sort();
  if (sorted.length < 2) return noMetric(definition, "insufficientSample");
  const mean = meanOfSorted(sorted);
  if (mean === 0) return noMetric(definition, "zeroDenominator");
  return metricValue(definition, finite(deviationFrom(mean, sorted, of) / mean), sorted.length);
}
