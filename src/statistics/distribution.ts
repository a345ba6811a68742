import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";

/** What is believed about a share of trials: the rate of a creator whose clicks become orders. */
export interface BetaDistribution {
  readonly kind: "beta";
  /** Like this many successes. */
  readonly alpha: number;
  /** Like this many failures. */
  readonly beta: number;
}

/** What is believed about a rate of events: orders per thousand views, posts per week. */
export interface GammaDistribution {
  readonly kind: "gamma";
  /** Like this many events. */
  readonly shape: number;
  /** In this much exposure. */
  readonly rate: number;
}

/** What is believed about any number that was estimated with an error. */
export interface NormalDistribution {
  readonly kind: "normal";
  readonly mean: number;
  /** The standard deviation, above 0. */
  readonly sd: number;
}

/** A prior or a posterior, as plain data. */
export type Distribution = BetaDistribution | GammaDistribution | NormalDistribution;

/**
 * A parameter beyond these has lost its meaning, and its tails their digits.
 *
 * @internal
 */
export const LEAST_PARAMETER = 1e-6;

/** @internal */
export const LARGEST_PARAMETER = 1e24;

/**
 * @throws `invalidArgument`
 * @internal
 */
export function assertDistribution(distribution: Distribution, path: string): void {
  assertObject(distribution, path, "a distribution");
  switch (distribution.kind) {
    case "beta":
      assertParameter(distribution.alpha, `${path}.alpha`);
      assertParameter(distribution.beta, `${path}.beta`);
      return;
    case "gamma":
      assertParameter(distribution.shape, `${path}.shape`);
      assertPositive(distribution.rate, `${path}.rate`);
      return;
    case "normal":
      if (!Number.isFinite(distribution.mean)) {
        fail("invalidArgument", `${path}.mean`, "a finite number", distribution.mean);
      }
      assertPositive(distribution.sd, `${path}.sd`);
      return;
    default:
      distribution satisfies never;
      fail("invalidArgument", `${path}.kind`, '"beta", "gamma" or "normal"', (distribution as Distribution).kind);
  }
}

function assertParameter(value: number, path: string): void {
  if (typeof value !== "number" || !(value >= LEAST_PARAMETER && value <= LARGEST_PARAMETER)) {
    fail("invalidArgument", path, "a number from 1e-6 to 1e24", value);
  }
}

/** Neither so small nor so large that it or its reciprocal is no number. */
function assertPositive(value: number, path: string): void {
  if (typeof value !== "number" || !(value >= 1e-150 && value <= 1e150)) {
    fail("invalidArgument", path, "a number above 0, from 1e-150 to 1e150", value);
  }
}

/**
 * The mean.
 *
 * @internal
 */
export function distributionMean(distribution: Distribution): number {
  switch (distribution.kind) {
    case "beta":
      return distribution.alpha / (distribution.alpha + distribution.beta);
    case "gamma":
      return distribution.shape / distribution.rate;
    case "normal":
      return distribution.mean + 0;
  }
}
