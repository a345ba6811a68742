import { fail } from "../errors/creator-core-error.js";

/**
 * The guard for options: plain JavaScript may pass `null`.
 *
 * @throws `invalidArgument`
 * @internal
 */
export function asOptions<T extends object>(options: T): T {
  if (typeof options === "object" && options !== null) return options;
  return fail("invalidArgument", "options", "an object", options);
}
