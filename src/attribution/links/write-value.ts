import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { UNWRITABLE } from "./address.js";
import { encodeText } from "./percent.js";

/**
 * A value as a link writes it, never cut short: what a report shows has to be what was given out.
 *
 * @throws `invalidArgument` naming `path`
 */
export function writeValue(value: unknown, path: string, longest: number): string {
  assertText(value, path);
  const tooLong = `at most ${longest} characters as the link writes them (see the option limits)`;
  // Encoding never makes a text shorter: ten megabytes need not be encoded to be refused.
  if (value.length > longest) fail("invalidArgument", path, tooLong, value);
  if (value.trim() === "") fail("invalidArgument", path, "a text that is not blank", value);
  if (UNWRITABLE.test(value)) fail("invalidArgument", path, "without control characters and half characters", value);
  const written = encodeText(value);
  if (written.length > longest) fail("invalidArgument", path, tooLong, value);
  return written;
}
