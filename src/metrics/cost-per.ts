import { fail } from "../errors/creator-core-error.js";
import type { Metric } from "../models/metric.js";
import { unitPriceValue } from "../money/unit-price-value.js";
import { metricValue, noMetric } from "../statistics/metric.js";
import { assertCount } from "./assert-count.js";
import { type Cost, costBasis } from "./cost-input.js";

/** How many of a thing: a whole number, or a metric that counts, such as `totalCount` gives. */
export type Count = number | Metric;

/** What is bought. */
interface Thing {
  /** As the definition names it, such as "views of 6 s or more". */
  readonly name: string;
  /** What the definition names it when a metric has counted this; `null` when that is something else. Absent: the name. */
  readonly nameOf?: (counted: string) => string | null;
}

/**
 * What all costs per thing have in common.
 *
 * @throws `invalidMoney`, `unknownCurrency`, `invalidInteger` or `invalidArgument`
 * @internal
 */
export function costPer(name: string, thing: Thing, cost: Cost, count: Count): Metric {
  const { amount, stated, refusal } = costBasis(cost);
  const denominator = nameOfCounted(thing, count);
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
  const exact = { minor: amount.minor, count: value, currency: amount.currency };
  return metricValue(definition, unitPriceValue(exact), n, { exact, flags });
}

/** Likes passed for views would make a price that looks like any other: which count is passed stands in the code. */
function nameOfCounted({ name, nameOf = (counted) => (counted === name ? name : null) }: Thing, count: Count): string {
  if (typeof count === "number") {
    assertCount(count, "count");
    return name;
  }
  const { unit, numerator } = count?.definition ?? {};
  if (unit !== "count" || typeof numerator !== "string") {
    return fail("invalidArgument", "count", "a whole number, or a metric that counts", unit ?? count);
  }
  if (count.ok) assertCount(count.value, "count.value");
  return nameOf(numerator) ?? fail("invalidArgument", "count.definition.numerator", `a count of ${name}`, numerator);
}
