/** Bernoulli numbers over 2k: the terms of the digamma series. From z = 10 on the next is below 1e-17. */
const TERMS = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12, -3617 / 8160] as const;

/** From here on the series is used. */
const LARGE = 10;

/**
 * `ψ(a + k) − ψ(a)` = 1/a + 1/(a + 1) + … + 1/(a + k − 1), for a > 0 and a whole k of at least 0: how fast the logarithm
 * of a rising factorial grows with a.
 *
 * Relative error ≤ 1e-14.
 *
 * Complexity: O(1), whatever k.
 */
export function digammaRise(a: number, k: number): number {
  let sum = 0;
  let from = a;
  let left = k;
  for (; left > 0 && from < LARGE; left -= 1) {
    sum += 1 / from;
    from += 1;
  }
  if (left === 0) return sum;
  const to = from + left;
  return sum + Math.log1p(left / from) + left / from / (2 * to) + series(from) - series(to);
}

function series(z: number): number {
  const square = 1 / (z * z);
  let sum = 0;
  for (let k = TERMS.length - 1; k >= 0; k -= 1) sum = sum * square + TERMS[k]!;
  return sum * square;
}
