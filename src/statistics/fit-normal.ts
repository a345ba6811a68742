import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { NormalDistribution } from "./distribution.js";
import { assertGroups, exceeds, fullPooling, noFit, type PriorFit, partialPooling } from "./prior-fit.js";
import { finite } from "./sorted-numbers.js";
import { sum, sumOf } from "./sums.js";

/** A number that was estimated, and how far off it is as a rule. */
export interface Estimate {
  /** The estimate: an engagement rate over some posts. */
  readonly value: number;
  /** Its standard error, above 0; see `ratioStandardError`. */
  readonly standardError: number;
}

/**
 * How do these estimates differ, once their errors are taken off? Fits the normal distribution that the true values of
 * creators come from, by DerSimonian and Laird's moments, as meta-analyses do. {@link shrinkEstimates} does this and applies
 * it; shares of trials are fitted by `fitBetaBinomial`, counts of events by `fitGammaPoisson`.
 *
 * @formula w = 1/SE², ȳ = Σwy ÷ Σw, Q = Σw(y − ȳ)², τ² = (Q − (k − 1)) ÷ (Σw − Σw² ÷ Σw), never below 0; the mean is Σy/(SE² + τ²) ÷
 * Σ1/(SE² + τ²)
 *
 * Units: those of the estimates.
 *
 * When Q is no more than k − 1 the groups differ no more than by chance: `pooling` is `"full"`, with the flag `fullPooling`,
 * and the prior is what all estimates together say, mean ȳ and standard deviation 1/√Σw.
 *
 * It has no prior (`ok: false`) of fewer than two estimates (`insufficientSample`).
 *
 * Complexity: O(n log n).
 *
 * @param groups - the estimates with their standard errors, in any order
 * @returns the prior as plain data, the same to the last digit in any order
 * @throws `invalidArgument` when an estimate is none, a standard error is not above 0, or the numbers are too far apart
 *
 * DerSimonian and Laird 1986, Meta-analysis in clinical trials.
 *
 * @example
 * ```ts
 * import { fitNormal } from "creator-core/statistics";
 *
 * // Equal errors of 1: ȳ = 4, Q = 8, τ² = (8 − 2) ÷ (3 − 1) = 3.
 * const fit = fitNormal([
 *   { value: 2, standardError: 1 },
 *   { value: 4, standardError: 1 },
 *   { value: 6, standardError: 1 },
 * ]);
 * fit.ok && fit.prior.mean; // => 4
 * fit.ok && (fit.prior.sd ** 2).toFixed(12); // => "3.000000000000"
 *
 * const alike = fitNormal([{ value: 2, standardError: 1 }, { value: 2, standardError: 1 }]);
 * alike.ok && alike.pooling; // => "full"
 * ```
 */
export function fitNormal(groups: readonly Estimate[]): PriorFit<NormalDistribution> {
  assertGroups(groups, "{ value, standardError }");
  for (const [place, group] of groups.entries()) assertEstimate(group, `groups[${place}]`);
  const k = groups.length;
  if (k < 2) return noFit("insufficientSample", k);
  const sorted = [...groups].sort((a, b) => a.standardError - b.standardError || a.value - b.value);
  // In units of the smallest error, every weight is at most 1; from the most exact estimate, its own digits cancel nowhere.
  const { value: origin, standardError: unit } = sorted[0]!;
  const errors = sorted.map((group) => (group.standardError / unit) ** 2);
  const values = sorted.map((group) => finite((group.value - origin) / unit));
  const normal = (mean: number, sd: number): NormalDistribution => ({
    kind: "normal",
    mean: finite(origin + mean * unit),
    sd: finite(sd * unit),
  });

  const fixed = weightedMean(values, errors);
  const heterogeneity = finite(sumOfEach(values, (value, i) => (value - fixed.mean) ** 2 / errors[i]!));
  if (!exceeds(heterogeneity, k - 1)) return fullPooling(normal(fixed.mean, 1 / Math.sqrt(fixed.weight)), k);
  const between = (heterogeneity - (k - 1)) / weightsBetween(errors.map((error) => 1 / error));
  // Of one estimate that is exact beside the others, the others' weights are nothing, and their variance is not to be told.
  if (!Number.isFinite(between))
    fail("invalidArgument", "groups", "standard errors within reach of each other", between);
  const random = weightedMean(
    values,
    errors.map((error) => error + between),
  );
  return partialPooling(normal(random.mean, Math.sqrt(between)), k);
}

/** W − Σw² ÷ W as Σ w·(W − w) ÷ W, W − w added up of the others: one weight may be all but the whole. */
function weightsBetween(weights: readonly number[]): number {
  const after = new Float64Array(weights.length + 1);
  for (let i = weights.length - 1; i >= 0; i -= 1) after[i] = after[i + 1]! + weights[i]!;
  let before = 0;
  let sum = 0;
  for (const [i, weight] of weights.entries()) {
    sum += weight * (before + after[i + 1]!);
    before += weight;
  }
  return sum / before;
}

/**
 * @throws `invalidArgument`
 * @internal
 */
export function assertEstimate(row: Estimate, path: string, allowed?: "withoutError"): void {
  assertObject(row, path, "{ value, standardError }");
  const { value, standardError } = row;
  if (!Number.isFinite(value)) fail("invalidArgument", `${path}.value`, "a finite number", value);
  if (allowed === "withoutError" && standardError === 0) return;
  if (typeof standardError !== "number" || !(standardError >= 1e-150 && standardError <= 1e150)) {
    fail("invalidArgument", `${path}.standardError`, "a number above 0, from 1e-150 to 1e150", standardError);
  }
}

function weightedMean(values: readonly number[], variances: readonly number[]) {
  const weight = sumOf(variances, (variance) => 1 / variance);
  return { weight, mean: sumOfEach(values, (value, i) => value / variances[i]!) / weight };
}

function sumOfEach(values: readonly number[], of: (value: number, place: number) => number): number {
  return sum(values.map(of));
}
