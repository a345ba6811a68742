import { mulDivRound } from "../kernels/mul-div-round.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { rateFraction } from "../rate/rate-fraction.js";
import type { Rate } from "../rate/types.js";
import { assertMoney } from "./assert-money.js";
import { exactMoney } from "./exact-money.js";
import type { Money, RoundingMode } from "./types.js";

/**
 * What is this share of an amount, in whole minor units? The product is exact and rounded once. Use it for a
 * commission, a fee, a discount; to share an amount out among several so that nothing is lost, use
 * {@link allocateMoney}, and for a column of bare minor units {@link compileRate}.
 *
 * With the default mode a refund is the exact negative of its sale: f(−x) = −f(x).
 *
 * @formula round(amount × rate)
 *
 * Complexity: O(1); a rate seen before is not read again.
 *
 * @param amount - an amount
 * @param rate - an exact decimal fraction: `"0.15"`, or `percent(15)`
 * @param rounding - how a result between two minor units is brought to one of them
 * @returns the share, in the same currency
 * @throws `invalidRate`
 * @throws `invalidArgument` when the rounding mode is unknown
 * @throws `moneyOverflow` when the share is beyond ±(2^53 − 1) minor units
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { applyRate, money } from "creator-core/money";
 *
 * applyRate(money("30.26", "GBP"), "0.12"); // => { minor: 363, currency: "GBP" }
 * applyRate(money("0.15", "GBP"), "0.1"); // => { minor: 2, currency: "GBP" }
 * applyRate(money("-0.15", "GBP"), "0.1"); // => { minor: -2, currency: "GBP" }
 * applyRate(money("1.45", "GBP"), "0.1", "halfEven"); // => { minor: 14, currency: "GBP" }
 * applyRate(money("1999", "JPY"), "0.075"); // => { minor: 150, currency: "JPY" }
 * ```
 */
export function applyRate<C extends string>(
  amount: Money<C>,
  rate: Rate,
  rounding: RoundingMode = "halfAwayFromZero",
): Money<C> {
  assertMoney(amount, "amount");
  const { numerator, denominator } = rateFraction(rate);
  const mode = asRoundingMode(rounding, "rounding");
  return exactMoney(mulDivRound(amount.minor, numerator, denominator, mode), amount.currency, "share");
}
