import type { Metric, MetricDefinition } from "../models/metric.js";
import { noMetric } from "./metric.js";
import type { PartsColumn } from "./parts.js";

/**
 * Why these parts have no concentration; `null` when they have one.
 *
 * @internal
 */
export function noConcentration(definition: MetricDefinition, { sorted, total, mixed }: PartsColumn): Metric | null {
  if (sorted.length === 0) return noMetric(definition, "insufficientSample");
  if (mixed) return noMetric(definition, "mixedDefinitions");
  return total === 0n ? noMetric(definition, "zeroDenominator") : null;
}
