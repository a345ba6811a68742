import { fail } from "../errors/creator-core-error.js";
import { type DecimalText, readDecimal, readNumber, shiftDecimal, writeDecimal } from "./_decimal-text.js";
import type { Rate } from "./types.js";

const MOST_WHOLE_DIGITS = 15;
export const MOST_DECIMALS = 18;

/** Decimals of up to 15 digits come back from a float as they were; from the 16th on it is arithmetic that shows. */
const MOST_DIGITS_OF_NUMBER = 15;

/** What a rate is given in, and how to say so. */
export interface RateUnit {
  /** It is a rate times 10^places. */
  readonly places: number;
  /** What it must be. */
  readonly form: string;
  /** A number as people write it. */
  readonly example: string;
  /** Why its limits are not those of a rate. */
  readonly because: string;
}

const fractionOfOne: RateUnit = {
  places: 0,
  form: 'a plain decimal such as "0.15", without exponent or percent sign',
  example: "0.15",
  because: "",
};

/**
 * Text or a number as a canonical rate. The one place where the limits of a rate are enforced.
 *
 * @internal
 */
export function toRate(value: unknown, path: string, unit = fractionOfOne): Rate {
  const { places, form, example, because } = unit;
  const decimal = read(value);
  if (decimal === undefined) return fail("invalidRate", path, form, value);
  if (typeof value === "number" && decimal.digits.replace(/0+$/, "").length > MOST_DIGITS_OF_NUMBER) {
    const expected = `text, or a number without the residue of float arithmetic, such as ${example}`;
    return fail("invalidRate", path, expected, value);
  }
  const rate = places === 0 ? decimal : shiftDecimal(decimal, places);
  if (rate.scale > MOST_DECIMALS || rate.digits.length - rate.scale > MOST_WHOLE_DIGITS) {
    const limits = `at most ${MOST_WHOLE_DIGITS + places} digits and ${MOST_DECIMALS - places} decimals${because}`;
    return fail("invalidRate", path, limits, value);
  }
  return writeDecimal(rate);
}

function read(value: unknown): DecimalText | undefined {
  if (typeof value === "string") return readDecimal(value);
  return typeof value === "number" ? readNumber(value) : undefined;
}
