import { fail } from "../errors/creator-core-error.js";
import type { RatioColumns } from "./ratio-rows.js";

/**
 * The standard error of a ratio of sums, linearised: what every row adds to the numerator beyond its share.
 *
 * @returns `null` where rows cannot tell it: fewer than two
 * @throws `invalidArgument` when numbers are too far apart to square
 * @internal
 */
export function deltaMethodError({ numerators, denominators, numerator, denominator }: RatioColumns): number | null {
  const n = numerators.length;
  if (n < 2) return null;
  const ratio = numerator / denominator;
  const residuals = numerators.map((value, row) => value - ratio * denominators[row]!);
  // (n/Σ V) is 1/V̄; taken out of the root, so that squares stay small.
  return finiteError((Math.sqrt(squaresAbout(residuals) / (n - 1) / n) * n) / denominator);
}

/**
 * The standard error of a ratio of sums, from leaving out every row in turn.
 *
 * @returns `null` where rows cannot tell it: fewer than two, or one has the whole denominator
 * @throws `invalidArgument` when numbers are too far apart to square
 * @internal
 */
export function jackknifeError({ numerators, denominators, numerator, denominator }: RatioColumns): number | null {
  const n = numerators.length;
  if (n < 2 || denominators.some((value) => denominator - value <= 0)) return null;
  const without = numerators.map((value, row) => (numerator - value) / (denominator - denominators[row]!));
  return finiteError(Math.sqrt(((n - 1) / n) * squaresAbout(without)));
}

/** The sum of squares about the mean. */
function squaresAbout(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares;
}

function finiteError(error: number): number {
  return Number.isFinite(error) ? error : fail("invalidArgument", "rows", "numbers whose squares add up", error);
}
