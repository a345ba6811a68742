/** A fraction of whole numbers; `under` is above zero. */
export interface ExactFraction {
  readonly over: bigint;
  readonly under: bigint;
}

/**
 * A finite number as the fraction that it is in binary: exact for every number, though 0.1 is not one tenth.
 *
 * Complexity: O(1): at most 1,074 doublings.
 */
export function exactFraction(value: number): ExactFraction {
  let over = value;
  let doublings = 0;
  for (; !Number.isInteger(over); doublings += 1) over *= 2; // doubling has no rounding error
  return { over: BigInt(over), under: 1n << BigInt(doublings) };
}

/**
 * The same fraction in lowest terms.
 *
 * Complexity: O(digits) steps.
 */
export function reduced({ over, under }: ExactFraction): ExactFraction {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return { over: over / a, under: under / a };
}
