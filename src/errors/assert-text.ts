import { assertList } from "./assert-list.js";
import { fail } from "./creator-core-error.js";

/**
 * @throws `invalidArgument` naming `path`
 * @internal
 */
export function assertText(value: unknown, path: string, expected = "text"): asserts value is string {
  if (typeof value !== "string") fail("invalidArgument", path, expected, value);
}

/**
 * A list without holes, of text: ids, names, notes.
 *
 * @throws `invalidArgument` naming `path`, or the place in the list
 * @internal
 */
export function assertTexts(value: unknown, path: string): asserts value is readonly string[] {
  assertList(value, path);
  for (let place = 0; place < value.length; place += 1) {
    // The path is text: made only when something is wrong.
    if (typeof value[place] !== "string") assertText(value[place], `${path}[${place}]`);
  }
}
