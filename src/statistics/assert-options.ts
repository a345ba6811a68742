import { fail } from "../errors/creator-core-error.js";

/** @internal */
export function assertObject(value: unknown, path: string, expected = "an object"): asserts value is object {
  if (typeof value !== "object" || value === null) fail("invalidArgument", path, expected, value);
}

/**
 * One of a closed list of words; anything else from plain JavaScript would pass for a default.
 *
 * @internal
 */
export function assertOneOf(value: unknown, allowed: readonly string[], path: string): void {
  if (!allowed.includes(value as string)) {
    fail("invalidArgument", path, allowed.map((word) => `"${word}"`).join(" or "), value);
  }
}
