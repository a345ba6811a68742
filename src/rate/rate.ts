import { toRate } from "./_to-rate.js";
import type { Rate } from "./types.js";

/**
 * What is this fraction, as an exact rate? Use it to bring a fraction from a form or a sum on paper into canonical
 * form; for "15 per cent" use {@link percent}, for "150 basis points" {@link basisPoints}. Policies take plain decimal
 * strings, so a rate literal needs no constructor at all.
 *
 * A number is read through its shortest text: `0.1` is one tenth, not the binary fraction next to it. One with more than
 * 15 significant digits is what float arithmetic left, such as 0.35 − 0.2 = 0.14999999999999997, and is refused: compute
 * with {@link subtractRates} and its neighbours, or say as text which decimals are meant. A ratio such as one third has
 * no end and is no rate: share the amount out over the weights 1 and 2 instead.
 *
 * @formula rate = value
 *
 * Units: a fraction of one; 0.15 is 15 %.
 *
 * Complexity: O(1); a text of more than 64 characters is refused unread.
 *
 * @param value - plain decimal text (`"0.150"`, `"-2"`; not `".5"`, `"1e-3"` or `"15 %"`) or a number of at most 15
 * significant digits
 * @returns the canonical text: no needless zeros, no plus sign, no negative zero
 * @throws `invalidRate` when the text is not a plain decimal, or has more than 15 digits before or 18 after the point; when
 * the number has more than 15 significant digits
 *
 * @example
 * ```ts
 * import { rate } from "creator-core/rate";
 *
 * rate("0.150"); // => "0.15"
 * rate(0.1); // => "0.1"
 * rate("-0"); // => "0"
 * rate("007.50"); // => "7.5"
 * rate(0.35 - 0.2); // => throws
 * ```
 */
export function rate(value: string | number): Rate {
  return toRate(value, "value");
}
