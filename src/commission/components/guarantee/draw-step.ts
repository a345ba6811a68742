/** What a guarantee does in one period, in minor units. */
export interface DrawStep {
  /** What is added, or below zero: kept back. */
  readonly net: number;
  /** What is still to be kept back after it. */
  readonly balance: number;
}

/**
 * One period of a guarantee: what it lacks is added; of a draw, what was added before is kept back from what it earned
 * above.
 */
export function drawStep(amount: number, earned: number, balance: number, recoverable: boolean): DrawStep {
  const missing = amount - earned;
  if (!recoverable) return { net: Math.max(0, missing), balance: 0 };
  const net = missing > 0 ? missing : 0 - Math.min(balance, 0 - missing);
  return { net: net + 0, balance: balance + net };
}
