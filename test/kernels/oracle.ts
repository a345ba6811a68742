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

/** Who gets the units that whole shares leave over; the words of the code under test. */
export type Leftover = "largestRemainder" | "largestWeight" | "first";

/**
 * Hamilton's method by its definition, in rational arithmetic: floors of the exact shares, then one unit each in the
 * order of a full sort of the claims. The split of a negative total is the negative of the split of its size.
 */
export function hamilton(total: bigint, weights: readonly bigint[], leftover: Leftover): bigint[] {
  const magnitude = abs(total);
  const whole = weights.reduce((a, b) => a + b, 0n);
  const shares = weights.map((weight) => (magnitude * weight) / whole);
  const claims = weights.map((weight, index) => ({
    index,
    claim: { largestRemainder: (magnitude * weight) % whole, largestWeight: weight, first: 0n }[leftover],
  }));
  const entitled = claims.filter(({ index }) => weights[index]! > 0n);
  entitled.sort((a, b) => (b.claim > a.claim ? 1 : b.claim < a.claim ? -1 : a.index - b.index));
  const rest = Number(magnitude - shares.reduce((a, b) => a + b, 0n));
  for (const { index } of entitled.slice(0, rest)) shares[index]! += 1n;
  return total < 0n ? shares.map((share) => -share) : shares;
}

/** A fraction of whole numbers, the lower one above zero. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Decimal text as the fraction that it writes out: "-1.25" is −125/100. */
export function ratioOf(text: string): Ratio {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const top = BigInt(whole + fraction);
  return { top: text.startsWith("-") ? -top : top, bottom: 10n ** BigInt(fraction.length) };
}

/**
 * Whole numbers x between 0 and the denominator for which x × ratio lies beside or on a half, or beside or on a whole
 * number: the places where rounding is decided. Solved, not searched for.
 */
export function turningPoints({ top, bottom }: Ratio): { readonly points: bigint[]; readonly step: bigint } {
  const common = gcd(abs(top), bottom);
  const [n, d] = [abs(top) / common, bottom / common];
  if (d === 1n) return { points: [0n, 1n], step: 1n };
  const inverse = inverseModulo(n % d, d);
  const remainders = [0n, 1n, d - 1n, d / 2n, d / 2n - 1n, d / 2n + 1n];
  return { points: remainders.map((r) => (((r + d) % d) * inverse) % d), step: d };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** The number that times `a` is 1 modulo `m`; both have no common divisor. */
function inverseModulo(a: bigint, m: bigint): bigint {
  let [r, nextR, t, nextT] = [m, a, 0n, 1n];
  while (nextR !== 0n) {
    const q = r / nextR;
    [r, nextR] = [nextR, r - q * nextR];
    [t, nextT] = [nextT, t - q * nextT];
  }
  return ((t % m) + m) % m;
}

/** A small seeded generator (mulberry32): hundreds of thousands of cases must cost next to nothing. */
export function randomFrom(seed: number): { unit(): number; below(limit: number): number; sign(): 1 | -1 } {
  let state = seed | 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { unit, below: (limit) => Math.floor(unit() * limit), sign: () => (unit() < 0.5 ? -1 : 1) };
}
