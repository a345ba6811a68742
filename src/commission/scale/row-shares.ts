import { mulDivRound } from "../../kernels/mul-div-round.js";
import { exactMinor } from "../../money/exact-money.js";
import type { RoundingMode } from "../../money/types.js";

/**
 * Rates for a loop. Of an amount of zero or more, every way to round but `halfEven` is to add something and cut off:
 * the share is ⌊(amount × over + bias) / under⌋, of a fraction that is doubled so that a half is whole.
 */
export interface RowShares {
  /**
   * Four numbers for each rate: over, bias, under; and up to which amount all of that is within the safe integers, where a
   * floored quotient is exact (−1 for never).
   */
  readonly numbers: Float64Array;
  /** The same for any amount. */
  readonly exact: (place: number, amount: number) => number;
}

/** A rate as a fraction. */
interface Share {
  readonly over: number | bigint;
  readonly under: number | bigint;
}

export function rowShares(shares: readonly Share[], rounding: RoundingMode): RowShares {
  const numbers = Float64Array.from(shares.flatMap((share) => numbersOf(share, biasOf[rounding])));
  const exact = (place: number, amount: number): number => {
    const { over, under } = shares[place]!;
    return exactMinor(mulDivRound(amount, over, under, rounding), "commission");
  };
  return { numbers, exact };
}

const never: readonly number[] = [0, 0, 1, -1];

function numbersOf({ over, under }: Share, biasFor: ((under: number) => number) | null): readonly number[] {
  const isPlain = typeof over === "number" && typeof under === "number" && under <= Number.MAX_SAFE_INTEGER / 4;
  if (biasFor === null || !isPlain) return never;
  const bias = biasFor(under);
  const most = over === 0 ? Number.MAX_SAFE_INTEGER : Math.floor((Number.MAX_SAFE_INTEGER - bias) / (2 * over));
  return [2 * over, bias, 2 * under, most];
}

/** What is added to twice the product, by the single denominator. */
const biasOf: Readonly<Record<RoundingMode, ((under: number) => number) | null>> = {
  halfAwayFromZero: (under) => under,
  halfUp: (under) => under,
  halfTowardsZero: (under) => under - 1,
  halfDown: (under) => under - 1,
  towardsZero: () => 0,
  floor: () => 0,
  awayFromZero: (under) => 2 * under - 1,
  ceiling: (under) => 2 * under - 1,
  halfEven: null,
};

/** The share of an amount, in minor units. */
export function rateShare({ numbers, exact }: RowShares, place: number, amount: number): number {
  const at = 4 * place;
  if (!(amount <= numbers[at + 3]!)) return exact(place, amount);
  return Math.floor((amount * numbers[at]! + numbers[at + 1]!) / numbers[at + 2]!);
}
