import { fail } from "../errors/creator-core-error.js";

/**
 * The guard for options: plain JavaScript may pass `null`.
 *
 * @throws `invalidArgument` naming `path`
 * @internal
 */
export function assertOptions(options: unknown, path = "options"): void {
  if (typeof options !== "object" || options === null) fail("invalidArgument", path, "an object of options", options);
}
