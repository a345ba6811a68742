import { type RateUnit, toRate } from "./_to-rate.js";
import type { Rate } from "./types.js";

const points: RateUnit = {
  places: 4,
  form: 'basis points as a number or text, such as 150 or "12.5"',
  example: "150",
  because: ", because basis points add four",
};

/**
 * How much is this many basis points, as an exact rate? Use it for fees that are quoted in hundredths of a per cent,
 * and for systems that store rates as whole basis points; use {@link percent} for per cent.
 *
 * @formula rate = value ÷ 10,000
 *
 * Units: basis points in, a fraction of one out.
 *
 * Complexity: O(1).
 *
 * @param value - basis points, as plain decimal text or a number of at most 15 significant digits
 * @returns the canonical rate
 * @throws `invalidRate` when the text is not a plain decimal, or the rate has more than 15 digits before or 18 after
 * the point; when the number has more digits, as what float arithmetic leaves
 *
 * @example
 * ```ts
 * import { basisPoints } from "creator-core/rate";
 *
 * basisPoints(150); // => "0.015"
 * basisPoints(10_000); // => "1"
 * basisPoints("0.5"); // => "0.00005"
 * ```
 */
export function basisPoints(value: string | number): Rate {
  return toRate(value, "value", points);
}
