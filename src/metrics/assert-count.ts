import { fail } from "../errors/creator-core-error.js";

/**
 * The guard for what was counted: views, orders, clicks.
 *
 * @throws `invalidInteger` naming `path`
 * @internal
 */
export function assertCount(value: unknown, path: string): asserts value is number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    fail("invalidInteger", path, "a whole number, 0 or more", value);
  }
}
