import { takeFromParts } from "../../kernels/adjust-parts.js";

/** Told for every loss and gain that belong together, by their places, with the amount. */
export type OnMove<Amount> = (loser: number, gainer: number, amount: Amount) => void;

/** Above so many pairs in one conversion, losses are laid against gains in order: pairing them all would take too long. */
const MOST_PAIRS = 10_000;

/**
 * Divides whole losses over whole gains of the same total: each loss in proportion to what every gain still lacks, so that
 * the amounts are whole, none is below zero, and both sides come out exactly.
 *
 * Complexity: O(losses × gains) up to 10,000 pairs, O(losses + gains) above.
 */
export function matchAmounts(losses: readonly number[], gains: readonly number[], onMove: OnMove<number>): void {
  if (matchSingle(losses, gains, onMove)) return;
  if (losses.length * gains.length > MOST_PAIRS) {
    matchInOrder(losses.map(BigInt), gains.map(BigInt), (loser, gainer, amount) => {
      onMove(loser, gainer, Number(amount));
    });
    return;
  }
  let lacking = gains;
  for (const [loser, loss] of losses.entries()) {
    const { parts } = takeFromParts(lacking, loss);
    for (let gainer = 0; gainer < parts.length; gainer += 1) {
      const amount = lacking[gainer]! - parts[gainer]!;
      if (amount > 0) onMove(loser, gainer, amount);
    }
    lacking = parts;
  }
}

/** The same for fractions in so small units that the proportion itself is near enough. */
export function matchFractions(losses: readonly bigint[], gains: readonly bigint[], onMove: OnMove<bigint>): void {
  if (matchSingle(losses, gains, onMove)) return;
  if (losses.length * gains.length > MOST_PAIRS) {
    matchInOrder(losses, gains, onMove);
    return;
  }
  let total = 0n;
  for (const gain of gains) total += gain;
  for (const [loser, loss] of losses.entries()) {
    for (const [gainer, gain] of gains.entries()) onMove(loser, gainer, (loss * gain) / total);
  }
}

/** Of one loser everybody got what they gained; one gainer got what everybody lost. */
function matchSingle<Amount>(losses: readonly Amount[], gains: readonly Amount[], onMove: OnMove<Amount>): boolean {
  if (losses.length === 1) for (let gainer = 0; gainer < gains.length; gainer += 1) onMove(0, gainer, gains[gainer]!);
  else if (gains.length === 1) for (let loser = 0; loser < losses.length; loser += 1) onMove(loser, 0, losses[loser]!);
  else return false;
  return true;
}

/** Lays losses end to end against gains end to end; what lies side by side belongs together. */
function matchInOrder(losses: readonly bigint[], gains: readonly bigint[], onMove: OnMove<bigint>): void {
  let gainer = 0;
  let lacking = gains[0] ?? 0n;
  for (const [loser, loss] of losses.entries()) {
    let rest = loss;
    while (rest > 0n && gainer < gains.length) {
      const amount = rest < lacking ? rest : lacking;
      if (amount > 0n) onMove(loser, gainer, amount);
      rest -= amount;
      lacking -= amount;
      if (lacking === 0n) {
        gainer += 1;
        lacking = gains[gainer] ?? 0n;
      }
    }
  }
}
