import { assertObject } from "../errors/assert-object.js";
import { assertText, assertTexts } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type {
  ExactRatio,
  Interval,
  Metric,
  MetricDefinition,
  MetricValue,
  NoMetric,
  NoMetricReason,
} from "../models/metric.js";
import type { UnitPrice } from "../money/types.js";

/**
 * A metric that has a value.
 *
 * @param definition - how it was computed
 * @param value - a finite number; anything else is a fault of the caller, because a number without meaning is a
 * {@link noMetric}
 * @param n - how many observations it rests on
 * @param more - `exact`: the exact value behind it; `interval`: how far off it may be; `flags`: what a reader should know,
 * in any order
 * @returns the metric, its flags sorted and once each
 * @throws `invalidArgument` when `value` is not finite, `n` not a whole number, `more` no object, the flags no list of text,
 * the exact value no fraction of whole numbers, or the ends of the interval no finite numbers in order
 *
 * @example
 * ```ts
 * import { metricValue } from "creator-core/statistics";
 *
 * const definition = { name: "likeRate", unit: "ratio", numerator: "likes", denominator: "views" } as const;
 * metricValue(definition, 0.25, 4).value; // => 0.25
 * ```
 */
export function metricValue(
  definition: MetricDefinition,
  value: number,
  n: number,
  more: {
    readonly exact?: UnitPrice | ExactRatio | undefined;
    readonly interval?: Interval | undefined;
    readonly flags?: readonly string[] | undefined;
  } = {},
): MetricValue {
  if (!Number.isFinite(value)) fail("invalidArgument", "value", "a finite number", value);
  if (!Number.isSafeInteger(n) || n < 0) fail("invalidArgument", "n", "a whole number of observations", n);
  assertObject(more, "more");
  const { flags: notes = [] } = more;
  assertTexts(notes, "more.flags");
  const flags = [...new Set(notes)].sort();
  // `+ 0` turns -0, which JSON cannot keep, into 0.
  const base = { ok: true, value: value + 0, n, definition, flags } as const;
  const { exact, interval } = more;
  if (exact !== undefined && !isExact(exact)) fail("invalidArgument", "exact", "whole numbers over a count", exact);
  if (interval === undefined) return exact === undefined ? base : { ...base, exact };
  if (!isOrdered(interval)) fail("invalidArgument", "interval", "an interval from low to high", interval);
  return exact === undefined ? { ...base, interval } : { ...base, exact, interval };
}

function isOrdered(interval: Interval): boolean {
  const { low, high } = interval ?? {};
  return Number.isFinite(low) && Number.isFinite(high) && low <= high;
}

function isExact(exact: UnitPrice | ExactRatio): boolean {
  if (typeof exact !== "object" || exact === null) return false;
  const [over, under] = "currency" in exact ? [exact.minor, exact.count] : [exact.numerator, exact.denominator];
  return Number.isSafeInteger(over) && Number.isSafeInteger(under) && under > 0;
}

/**
 * A metric without a value, and why.
 *
 * @param definition - how it would have been computed
 * @param reason - why it was not
 * @param missing - the fields or kinds of cost that were missing, in any order
 * @returns the metric; what is missing once each, sorted, and only if something is
 * @throws `invalidArgument` when `missing` is no list of text
 *
 * @example
 * ```ts
 * import { noMetric } from "creator-core/statistics";
 *
 * const definition = { name: "likeRate", unit: "ratio", numerator: "likes", denominator: "views" } as const;
 * noMetric(definition, "zeroDenominator").reason; // => "zeroDenominator"
 * ```
 */
export function noMetric(
  definition: MetricDefinition,
  reason: NoMetricReason,
  missing: readonly string[] = [],
): NoMetric {
  assertTexts(missing, "missing");
  const base = { ok: false, reason, definition } as const;
  return missing.length === 0 ? base : { ...base, missing: [...new Set(missing)].sort() };
}

/**
 * Whether two metrics were computed in the same way, so that comparing or averaging them means something.
 *
 * @param a - the definition of one
 * @param b - the definition of the other
 * @returns whether every part of them is equal
 * @throws `invalidArgument` when one is no object, or its cost basis no list of text
 *
 * @example
 * ```ts
 * import { sameDefinition } from "creator-core/statistics";
 *
 * const byViews = { name: "engagementRate", unit: "ratio", numerator: "likes", denominator: "views" } as const;
 * sameDefinition(byViews, { ...byViews }); // => true
 * sameDefinition(byViews, { ...byViews, denominator: "followers" }); // => false
 * ```
 */
export function sameDefinition(a: MetricDefinition, b: MetricDefinition): boolean {
  assertDefinition(a, "a");
  assertDefinition(b, "b");
  return differingParts(a, b).length === 0;
}

/**
 * @throws `invalidArgument` naming `path`
 * @internal
 */
export function assertDefinition(definition: MetricDefinition, path: string): void {
  assertObject(definition, path, "the definition of a metric");
  if (definition.costBasis !== undefined) assertTexts(definition.costBasis, `${path}.costBasis`);
}

/** The type makes a part that is added to definitions be added here. */
const parts: Readonly<Record<keyof MetricDefinition, true>> = {
  name: true,
  unit: true,
  numerator: true,
  denominator: true,
  aggregation: true,
  method: true,
  currency: true,
  costBasis: true,
};

/**
 * The parts in which two definitions differ that were checked before.
 *
 * @internal
 */
export function differingParts(a: MetricDefinition, b: MetricDefinition): (keyof MetricDefinition)[] {
  const differs = (part: keyof MetricDefinition) =>
    part === "costBasis"
      ? JSON.stringify(a.costBasis ?? []) !== JSON.stringify(b.costBasis ?? [])
      : a[part] !== b[part];
  return (Object.keys(parts) as (keyof MetricDefinition)[]).filter(differs);
}

/**
 * Which of two metrics is larger: negative, zero or positive as for sorting.
 *
 * @param a - one metric
 * @param b - the other
 * @returns a number below zero when `a` is the smaller, zero when they are equal, above zero when it is the larger
 * @throws `mixedDefinitions` when they were computed in different ways
 * @throws `invalidArgument` when one is no metric, or one has no value: that is neither larger nor smaller
 *
 * @example
 * ```ts
 * import { compareMetrics, metricValue, noMetric } from "creator-core/statistics";
 *
 * const definition = { name: "likeRate", unit: "ratio", numerator: "likes", denominator: "views" } as const;
 * compareMetrics(metricValue(definition, 0.2, 10), metricValue(definition, 0.1, 10)) > 0; // => true
 * compareMetrics(metricValue(definition, 0.2, 10), noMetric(definition, "missingInput")); // => throws
 * ```
 */
export function compareMetrics(a: Metric, b: Metric): number {
  assertMetric(a, "a");
  assertMetric(b, "b");
  if (!a.ok) return fail("invalidArgument", "a", "a metric that has a value", a.reason);
  if (!b.ok) return fail("invalidArgument", "b", "a metric that has a value", b.reason);
  if (differingParts(a.definition, b.definition).length > 0) {
    fail("mixedDefinitions", "metrics", `of the definition of the first (${a.definition.name})`, b.definition);
  }
  return a.value - b.value;
}

function assertMetric(metric: Metric, path: string): void {
  assertObject(metric, path, "a metric");
  assertDefinition(metric.definition, `${path}.definition`);
  assertText(metric.definition.name, `${path}.definition.name`);
  if (metric.ok && !Number.isFinite(metric.value))
    fail("invalidArgument", `${path}.value`, "a finite number", metric.value);
}
