import { readDecimal, shiftDecimal, writeDecimal } from "./_decimal-text.js";
import { asRate } from "./as-rate.js";
import type { Rate } from "./types.js";

/**
 * How is this rate read aloud? The same text on every machine and in every locale, for explanations, traces and logs.
 * For a page in the reader's language give the rate to `Intl.NumberFormat` with `style: "percent"`.
 *
 * @formula rate × 100, exactly, followed by " %"
 *
 * Complexity: O(1).
 *
 * @param rate - a rate
 * @returns per cent with all its decimals and a plain space before the sign
 * @throws `invalidRate` when it is not a rate
 *
 * @example
 * ```ts
 * import { formatPercent } from "creator-core/rate";
 *
 * formatPercent("0.15"); // => "15 %"
 * formatPercent("0.125"); // => "12.5 %"
 * formatPercent("-0.0004"); // => "-0.04 %"
 * formatPercent("2"); // => "200 %"
 * ```
 */
export function formatPercent(rate: Rate): string {
  return `${writeDecimal(shiftDecimal(readDecimal(asRate(rate, "rate"))!, -2))} %`;
}
