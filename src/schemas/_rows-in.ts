import type { IssueCode } from "../models/outcome.js";

/** Longer lists are refused before a row is looked at. */
export const MOST_ROWS = 10_000_000;

/**
 * The rows of a list; the code of the issue when it is none, is too long, or its own code (a proxy) throws.
 *
 * @internal
 */
export function rowsIn(value: unknown): readonly unknown[] | IssueCode {
  if (value === undefined) return "missing";
  try {
    if (!Array.isArray(value)) return "wrongType";
    if (value.length > MOST_ROWS) return "outOfRange";
    const rows = new Array<unknown>(value.length);
    for (let index = 0; index < rows.length; index += 1) rows[index] = value[index];
    return rows;
  } catch {
    return "wrongType";
  }
}
