/**
 * The largest whole number that divides both, which may not both be 0. Euclid's algorithm.
 *
 * @internal
 */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
