/**
 * Splits a whole `total` over `weights` at random and still exactly: the shares are whole, they sum to the total, each is the
 * exact share rounded up or down, and on average it *is* the exact share. A weight of zero never receives anything. The split of
 * −x is the negative of the split of x.
 *
 * Every share that is not whole is rounded against the next such one, so that what one gains the other loses: with the right
 * odds one of the two becomes whole, and the other goes on with what is left. (Sum-preserving dependent rounding; in the
 * order, the pairs and the direction of the draw it is "fairly allocate credit" of the W3C draft Attribution Level 1,
 * https://w3c.github.io/attribution/#fairly-allocate-credit.)
 *
 * Weights are whole, not negative, and their sum is a safe integer. When it is zero, or there are none, there is nobody to
 * give to and the result is `undefined`.
 *
 * Complexity: O(n). Plain number arithmetic while a product is a safe integer, BigInt for that one otherwise.
 *
 * @param draw - a number from 0 up to 1, for the pair that weight `i` completes; asked at most once for each, and not when
 * there is nothing to decide. Independent draws make the split fair.
 */
export function fairShares(
  total: number,
  weights: readonly number[],
  draw: (i: number) => number,
): number[] | undefined {
  let whole = 0;
  for (let i = 0; i < weights.length; i += 1) whole += weights[i]!;
  if (whole === 0) return undefined;

  const shares = new Array<number>(weights.length);
  const magnitude = Math.abs(total);
  let open = -1; // the place that still has a fraction
  let fraction = 0; // of its share, in parts of `whole`
  for (let i = 0; i < weights.length; i += 1) {
    const remainder = splitOff(magnitude, weights[i]!, whole, shares, i);
    if (remainder === 0) continue;
    if (fraction === 0) {
      open = i;
      fraction = remainder;
      continue;
    }
    const missing = whole - remainder;
    if (fraction <= missing) {
      // Too little for a unit: one of the two is rounded down, and its fraction goes to the other.
      if (draw(i) * (fraction + remainder) < remainder) open = i;
      fraction += remainder;
      if (fraction === whole) {
        shares[open]! += 1;
        fraction = 0;
      }
    } else {
      // One of the two is rounded up, and what it lacks is taken from the other.
      const roundsUpOpen = draw(i) * (whole - fraction + missing) < missing;
      shares[roundsUpOpen ? open : i]! += 1;
      if (roundsUpOpen) open = i;
      fraction -= missing;
    }
  }
  if (total < 0) for (let i = 0; i < shares.length; i += 1) shares[i] = 0 - shares[i]!; // 0 − 0 is 0, not −0
  return shares;
}

/** Writes the whole part of `magnitude × weight ÷ whole` and returns what remains, in parts of `whole`. */
function splitOff(magnitude: number, weight: number, whole: number, shares: number[], i: number): number {
  const product = magnitude * weight;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const share = Math.floor(product / whole); // exact for a safe product: see mul-div-round.ts
    shares[i] = share;
    return product - share * whole;
  }
  const exact = BigInt(magnitude) * BigInt(weight);
  shares[i] = Number(exact / BigInt(whole));
  return Number(exact % BigInt(whole));
}
