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

const isShare = passes((value) => {
  const { numerator, denominator } = rateFraction(asRate(value, "share"));
  if (numerator < 0 || numerator > denominator) throw new RangeError("outside");
});

/** What a commission may be: from nothing to all of what it is taken of. */
export const commissionRateSchema = leaf<Rate>('a decimal string from "0" to "1": 15 % is "0.15"', ["string"], isShare);

/** A part of a whole: a rate from "0" to "1". */
export const shareSchema = leaf<Rate>(
  'a share from "0" to "1" as a decimal string, such as "0.15"',
  ["string"],
  isShare,
);

/** How an exact result that falls between two units is brought to one of them. */
export const roundingModeSchema = leaf<RoundingMode>(
  'a rounding mode such as "halfAwayFromZero"',
  ["string"],
  passes((value) => asRoundingMode(value, "rounding")),
);
