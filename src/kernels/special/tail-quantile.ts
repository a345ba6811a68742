/** Quadratic convergence needs fewer than twenty; halving back from an underflow some more. */
const MOST_STEPS = 200;

/** 2^1000: beyond it, and below its reciprocal, a place is not told any more. */
const LARGEST = 2 ** 1000;

/** The step from here is the last: it squares what is off. */
const NEAR = 1e-8;

/**
 * Where a tail has the given size, on a positive scale whose logarithm has a log-concave density: the odds of a beta, the
 * value of a gamma distribution.
 *
 * The logarithm of such a tail is concave in the logarithm of the place, so that Newton's method, after at most one step
 * too far, comes nearer from one side at every step: it converges from anywhere and needs no bracket.
 *
 * Complexity: O(1): rarely more than ten evaluations.
 *
 * @param start - a first guess
 * @param side - −1 for a lower tail, which grows with the place; 1 for an upper one
 * @param target - the size of the tail, above 0 and at most ½
 * @param tailAt - the tail at a place
 * @param densityAt - the density of the logarithm of the place
 * @returns the place; 0 or infinity when it is beyond the range of numbers
 */
export function tailQuantile(
  start: number,
  side: -1 | 1,
  target: number,
  tailAt: (place: number) => number,
  densityAt: (place: number) => number,
): number {
  let place = start;
  let step = 0;
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const tail = tailAt(place);
    const density = densityAt(place);
    if (tail === 0 || density === 0) {
      // Newton went beyond where numbers can tell a tail from nothing: half of the way back.
      step /= 2;
      place /= Math.exp(step);
      continue;
    }
    const off = Math.log(tail / target);
    const moved = Math.min(LARGEST, Math.max(1 / LARGEST, place * Math.exp((side * off * tail) / density)));
    // At the last number, and still to go: the place is beyond the numbers.
    if (moved === place && moved === LARGEST) return Number.POSITIVE_INFINITY;
    if (moved === place && moved === 1 / LARGEST) return 0;
    step = Math.log(moved / place);
    place = moved;
    if (Math.abs(off) <= NEAR) break;
  }
  return place;
}
