import { toRate } from "./_to-rate.js";
import type { Rate } from "./types.js";

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
 * @param value - per cent, as plain decimal text or a finite number
 * @returns the canonical rate
 * @throws `invalidRate` when the text is not a plain decimal, or the rate has more than 15 digits before or 18 after
 * the point
 *
 * @example
 * ```ts
 * import { percent } from "creator-core/rate";
 *
 * percent(15); // => "0.15"
 * percent("12.5"); // => "0.125"
 * percent(100); // => "1"
 * percent(8.04); // => "0.0804"
 * ```
 */
export function percent(value: string | number): Rate {
  return toRate(value, 2, "value");
}
