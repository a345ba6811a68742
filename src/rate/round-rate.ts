import { fail } from "../errors/creator-core-error.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import { readDecimal, writeDecimal } from "./_decimal-text.js";
import { MOST_DECIMALS, toRate } from "./_to-rate.js";
import { asRate } from "./as-rate.js";
import { asRoundingMode } from "./as-rounding-mode.js";
import type { Rate, RoundingMode } from "./types.js";

/**
 * What is this rate to so many decimals? Use it for a rate that was computed and is going to be agreed on or shown.
 * Amounts need no such step: `applyRate` takes the exact rate and rounds the money, once.
 *
 * @formula round(rate, to `decimals` places)
 *
 * Units: decimals of the fraction: 4 keep hundredths of a per cent, whole basis points.
 *
 * Complexity: O(1).
 *
 * @param rate - a rate
 * @param decimals - how many places, 0 to 18
 * @param rounding - how a rate between two of them is brought to one
 * @returns the canonical rounded rate
 * @throws `invalidRate` when it is not a rate, or rounding gives it a sixteenth digit before the point
 * @throws `invalidInteger` when `decimals` is not a whole number from 0 to 18
 * @throws `invalidArgument` when the rounding mode is unknown
 *
 * @example
 * ```ts
 * import { formatPercent, roundRate } from "creator-core/rate";
 *
 * roundRate("0.123456", 4); // => "0.1235"
 * roundRate("0.12345", 4, "halfEven"); // => "0.1234"
 * roundRate("0.15", 4); // => "0.15"
 * roundRate((0.1 + 0.2).toFixed(18), 6); // => "0.3"
 * formatPercent(roundRate("0.333333", 3)); // => "33.3 %"
 * ```
 */
export function roundRate(rate: Rate, decimals: number, rounding: RoundingMode = "halfAwayFromZero"): Rate {
  const { negative, digits, scale } = readDecimal(asRate(rate, "rate"))!;
  if (!Number.isSafeInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
    fail("invalidInteger", "decimals", `a whole number from 0 to ${MOST_DECIMALS}`, decimals);
  }
  const mode = asRoundingMode(rounding, "rounding");
  const dropped = Math.max(0, scale - decimals);
  const rounded = String(mulDivRound(negative ? -1 : 1, BigInt(digits), 10n ** BigInt(dropped), mode));
  const magnitude = rounded.replace("-", "");
  return toRate(writeDecimal({ negative, digits: magnitude, scale: scale - dropped }), "result");
}
