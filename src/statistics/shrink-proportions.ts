import type { BetaDistribution } from "./distribution.js";
import { type FitBetaBinomialOptions, fitBetaBinomial } from "./fit-beta-binomial.js";
import {
  type PeerRow,
  type Shrinkage,
  type ShrinkModel,
  type ShrinkOptions,
  shrinkRows,
  shrunkDefinition,
} from "./shrink-rows.js";
import { asTrials, type Trials } from "./trials.js";

/** A creator's trials: clicks and orders, samples and posts. */
export interface CreatorTrials extends PeerRow, Trials {}

/** How to shrink proportions: who are peers, and how their prior is found. */
export interface ShrinkProportionsOptions extends ShrinkOptions, FitBetaBinomialOptions {}

/**
 * Which conversion rate to expect of creators of whom some had 5,000 clicks and some had 5? One order from three clicks is no
 * rate of 33 %. Every creator's rate is pulled towards that of the peers, the more the fewer the own trials (empirical Bayes):
 * use it to rank, to forecast, and before any decision on few trials. Events per exposure are `shrinkCounts`; rates over
 * posts with standard errors are `shrinkEstimates`; who is best by how much of a chance is `probabilityBest`.
 *
 * @formula Beta(α + successes, β + failures), with the Beta(α, β) that `fitBetaBinomial` finds for the peer group; value is
 * its mean, (α + successes) ÷ (α + β + trials); weight is trials ÷ (α + β + trials)
 *
 * Units: ratios; 0.25 is 25 %.
 *
 * A creator without a trial gets what is expected of a peer. Where no difference between creators is found, all get the
 * one rate they share, flagged `fullPooling`. A row has no value (`ok: false`) when its peers are too few, or nothing can be said
 * of them, with the reason.
 *
 * The intervals take the fitted prior for the true one: they leave out how uncertain the fit itself is, and are too narrow when it
 * rests on few creators.
 *
 * Complexity: O(n log n), and some hundred passes over each group.
 *
 * @param rows - `{ id, successes, trials, peerGroup? }`, in any order
 * @param options - the minimum of creators in a peer group and what becomes of smaller ones, the method,
 * the level, names
 * @returns `rows` by id, `fits` by peer group; unrounded, and the same to the last digit in any order
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `duplicateId`
 * @throws `invalidArgument` when more succeed than there are, or a row or option is none
 *
 * @example
 * ```ts
 * import { shrinkProportions } from "creator-core/statistics";
 *
 * const { rows } = shrinkProportions([
 *   { id: "ana", successes: 1, trials: 3 },
 *   { id: "ben", successes: 40, trials: 1_000 },
 *   { id: "cem", successes: 90, trials: 900 },
 *   { id: "dia", successes: 10, trials: 500 },
 *   { id: "eve", successes: 28, trials: 400 },
 * ]);
 * const [ana] = rows;
 * ana?.ok && [ana.raw?.toFixed(3), ana.value.toFixed(3), ana.weight.toFixed(2)]; // => ["0.333", "0.076", "0.05"]
 * ```
 *
 * @example
 * ```ts
 * import { shrinkProportions } from "creator-core/statistics";
 *
 * const two = [
 *   { id: "ana", successes: 1, trials: 3 },
 *   { id: "ben", successes: 40, trials: 1_000 },
 * ];
 * const [ana] = shrinkProportions(two).rows;
 * ana && !ana.ok && ana.reason; // => "insufficientSample"
 * shrinkProportions([...two, ...two]); // => throws
 * ```
 */
export function shrinkProportions(
  rows: readonly CreatorTrials[],
  options: ShrinkProportionsOptions = {},
): Shrinkage<BetaDistribution> {
  const absent = { name: "shrunkProportion", numerator: "successes", denominator: "trials" };
  const model: ShrinkModel<CreatorTrials, BetaDistribution> = {
    definition: shrunkDefinition(options, absent, "ratio", options?.method ?? "maximumLikelihood"),
    assertRow: ({ successes, trials }, path) => asTrials(successes, trials, `${path}.`),
    raw: ({ successes, trials }) => (trials === 0 ? null : successes / trials + 0),
    usable: () => true,
    fit: (peers) => fitBetaBinomial(peers, { method: options.method }),
    update: ({ alpha, beta }, { successes, trials }) => ({
      posterior: { kind: "beta", alpha: alpha + successes, beta: beta + (trials - successes) },
      weight: trials / (alpha + beta + trials) + 0,
    }),
  };
  return shrinkRows(rows, options, model);
}
