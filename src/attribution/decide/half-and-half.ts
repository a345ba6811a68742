import { largestRemainder } from "../../kernels/largest-remainder.js";

/** Half of the total of two sides whose common total would leave the safe integers. */
const FINEST_HALF = 2 ** 51;

/**
 * The weights of two sides, so that each side has half of the total: exactly, by the smallest common total; where that would
 * pass 2^53, in parts of 2^51 a side.
 */
export function halfAndHalf(
  one: readonly number[],
  other: readonly number[],
): readonly [readonly number[], readonly number[]] {
  const oneTotal = sum(one);
  const otherTotal = sum(other);
  const shared = greatestCommonDivisor(oneTotal, otherTotal);
  const scale = otherTotal / shared;
  if (oneTotal * scale <= Number.MAX_SAFE_INTEGER / 2) {
    return [one.map((weight) => weight * scale), other.map((weight) => weight * (oneTotal / shared))];
  }
  return [largestRemainder(FINEST_HALF, one) ?? [], largestRemainder(FINEST_HALF, other) ?? []];
}

function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
