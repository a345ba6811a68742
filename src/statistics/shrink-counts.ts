import type { GammaDistribution } from "./distribution.js";
import { asExposure, type Exposure, type FitGammaPoissonOptions, fitGammaPoisson } from "./fit-gamma-poisson.js";
import {
  type PeerRow,
  type Shrinkage,
  type ShrinkModel,
  type ShrinkOptions,
  shrinkRows,
  shrunkDefinition,
} from "./shrink-rows.js";

/** A creator's events and exposure: posts in weeks, orders in thousands of views. */
export interface CreatorExposure extends PeerRow, Exposure {}

/** How to shrink rates of events: who are peers, and how their prior is found. */
export interface ShrinkCountsOptions extends ShrinkOptions, FitGammaPoissonOptions {}

/**
 * How many posts per week (orders per thousand views) to expect of creators of whom some were watched for a year and some for
 * a week? Every creator's rate is pulled towards that of the peers, the more the less the own exposure (empirical Bayes).
 * For shares of trials see `shrinkProportions`, for rates over posts with standard errors `shrinkEstimates`.
 *
 * @formula Gamma(a + count, b + exposure), with the Gamma(a, b) that `fitGammaPoisson` finds for the peer group; value is its
 * mean, (a + count) ÷ (b + exposure); weight is exposure ÷ (b + exposure)
 *
 * Units: events per unit of exposure.
 *
 * A creator without exposure gets what is expected of a peer. Where no difference between creators is found, all get the
 * one rate they share, flagged `fullPooling`. A row has no value (`ok: false`) when its peers are too few, or nothing can be said
 * of them, with the reason.
 *
 * The intervals take the fitted prior for the true one: they leave out how uncertain the fit itself is, and are too narrow when it
 * rests on few creators.
 *
 * Complexity: O(n log n), and some hundred passes over each group.
 *
 * @param rows - `{ id, count, exposure, peerGroup? }`, in any order
 * @param options - the minimum of creators in a peer group and what becomes of smaller ones, the method,
 * the level, names
 * @returns `rows` by id, `fits` by peer group; unrounded, and the same to the last digit in any order
 * @throws `invalidInteger` when a count is not a whole number of at least 0
 * @throws `duplicateId`
 * @throws `invalidArgument` when a row or option is none
 *
 * @example
 * ```ts
 * import { shrinkCounts } from "creator-core/statistics";
 *
 * // Posts in weeks.
 * const { rows } = shrinkCounts([
 *   { id: "ana", count: 5, exposure: 1 },
 *   { id: "ben", count: 52, exposure: 52 },
 *   { id: "cem", count: 90, exposure: 30 },
 *   { id: "dia", count: 20, exposure: 40 },
 *   { id: "eve", count: 44, exposure: 20 },
 * ]);
 * const [ana] = rows;
 * ana?.ok && [ana.raw, ana.value.toFixed(2)]; // => [5, "3.40"]
 * ```
 */
export function shrinkCounts(
  rows: readonly CreatorExposure[],
  options: ShrinkCountsOptions = {},
): Shrinkage<GammaDistribution> {
  const absent = { name: "shrunkCount", numerator: "events", denominator: "exposure" };
  const model: ShrinkModel<CreatorExposure, GammaDistribution> = {
    definition: shrunkDefinition(options, absent, "count", options?.method ?? "maximumLikelihood"),
    assertRow: asExposure,
    raw: ({ count, exposure }) => (exposure === 0 ? null : count / exposure + 0),
    usable: () => true,
    fit: (peers) => fitGammaPoisson(peers, { method: options.method }),
    update: ({ shape, rate }, { count, exposure }) => ({
      posterior: { kind: "gamma", shape: shape + count, rate: rate + exposure },
      weight: exposure / (rate + exposure) + 0,
    }),
  };
  return shrinkRows(rows, options, model);
}
