import { type RateUnit, toRate } from "./_to-rate.js";
import type { Rate } from "./types.js";

const perCent: RateUnit = {
  places: 2,
  form: 'per cent as a number or text, such as 15 or "12.5", without a % sign',
  example: "15",
  because: ", because per cent adds two",
};

/**
 * How much is this many per cent, as an exact rate? Use it where people speak of per cent; use {@link basisPoints} for
 * hundredths of a per cent and {@link rate} for a fraction.
 *
 * The point is moved in the text, so nothing is rounded: `percent(8.04)` is `"0.0804"`, where `8.04 / 100` is not.
 *
 * @formula rate = value ÷ 100
 *
 * Units: per cent in, a fraction of one out.
 *
 * Complexity: O(1).
 *
 * @param value - per cent, as plain decimal text without a sign for it, or a number of at most 15 significant digits
 * @returns the canonical rate
 * @throws `invalidRate` when the text is not a plain decimal, or the rate has more than 15 digits before or 18 after
 * the point; when the number has more digits, as what float arithmetic leaves
 *
 * @example
 * ```ts
 * import { percent } from "creator-core/rate";
 *
 * percent(15); // => "0.15"
 * percent("12.5"); // => "0.125"
 * percent(100); // => "1"
 * percent(8.04); // => "0.0804"
 * percent(0.29 * 100); // => throws
 * percent("15 %"); // => throws
 * ```
 */
export function percent(value: string | number): Rate {
  return toRate(value, "value", perCent);
}
