import { logExcess } from "./log-excess.js";

/** Bernoulli numbers over 2k: the terms of the digamma series. From z = 10 on the next is below 1e-17. */
const TERMS = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12, -3617 / 8160] as const;

/** From here on the series is used. */
export const LARGE = 10;

/**
 * `ln z − ψ(z)`, for z > 0: how far the digamma function is short of the logarithm. Always positive, about 1/(2z) when z is
 * large.
 *
 * Relative error ≤ 1e-14.
 *
 * Complexity: O(1).
 */
export function digammaShortfall(z: number): number {
  let sum = 0;
  let from = z;
  // ln(z + 1) − ψ(z + 1) is less by 1/z − ln(1 + 1/z).
  for (; from < LARGE; from += 1) sum += logExcess(1 / from);
  return sum + 1 / (2 * from) + digammaSeries(from);
}

/**
 * `ln z − 1/(2z) − ψ(z)`, for z from {@link LARGE} on.
 *
 * Complexity: O(1).
 */
export function digammaSeries(z: number): number {
  const square = 1 / (z * z);
  let sum = 0;
  for (let k = TERMS.length - 1; k >= 0; k -= 1) sum = sum * square + TERMS[k]!;
  return sum * square;
}
