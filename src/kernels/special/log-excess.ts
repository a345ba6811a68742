/** With |r| ≤ 1/3 the next power, 9⁻¹⁸, is below the last bit of the sum. */
const TERMS = 18;

/**
 * `t − ln(1 + t)` for t > −1, to the last digits also where both are almost equal. Never negative.
 *
 * How far an exponent is from its peak is a sum of these; taken as a difference, it would lose half of its digits.
 *
 * Complexity: O(1).
 */
export function logExcess(t: number): number {
  if (t < -0.5 || t > 1) return t - Math.log1p(t);
  // ln(1 + t) = 2·(r + r³/3 + r⁵/5 + …), and t − 2r = t·r.
  const r = t / (2 + t);
  const square = r * r;
  let sum = 0;
  for (let k = TERMS; k >= 1; k -= 1) sum = sum * square + 1 / (2 * k + 1);
  return r * (t - 2 * square * sum);
}

/**
 * {@link logExcess} of t where 1 + t is known by itself: next to −1 a t has lost what `1 + t` still knows.
 *
 * Complexity: O(1).
 */
export function logExcessOf(t: number, onePlusT: number): number {
  return t < -0.5 ? t - Math.log(onePlusT) : logExcess(t);
}

/**
 * `eˢ − 1 − s`, to the last digits also where it is tiny. Never negative.
 *
 * Complexity: O(1).
 */
export function expExcess(s: number): number {
  if (s < -0.5 || s > 0.5) return Math.expm1(s) - s;
  let sum = 1;
  for (let k = 16; k >= 3; k -= 1) sum = 1 + (s / k) * sum;
  return (s * s * sum) / 2;
}
