import { assertOneOf } from "../errors/assert-one-of.js";
import { exactWeightedTotal } from "../kernels/exact-total.js";
import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { Metric } from "../models/metric.js";
import { metricValue } from "./metric.js";
import { noConcentration } from "./no-concentration.js";
import { type Parts, type PartsOptions, readParts } from "./parts.js";

/** In which of its two units the index is given. */
export interface HerfindahlHirschmanOptions extends PartsOptions {
  /** `shares`: of shares from 0 to 1. `points`: of shares in percent, up to 10,000, as competition authorities do. Absent: `shares`. */
  readonly scale?: "shares" | "points" | undefined;
}

/**
 * How concentrated is a programme on a few creators (HHI)? It is the probability that two sales, taken at random, came from
 * the same one. It is 1 ÷ n when all n have the same and 1 when one has everything; turned round it is the
 * {@link effectiveNumber} of creators. {@link gini} does not change with the number of creators; this does.
 *
 * @formula Σ (x ÷ Σ x)², times 10,000 on the scale of points
 *
 * Units: from 0 to 1, or points from 0 to 10,000; `definition.method` says which. Sums are exact, however large, and the
 * result is rounded once.
 *
 * It has no value (`ok: false`) without values (`insufficientSample`), when they are all 0 (`zeroDenominator`), or amounts of
 * several currencies (`mixedDefinitions`: convert first).
 *
 * Complexity: O(n log n).
 *
 * @param values - whole counts, or amounts of one currency; 0 or more, in any order
 * @param options - `scale`: the unit; `counted`: what the values count
 * @returns the index; `n` is the number of values
 * @throws `invalidInteger` when a count is no whole number of 0 or more
 * @throws `invalidMoney` when an amount is none, or below zero; `unknownCurrency`
 * @throws `invalidArgument` when `values` is no list, or an option is none
 *
 * @example
 * ```ts
 * import { herfindahlHirschmanIndex } from "creator-core/statistics";
 *
 * const hhi = herfindahlHirschmanIndex([50, 30, 20]);
 * hhi.ok && hhi.value; // => 0.38
 * const points = herfindahlHirschmanIndex([50, 30, 20], { scale: "points" });
 * points.ok && points.value; // => 3800
 * const one = herfindahlHirschmanIndex([7, 0]);
 * one.ok && one.value; // => 1
 * ```
 */
export function herfindahlHirschmanIndex(values: Parts, options: HerfindahlHirschmanOptions = {}): Metric {
  const parts = readParts(values, options);
  const { scale = "shares" } = options;
  assertOneOf(scale, ["shares", "points"], "options.scale");
  const definition = {
    name: "herfindahlHirschmanIndex",
    unit: "index",
    numerator: `sum of squares of ${parts.counted}`,
    denominator: `square of the sum of ${parts.counted}`,
    method: scale,
    ...parts.stated,
  } as const;
  const refused = noConcentration(definition, parts);
  if (refused !== null) return refused;
  const { sorted, total } = parts;
  const points = scale === "points" ? 10_000n : 1n;
  return metricValue(definition, nearestQuotient(points * sumOfSquares(sorted), total * total), sorted.length);
}

/** @internal */
export function sumOfSquares(column: Float64Array): bigint {
  return exactWeightedTotal(column, (place) => column[place]!);
}
