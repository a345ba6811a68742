import * as z from "zod";
import { shareMeant } from "../rate/_share-meant.js";
import { asRate } from "../rate/as-rate.js";
import { rateFraction } from "../rate/rate-fraction.js";
import type { Rate } from "../rate/types.js";
import { leaf, passes } from "./_leaf.js";

const DECIMAL = { pattern: "^[+-]?[0-9]+([.][0-9]+)?$", maxLength: 64 };
const DECIMAL_TO_ONE = { pattern: "^[+-]?0*[01]([.][0-9]+)?$", maxLength: 64 };

/** An exact decimal fraction as text: exactly what the policies of the areas take. */
export const rateSchema = leaf<Rate>(
  'a decimal string such as "0.15", without exponent or percent sign',
  ["string"],
  passes((value) => asRate(value, "rate")),
  DECIMAL,
);

const isShare = passes((value) => {
  const { numerator, denominator } = rateFraction(asRate(value, "share"));
  if (numerator < 0 || numerator > denominator) throw new RangeError("outside");
});

const COMMISSION_RATE = 'a decimal string from "0" to "1"';

/** What a commission may be: from nothing to all of what it is taken of. */
export const commissionRateSchema = leaf<Rate>(
  `${COMMISSION_RATE}: 15 % is "0.15"`,
  ["string"],
  isShare,
  DECIMAL_TO_ONE,
  (value) => `${COMMISSION_RATE}${shareMeant(value)}`,
);

/** A part of a whole: a rate from "0" to "1". */
export const shareSchema = leaf<Rate>(
  'a share from "0" to "1" as a decimal string, such as "0.15"',
  ["string"],
  isShare,
  DECIMAL_TO_ONE,
);

/** How an exact result that falls between two units is brought to one of them. */
export const roundingModeSchema = z.enum([
  "halfAwayFromZero",
  "halfEven",
  "halfTowardsZero",
  "halfUp",
  "halfDown",
  "towardsZero",
  "awayFromZero",
  "floor",
  "ceiling",
]);
