import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";

/** One character and its check; more than twelve nobody types, and their number is still exact. */
export const SHORTEST_CODE = 2;
export const LONGEST_CODE = 12;

/** In capitals, as directories compare codes. */
export function readPrefix(prefix: unknown, path: string): string {
  assertText(prefix, path);
  if (!/^[A-Za-z0-9_-]{0,20}$/.test(prefix)) {
    fail("invalidArgument", path, "at most 20 letters from A to Z, digits, hyphens and underscores", prefix);
  }
  return prefix.toUpperCase();
}

/** A text that is not blank. */
export function assertName(value: unknown, path: string, expected: string): asserts value is string {
  assertText(value, path, expected);
  if (value.trim() === "") fail("invalidArgument", path, expected, value);
}
