import { digammaRise } from "../kernels/special/digamma-rise.js";

/** @internal */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** @internal */
export function squaresAboutMean(values: Float64Array): number {
  const mean = sum(values) / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares;
}

/** @internal */
export function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  let sum = 0;
  for (const row of rows) sum += of(row);
  return sum;
}

/** How often each count occurs; counts of creators repeat, and what is done for one of them is done once. */
export type Times = readonly (readonly [count: number, times: number])[];

/** @internal */
export function timesOf<Row>(rows: readonly Row[], of: (row: Row) => number): Times {
  const times = new Map<number, number>();
  for (const row of rows) times.set(of(row), (times.get(of(row)) ?? 0) + 1);
  return [...times].sort(([a], [b]) => a - b);
}

/**
 * The slope of Σ ln(a·(a + 1)·…·(a + count − 1)) in a.
 *
 * @internal
 */
export function riseOf(times: Times, a: number): number {
  let sum = 0;
  for (const [count, often] of times) sum += often * digammaRise(a, count);
  return sum;
}
