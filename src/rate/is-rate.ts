import { toRate } from "./_to-rate.js";
import type { Rate } from "./types.js";

/**
 * Can this be used as a rate? Use it to test a field of a form or a column before reading it; use {@link rate} where
 * anything else is a mistake that should stop the program.
 *
 * Only text is a rate: a number has been through binary fractions somewhere, so it goes through {@link rate} or
 * {@link percent} first.
 *
 * Complexity: O(1).
 *
 * @param value - anything
 * @returns whether every function that takes a rate takes this
 *
 * @example
 * ```ts
 * import { isRate } from "creator-core/rate";
 *
 * isRate("0.15"); // => true
 * isRate("-2.50"); // => true
 * isRate("15 %"); // => false
 * isRate(".5"); // => false
 * isRate(0.15); // => false
 * ```
 */
export function isRate(value: unknown): value is Rate {
  if (typeof value !== "string") return false;
  try {
    toRate(value, "value");
    return true;
  } catch {
    return false;
  }
}
