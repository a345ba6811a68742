import { gammaTails, logGammaDensity } from "./gamma-tails.js";
import { normalQuantile } from "./normal.js";
import { tailQuantile } from "./tail-quantile.js";

/**
 * The x at which a tail of the gamma distribution of shape a and rate 1 has the given size: the inverses of P and Q.
 *
 * Relative error ≤ 1e-12 for a in [1e-2, 1e9] and tails of 1e-300 or more; 0 where x is below every number.
 *
 * Complexity: O(1): rarely more than ten evaluations of the tail.
 *
 * @param side - which tail
 * @param tail - its size, above 0 and below 1
 */
export function gammaQuantile(a: number, side: "lower" | "upper", tail: number): number {
  if (tail > 0.5) return gammaQuantile(a, side === "lower" ? "upper" : "lower", 1 - tail);
  const direction = side === "lower" ? -1 : 1;
  const spread = a >= 1 ? 1 / Math.sqrt(a) : 0;
  // Further out than two of it a tail may be too small for a number.
  const start = a * Math.exp(-direction * Math.max(-2, normalQuantile(tail)) * spread);
  return tailQuantile(
    start,
    direction,
    tail,
    (x) => gammaTails(a, x)[side],
    (x) => logGammaDensity(a, x),
  );
}
