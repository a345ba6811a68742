import type { ErrorCode } from "./catalogue.js";
import { fail } from "./creator-core-error.js";

/**
 * That an object has no other keys than these. A misspelt key would otherwise pass for a rule that is not set, and money
 * would move by it.
 *
 * @throws `code` naming `path` and the first other key
 */
export function assertKeys(
  value: object,
  allowed: readonly string[],
  path: string,
  code: ErrorCode = "invalidPolicy",
): void {
  for (const key of Object.keys(value)) {
    if (!allowed.includes(key)) fail(code, path, `made of ${inWords(allowed)}`, key);
  }
}

function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
