import { fail } from "../errors/creator-core-error.js";
import { sortedNumbers } from "./sorted-numbers.js";

/**
 * A sorted copy of a list, maybe empty, of numbers that cannot be below zero.
 *
 * @throws `invalidArgument`
 * @internal
 */
export function sortedMagnitudes(values: readonly number[]): Float64Array {
  if (Array.isArray(values) && values.length === 0) return new Float64Array();
  const sorted = sortedNumbers(values);
  if (sorted[0]! < 0) {
    const at = values.findIndex((value) => value < 0);
    fail("invalidArgument", `values[${at}]`, "0 or more", values[at]);
  }
  return sorted;
}
