import { assertObject } from "./assert-object.js";
import type { ErrorCode } from "./catalogue.js";
import { fail } from "./creator-core-error.js";

/**
 * @throws `code` naming `path`
 * @internal
 */
export function assertList(
  value: unknown,
  path: string,
  expected = "a list",
  code: ErrorCode = "invalidArgument",
): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) fail(code, path, expected, value);
}

/**
 * A list without holes, of objects.
 *
 * @throws `invalidArgument` naming `path`, or the place in the list
 * @internal
 */
export function assertObjects(value: unknown, path: string): asserts value is readonly object[] {
  assertList(value, path);
  for (let place = 0; place < value.length; place += 1) {
    // The path is text: made only when something is wrong.
    if (typeof value[place] !== "object" || value[place] === null) assertObject(value[place], `${path}[${place}]`);
  }
}
