import { asRate } from "../rate/as-rate.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { rateFraction } from "../rate/rate-fraction.js";
import type { Rate, RoundingMode } from "../rate/types.js";
import { leaf, passes } from "./_leaf.js";

/** An exact decimal fraction as text: exactly what the policies of the areas take. */
export const rateSchema = leaf<Rate>(
  'a decimal string such as "0.15", without exponent or percent sign',
  ["string"],
  passes((value) => asRate(value, "rate")),
);

/** A rate of nothing or more: what a commission may be. */
export const commissionRateSchema = leaf<Rate>(
  'a decimal string of 0 or more, such as "0.15"',
  ["string"],
  passes((value) => {
    if (asRate(value, "rate").startsWith("-")) throw new RangeError("below zero");
  }),
);

/** A part of a whole: a rate from "0" to "1". */
export const shareSchema = leaf<Rate>(
  'a share from "0" to "1" as a decimal string, such as "0.15"',
  ["string"],
  passes((value) => {
    const { numerator, denominator } = rateFraction(asRate(value, "share"));
    if (numerator < 0 || numerator > denominator) throw new RangeError("outside");
  }),
);

/** How an exact result that falls between two units is brought to one of them. */
export const roundingModeSchema = leaf<RoundingMode>(
  'a rounding mode such as "halfAwayFromZero"',
  ["string"],
  passes((value) => asRoundingMode(value, "rounding")),
);
