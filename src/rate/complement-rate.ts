import { subtractRates } from "./subtract-rates.js";
import type { Rate } from "./types.js";

/**
 * What is left of the whole after this rate? Use it for the brand's part beside a creator's, or for what remains after
 * a discount.
 *
 * @formula 1 − rate, exactly
 *
 * Complexity: O(1).
 *
 * @param rate - a rate; above one gives a negative complement
 * @returns the canonical complement
 * @throws `invalidRate` when it is not a rate
 *
 * @example
 * ```ts
 * import { complementRate } from "creator-core/rate";
 *
 * complementRate("0.15"); // => "0.85"
 * complementRate("1"); // => "0"
 * complementRate("1.2"); // => "-0.2"
 * ```
 */
export function complementRate(rate: Rate): Rate {
  return subtractRates("1", rate);
}
