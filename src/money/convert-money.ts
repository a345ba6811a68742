import { fail } from "../errors/creator-core-error.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { type Fraction, rateFraction } from "../rate/rate-fraction.js";
import { plainDate } from "../time/plain-date.js";
import { exponentOf } from "./_currencies.js";
import { assertCurrency } from "./assert-currency.js";
import { assertMoney } from "./assert-money.js";
import { exactMoney } from "./exact-money.js";
import type { FxRate, Money, RoundingMode } from "./types.js";

const LONGEST_SOURCE = 1000;

/**
 * What is this amount in another currency, at this frozen rate? Exact across currencies with different decimals, and
 * rounded once. The rate is a fact with its date and source; keep it with the result, so that a refund converts at the
 * rate of its sale and is its exact negative. Whether it is the rate of the right day is the caller's to judge.
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
 * @throws `invalidRate` when the rate is not above zero, or is another than 1 between a currency and itself
 * @throws `unknownCurrency`
 * @throws `invalidPlainDate` when its date is no day of the calendar
 * @throws `invalidArgument` when the rounding mode is unknown, `fx` is no object, or its source no text of 1 to 1,000
 * characters
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
 *
 * const points = { from: "PTS:0", to: "GBP", rate: "0.005", date: "2026-01-01", source: "our terms" } as const;
 * convertMoney(money("2501", "PTS:0"), points); // => { minor: 1251, currency: "GBP" }
 * ```
 */
export function convertMoney<To extends string>(
  amount: Money,
  fx: FxRate<string, To>,
  rounding: RoundingMode = "halfAwayFromZero",
): Money<To> {
  assertMoney(amount, "amount");
  const { numerator, denominator } = fxFraction(fx);
  if (amount.currency !== fx.from) {
    fail("currencyMismatch", "amount.currency", `${fx.from}, which the rate converts from`, amount.currency);
  }
  const mode = asRoundingMode(rounding, "rounding");
  const shift = exponentOf(fx.to)! - exponentOf(fx.from)!;
  const minor = mulDivRound(amount.minor, timesTen(numerator, shift), timesTen(denominator, -shift), mode);
  return exactMoney(minor, fx.to, "conversion");
}

function fxFraction(fx: FxRate): Fraction {
  if (typeof fx !== "object" || fx === null) fail("invalidArgument", "fx", "{ from, to, rate, date, source }", fx);
  const { from, to, rate, date, source } = fx;
  assertCurrency(from, "fx.from");
  assertCurrency(to, "fx.to");
  const fraction = rateFraction(rate, "fx.rate");
  if (fraction.numerator <= 0) fail("invalidRate", "fx.rate", "above zero", rate);
  if (from === to && fraction.numerator !== fraction.denominator) {
    fail("invalidRate", "fx.rate", '"1" between a currency and itself', rate);
  }
  plainDate(date, "fx.date");
  if (typeof source !== "string" || source === "" || source.length > LONGEST_SOURCE) {
    fail("invalidArgument", "fx.source", `text of 1 to ${LONGEST_SOURCE} characters`, source);
  }
  return fraction;
}

/** value × 10^power, exactly; a power that is not positive changes nothing. */
function timesTen(value: number | bigint, power: number): number | bigint {
  if (power <= 0) return value;
  const product = Number(value) * 10 ** power;
  return Number.isSafeInteger(product) ? product : BigInt(value) * 10n ** BigInt(power);
}
