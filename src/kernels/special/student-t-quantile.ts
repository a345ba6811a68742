import { betaQuantileOdds } from "./beta-quantile.js";

/**
 * The t above which Student's distribution with `freedom` degrees of freedom has the share `upper`.
 *
 * Relative error ≤ 1e-12 for 1 to 1e9 degrees of freedom and tails of 1e-300 or more.
 *
 * Complexity: O(1).
 *
 * @param upper - above 0 and at most ½
 */
export function studentTQuantile(freedom: number, upper: number): number {
  // Beyond ±t lies I_x(ν/2, ½) with x = ν ÷ (ν + t²), whose odds are ν ÷ t².
  return upper === 0.5 ? 0 : Math.sqrt(freedom / betaQuantileOdds(freedom / 2, 0.5, 2 * upper));
}
