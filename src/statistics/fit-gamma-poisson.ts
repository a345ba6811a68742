import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { fail } from "../errors/creator-core-error.js";
import { digammaShortfall } from "../kernels/special/digamma-shortfall.js";
import { findRoot } from "../kernels/special/find-root.js";
import { logOfLogGammaDensity } from "../kernels/special/gamma-tails.js";
import { logExcessOf } from "../kernels/special/log-excess.js";
import type { GammaDistribution } from "./distribution.js";
import { mostLikelyPrior } from "./most-likely-prior.js";
import { assertGroups, exceeds, fittedPrior, fullPooling, noFit, type PriorFit, searchedSizes } from "./prior-fit.js";
import { sumOf } from "./sums.js";
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
 * When no difference between the groups is found beyond chance, `pooling` is `"full"` and the flag `fullPooling`: they share one
 * rate, and the prior is what all counts together say about it, Gamma(Σy + ½, Σe). By moments that is so when the rates vary by no
 * more than chance explains; by maximum likelihood, when under no prior of any shape the counts are likelier than at one rate. A
 * likelihood may have several summits; the highest of all is taken.
 *
 * It has no prior (`ok: false`) of fewer than two groups with exposure (`insufficientSample`), or when nearly all events are
 * of one group and no gamma distribution is wide enough (`unboundedVariance`).
 *
 * Complexity: O(n log n) for n groups, then about 1,000 passes over them for maximum likelihood.
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
  return fittedPrior(gammaOf(shape, mean), shared(groups), groups.length);
}

function gammaOf(shape: number, mean: number): GammaDistribution {
  return { kind: "gamma", shape, rate: shape / mean };
}

/** All of them as one group, from Jeffreys' prior. */
function shared(groups: readonly Exposure[]): GammaDistribution {
  const shape = sumOf(groups, (group) => group.count) + 0.5;
  return { kind: "gamma", shape, rate: sumOf(groups, (group) => group.exposure) };
}

function pooledMean(groups: readonly Exposure[]): number {
  return sumOf(groups, (group) => group.count) / sumOf(groups, (group) => group.exposure);
}

function byWeightedMoments(groups: readonly Exposure[]): PriorFit<GammaDistribution> {
  const mean = pooledMean(groups);
  const exposure = sumOf(groups, (group) => group.exposure);
  const spread = sumOf(groups, (group) => group.exposure * (group.count / group.exposure - mean) ** 2);
  const explained = (groups.length - 1) * mean;
  const weight = exposure - sumOf(groups, (group) => group.exposure * (group.exposure / exposure));
  if (!exceeds(spread, explained) || !(weight > 0)) return fullPooling(shared(groups), groups.length);
  // The variance of the rates that chance does not explain.
  const variance = (spread - explained) / weight;
  return fitted(groups, mean ** 2 / variance, mean);
}

/** The likelihood has one best mean for a given shape, which is a root. */
function byLikelihood(groups: readonly Exposure[]): PriorFit<GammaDistribution> {
  const mostEvents = groups.reduce((most, group) => Math.max(most, group.count), 0);
  // Nothing is likelier than what never happens.
  if (mostEvents === 0) return fullPooling(shared(groups), groups.length);

  const [lowest, highest] = meansBetween(groups, mostEvents);
  const bestPrior = (shape: number) => {
    const slopeAt = (log: number) => {
      const m = Math.exp(log);
      return sumOf(groups, (group) => (group.count - m * group.exposure) / (shape + m * group.exposure));
    };
    return gammaOf(shape, Math.exp(findRoot(slopeAt, Math.log(lowest), Math.log(highest))));
  };
  const mean = pooledMean(groups);
  return mostLikelyPrior({
    groups: groups.length,
    sizes: searchedSizes(mostEvents),
    slope: (shape) => slopeInShape(groups, bestPrior(shape)),
    priorOf: bestPrior,
    gain: (prior) => gainOver(mean, groups, prior),
    shared: shared(groups),
  });
}

/** Below and above the best mean for any shape: it is a mean of the rates, in which a larger exposure never weighs less. */
function meansBetween(groups: readonly Exposure[], mostEvents: number): readonly [number, number] {
  const longest = groups[groups.length - 1]!.exposure;
  const highest = groups.reduce((most, { count, exposure }) => Math.max(most, count / exposure), 0);
  return [mostEvents / longest / (2 * groups.length), 2 * highest];
}

/**
 * The slope of the log-likelihood in ln a, for one and the same mean: Σ a(ψ(a + y) − ψ(a) − ln(1 + e/b)) and so on. Of the digamma
 * functions the logarithms are taken together with the third, as an excess, so that nothing large cancels.
 */
function slopeInShape(groups: readonly Exposure[], { shape, rate }: GammaDistribution): number {
  const prior = digammaShortfall(shape);
  return sumOf(groups, ({ count, exposure }) => {
    const expected = (shape / rate) * exposure;
    const more = (count - expected) / (shape + expected);
    const excess = logExcessOf(more, (shape + count) / (shape + expected));
    return shape * (prior - digammaShortfall(shape + count) - excess);
  });
}

/** As for shares of trials: the density that the prior has at one rate, over that of each posterior. */
function gainOver(mean: number, groups: readonly Exposure[], { shape, rate }: GammaDistribution): number {
  const before = logOfLogGammaDensity(shape, rate * mean);
  return sumOf(groups, ({ count, exposure }) => before - logOfLogGammaDensity(shape + count, (rate + exposure) * mean));
}
