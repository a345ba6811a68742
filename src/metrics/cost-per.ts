import { fail } from "../errors/creator-core-error.js";
import type { Metric } from "../models/metric.js";
import { unitPrice } from "../money/unit-price.js";
import { unitPriceValue } from "../money/unit-price-value.js";
import { metricValue, noMetric } from "../statistics/metric.js";
import { assertCount } from "./assert-count.js";
import { type Cost, costBasis } from "./cost-input.js";

/** How many of a thing: a whole number, or a metric that counts, such as `totalCount` gives. */
export type Count = number | Metric;

/**
 * What all costs per thing have in common.
 *
 * @param things what is bought, as the definition names it; a count metric names itself.
 * @param qualifier what is special about them, such as " of 6 s or more".
 * @throws invalidMoney, unknownCurrency, invalidInteger or invalidArgument.
 * @internal
 */
export function costPer(name: string, things: string, cost: Cost, count: Count, qualifier = ""): Metric {
  const { amount, stated, refusal } = costBasis(cost);
  if (typeof count === "number") assertCount(count, "count");
  else assertCountMetric(count);
  const denominator = (typeof count === "number" ? things : count.definition.numerator) + qualifier;
  const definition = {
    name,
    unit: "money",
    numerator: "cost",
    denominator,
    currency: amount.currency,
    ...stated,
  } as const;
  const refused = refusal(definition);
  if (refused !== null) return refused;

  if (typeof count !== "number" && !count.ok) return noMetric(definition, count.reason, count.missing);
  const { value, n, flags } = typeof count === "number" ? { value: count, n: count, flags: [] } : count;
  if (value === 0) return noMetric(definition, "zeroDenominator");
  const exact = unitPrice(amount, value);
  return metricValue(definition, unitPriceValue(exact), n, { exact, flags });
}

function assertCountMetric(count: Metric): void {
  if (count?.definition?.unit !== "count") {
    fail("invalidArgument", "count", "a whole number, or a metric that counts", count?.definition?.unit ?? count);
  }
  if (count.ok) assertCount(count.value, "count.value");
}
