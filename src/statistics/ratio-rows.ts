import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { ExactRatio } from "../models/metric.js";
import { sum } from "./sums.js";

/** One post (or day, or campaign): what is above the line, and what is below. */
export interface RatioRow {
  /** Likes, interactions, revenue: a finite number. */
  readonly numerator: number;
  /** Views, reach, clicks: a finite number of at least 0. */
  readonly denominator: number;
}

/** Rows as columns, in an order of their own, so that no sum depends on the order of the input. */
export interface RatioColumns {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly numerator: number;
  readonly denominator: number;
  /** Of the two sums, where both are exact. */
  readonly exact: ExactRatio | undefined;
}

/**
 * @throws `invalidArgument`
 * @internal
 */
export function ratioColumns(rows: readonly RatioRow[]): RatioColumns {
  if (!Array.isArray(rows)) fail("invalidArgument", "rows", "a list of { numerator, denominator }", rows);
  for (const [place, row] of rows.entries()) assertRow(row, `rows[${place}]`);
  const sorted = [...rows].sort((a, b) => a.denominator - b.denominator || a.numerator - b.numerator);
  const numerators = Float64Array.from(sorted, (row) => row.numerator);
  const denominators = Float64Array.from(sorted, (row) => row.denominator);
  const numerator = finiteSum(numerators);
  const denominator = finiteSum(denominators);
  const whole = isWholeSum(numerators, numerator) && isWholeSum(denominators, denominator) && denominator > 0;
  return { numerators, denominators, numerator, denominator, exact: whole ? { numerator, denominator } : undefined };
}

function assertRow(row: RatioRow, path: string): void {
  assertObject(row, path, "{ numerator, denominator }");
  const { numerator, denominator } = row;
  if (!Number.isFinite(numerator)) fail("invalidArgument", `${path}.numerator`, "a finite number", numerator);
  if (!Number.isFinite(denominator) || denominator < 0) {
    fail("invalidArgument", `${path}.denominator`, "a number of at least 0", denominator);
  }
}

function finiteSum(values: Float64Array): number {
  const total = sum(values);
  return Number.isFinite(total) ? total : fail("invalidArgument", "rows", "numbers that add up", total);
}

/** Whether whole numbers were added up without rounding: no partial sum can be beyond the sum of the sizes. */
function isWholeSum(values: Float64Array, total: number): boolean {
  let sizes = 0;
  for (const value of values) {
    if (!Number.isSafeInteger(value)) return false;
    sizes += Math.abs(value);
  }
  return Number.isSafeInteger(sizes) && Number.isSafeInteger(total);
}
