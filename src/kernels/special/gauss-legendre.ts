/** The points and weights of a rule on [−1, 1], ascending. */
export interface QuadratureRule {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss–Legendre rule of `n` points: exact for polynomials of degree 2n − 1.
 *
 * Newton's method on the Legendre polynomial, from Tricomi's first guess.
 *
 * Complexity: O(n²), once.
 */
export function gaussLegendre(n: number): QuadratureRule {
  const points = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    // The guess has three digits, and every step doubles them.
    for (let step = 0; step < 5; step += 1) {
      const values = legendreValues(n, x);
      slope = (n * (values[n - 1]! - x * values[n]!)) / (1 - x * x);
      x -= values[n]! / slope;
    }
    points[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { points, weights };
}

/**
 * The Legendre polynomials of degree 0 to n at x, n ≥ 1.
 *
 * Complexity: O(n).
 */
export function legendreValues(n: number, x: number): Float64Array {
  const values = new Float64Array(n + 1);
  values[0] = 1;
  values[1] = x;
  for (let k = 2; k <= n; k += 1) values[k] = ((2 * k - 1) * x * values[k - 1]! - (k - 1) * values[k - 2]!) / k;
  return values;
}
