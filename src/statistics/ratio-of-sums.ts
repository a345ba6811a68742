import { assertOneOf } from "../errors/assert-one-of.js";
import { normalQuantile } from "../kernels/special/normal.js";
import { studentTQuantile } from "../kernels/special/student-t-quantile.js";
import type { Interval, Metric, MetricDefinition } from "../models/metric.js";
import { metricValue, noMetric } from "./metric.js";
import { type MetricNames, namesOf } from "./metric-names.js";
import { deltaMethodError, jackknifeError } from "./ratio-error.js";
import { type RatioColumns, type RatioRow, ratioColumns } from "./ratio-rows.js";
import { finite } from "./sorted-numbers.js";
import { tailOf } from "./trials.js";

/** How the interval of a ratio of sums is found. */
export type RatioMethod = "deltaMethod" | "deltaMethodT" | "jackknife" | "jackknifeT";

/** What a ratio over rows is called, and of what kind it is. */
export interface RatioNames extends MetricNames {
  /**
   * `ratio`: a rate, which is said in percent, such as likes over views. `multiple`: how many times as much, such as revenue over
   * cost. Absent: `"ratio"`.
   */
  readonly unit?: "ratio" | "multiple" | undefined;
}

/** What a ratio of sums is called, and how sure to be of it. */
export interface RatioOfSumsOptions extends RatioNames {
  /**
   * Which interval: the delta method or the jackknife, with Student's quantiles on n − 1 degrees of freedom (`T`) or with normal
   * ones, which are narrower and meant for many rows: of three, their 95 % hold about 80 %. Absent: `"deltaMethodT"`.
   */
  readonly method?: RatioMethod | undefined;
  /** The confidence, above 0 and below 1. Absent: 0.95. */
  readonly level?: number | undefined;
}

/**
 * A rate over posts, and how far off it may be: all likes over all views. The posts are what varies from one to the next, so
 * the interval is about them: what would the rate be over other posts like these? An interval for trials
 * (`wilsonInterval`) over the views would be a hundred times too narrow, because whoever sees a good post is likely to
 * like it, and is not offered here. For things that succeed one by one see `proportion`; to pull creators with few posts
 * towards the others see `shrinkEstimates`.
 *
 * @formula R = Σ E ÷ Σ V, ± q·SE. Delta method: SE = √(s² ÷ n) ÷ V̄, s² the variance (n − 1) of eᵢ = Eᵢ − R·Vᵢ. Jackknife:
 * SE² = (n − 1)/n · Σ (Rᵢ − R̄)², Rᵢ the ratio without row i. q is Student's quantile of the level on n − 1 degrees of freedom, or the normal one.
 *
 * Units: a ratio of those of the rows. Of few rows the low end may be below 0: that says that they tell little.
 *
 * It has no value (`ok: false`) without a row (`insufficientSample`), or when the denominators add up to 0
 * (`zeroDenominator`). It has no interval, and the flag `noInterval`, of a single row, and by the jackknife also when one row
 * has the whole denominator. When all rows have the same ratio, as when nobody likes anything, they say nothing of how much it
 * varies: then too there is no interval, and the flag `noVariance` beside the other.
 *
 * Complexity: O(n log n).
 *
 * @param rows - one for each post: `{ numerator, denominator }`, in any order
 * @param options - names, the unit, the method and the level
 * @returns the ratio, with `exact` where both sums are safe whole numbers; `n` is the rows
 * @throws `invalidArgument` when a row or an option is none, or numbers are too far apart to square
 *
 * Cochran 1977, Sampling Techniques, section 6.
 *
 * @example
 * ```ts
 * import { ratioOfSums } from "creator-core/statistics";
 *
 * const likeRate = ratioOfSums([
 *   { numerator: 90, denominator: 1_000 },
 *   { numerator: 60, denominator: 500 },
 *   { numerator: 30, denominator: 300 },
 * ]);
 * likeRate.ok && likeRate.value; // => 0.1
 * likeRate.ok && likeRate.interval?.low.toFixed(4); // => "0.0586"
 * ```
 *
 * @example
 * ```ts
 * import { ratioOfSums } from "creator-core/statistics";
 *
 * const one = ratioOfSums([{ numerator: 90, denominator: 1_000 }], { numerator: "likes", denominator: "views" });
 * one.ok && one.interval; // => undefined
 * one.ok && one.flags; // => ["noInterval"]
 * one.definition.denominator; // => "views"
 *
 * const unseen = ratioOfSums([{ numerator: 0, denominator: 0 }]);
 * !unseen.ok && unseen.reason; // => "zeroDenominator"
 * ```
 */
export function ratioOfSums(rows: readonly RatioRow[], options: RatioOfSumsOptions = {}): Metric {
  const columns = ratioColumns(rows);
  const definition = ratioDefinition(options, "ratioOfSums");
  const { method = "deltaMethodT", level = 0.95 } = options;
  assertOneOf(method, ["deltaMethod", "deltaMethodT", "jackknife", "jackknifeT"], "options.method");
  const tail = tailOf(level, "options.level");
  if (rows.length === 0) return noMetric(definition, "insufficientSample");
  if (columns.denominator === 0) return noMetric(definition, "zeroDenominator");

  const value = finite(columns.numerator / columns.denominator);
  const error = method.startsWith("jackknife") ? jackknifeError(columns) : deltaMethodError(columns);
  const interval =
    error === null || error === 0 ? undefined : intervalAbout(value, error, columns, method, level, tail);
  const flags = interval === undefined ? ["noInterval", ...(error === 0 ? ["noVariance"] : [])] : [];
  return metricValue(definition, value, rows.length, { exact: columns.exact, interval, flags });
}

/**
 * @throws `invalidArgument`
 * @internal
 */
export function ratioDefinition(options: RatioNames, name: string): MetricDefinition {
  const names = namesOf(options, { name, numerator: "numerator", denominator: "denominator" });
  const { unit = "ratio" } = options;
  assertOneOf(unit, ["ratio", "multiple"], "options.unit");
  return { unit, ...names, aggregation: "ratioOfSums" };
}

function intervalAbout(
  value: number,
  error: number,
  { numerators }: RatioColumns,
  method: RatioMethod,
  level: number,
  tail: number,
): Interval {
  const student = method === "deltaMethodT" || method === "jackknifeT";
  const quantile = student ? studentTQuantile(numerators.length - 1, tail) : -normalQuantile(tail);
  const reach = quantile * error;
  return { low: finite(value - reach), high: finite(value + reach), level, method };
}
