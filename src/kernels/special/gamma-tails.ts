import { expExcess, logExcessOf } from "./log-excess.js";
import { stirlingError } from "./stirling-error.js";
import { tailIntegral } from "./tail-integral.js";
import type { Tails } from "./tails.js";

/** From here on the quadrature is exact enough, and the series would become slow. */
const LARGE = 40;

/** Series and fraction need fewer than 200; this only keeps a number that is none from looping. */
const MOST_STEPS = 1_000;

/**
 * The regularised incomplete gamma functions `P(a, x)` and `Q(a, x)`: the tails of a gamma distribution of shape a and
 * rate 1.
 *
 * Relative error ≤ 1e-12 in either tail for a in [1e-2, 1e9] and tails of 1e-300 or more; x is taken as exact.
 *
 * Complexity: O(1): a series or fraction of at most some hundred steps for shapes below 40, 60 points of quadrature
 * above, whatever the size.
 */
export function gammaTails(a: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const density = logGammaDensity(a, x);
  if (a >= LARGE) {
    const tail = byQuadrature(a, x, density);
    return x < a ? { lower: tail, upper: 1 - tail } : { lower: 1 - tail, upper: tail };
  }
  if (x <= a + 1) {
    const lower = bySeries(a, x, density);
    return { lower, upper: 1 - lower };
  }
  const upper = byFraction(a, x, density);
  return { lower: 1 - upper, upper };
}

/**
 * The density of the logarithm of a gamma-distributed number, `x^a·e^−x ÷ Γ(a)`.
 *
 * Complexity: O(1).
 */
export function logGammaDensity(a: number, x: number): number {
  const { height, fall } = bellAt(a, x);
  return height * Math.exp(-fall);
}

/**
 * The natural logarithm of {@link logGammaDensity}, a number also where the density is none.
 *
 * Complexity: O(1).
 */
export function logOfLogGammaDensity(a: number, x: number): number {
  const { height, fall } = bellAt(a, x);
  return Math.log(height) - fall;
}

/** The density as its height and how far its logarithm has fallen from there. */
function bellAt(a: number, x: number): { readonly height: number; readonly fall: number } {
  const above = (x - a) / a;
  const fall = a * logExcessOf(above, x / a);
  return { height: Math.sqrt(a / (2 * Math.PI)), fall: fall + stirlingError(a) };
}

/** The tail beyond x as seen from the mean, on the logarithmic scale: there every gamma density is log-concave and smooth. */
function byQuadrature(a: number, x: number, density: number): number {
  const side = x < a ? -1 : 1;
  const slope = Math.abs(x - a);
  return density * tailIntegral((s) => slope * s + x * expExcess(side * s), slope, x);
}

/** `P = density·(1/a + x/(a(a + 1)) + …)`: all terms positive. */
function bySeries(a: number, x: number, density: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_STEPS && term > sum * Number.EPSILON * 0.25; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return density * sum;
}

/** Legendre's continued fraction of Q, by Lentz's method. */
function byFraction(a: number, x: number, density: number): number {
  let next = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / next;
  let fraction = d;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const top = n * (a - n);
    next += 2;
    d = 1 / (next + top * d);
    c = next + top / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return density * fraction;
}
