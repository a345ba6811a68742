/** More bits than a number holds, so that the last of them never decides anything but a tie. */
const BITS = 60;

/**
 * The number nearest to `numerator ÷ denominator`, ties to even: one rounding, however large the two are. The
 * denominator is above zero. Infinite beyond the largest number; below 2^-1022, where numbers have fewer bits, it may be the
 * next but one.
 *
 * Complexity: O(1) for safe integers; the cost of one bigint division otherwise.
 */
export function nearestQuotient(numerator: bigint, denominator: bigint): number {
  const [over, under] = [Number(numerator), Number(denominator)];
  if (Number.isSafeInteger(over) && Number.isSafeInteger(under)) return over / under + 0;
  if (numerator < 0n) return 0 - nearestQuotient(-numerator, denominator); // never −0
  const shift = Math.max(0, BITS + bitLength(denominator) - bitLength(numerator));
  const shifted = numerator << BigInt(shift);
  const quotient = shifted / denominator;
  // A last bit that says "and a little more" keeps what was cut off from passing for a tie.
  const marked = shifted % denominator === 0n ? quotient : quotient | 1n;
  const within = Math.min(shift, 1_000); // 2^1024 is no number
  return Number(marked) / 2 ** within / 2 ** (shift - within);
}

/** Up to three too many: hexadecimal digits are quick to count. */
function bitLength(value: bigint): number {
  return 4 * value.toString(16).length;
}
