import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { fail } from "../errors/creator-core-error.js";
import { findRoot } from "../kernels/find-root.js";
import { type GammaDistribution, LEAST_PARAMETER } from "./distribution.js";
import {
  assertGroups,
  bracketSize,
  exceeds,
  fullPooling,
  LARGEST_PRIOR,
  noFit,
  type PriorFit,
  partialPooling,
} from "./prior-fit.js";
import { riseOf, sumOf, timesOf } from "./sums.js";
import { assertWhole } from "./trials.js";

/** Events, and how much there was for them to happen in: posts in weeks, orders in thousands of views. */
export interface Exposure {
  /** How many events; a whole number. */
  readonly count: number;
  /** In how much, a number of at least 0: weeks, days, thousands of views. */
  readonly exposure: number;
}

/** How the prior is found. */
export interface FitGammaPoissonOptions {
  /**
   * `maximumLikelihood`: under which the counts are most likely. `weightedMoments`: the variance of the rates less what
   * chance explains, large exposures weighing more. Absent: `maximumLikelihood`.
   */
  readonly method?: "maximumLikelihood" | "weightedMoments" | undefined;
}

/**
 * How do the rates of events of these groups differ, once chance is taken off? Fits the gamma distribution that the true
 * rates of creators come from: posts per week, orders per thousand views. {@link shrinkCounts} does this and applies it; shares of
 * trials are fitted by `fitBetaBinomial`.
 *
 * @formula count ~ Poisson(rate · exposure), rate ~ Gamma(a, b). weightedMoments: m = Σy ÷ Σe, S = Σ e(y/e − m)²,
 * τ² = (S − (N − 1)m) ÷ (Σe − Σe² ÷ Σe), a = m² ÷ τ², b = m ÷ τ²
 *
 * Units: the shape is like a number of events, the rate like the exposure they happened in.
 *
 * When the groups differ no more than by chance, `pooling` is `"full"` and the flag `fullPooling`: they share one rate, and
 * the prior is what all counts together say about it, Gamma(Σy + ½, Σe). By maximum likelihood that is decided by the sign of
 * Σ(y − m·e)² − Σy.
 *
 * It has no prior (`ok: false`) of fewer than two groups with exposure (`insufficientSample`), or when nearly all events are
 * of one group and no gamma distribution is wide enough (`unboundedVariance`).
 *
 * Complexity: O(n log n) for n groups, then about 300 passes over them for maximum likelihood.
 *
 * @param groups - count and exposure of each, in any order; groups without exposure are left out
 * @param options - the method
 * @returns the prior as plain data, the same to the last digit in any order
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `invalidArgument` when an exposure is not a number of at least 0, there are events without exposure, or an argument
 * is none
 *
 * @example
 * ```ts
 * import { fitGammaPoisson } from "creator-core/statistics";
 *
 * const fit = fitGammaPoisson([
 *   { count: 2, exposure: 10 },
 *   { count: 30, exposure: 12 },
 *   { count: 9, exposure: 8 },
 * ]);
 * fit.ok && fit.pooling; // => "partial"
 *
 * const alike = fitGammaPoisson([{ count: 5, exposure: 10 }, { count: 4, exposure: 8 }]);
 * alike.ok && alike.prior; // => { kind: "gamma", shape: 9.5, rate: 18 }
 * ```
 */
export function fitGammaPoisson(
  groups: readonly Exposure[],
  options: FitGammaPoissonOptions = {},
): PriorFit<GammaDistribution> {
  assertGroups(groups, "{ count, exposure }");
  assertObject(options, "options");
  const { method = "maximumLikelihood" } = options;
  assertOneOf(method, ["maximumLikelihood", "weightedMoments"], "options.method");
  const known = [...groups.entries()].map(([place, group]) => asExposure(group, `groups[${place}]`));
  const exposed = known
    .filter(({ exposure }) => exposure > 0)
    .sort((a, b) => a.exposure - b.exposure || a.count - b.count);
  if (exposed.length < 2) return noFit("insufficientSample", exposed.length);
  return method === "maximumLikelihood" ? byLikelihood(exposed) : byWeightedMoments(exposed);
}

/**
 * A count and its exposure, without −0.
 *
 * @throws `invalidInteger` or `invalidArgument`
 * @internal
 */
export function asExposure(row: Exposure, path: string): Exposure {
  assertObject(row, path, "{ count, exposure }");
  const { count, exposure } = row;
  assertWhole(count, `${path}.count`);
  // Beyond these a sum of squares, or its reciprocal, would be no number.
  if (typeof exposure !== "number" || (exposure !== 0 && !(exposure >= 1e-100 && exposure <= 1e100))) {
    fail("invalidArgument", `${path}.exposure`, "0 or a number from 1e-100 to 1e100", exposure);
  }
  if (exposure === 0 && count > 0) fail("invalidArgument", `${path}.exposure`, "above 0 where there are events", 0);
  return { count: count + 0, exposure: exposure + 0 };
}

/** A prior of this shape and mean, if it is one. */
function fitted(groups: readonly Exposure[], shape: number, mean: number): PriorFit<GammaDistribution> {
  if (shape > LARGEST_PRIOR) return pooled(groups);
  if (!(shape >= LEAST_PARAMETER)) return noFit("unboundedVariance", groups.length);
  return partialPooling({ kind: "gamma", shape, rate: shape / mean }, groups.length);
}

/** All of them as one group, from Jeffreys' prior. */
function pooled(groups: readonly Exposure[]): PriorFit<GammaDistribution> {
  const shape = sumOf(groups, (group) => group.count) + 0.5;
  return fullPooling({ kind: "gamma", shape, rate: sumOf(groups, (group) => group.exposure) }, groups.length);
}

function pooledMean(groups: readonly Exposure[]): number {
  return sumOf(groups, (group) => group.count) / sumOf(groups, (group) => group.exposure);
}

function byWeightedMoments(groups: readonly Exposure[]): PriorFit<GammaDistribution> {
  const mean = pooledMean(groups);
  const variance = varianceBeyondChance(groups, mean);
  return variance > 0 ? fitted(groups, mean ** 2 / variance, mean) : pooled(groups);
}

/** The variance of the rates that chance does not explain; 0 when it explains all. */
function varianceBeyondChance(groups: readonly Exposure[], mean: number): number {
  const exposure = sumOf(groups, (group) => group.exposure);
  const spread = sumOf(groups, (group) => group.exposure * (group.count / group.exposure - mean) ** 2);
  const explained = (groups.length - 1) * mean;
  const weight = exposure - sumOf(groups, (group) => group.exposure * (group.exposure / exposure));
  return exceeds(spread, explained) && weight > 0 ? (spread - explained) / weight : 0;
}

/**
 * The likelihood is concave in the logarithm of the mean for a given shape, so that its best mean is a root; along these means
 * its slope in the shape is what the counts say less what the exposures say.
 */
function byLikelihood(groups: readonly Exposure[]): PriorFit<GammaDistribution> {
  const mean = pooledMean(groups);
  const events = sumOf(groups, (group) => group.count);
  if (
    !exceeds(
      sumOf(groups, (group) => (group.count - mean * group.exposure) ** 2),
      events,
    )
  )
    return pooled(groups);

  const rates = groups.map((group) => group.count / group.exposure).sort((a, b) => a - b);
  const counts = timesOf(groups, (group) => group.count);
  const bestMean = (shape: number) =>
    findRoot(
      (m) => sumOf(groups, (group) => (group.count - m * group.exposure) / (shape + m * group.exposure)),
      rates[0]!,
      rates[rates.length - 1]!,
    );
  const slope = (shape: number) => {
    const m = bestMean(shape);
    return riseOf(counts, shape) - sumOf(groups, (group) => Math.log1p((m * group.exposure) / shape));
  };

  const bracket = bracketSize(slope, mean ** 2 / varianceBeyondChance(groups, mean));
  if (bracket === "tooLarge") return pooled(groups);
  if (bracket === "tooSmall") return noFit("unboundedVariance", groups.length);
  const shape = Math.exp(findRoot((log) => slope(Math.exp(log)), Math.log(bracket[0]), Math.log(bracket[1])));
  return fitted(groups, shape, bestMean(shape));
}
