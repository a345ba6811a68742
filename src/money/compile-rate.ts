import { fail } from "../errors/creator-core-error.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { rateFraction } from "../rate/rate-fraction.js";
import type { Rate } from "../rate/types.js";
import { isMinor, minorRule } from "./_is-minor.js";
import { exactMinor } from "./exact-money.js";
import type { RoundingMode } from "./types.js";

/**
 * How are a million amounts taken at one rate? By a function that is made once and takes bare minor units: for columns of
 * a database or a typed array, where an object per amount costs more than the arithmetic. It gives what
 * {@link applyRate} gives, amount by amount; use that one wherever the amounts are money already.
 *
 * Minor units have no currency here: the share is in the minor units of the amount, whatever they are. Keeping amounts of
 * different currencies apart is the caller's part.
 *
 * @formula minor => round(minor × rate)
 *
 * Units: minor units in and out.
 *
 * Complexity: O(1) an amount; the rate is read once.
 *
 * @param rate - an exact decimal fraction: `"0.15"`, or `percent(15)`
 * @param rounding - how a result between two minor units is brought to one of them
 * @returns a function of minor units. It throws `invalidMoney` when they are not a safe integer or are −0, and
 * `moneyOverflow` when the share is beyond ±(2^53 − 1); it never gives −0.
 * @throws `invalidRate`
 * @throws `invalidArgument` when the rounding mode is unknown
 *
 * @example
 * ```ts
 * import { compileRate } from "creator-core/money";
 *
 * const share = compileRate("0.12");
 * share(3026); // => 363
 * [1999, -1999, 0].map((minor) => share(minor)); // => [240, -240, 0]
 * compileRate("0.1", "halfEven")(145); // => 14
 * share(0.5); // => throws
 * ```
 */
export function compileRate(rate: Rate, rounding: RoundingMode = "halfAwayFromZero"): (minor: number) => number {
  const { numerator, denominator } = rateFraction(rate);
  const mode = asRoundingMode(rounding, "rounding");
  return (minor) => {
    if (!isMinor(minor)) fail("invalidMoney", "minor", minorRule(minor), minor);
    return exactMinor(mulDivRound(minor, numerator, denominator, mode), "share");
  };
}
