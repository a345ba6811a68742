import { digammaSeries, LARGE } from "./digamma-shortfall.js";

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
  return sum + Math.log1p(left / from) + left / from / (2 * to) + digammaSeries(from) - digammaSeries(to);
}
