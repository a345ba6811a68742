import { fail } from "../errors/creator-core-error.js";
import { type DecimalText, readDecimal, readNumber, shiftDecimal, writeDecimal } from "./_decimal-text.js";
import type { Rate } from "./types.js";

const MOST_WHOLE_DIGITS = 15;
export const MOST_DECIMALS = 18;

/**
 * Text or a number, divided by 10^places, as a canonical rate. The one place where the limits of a rate are enforced.
 *
 * @internal
 */
export function toRate(value: unknown, places: number, path: string): Rate {
  const decimal = read(value);
  if (decimal === undefined) {
    return fail("invalidRate", path, 'a plain decimal such as "0.15", without exponent or percent sign', value);
  }
  const shifted = places === 0 ? decimal : shiftDecimal(decimal, places);
  if (shifted.scale > MOST_DECIMALS || shifted.digits.length - shifted.scale > MOST_WHOLE_DIGITS) {
    return fail("invalidRate", path, `at most ${MOST_WHOLE_DIGITS} digits and ${MOST_DECIMALS} decimals`, value);
  }
  return writeDecimal(shifted);
}

function read(value: unknown): DecimalText | undefined {
  if (typeof value === "string") return readDecimal(value);
  return typeof value === "number" ? readNumber(value) : undefined;
}
