import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { findRoot } from "../kernels/find-root.js";
import { type BetaDistribution, LEAST_PARAMETER } from "./distribution.js";
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
import { asTrials, type Trials } from "./trials.js";

/** How the prior is found. */
export interface FitBetaBinomialOptions {
  /**
   * `maximumLikelihood`: under which the data are most likely. `weightedMoments`: the variance of the rates less what
   * chance explains, large groups weighing more. `moments`: mean and variance of the bare rates, which takes chance for
   * difference and is meant for groups of many trials. Absent: `maximumLikelihood`.
   */
  readonly method?: "maximumLikelihood" | "weightedMoments" | "moments" | undefined;
}

/**
 * How do the rates of these groups differ, once chance is taken off? Fits the beta distribution that the true rates of
 * creators come from, to know what to expect of one with few trials. {@link shrinkProportions} does this and applies it;
 * events per exposure are fitted by `fitGammaPoisson`, estimates with standard errors by `fitNormal`.
 *
 * @formula successes ~ Binomial(trials, rate), rate ~ Beta(α, β). weightedMoments (Kleinman): μ = Σk ÷ Σn, S = Σ n(p − μ)²,
 * ρ = (S − (N − 1)μ(1 − μ)) ÷ (μ(1 − μ)(Σn − Σn² ÷ Σn − (N − 1))), α + β = (1 − ρ) ÷ ρ. moments: α + β = m(1 − m) ÷ s² − 1
 *
 * Units: α and β are like numbers of trials: α + β is how many own trials weigh as much as the prior.
 *
 * When the groups differ no more than by chance, `pooling` is `"full"` and the flag `fullPooling`: they share one rate, and
 * the prior is what all trials together say about it, Beta(Σk + ½, Σ(n − k) + ½). By maximum likelihood that is decided by
 * the sign of Tarone's statistic, Σ(k − nμ)² ÷ μ(1 − μ) − Σn.
 *
 * It has no prior (`ok: false`) of fewer than two groups with a trial (`insufficientSample`), or when every group succeeds
 * always or never (`unboundedVariance`).
 *
 * Complexity: O(n log n) for n groups, then about 300 passes over their distinct counts for maximum likelihood.
 *
 * @param groups - successes and trials of each, in any order; groups without a trial are left out
 * @param options - the method
 * @returns the prior as plain data, the same to the last digit in any order
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `invalidArgument` when more succeed than there are, or an argument is none
 *
 * @example
 * ```ts
 * import { fitBetaBinomial } from "creator-core/statistics";
 *
 * const fit = fitBetaBinomial([
 *   { successes: 1, trials: 50 },
 *   { successes: 4, trials: 40 },
 *   { successes: 12, trials: 60 },
 *   { successes: 2, trials: 10 },
 * ]);
 * fit.ok && fit.pooling; // => "partial"
 * fit.ok && fit.prior.alpha.toFixed(2); // => "2.57"
 * ```
 *
 * @example
 * ```ts
 * import { fitBetaBinomial } from "creator-core/statistics";
 *
 * const alike = fitBetaBinomial([{ successes: 5, trials: 50 }, { successes: 4, trials: 40 }]);
 * alike.ok && alike.flags; // => ["fullPooling"]
 * alike.ok && alike.prior; // => { kind: "beta", alpha: 9.5, beta: 81.5 }
 * fitBetaBinomial([{ successes: 5, trials: 50 }]).ok; // => false
 * ```
 */
export function fitBetaBinomial(
  groups: readonly Trials[],
  options: FitBetaBinomialOptions = {},
): PriorFit<BetaDistribution> {
  assertGroups(groups, "{ successes, trials }");
  assertObject(options, "options");
  const { method = "maximumLikelihood" } = options;
  assertOneOf(method, ["maximumLikelihood", "weightedMoments", "moments"], "options.method");
  const known = [...groups.entries()].map(([place, group]) => {
    assertObject(group, `groups[${place}]`, "{ successes, trials }");
    return asTrials(group.successes, group.trials, `groups[${place}].`);
  });
  const tried = known
    .filter(({ trials }) => trials > 0)
    .sort((a, b) => a.trials - b.trials || a.successes - b.successes);
  if (tried.length < 2) return noFit("insufficientSample", tried.length);
  switch (method) {
    case "maximumLikelihood":
      return byLikelihood(tried);
    case "weightedMoments":
      return byWeightedMoments(tried);
    case "moments":
      return byMoments(tried);
  }
}

/** A prior of this size and mean, if it is one. */
function fitted(groups: readonly Trials[], size: number, mean: number): PriorFit<BetaDistribution> {
  const prior = { kind: "beta", alpha: size * mean, beta: size * (1 - mean) } as const;
  if (size > LARGEST_PRIOR) return pooled(groups);
  if (!(Math.min(prior.alpha, prior.beta) >= LEAST_PARAMETER)) return noFit("unboundedVariance", groups.length);
  return partialPooling(prior, groups.length);
}

/** All of them as one group, from Jeffreys' prior. */
function pooled(groups: readonly Trials[]): PriorFit<BetaDistribution> {
  const successes = sumOf(groups, (group) => group.successes);
  const failures = sumOf(groups, (group) => group.trials - group.successes);
  return fullPooling({ kind: "beta", alpha: successes + 0.5, beta: failures + 0.5 }, groups.length);
}

function byMoments(groups: readonly Trials[]): PriorFit<BetaDistribution> {
  const rates = groups.map(({ successes, trials }) => successes / trials);
  const mean = sumOf(rates, (rate) => rate) / rates.length;
  const variance = sumOf(rates, (rate) => (rate - mean) ** 2) / (rates.length - 1);
  if (!exceeds(variance, 1e-24)) return pooled(groups);
  const size = (mean * (1 - mean)) / variance - 1;
  return fitted(groups, size, mean);
}

function byWeightedMoments(groups: readonly Trials[]): PriorFit<BetaDistribution> {
  const { mean, rho } = weightedMoments(groups);
  if (!(rho > 0)) return pooled(groups);
  const size = (1 - rho) / rho;
  return fitted(groups, size, mean);
}

/** The pooled rate, and the correlation of two trials of one group: 0 when groups do not differ, or by less than chance. */
function weightedMoments(groups: readonly Trials[]): { readonly mean: number; readonly rho: number } {
  const trials = sumOf(groups, (group) => group.trials);
  const mean = sumOf(groups, (group) => group.successes) / trials;
  const chance = mean * (1 - mean);
  const spread = sumOf(groups, (group) => group.trials * (group.successes / group.trials - mean) ** 2);
  const degrees = groups.length - 1;
  const weight = trials - sumOf(groups, (group) => group.trials * (group.trials / trials)) - degrees;
  if (!exceeds(spread, degrees * chance) || !(weight > 0)) return { mean, rho: 0 };
  return { mean, rho: Math.min(1, (spread - degrees * chance) / (chance * weight)) };
}

/**
 * The likelihood is concave in the mean for a given size α + β, so that its best mean is a root; along these means its slope
 * in the size is what the successes say less what the trials say.
 */
function byLikelihood(groups: readonly Trials[]): PriorFit<BetaDistribution> {
  const trials = sumOf(groups, (group) => group.trials);
  const pooledMean = sumOf(groups, (group) => group.successes) / trials;
  const spread = sumOf(groups, (group) => (group.successes - group.trials * pooledMean) ** 2);
  if (!exceeds(spread, pooledMean * (1 - pooledMean) * trials)) return pooled(groups);

  const successes = timesOf(groups, (group) => group.successes);
  const failures = timesOf(groups, (group) => group.trials - group.successes);
  const sizes = timesOf(groups, (group) => group.trials);
  const bestMean = (size: number) =>
    findRoot((mean) => riseOf(successes, size * mean) - riseOf(failures, size * (1 - mean)), 1e-12, 1 - 1e-12);
  const slope = (size: number) => riseOf(successes, size * bestMean(size)) - riseOf(sizes, size);

  const { rho } = weightedMoments(groups);
  const bracket = bracketSize(slope, rho > 0 ? (1 - rho) / rho : 1);
  if (bracket === "tooLarge") return pooled(groups);
  if (bracket === "tooSmall") return noFit("unboundedVariance", groups.length);
  const size = Math.exp(findRoot((log) => slope(Math.exp(log)), Math.log(bracket[0]), Math.log(bracket[1])));
  return fitted(groups, size, bestMean(size));
}
