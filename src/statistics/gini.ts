import { assertOneOf } from "../errors/assert-one-of.js";
import { exactWeightedTotal } from "../kernels/exact-total.js";
import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { Metric } from "../models/metric.js";
import { metricValue, noMetric } from "./metric.js";
import { noConcentration } from "./no-concentration.js";
import { type Parts, type PartsOptions, readParts } from "./parts.js";

/** How the Gini coefficient is computed. */
export interface GiniOptions extends PartsOptions {
  /**
   * `none`: of exactly these values; its largest value is 1 − 1 ÷ n. `smallSample`: times n ÷ (n − 1), so that one who
   * has everything makes 1, as an estimate of those that the values are a sample of. Absent: `none`.
   */
  readonly correction?: "none" | "smallSample" | undefined;
}

/**
 * How unequally are views or sales spread over creators? 0 is everybody the same, towards 1 one has everything. It says
 * nothing about who; how much the best have is {@link topShare}, how many carry the programme {@link effectiveNumber}.
 *
 * @formula Σ (2i − n − 1) · xᵢ ÷ (n · Σ x), x sorted ascending, i from 1; times n ÷ (n − 1) if corrected
 *
 * Units: an index from 0 to 1. Sums are exact, however large, and the result is rounded once: it is the same in any order and
 * in any unit.
 *
 * It has no value (`ok: false`) for fewer than two values (`insufficientSample`), when they are all 0
 * (`zeroDenominator`), or amounts of several currencies (`mixedDefinitions`: convert first).
 *
 * Complexity: O(n log n).
 *
 * @param values - whole counts, or amounts of one currency; 0 or more, in any order
 * @param options - `correction`: for a sample; `counted`: what the values count
 * @returns the Gini coefficient; `n` is the number of values
 * @throws `invalidInteger` when a count is no whole number of 0 or more
 * @throws `invalidMoney` when an amount is none, or below zero; `unknownCurrency`
 * @throws `invalidArgument` when `values` is no list, or an option is none
 *
 * Source: C. Gini, “Variabilità e mutabilità” (1912); the correction: G. Deltas, “The Small-Sample Bias of the Gini
 * Coefficient”, Review of Economics and Statistics 85 (2003).
 *
 * @example
 * ```ts
 * import { gini } from "creator-core/statistics";
 *
 * const spread = gini([1, 2, 3, 4]);
 * spread.ok && spread.value; // => 0.25
 * ```
 *
 * @example
 * ```ts
 * import { money } from "creator-core/money";
 * import { gini } from "creator-core/statistics";
 *
 * const oneHasAll = gini([money("0.00", "GBP"), money("0.00", "GBP"), money("0.00", "GBP"), money("90.00", "GBP")]);
 * oneHasAll.ok && oneHasAll.value; // => 0.75
 * const corrected = gini([0, 0, 0, 90], { correction: "smallSample" });
 * corrected.ok && corrected.value; // => 1
 * const unseen = gini([0, 0]);
 * !unseen.ok && unseen.reason; // => "zeroDenominator"
 * gini([1, -1]); // => throws
 * ```
 */
export function gini(values: Parts, options: GiniOptions = {}): Metric {
  const parts = readParts(values, options);
  const { correction = "none" } = options;
  assertOneOf(correction, ["none", "smallSample"], "options.correction");
  const definition = {
    name: "gini",
    unit: "index",
    numerator: `half of the mean difference between two ${parts.counted}`,
    denominator: `mean of ${parts.counted}`,
    method: correction === "none" ? "uncorrected" : "smallSample",
    ...parts.stated,
  } as const;
  const refused = noConcentration(definition, parts);
  if (refused !== null) return refused;

  const { sorted, total } = parts;
  const n = sorted.length;
  if (n < 2) return noMetric(definition, "insufficientSample");
  const differences = exactWeightedTotal(sorted, (place) => 2 * place + 1 - n);
  const pairs = BigInt(correction === "none" ? n : n - 1);
  return metricValue(definition, nearestQuotient(differences, pairs * total), n);
}
