import { expExcess, logExcess, logExcessOf } from "./log-excess.js";
import { stirlingError } from "./stirling-error.js";
import { tailIntegral } from "./tail-integral.js";
import type { Tails } from "./tails.js";

/** From here on both parameters are large enough for the quadrature, and the fraction would become slow. */
const LARGE = 40;

/** Of parameters below 1, the upper tail is computed from this part of the way on; nearer to 0 its fraction would become slow. */
const EARLY = 0.25;

/** The fraction needs fewer than 200; this only keeps a number that is none from looping. */
const MOST_STEPS = 1_000;

/**
 * The regularised incomplete beta function `I_x(a, b)` and its complement: the tails of a beta distribution.
 *
 * Relative error ≤ 1e-12 in either tail for a, b in [1e-2, 1e9] and tails of 1e-300 or more; x is taken as exact. Nearer to
 * zero than that a tail is 0. Beyond 1e9, up to 2^53, it degrades slowly: x itself cannot be told finer.
 *
 * Complexity: O(1): a fraction of at most two hundred steps while a parameter is below 40, 60 points of quadrature
 * above, whatever the size.
 *
 * @oracle tables of reference give x, not odds; the library itself asks by odds
 */
export function betaTails(a: number, b: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x >= 1) return { lower: 1, upper: 0 };
  // 1 − x is exact from one half on; below it x is the number that is.
  return x <= 0.5 ? tailsAt(a, b, x) : flipped(tailsAt(b, a, 1 - x));
}

/**
 * The tails of a beta distribution at `odds = x ÷ (1 − x)`, which can be told apart at both ends.
 *
 * Complexity: as {@link betaTails}.
 */
export function betaTailsAtOdds(a: number, b: number, odds: number): Tails {
  return odds <= 1 ? tailsAt(a, b, odds / (1 + odds)) : flipped(tailsAt(b, a, 1 / odds / (1 + 1 / odds)));
}

/**
 * The density of the log-odds of a beta distribution, `x^a·(1 − x)^b ÷ B(a, b)`, at odds of `x ÷ (1 − x)`.
 *
 * Complexity: O(1).
 */
export function logitBetaDensity(a: number, b: number, odds: number): number {
  if (odds > 1) return logitBetaDensity(b, a, 1 / odds);
  const x = odds / (1 + odds);
  return densityAt(a, b, x, excess(a, b, x));
}

/**
 * The natural logarithm of {@link logitBetaDensity}, a number also where the density is none.
 *
 * Complexity: O(1).
 */
export function logOfLogitBetaDensity(a: number, b: number, odds: number): number {
  if (odds > 1) return logOfLogitBetaDensity(b, a, 1 / odds);
  const x = odds / (1 + odds);
  const { height, fall } = bellAt(a, b, x, excess(a, b, x));
  return Math.log(height) - fall;
}

function flipped({ lower, upper }: Tails): Tails {
  return { lower: upper, upper: lower };
}

/** For x ≤ ½. The tail that is computed is the one that is not close to 1, so that its complement keeps its digits. */
function tailsAt(a: number, b: number, x: number): Tails {
  const lambda = excess(a, b, x);
  const density = densityAt(a, b, x, lambda);
  if (a >= LARGE && b >= LARGE) {
    const tail = byQuadrature(a + b, x, lambda, density);
    return lambda < 0 ? { lower: tail, upper: 1 - tail } : { lower: 1 - tail, upper: tail };
  }
  // Of a small a nearly everything lies near 0: the upper tail is the small one long before the fraction would turn.
  const turn = a < 1 ? EARLY : 1;
  if (x * (a + b + 2) <= turn * (a + 1)) {
    const lower = byFraction(a, b, x, lambda, density);
    return { lower, upper: 1 - lower };
  }
  const upper = byFraction(b, a, 1 - x, -lambda, density);
  return { lower: 1 - upper, upper };
}

/**
 * `(a + b)·x − a`: how far x is above the mean, times a + b. Carried in two numbers (Dekker's product and Knuth's sum),
 * because near the mean of a narrow distribution nearly all digits cancel.
 */
function excess(a: number, b: number, x: number): number {
  const sum = a + b;
  const virtual = sum - a;
  const sumError = a - (sum - virtual) + (b - virtual);
  const product = sum * x;
  const [sumHigh, sumLow] = halves(sum);
  const [xHigh, xLow] = halves(x);
  const productError = sumLow * xLow - (product - sumHigh * xHigh - sumLow * xHigh - sumHigh * xLow);
  return product - a + (productError + sumError * x);
}

/** Veltkamp's split into two numbers of 26 bits. */
function halves(value: number): readonly [number, number] {
  const scaled = value * 134_217_729;
  const high = scaled - (scaled - value);
  return [high, value - high];
}

function densityAt(a: number, b: number, x: number, lambda: number): number {
  const { height, fall } = bellAt(a, b, x, lambda);
  return height * Math.exp(-fall);
}

/** The density as its height and how far its logarithm has fallen from there: around the mean, so that nothing large cancels. */
function bellAt(a: number, b: number, x: number, lambda: number): { readonly height: number; readonly fall: number } {
  // x = mean·(1 + λ/a) and 1 − x = (1 − mean)·(1 − λ/b).
  const above = lambda / a;
  const below = -lambda / b;
  const fall = a * logExcessOf(above, (x / a) * (a + b)) + b * logExcessOf(below, ((1 - x) / b) * (a + b));
  const stirling = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return { height: Math.sqrt(((a / (a + b)) * b) / (2 * Math.PI)), fall: fall - stirling };
}

/** The tail beyond x as seen from the mean, in log-odds: there every beta density is log-concave and smooth. */
function byQuadrature(size: number, x: number, lambda: number, density: number): number {
  const side = lambda < 0 ? -1 : 1;
  const fall = (s: number) => {
    const growth = side * s;
    return Math.abs(lambda) * s + size * (x * expExcess(growth) - logExcess(x * Math.expm1(growth)));
  };
  return density * tailIntegral(fall, Math.abs(lambda), size * x * (1 - x));
}

/**
 * The even part of the continued fraction (DiDonato and Morris 1992, equation 8), by Lentz's method, for x up to
 * (a + 1)/(a + b + 2). Written with λ, again so that nothing large cancels.
 */
function byFraction(a: number, b: number, x: number, lambda: number, density: number): number {
  let fraction = (a * (1 - lambda)) / (a + 1);
  let c = fraction;
  let d = 0;
  for (let m = 1; m < MOST_STEPS; m += 1) {
    const bottom = a + 2 * m - 1;
    const top = ((a + m - 1) / bottom) * ((a + b + m - 1) / bottom) * m * (b - m) * x * x;
    const next = m + (m * (b - m) * x) / bottom + ((a + m) * (1 - lambda + m * (2 - x))) / (bottom + 2);
    d = 1 / (next + top * d);
    c = next + top / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return density / fraction;
}
