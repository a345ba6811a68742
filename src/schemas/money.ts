import * as z from "zod";
import { isCurrency } from "../money/is-currency.js";
import type { FxRate } from "../money/types.js";
import { asRate } from "../rate/as-rate.js";
import { rateFraction } from "../rate/rate-fraction.js";
import { label, signedWholeNumber, wholeNumber } from "./_fields.js";
import { leaf, passes } from "./_leaf.js";
import { rule } from "./_rules.js";
import { plainDateSchema } from "./time.js";

/** An ISO 4217 code that the library has an exponent for: exactly what `isCurrency` takes. */
export const currencySchema = leaf<string>('an ISO 4217 currency code such as "GBP"', ["string"], isCurrency);

const minor = signedWholeNumber("a safe whole number of minor units, such as 1250 for 12.50");

/** An amount of money of either sign. */
export const moneySchema = z.strictObject({ minor, currency: currencySchema });

/** An amount of nothing or more: prices, costs, refunds. */
export const amountSchema = z.strictObject({ minor: wholeNumber(), currency: currencySchema });

/** An amount of something: payouts, bonuses. */
export const positiveAmountSchema = z.strictObject({ minor: wholeNumber(1), currency: currencySchema });

/** An exact price per thing. */
export const unitPriceSchema = z.strictObject({ minor, count: wholeNumber(1), currency: currencySchema });

const positiveRate = leaf<string>(
  'a decimal string above zero, such as "1.0850"',
  ["string"],
  passes((value) => {
    if (rateFraction(asRate(value, "rate")).numerator <= 0) throw new RangeError("not above zero");
  }),
);

/** An exchange rate with its day and source. */
export const fxRateSchema = z
  .strictObject({
    from: currencySchema,
    to: currencySchema,
    rate: positiveRate,
    date: plainDateSchema,
    source: label(),
  })
  .check(
    rule<FxRate>(({ from, to, rate }, report) => {
      if (from === to && rate !== "1") report(["rate"], '"1" between a currency and itself', rate);
    }),
  );
