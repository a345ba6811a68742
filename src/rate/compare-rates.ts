import { type DecimalText, readDecimal } from "./_decimal-text.js";
import { asRate } from "./as-rate.js";
import type { Rate } from "./types.js";

/**
 * Which of two rates is the higher? Use it to sort rates or to find the better of two; comparing the strings themselves
 * is wrong (`"0.10"` is `"0.1"`, and `"9"` is below `"10"`).
 *
 * @formula −1 when left < right, 0 when equal, 1 when left > right
 *
 * Complexity: O(1).
 *
 * @param left - a rate
 * @param right - a rate
 * @returns −1, 0 or 1, as `Array.prototype.sort` wants it
 * @throws `invalidRate` when either is not a rate
 *
 * @example
 * ```ts
 * import { compareRates } from "creator-core/rate";
 *
 * compareRates("9", "10"); // => -1
 * compareRates("0.10", "0.1"); // => 0
 * compareRates("0.1", "-0.2"); // => 1
 * ```
 */
export function compareRates(left: Rate, right: Rate): -1 | 0 | 1 {
  const a = readDecimal(asRate(left, "left"))!;
  const b = readDecimal(asRate(right, "right"))!;
  const scale = Math.max(a.scale, b.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function atScale({ negative, digits, scale }: DecimalText, wanted: number): bigint {
  const magnitude = BigInt(digits.padEnd(digits.length + wanted - scale, "0"));
  return negative ? -magnitude : magnitude;
}
