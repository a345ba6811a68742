import { fail } from "../errors/creator-core-error.js";
import { numberColumn } from "./sorted-numbers.js";

/**
 * A copy of a list, maybe empty, of numbers that cannot be below zero.
 *
 * @throws `invalidArgument`
 * @internal
 */
export function magnitudes(values: readonly number[]): Float64Array {
  if (Array.isArray(values) && values.length === 0) return new Float64Array();
  const column = numberColumn(values);
  for (let i = 0; i < column.length; i += 1) {
    if (column[i]! < 0) fail("invalidArgument", `values[${i}]`, "0 or more", column[i]);
  }
  return column;
}
