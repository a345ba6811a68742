import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { logOfLogitBetaDensity } from "../kernels/special/beta-tails.js";
import { digammaShortfall } from "../kernels/special/digamma-shortfall.js";
import { findRoot } from "../kernels/special/find-root.js";
import { logExcessOf } from "../kernels/special/log-excess.js";
import type { BetaDistribution } from "./distribution.js";
import { mostLikelyPrior } from "./most-likely-prior.js";
import { assertGroups, exceeds, fittedPrior, fullPooling, noFit, type PriorFit, searchedSizes } from "./prior-fit.js";
import { riseOf, sum, sumOf, timesOf } from "./sums.js";
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
 * When no difference between the groups is found beyond chance, `pooling` is `"full"` and the flag `fullPooling`: they share one
 * rate, and the prior is what all trials together say about it, Beta(Σk + ½, Σ(n − k) + ½). By moments that is so when the rates
 * vary by no more than chance explains; by maximum likelihood, when under no prior of any size the data are likelier than at one
 * rate. A likelihood may have several summits; the highest of all is taken.
 *
 * It has no prior (`ok: false`) of fewer than two groups with a trial (`insufficientSample`), or when every group succeeds
 * always or never (`unboundedVariance`).
 *
 * Complexity: O(n log n) for n groups, then about 1,000 passes over their distinct counts for maximum likelihood.
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
  return fittedPrior(betaOf(size, mean, 1 - mean), shared(groups), groups.length);
}

function betaOf(size: number, mean: number, rest: number): BetaDistribution {
  return { kind: "beta", alpha: size * mean, beta: size * rest };
}

/** All of them as one group, from Jeffreys' prior. */
function shared(groups: readonly Trials[]): BetaDistribution {
  const successes = sumOf(groups, (group) => group.successes);
  const failures = sumOf(groups, (group) => group.trials - group.successes);
  return { kind: "beta", alpha: successes + 0.5, beta: failures + 0.5 };
}

function byMoments(groups: readonly Trials[]): PriorFit<BetaDistribution> {
  const rates = groups.map(({ successes, trials }) => successes / trials);
  const mean = sum(rates) / rates.length;
  const variance = sumOf(rates, (rate) => (rate - mean) ** 2) / (rates.length - 1);
  // What rounding makes of equal rates, beside which a rate of 1e-13 is not small.
  if (!exceeds(variance, 1e-24 * mean ** 2)) return fullPooling(shared(groups), groups.length);
  return fitted(groups, (mean * (1 - mean)) / variance - 1, mean);
}

function byWeightedMoments(groups: readonly Trials[]): PriorFit<BetaDistribution> {
  const trials = sumOf(groups, (group) => group.trials);
  const mean = sumOf(groups, (group) => group.successes) / trials;
  const chance = mean * (1 - mean);
  const spread = sumOf(groups, (group) => group.trials * (group.successes / group.trials - mean) ** 2);
  const degrees = groups.length - 1;
  const weight = trials - sumOf(groups, (group) => group.trials * (group.trials / trials)) - degrees;
  if (!exceeds(spread, degrees * chance) || !(weight > 0)) return fullPooling(shared(groups), groups.length);
  // The correlation of two trials of one group.
  const rho = Math.min(1, (spread - degrees * chance) / (chance * weight));
  return fitted(groups, (1 - rho) / rho, mean);
}

/** The likelihood is concave in the mean for a given size α + β, so that its best mean is a root. */
function byLikelihood(groups: readonly Trials[]): PriorFit<BetaDistribution> {
  const successful = sumOf(groups, (group) => group.successes);
  const failed = sumOf(groups, (group) => group.trials - group.successes);
  // Nothing is likelier than what never happens.
  if (successful === 0 || failed === 0) return fullPooling(shared(groups), groups.length);

  const successes = timesOf(groups, (group) => group.successes);
  const failures = timesOf(groups, (group) => group.trials - group.successes);
  // Beyond these log-odds, one success says more than all failures, or one failure more than all successes.
  const farthest = Math.log(4 * (successful + failed));
  const bestPrior = (size: number) => {
    const priorAt = (logit: number) => betaOf(size, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
    const slopeAt = (logit: number) => {
      const { alpha, beta } = priorAt(logit);
      return (alpha / size) * beta * (riseOf(successes, alpha) - riseOf(failures, beta));
    };
    return priorAt(findRoot(slopeAt, -farthest, farthest));
  };
  return mostLikelyPrior({
    groups: groups.length,
    sizes: searchedSizes(groups.reduce((most, group) => Math.max(most, group.trials), 0)),
    slope: (size) => slopeInSize(groups, size, bestPrior(size)),
    priorOf: bestPrior,
    gain: (prior) => gainOver(successful / failed, groups, prior),
    shared: shared(groups),
  });
}

/**
 * The slope of the log-likelihood in ln(α + β), for one and the same mean: Σ α(ψ(α + k) − ψ(α)) and so on. Of the digamma functions
 * the logarithms are taken together, as two excesses around the mean, so that nothing large cancels.
 */
function slopeInSize(groups: readonly Trials[], size: number, { alpha, beta }: BetaDistribution): number {
  const mean = alpha / size;
  const rest = beta / size;
  const prior = alpha * digammaShortfall(alpha) + beta * digammaShortfall(beta) - size * digammaShortfall(size);
  return sumOf(groups, ({ successes, trials }) => {
    const failures = trials - successes;
    const posterior = size + trials;
    const more = (rest * successes - mean * failures) / posterior;
    const above = logExcessOf(more / mean, (alpha + successes) / posterior / mean);
    const below = logExcessOf(-more / rest, (beta + failures) / posterior / rest);
    return (
      prior -
      alpha * (above + digammaShortfall(alpha + successes)) -
      beta * (below + digammaShortfall(beta + failures)) +
      size * digammaShortfall(posterior)
    );
  });
}

/**
 * By Bayes' theorem, what a group's trials are more likely under a prior than at one rate is the density that the prior has
 * there, over that of the posterior. Nothing large cancels in it, as it would in logarithms of gamma functions.
 */
function gainOver(odds: number, groups: readonly Trials[], { alpha, beta }: BetaDistribution): number {
  const before = logOfLogitBetaDensity(alpha, beta, odds);
  return sumOf(
    groups,
    ({ successes, trials }) => before - logOfLogitBetaDensity(alpha + successes, beta + (trials - successes), odds),
  );
}
