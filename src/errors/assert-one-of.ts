import type { ErrorCode } from "./catalogue.js";
import { fail } from "./creator-core-error.js";

/**
 * One of a closed list of words; anything else from plain JavaScript would pass for a default.
 *
 * @throws `code` naming `path`
 * @internal
 */
export function assertOneOf(
  value: unknown,
  allowed: readonly string[],
  path: string,
  code: ErrorCode = "invalidArgument",
): void {
  if (!allowed.includes(value as string)) fail(code, path, allowed.map((word) => `"${word}"`).join(" or "), value);
}
