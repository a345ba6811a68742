/** Bisection alone would need about this many for the widest bracket. */
const MOST_STEPS = 120;

/**
 * A root of a continuous function between two places where it has different signs, by Chandrupatla's method: inverse quadratic
 * interpolation where the function is tame, halves where it is not.
 *
 * @returns the root, to the last digits; an end when the function is 0 there
 *
 * Complexity: about ten evaluations, at most 120.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, fa] = [low, f(low)];
  let [b, fb] = [high, f(high)];
  let [c, fc] = [a, fa];
  let share = 0.5;
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const x = a + share * (b - a);
    const fx = f(x);
    if (Math.sign(fx) === Math.sign(fa)) {
      [c, fc] = [a, fa];
    } else {
      [c, fc] = [b, fb];
      [b, fb] = [a, fa];
    }
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const tolerance = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - c);
    if (fa === 0 || tolerance > 0.5) return best;
    share = Math.min(1 - tolerance, Math.max(tolerance, interpolated(a, fa, b, fb, c, fc)));
  }
  return a;
}

/** Where the inverse parabola through three points is zero, as a share of the way from a to b; half of it when it is no use. */
function interpolated(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
