import { assertOneOf } from "../errors/assert-one-of.js";
import type { NormalDistribution } from "./distribution.js";
import { assertEstimate, type Estimate, fitNormal } from "./fit-normal.js";
import {
  type PeerRow,
  type Shrinkage,
  type ShrinkModel,
  type ShrinkOptions,
  shrinkRows,
  shrunkDefinition,
} from "./shrink-rows.js";

/** A creator's estimate: an engagement rate over some posts, with its standard error. */
export interface CreatorEstimate extends PeerRow, Estimate {}

/** How to shrink estimates: who are peers, and what the estimates are. */
export interface ShrinkEstimatesOptions extends ShrinkOptions {
  /** What the estimates are: rates (`ratio`), or how many times as much, numbers of things, or places on a scale. Absent: `"ratio"`. */
  readonly unit?: "ratio" | "multiple" | "count" | "index" | undefined;
}

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
 * Where no difference between creators is found, all get the one value they share, flagged `fullPooling`. A row has no value
 * (`ok: false`) when its peers are too few, with the reason; nor has one with a standard error of 0, as of posts that all have the
 * same rate: those posts do not tell how far off they are, and it teaches its peers nothing.
 *
 * The intervals take the fitted prior for the true one: they leave out how uncertain the fit itself is, and are too narrow when it
 * rests on few creators.
 *
 * Complexity: O(n log n).
 *
 * @param rows - `{ id, value, standardError, peerGroup? }`, in any order
 * @param options - the minimum of creators in a peer group and what becomes of smaller ones, the
 * level, names
 * @returns `rows` by id, `fits` by peer group; unrounded, and the same to the last digit in any order
 * @throws `duplicateId`
 * @throws `invalidArgument` when a row or option is none, a standard error is below 0, or the numbers are too far apart
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
  options: ShrinkEstimatesOptions = {},
): Shrinkage<NormalDistribution> {
  const { unit = "ratio", ...names } = options ?? {};
  assertOneOf(unit, ["ratio", "multiple", "count", "index"], "options.unit");
  const absent = { name: "shrunkEstimate", numerator: "numerator", denominator: "denominator" };
  const model: ShrinkModel<CreatorEstimate, NormalDistribution> = {
    definition: shrunkDefinition(names, absent, unit, "derSimonianLaird"),
    assertRow: (row, path) => assertEstimate(row, path, "withoutError"),
    raw: ({ value }) => value + 0,
    usable: ({ standardError }) => standardError > 0,
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
