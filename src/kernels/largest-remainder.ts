/**
 * Who gets the units that whole shares leave over. The same words as `AllocationMode` of `money/`, repeated because
 * this floor imports nothing above it; a type test holds the two lists equal.
 */
export type Leftover = "largestRemainder" | "largestWeight" | "first";

/**
 * Splits a whole `total` over `weights` in proportion, exactly: the shares are whole and sum to the total.
 *
 * Everyone gets the whole part of `total × weight / sum of weights`; the units left over (always fewer than there are
 * weights above zero) go one each by `leftover`, ties to the earliest. A weight of zero never receives anything. The
 * split of −x is the exact negative of the split of x.
 *
 * Weights are whole and not negative: all safe integers, or all bigints of any size. When they sum to zero, or there
 * are none, there is nobody to give to and the result is `undefined`.
 *
 * Complexity: O(n) and the order of the leftover, O(n log n) at most.
 */
export function largestRemainder(
  total: number,
  weights: readonly number[] | readonly bigint[],
  leftover: Leftover = "largestRemainder",
): number[] | undefined {
  const magnitude = Math.abs(total);
  const shares = splitSafely(magnitude, weights, leftover) ?? splitBig(magnitude, weights, leftover);
  if (shares !== undefined && total < 0) {
    for (let i = 0; i < shares.length; i += 1) shares[i] = 0 - shares[i]!; // 0 − 0 is 0, not −0
  }
  return shares;
}

/** The split in plain numbers, or `undefined` where a product or the sum of the weights would not be exact. */
function splitSafely(
  magnitude: number,
  weights: readonly number[] | readonly bigint[],
  leftover: Leftover,
): number[] | undefined {
  let sum = 0;
  let heaviest = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i]!;
    if (typeof weight === "bigint") return undefined;
    sum += weight;
    if (weight > heaviest) heaviest = weight;
  }
  if (sum === 0 || sum > Number.MAX_SAFE_INTEGER || magnitude * heaviest > Number.MAX_SAFE_INTEGER) return undefined;

  // Made in their full length: growing them costs more than the arithmetic.
  const shares = new Array<number>(weights.length);
  const claims = new Array<number>(weights.length);
  let rest = magnitude;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] as number;
    const product = magnitude * weight;
    const share = Math.floor(product / sum); // exact for a safe product: see mul-div-round.ts
    shares[i] = share;
    claims[i] = claim(leftover, weight, product - share * sum, 1, 0);
    rest -= share;
  }
  handOut(shares, claims, rest, -1);
  return shares;
}

function splitBig(
  magnitude: number,
  weights: readonly number[] | readonly bigint[],
  leftover: Leftover,
): number[] | undefined {
  const whole = BigInt(magnitude);
  let sum = 0n;
  for (const weight of weights) sum += BigInt(weight);
  if (sum === 0n) return undefined;

  const shares: number[] = [];
  const claims: bigint[] = [];
  let rest = magnitude;
  for (const weight of weights) {
    const product = whole * BigInt(weight);
    const share = Number(product / sum);
    shares.push(share);
    claims.push(claim(leftover, BigInt(weight), product % sum, 1n, 0n));
    rest -= share;
  }
  handOut(shares, claims, rest, -1n);
  return shares;
}

/** How strongly a recipient claims one unit of the leftover: the larger the earlier, and zero for never. */
function claim<N extends number | bigint>(leftover: Leftover, weight: N, remainder: N, one: N, zero: N): N {
  switch (leftover) {
    case "largestRemainder":
      return remainder;
    case "largestWeight":
      return weight;
    case "first":
      return weight > zero ? one : zero;
  }
}

/** Below this many steps, looking for the largest claim again and again beats sorting. */
const FEW_STEPS = 512;

/** Gives one unit each to the `rest` largest claims, ties to the earliest. `spent` is below every claim. */
function handOut<N extends number | bigint>(shares: number[], claims: N[], rest: number, spent: N): void {
  if (rest * claims.length > FEW_STEPS) {
    // The sort is stable, so ties stay in the order of the weights.
    const order = claims.map((_, index) => index).sort((a, b) => compare(claims[b]!, claims[a]!));
    for (let i = 0; i < rest; i += 1) shares[order[i]!]! += 1;
    return;
  }
  for (let given = 0; given < rest; given += 1) {
    let best = 0;
    for (let i = 1; i < claims.length; i += 1) if (claims[i]! > claims[best]!) best = i;
    shares[best]! += 1;
    claims[best] = spent;
  }
}

function compare<N extends number | bigint>(a: N, b: N): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
