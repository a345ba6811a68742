const BITS = 160;
const SHIFT = BigInt(BITS);
const WHOLE = 1n << SHIFT;
const ONE = 2 ** BITS;

/**
 * A part of a whole weight in units of 2^−160: finer than any two parts can differ, and so small that sums of millions still round to
 * the nearest number, so that three thirds are one.
 */
export function fixedPoint(weight: number, totalWeight: number): bigint {
  return weight === totalWeight ? WHOLE : (BigInt(weight) << SHIFT) / BigInt(totalWeight);
}

/** The number nearest to a sum of {@link fixedPoint} parts. */
export function fromFixedPoint(sum: bigint): number {
  return Number(sum) / ONE;
}
