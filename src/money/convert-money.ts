import { fail } from "../errors/creator-core-error.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { rateFraction } from "../rate/rate-fraction.js";
import { exponents } from "./_currencies.js";
import { assertCurrency } from "./assert-currency.js";
import { assertMoney } from "./assert-money.js";
import { exactMoney } from "./exact-money.js";
import type { FxRate, Money, RoundingMode } from "./types.js";

/**
 * What is this amount in another currency, at this frozen rate? Exact across currencies with different decimals, and
 * rounded once. The rate is a fact with its date and source; keep it with the result, so that a refund converts at the
 * rate of its sale and is its exact negative.
 *
 * @formula round(amount × rate × 10^(exponent of `to` − exponent of `from`)), in minor units
 *
 * Units: the rate is major units of `to` for one major unit of `from`.
 *
 * Complexity: O(1).
 *
 * @param amount - an amount in `fx.from`
 * @param fx - the rate, above zero, with the pair it is for
 * @param rounding - how a result between two minor units is brought to one of them
 * @returns the amount in `fx.to`
 * @throws `currencyMismatch` when the amount is not in `fx.from`
 * @throws `invalidRate` when the rate is not above zero
 * @throws `unknownCurrency`
 * @throws `invalidArgument` when the rounding mode is unknown
 * @throws `moneyOverflow` when the result is beyond ±(2^53 − 1) minor units
 * @throws `invalidMoney`
 *
 * @example
 * ```ts
 * import { convertMoney, money } from "creator-core/money";
 *
 * const fx = { from: "EUR", to: "USD", rate: "1.0850", date: "2026-03-02", source: "ECB reference rate" } as const;
 * convertMoney(money("86.40", "EUR"), fx); // => { minor: 9374, currency: "USD" }
 * convertMoney(money("-86.40", "EUR"), fx); // => { minor: -9374, currency: "USD" }
 *
 * const yen = { from: "JPY", to: "KWD", rate: "0.00205", date: "2026-03-02", source: "desk" } as const;
 * convertMoney(money("1999", "JPY"), yen); // => { minor: 4098, currency: "KWD" }
 * ```
 */
export function convertMoney<To extends string>(
  amount: Money,
  fx: FxRate<string, To>,
  rounding: RoundingMode = "halfAwayFromZero",
): Money<To> {
  assertMoney(amount, "amount");
  assertCurrency(fx.from, "fx.from");
  assertCurrency(fx.to, "fx.to");
  if (amount.currency !== fx.from) {
    fail("currencyMismatch", "amount.currency", `${fx.from}, which the rate converts from`, amount.currency);
  }
  const { numerator, denominator } = rateFraction(fx.rate, "fx.rate");
  if (numerator <= 0) fail("invalidRate", "fx.rate", "above zero", fx.rate);

  const shift = exponents.get(fx.to)! - exponents.get(fx.from)!;
  const mode = asRoundingMode(rounding, "rounding");
  const minor = mulDivRound(amount.minor, timesTen(numerator, shift), timesTen(denominator, -shift), mode);
  return exactMoney(minor, fx.to, "conversion");
}

/** value × 10^power, exactly; a power that is not positive changes nothing. */
function timesTen(value: number | bigint, power: number): number | bigint {
  if (power <= 0) return value;
  const product = Number(value) * 10 ** power;
  return Number.isSafeInteger(product) ? product : BigInt(value) * 10n ** BigInt(power);
}
