import { fail } from "../errors/creator-core-error.js";

/**
 * A copy of its own to sort or select in.
 *
 * @throws `invalidArgument` when there is no number, or one that is not finite
 * @internal
 */
export function numberColumn(values: readonly number[], path = "values"): Float64Array {
  if (!Array.isArray(values) || values.length === 0) fail("invalidArgument", path, "at least one number", values);
  // Checked before anything is set aside for it: an array of holes may claim to have four billion values.
  for (let i = 0; i < values.length; i += 1) {
    if (!Number.isFinite(values[i])) fail("invalidArgument", `${path}[${i}]`, "a finite number", values[i]);
  }
  const column = new Float64Array(values.length);
  for (let i = 0; i < column.length; i += 1) column[i] = values[i]!;
  return column;
}

/**
 * A sorted copy, so that a result does not depend on the order of its input: adding floating-point numbers does.
 *
 * @throws `invalidArgument` when there is no number, or one that is not finite
 * @internal
 */
export function sortedNumbers(values: readonly number[]): Float64Array {
  return numberColumn(values).sort();
}

/**
 * The number, if arithmetic on numbers beyond 1e307 has not made it infinite.
 *
 * @throws `invalidArgument`
 * @internal
 */
export function finite(result: number): number {
  if (!Number.isFinite(result)) fail("invalidArgument", "values", "numbers whose differences add up", result);
  return result + 0; // −0 + 0 is 0
}
