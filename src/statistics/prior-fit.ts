import { fail } from "../errors/creator-core-error.js";
import type { Distribution } from "./distribution.js";

/** What groups say about each other, or why they say nothing. */
export type PriorFit<Prior extends Distribution> =
  | {
      readonly ok: true;
      /**
       * `partial`: the groups differ, and `prior` is how. `full`: they differ no more than by chance, so that they share one
       * number, and `prior` is what all their data together say about it; a group's own data are already in it.
       */
      readonly pooling: "partial" | "full";
      readonly prior: Prior;
      /** How many groups with data it rests on. */
      readonly groups: number;
      /** `["fullPooling"]` when the groups do not differ, otherwise empty. */
      readonly flags: readonly string[];
    }
  | {
      readonly ok: false;
      /**
       * `insufficientSample`: fewer than two groups with data. `unboundedVariance`: every group is all successes or all
       * failures, or nearly, and no distribution of rates is wide enough.
       */
      readonly reason: "insufficientSample" | "unboundedVariance";
      readonly groups: number;
    };

/** @internal */
export function partialPooling<Prior extends Distribution>(prior: Prior, groups: number): PriorFit<Prior> {
  return { ok: true, pooling: "partial", prior, groups, flags: [] };
}

/** @internal */
export function fullPooling<Prior extends Distribution>(prior: Prior, groups: number): PriorFit<Prior> {
  return { ok: true, pooling: "full", prior, groups, flags: ["fullPooling"] };
}

/** @internal */
export function noFit(reason: "insufficientSample" | "unboundedVariance", groups: number): PriorFit<never> {
  return { ok: false, reason, groups };
}

/**
 * @throws `invalidArgument`
 * @internal
 */
export function assertGroups(groups: readonly unknown[], expected: string): void {
  if (!Array.isArray(groups)) fail("invalidArgument", "groups", `a list of ${expected}`, groups);
}

/** One more variance than this and the data would not be called different; chance and rounding leave some. */
const NOISE = 1e-9;

/**
 * Whether a variance that was observed is more than the one that chance alone explains.
 *
 * @internal
 */
export function exceeds(observed: number, explained: number): boolean {
  return observed > explained * (1 + NOISE);
}

/** The widest prior that is looked for, as a number of observations. */
const LEAST = 1e-3;

/**
 * The narrowest, likewise; groups that differ by less share one number.
 *
 * @internal
 */
export const LARGEST_PRIOR = 1e12;

/**
 * Where a slope, positive for small sizes and negative for large ones, changes sign: a bracket around it, found by doubling from
 * a guess.
 *
 * @returns `tooSmall` or `tooLarge` when it does not change within sizes that mean something
 * @internal
 */
export function bracketSize(
  slope: (size: number) => number,
  guess: number,
): readonly [number, number] | "tooSmall" | "tooLarge" {
  let size = Math.min(LARGEST_PRIOR, Math.max(LEAST, guess));
  const rising = slope(size) > 0;
  const factor = rising ? 4 : 0.25;
  while (size >= LEAST && size <= LARGEST_PRIOR) {
    const next = size * factor;
    if (slope(next) > 0 !== rising) return rising ? [size, next] : [next, size];
    size = next;
  }
  return rising ? "tooLarge" : "tooSmall";
}
