import { assertOneOf } from "../errors/assert-one-of.js";
import type { Metric } from "../models/metric.js";
import { metricValue, noMetric } from "./metric.js";
import { deltaMethodError, jackknifeError } from "./ratio-error.js";
import { type RatioNames, ratioDefinition } from "./ratio-of-sums.js";
import { type RatioRow, ratioColumns } from "./ratio-rows.js";

/** What the ratio is called, and how its standard error is found. */
export interface RatioStandardErrorOptions extends RatioNames {
  /** The delta method, or the jackknife as a check on it. Absent: `"deltaMethod"`. */
  readonly method?: "deltaMethod" | "jackknife" | undefined;
}

/**
 * The standard error of a rate over posts: how far such a rate is off as a rule. It is what {@link ratioOfSums} makes its
 * interval of, for those who go on computing with it: `shrinkEstimates` takes a rate with its standard error.
 *
 * @formula delta method √(s² ÷ n) ÷ V̄, s² the variance (n − 1) of eᵢ = Eᵢ − R·Vᵢ; jackknife √((n − 1)/n · Σ (Rᵢ − R̄)²)
 *
 * Units: those of the ratio.
 *
 * It has no value (`ok: false`) of fewer than two rows, or by the jackknife when one row has the whole denominator
 * (`insufficientSample`), or when the denominators add up to 0 (`zeroDenominator`).
 *
 * When all rows have the same ratio, as when nobody likes anything, it is 0, with the flag `noVariance`: that is not certainty, and
 * `shrinkEstimates` makes nothing of it.
 *
 * Complexity: O(n log n).
 *
 * @param rows - one for each post: `{ numerator, denominator }`, in any order
 * @param options - names and unit of the ratio, the method
 * @returns the standard error; `n` is the rows
 * @throws `invalidArgument` when a row or an option is none, or numbers are too far apart to square
 *
 * @example
 * ```ts
 * import { ratioStandardError } from "creator-core/statistics";
 *
 * // R = 0.1, residuals −10, 10, 0: s² = 100, SE = √(100/3) ÷ 600
 * const error = ratioStandardError([
 *   { numerator: 90, denominator: 1_000 },
 *   { numerator: 60, denominator: 500 },
 *   { numerator: 30, denominator: 300 },
 * ]);
 * error.ok && error.value.toFixed(6); // => "0.009623"
 * const single = ratioStandardError([{ numerator: 90, denominator: 1_000 }]);
 * !single.ok && single.reason; // => "insufficientSample"
 * ```
 */
export function ratioStandardError(rows: readonly RatioRow[], options: RatioStandardErrorOptions = {}): Metric {
  const columns = ratioColumns(rows);
  const named = ratioDefinition(options, "standardError");
  const { method = "deltaMethod" } = options;
  assertOneOf(method, ["deltaMethod", "jackknife"], "options.method");
  const definition = { ...named, method };
  if (rows.length > 0 && columns.denominator === 0) return noMetric(definition, "zeroDenominator");
  const error = method === "jackknife" ? jackknifeError(columns) : deltaMethodError(columns);
  if (error === null) return noMetric(definition, "insufficientSample");
  return metricValue(definition, error, rows.length, { flags: error === 0 ? ["noVariance"] : [] });
}
