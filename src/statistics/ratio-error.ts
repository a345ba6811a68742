import { fail } from "../errors/creator-core-error.js";
import type { RatioColumns } from "./ratio-rows.js";
import { squaresAboutMean } from "./sums.js";

/**
 * The standard error of a ratio of sums, linearised: what every row adds to the numerator beyond its share.
 *
 * @returns `null` where rows cannot tell it: fewer than two
 * @throws `invalidArgument` when numbers are too far apart to square
 * @internal
 */
export function deltaMethodError(columns: RatioColumns): number | null {
  const n = columns.numerators.length;
  if (n < 2) return null;
  // (n/Σ V) is 1/V̄; taken out of the root, so that squares stay small.
  return finiteError((Math.sqrt(squaresAboutMean(residualsOf(columns)) / (n - 1) / n) * n) / columns.denominator);
}

/**
 * The standard error of a ratio of sums, from leaving out every row in turn.
 *
 * @returns `null` where rows cannot tell it: fewer than two, or one has the whole denominator
 * @throws `invalidArgument` when numbers are too far apart to square
 * @internal
 */
export function jackknifeError(columns: RatioColumns): number | null {
  const { numerators, denominators, numerator, denominator } = columns;
  const n = numerators.length;
  if (n < 2 || denominators.some((value) => denominator - value <= 0)) return null;
  if (residualsOf(columns).every((residual) => residual === 0)) return 0;
  const without = numerators.map((value, row) => (numerator - value) / (denominator - denominators[row]!));
  return finiteError(Math.sqrt(((n - 1) / n) * squaresAboutMean(without)));
}

/** Nearer than this to the row's share of the numerator, it is rounding that keeps them apart. */
const ROUNDING = 8.881784197001252e-16; // 2^-50

/** What each row adds to the numerator beyond its share; exactly 0 where all have one ratio, such as 1 of 10 and 3 of 30. */
function residualsOf({ numerators, denominators, numerator, denominator }: RatioColumns): Float64Array {
  const ratio = numerator / denominator;
  return numerators.map((value, row) => {
    const share = ratio * denominators[row]!;
    const residual = value - share;
    return Math.abs(residual) <= ROUNDING * Math.abs(share) ? 0 : residual;
  });
}

function finiteError(error: number): number {
  return Number.isFinite(error) ? error : fail("invalidArgument", "rows", "numbers whose squares add up", error);
}
