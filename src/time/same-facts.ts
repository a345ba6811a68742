import { readInstant } from "./to-instant.js";

/** Deeper than any fact goes: what differs only below this is taken as different. */
const DEEPEST = 8;

/**
 * Whether two rows say the same. The order of keys does not count, a key without a value is as good as no key, and a time
 * (a field whose name ends in `At`) is the same however it is written: as a number, a `Date` or text.
 *
 * Complexity: O(size of the rows).
 *
 * @internal
 */
export function sameFacts(a: unknown, b: unknown): boolean {
  return isSame(a, b, "", DEEPEST);
}

function isSame(a: unknown, b: unknown, name: string, depth: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (name.endsWith("At") && readInstant(a) === readInstant(b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || depth === 0) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof Date || b instanceof Date) return readInstant(a) === readInstant(b);

  const left = said(a);
  const right = said(b);
  return left.size === right.size && [...right].every(([key, value]) => isSame(left.get(key), value, key, depth - 1));
}

function said(row: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(row).filter(([, value]) => value !== undefined));
}
