import { fail } from "../errors/creator-core-error.js";
import { type Distribution, LARGEST_PARAMETER, LEAST_PARAMETER } from "./distribution.js";

/** What groups say about each other, or why they say nothing. */
export type PriorFit<Prior extends Distribution> =
  | {
      readonly ok: true;
      /**
       * `partial`: the groups differ, and `prior` is how. `full`: no difference beyond chance was found, so that they share one
       * number, and `prior` is what all their data together say about it; a group's own data are already in it.
       */
      readonly pooling: "partial" | "full";
      readonly prior: Prior;
      /** How many groups with data it rests on. */
      readonly groups: number;
      /** `["fullPooling"]` when no difference was found, otherwise empty. */
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

/** A variance that is more by less than this is no more: rounding leaves some. */
const NOISE = 1e-9;

/**
 * Whether a variance that was observed is more than the one that chance alone explains.
 *
 * @internal
 */
export function exceeds(observed: number, explained: number): boolean {
  return observed > explained * (1 + NOISE);
}

/**
 * A prior that was found, if its parameters are numbers that mean something: of one that is wider than any there is no fit, and
 * one that is narrower than any is as good as a shared number.
 *
 * @internal
 */
export function fittedPrior<Prior extends Distribution>(prior: Prior, shared: Prior, groups: number): PriorFit<Prior> {
  const parameters = parametersOf(prior);
  if (!(Math.max(...parameters) <= LARGEST_PARAMETER)) return fullPooling(shared, groups);
  if (!(Math.min(...parameters) >= LEAST_PARAMETER)) return noFit("unboundedVariance", groups);
  return partialPooling(prior, groups);
}

/** Those that are like numbers of observations. */
function parametersOf(prior: Distribution): readonly number[] {
  switch (prior.kind) {
    case "beta":
      return [prior.alpha, prior.beta];
    case "gamma":
      return [prior.shape];
    case "normal":
      return [1];
  }
}

/**
 * From the widest prior that is one to a prior so narrow, beside the largest group, that no likelihood tells it from a shared
 * number.
 *
 * @internal
 */
export function searchedSizes(largestGroup: number): readonly [least: number, most: number] {
  return [LEAST_PARAMETER, 1e6 * largestGroup];
}
