import { betaTailsAtOdds, logitBetaDensity } from "./beta-tails.js";
import { normalQuantile } from "./normal.js";
import { tailQuantile } from "./tail-quantile.js";

/**
 * The inverse of the regularised incomplete beta function, as odds: `x ÷ (1 − x)` for the x below which a beta
 * distribution has the share `lower`. As odds, because x next to 1 has lost what 1 − x still knows. For an upper tail
 * exchange a and b and take `1 ÷ odds`.
 *
 * Relative error of the odds ≤ 1e-12 for a, b in [1e-2, 1e9] and tails of 1e-300 or more, where the odds are a number at
 * all: 0 (or infinity) stands for what is beyond.
 *
 * Complexity: O(1): rarely more than ten evaluations of the tail.
 *
 * @param lower - above 0 and below 1
 */
export function betaQuantileOdds(a: number, b: number, lower: number): number {
  if (lower > 0.5) return 1 / betaQuantileOdds(b, a, 1 - lower);
  // The log-odds have about this spread; of a lopsided distribution the mean is guess enough. Further out than two of it a
  // tail may be too small for a number.
  const spread = a >= 1 && b >= 1 ? Math.sqrt(1 / a + 1 / b) : 0;
  const start = (a / b) * Math.exp(Math.max(-2, normalQuantile(lower)) * spread);
  return tailQuantile(
    start,
    -1,
    lower,
    (odds) => betaTailsAtOdds(a, b, odds).lower,
    (odds) => logitBetaDensity(a, b, odds),
  );
}
