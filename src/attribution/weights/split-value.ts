import { fairShares } from "../../kernels/fair-shares.js";
import { hashTexts } from "../../kernels/hash-texts.js";
import { largestRemainder } from "../../kernels/largest-remainder.js";

/** Who gets the units that whole shares leave over; see `AttributionPolicy.remainder`. */
export type Remainder = "largestRemainder" | "fair";

/** How many different draws a 32-bit hash can make. */
const DRAWS = 2 ** 32;

/**
 * Splits a value by weights, to the last minor unit. The weights are in the order of touches, so that what is left over
 * goes, between equals, to the earliest.
 *
 * `fair` draws by a hash of the conversion's id and of what won: its touch id, or its key where it stood on the order. So the
 * draw does not depend on what else is in the facts, and a conversion that is attributed again is split as before.
 *
 * Complexity: O(winners), and O(winners log winners) where much is left over.
 *
 * @param nameOf - the touch id or the key of the `i`th winner
 */
export function splitValue(
  minor: number,
  weights: readonly number[],
  remainder: Remainder,
  conversionId: string,
  nameOf: (i: number) => string,
): readonly number[] {
  const shares =
    remainder === "fair"
      ? fairShares(minor, weights, (i) => hashTexts(conversionId, nameOf(i)) / DRAWS)
      : largestRemainder(minor, weights);
  return shares ?? [];
}
