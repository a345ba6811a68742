import type { NormalDistribution } from "./distribution.js";
import { assertEstimate, type Estimate, fitNormal } from "./fit-normal.js";
import { type PeerRow, type Shrinkage, type ShrinkModel, type ShrinkOptions, shrinkRows } from "./shrink-rows.js";

/** A creator's estimate: an engagement rate over some posts, with its standard error. */
export interface CreatorEstimate extends PeerRow, Estimate {}

/**
 * Which engagement rate to expect of creators of whom some have 50 posts and some have 3? Every creator's estimate is pulled
 * towards that of the peers, the more the larger its own error (normal–normal empirical Bayes). For rates over posts, whose
 * standard error is `ratioStandardError`; for shares of real trials see `shrinkProportions`, for counts `shrinkCounts`.
 *
 * @formula B = SE² ÷ (SE² + τ²); value B·μ + (1 − B)·y, with the standard deviation √((1 − B)·SE²); μ and τ² as `fitNormal`
 * finds them for the peer group; weight is 1 − B
 *
 * Units: those of the estimates.
 *
 * Where creators differ no more than by chance, all get the one value they share, flagged `fullPooling`. A row has no value
 * (`ok: false`) when its peers are too few, with the reason.
 *
 * Complexity: O(n log n).
 *
 * @param rows - `{ id, value, standardError, peerGroup? }`, in any order
 * @param options - the minimum of creators in a peer group and what becomes of smaller ones, the level
 * @returns `rows` by id, `fits` by peer group; unrounded, and the same to the last digit in any order
 * @throws `duplicateId`
 * @throws `invalidArgument` when a row or option is none, a standard error is not above 0, or the numbers are too far apart
 *
 * @example
 * ```ts
 * import { shrinkEstimates } from "creator-core/statistics";
 *
 * // Equal errors of 1: μ = 4 and τ² = 3, so that each keeps 3/4 of its distance.
 * const { rows } = shrinkEstimates(
 *   [
 *     { id: "ana", value: 2, standardError: 1 },
 *     { id: "ben", value: 4, standardError: 1 },
 *     { id: "cem", value: 6, standardError: 1 },
 *   ],
 *   { minimumGroupSize: 3 },
 * );
 * rows.map((row) => row.ok && row.value.toFixed(6)); // => ["2.500000", "4.000000", "5.500000"]
 * ```
 */
export function shrinkEstimates(
  rows: readonly CreatorEstimate[],
  options: ShrinkOptions = {},
): Shrinkage<NormalDistribution> {
  const model: ShrinkModel<CreatorEstimate, NormalDistribution> = {
    assertRow: assertEstimate,
    raw: ({ value }) => value + 0,
    fit: fitNormal,
    update: ({ mean, sd }, { value, standardError }) => {
      // As shares of the larger of the two, so that no square is beyond the numbers.
      const larger = Math.max(sd, standardError);
      const between = (sd / larger) ** 2;
      const own = (standardError / larger) ** 2;
      const weight = between / (between + own);
      return {
        posterior: {
          kind: "normal",
          mean: (1 - weight) * mean + weight * value,
          sd: Math.sqrt(weight) * standardError,
        },
        weight,
      };
    },
  };
  return shrinkRows(rows, options, model);
}
