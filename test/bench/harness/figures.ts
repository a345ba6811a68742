/** The arithmetic of the benchmark: pure, and tested with known values in `bench.test.ts`. */

/** The middle value; of an even number of values the mean of the two in the middle. `NaN` of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** One point of a growth curve: how many things, and what they cost altogether. */
export interface GrowthPoint {
  readonly size: number;
  readonly cost: number;
}

/**
 * The exponent e of cost ≈ c × size^e: the slope of a straight line through the logarithms, by least squares. 1 is
 * linear, 2 quadratic. `NaN` of fewer than two sizes.
 */
export function growthExponent(points: readonly GrowthPoint[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ cost }) => Math.log(cost));
  const meanX = mean(xs);
  const meanY = mean(ys);
  let covariance = 0;
  let variance = 0;
  for (const [i, x] of xs.entries()) {
    covariance += (x - meanX) * (ys[i]! - meanY);
    variance += (x - meanX) ** 2;
  }
  return covariance / variance;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A repeatable stream of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in another order, by Fisher and Yates; the list itself stays as it is. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** What a contender answers, one after the other. A slow contender may answer for the first few only. */
export type Answers = ArrayLike<number | string>;

/** How many answers differ from those they are held against, of how many compared. */
export interface Comparison {
  readonly wrong: number;
  readonly of: number;
}

/** Compares as far as the shorter list goes. `-0` is another answer than `0`, and nothing equals `NaN`. */
export function compareAnswers(expected: Answers, actual: Answers): Comparison {
  const of = Math.min(expected.length, actual.length);
  let wrong = 0;
  for (let i = 0; i < of; i += 1) {
    const answer = actual[i];
    if (!Object.is(expected[i], answer) || Number.isNaN(answer)) wrong += 1;
  }
  return { wrong, of };
}
