import type { ErrorCode } from "./catalogue.js";
import { fail } from "./creator-core-error.js";

/**
 * Types do not bind who calls from plain JavaScript: facts, policies and options may come as `null` or text. A list passes:
 * it lacks the fields, and they are looked at next.
 *
 * @throws `code` naming `path`
 * @internal
 */
export function assertObject(
  value: unknown,
  path: string,
  expected = "an object",
  code: ErrorCode = "invalidArgument",
): asserts value is object {
  if (typeof value !== "object" || value === null) fail(code, path, expected, value);
}
