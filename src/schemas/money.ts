import { CURRENCY_RULE } from "../money/_currencies.js";
import { isCurrency } from "../money/is-currency.js";
import type { FxRate } from "../money/types.js";
import { asRate } from "../rate/as-rate.js";
import { rateFraction } from "../rate/rate-fraction.js";
import { label, signedWholeNumber, wholeNumber } from "./_fields.js";
import { leaf, passes } from "./_leaf.js";
import { object } from "./_object.js";
import { rule } from "./_rules.js";
import { plainDateSchema } from "./time.js";

/** An ISO 4217 code with a minor unit, or an own currency: exactly what `isCurrency` takes. */
export const currencySchema = leaf<string>(CURRENCY_RULE, ["string"], isCurrency, {
  pattern: "^([A-Z]{3}|[A-Z][A-Z0-9]{1,11}:[0-8])$",
});

const minor = signedWholeNumber("a safe whole number of minor units, such as 1250 for 12.50");

/** An amount of money of either sign. */
export const moneySchema = object({ minor, currency: currencySchema });

/** An amount of nothing or more: prices, costs, refunds. */
export const amountSchema = object({ minor: wholeNumber(), currency: currencySchema });

/** An amount of something: payouts, bonuses. */
export const positiveAmountSchema = object({ minor: wholeNumber(1), currency: currencySchema });

/** An exact price per thing. */
export const unitPriceSchema = object({ minor, count: wholeNumber(1), currency: currencySchema });

/**
 * An exchange rate alone.
 *
 * @internal
 */
export const positiveRateSchema = leaf<string>(
  'a decimal string above zero, such as "1.0850"',
  ["string"],
  passes((value) => {
    if (rateFraction(asRate(value, "rate")).numerator <= 0) throw new RangeError("not above zero");
  }),
  { pattern: "^[+]?[0-9]+([.][0-9]+)?$", maxLength: 64 },
);

/** An exchange rate with its day and source. */
export const fxRateSchema = object({
  from: currencySchema,
  to: currencySchema,
  rate: positiveRateSchema,
  date: plainDateSchema,
  source: label(1),
}).check(
  rule<FxRate>('The rate between a currency and itself is "1".', ({ from, to, rate }, report) => {
    if (from !== to) return;
    const { numerator, denominator } = rateFraction(rate);
    if (numerator !== denominator) report(["rate"], '"1" between a currency and itself', rate);
  }),
);
