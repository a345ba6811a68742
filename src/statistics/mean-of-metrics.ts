import { fail } from "../errors/creator-core-error.js";
import type { Metric } from "../models/metric.js";
import { mean } from "./mean.js";
import { assertDefinition, differingParts, metricValue, noMetric } from "./metric.js";

/**
 * The mean of metrics of one definition: what does the average creator of this campaign reach? Each metric weighs the same,
 * whatever it rests on; for the rate of all of them together, add up what they were made of (`ratioOfSums`).
 *
 * @formula Σ values ÷ metrics
 *
 * Units: those of the metrics.
 *
 * It has no value (`ok: false`) when the metrics were computed in different ways (`mixedDefinitions`, with the parts in which
 * they differ), or when one of them has no value (`missingInput`, with its place in the list): a mean of those that happen
 * to have one is another number.
 *
 * Complexity: O(n log n).
 *
 * @param metrics - at least one, in any order
 * @returns the mean; `n` is the metrics; its definition is theirs with the method `"meanOfMetrics"`, around their own if
 * they have one (`"meanOfMetrics(smallSample)"`), so that it compares only with others of its kind
 * @throws `invalidArgument` when there is no metric
 *
 * @example
 * ```ts
 * import { meanOfMetrics, proportion } from "creator-core/statistics";
 *
 * const average = meanOfMetrics([proportion(1, 10), proportion(3, 10)]);
 * average.ok && average.value; // => 0.2
 * ```
 *
 * @example
 * ```ts
 * import { meanOfMetrics, proportion } from "creator-core/statistics";
 *
 * const byClicks = proportion(1, 10, { denominator: "clicks" });
 * const byVisits = proportion(3, 10, { denominator: "visits" });
 * const mixed = meanOfMetrics([byClicks, byVisits]);
 * !mixed.ok && mixed.reason; // => "mixedDefinitions"
 * !mixed.ok && mixed.missing; // => ["denominator"]
 *
 * const holed = meanOfMetrics([proportion(1, 10), proportion(0, 0)]);
 * !holed.ok && holed.missing; // => ["metrics[1]"]
 * meanOfMetrics([]); // => throws
 * ```
 */
export function meanOfMetrics(metrics: readonly Metric[]): Metric {
  if (!Array.isArray(metrics) || metrics.length === 0)
    fail("invalidArgument", "metrics", "at least one metric", metrics);
  for (const [place, metric] of metrics.entries()) assertDefinition(metric?.definition, `metrics[${place}].definition`);
  const first: Metric = metrics[0]!;
  const { method } = first.definition;
  // The method of what is averaged stays in it: a mean of Gini coefficients is corrected or not, like each of them.
  const averaged = method === undefined ? "meanOfMetrics" : `meanOfMetrics(${method})`;
  const definition = { ...first.definition, method: averaged };
  const different = metrics.flatMap((metric) => differingParts(first.definition, metric.definition));
  if (different.length > 0) return noMetric(definition, "mixedDefinitions", different);

  const values = metrics.flatMap((metric) => (metric.ok ? [metric.value] : []));
  const missing = metrics.flatMap((metric, place) => (metric.ok ? [] : [`metrics[${place}]`]));
  if (missing.length > 0) return noMetric(definition, "missingInput", missing);
  return metricValue(definition, mean(values), values.length);
}
