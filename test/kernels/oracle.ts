import type { Rounding } from "../../src/kernels/mul-div-round.js";

/** All nine, in the order of the type. */
export const roundings: readonly Rounding[] = [
  "halfAwayFromZero",
  "halfEven",
  "halfTowardsZero",
  "halfUp",
  "halfDown",
  "towardsZero",
  "awayFromZero",
  "floor",
  "ceiling",
];

const abs = (x: bigint) => (x < 0n ? -x : x);

/**
 * top / bottom rounded by the words of the definitions: the two whole neighbours, and which of them the mode names.
 * Nothing here is shared with the code under test.
 */
export function roundRatio(top: bigint, bottom: bigint, rounding: Rounding): bigint {
  const truncated = top / bottom; // BigInt division goes towards zero
  if (truncated * bottom === top) return truncated;
  const below = top < 0n ? truncated - 1n : truncated;
  const above = below + 1n;
  const [inner, outer] = abs(below) < abs(above) ? [below, above] : [above, below];
  const toBelow = abs(top - below * bottom);
  const toAbove = abs(above * bottom - top);
  const nearest = (tie: bigint) => (toBelow < toAbove ? below : toAbove < toBelow ? above : tie);
  return {
    halfAwayFromZero: nearest(outer),
    halfEven: nearest(below % 2n === 0n ? below : above),
    halfTowardsZero: nearest(inner),
    halfUp: nearest(above),
    halfDown: nearest(below),
    towardsZero: inner,
    awayFromZero: outer,
    floor: below,
    ceiling: above,
  }[rounding];
}
