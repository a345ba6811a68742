import { fail } from "../errors/creator-core-error.js";
import { toRate } from "./_to-rate.js";
import type { Rate } from "./types.js";

/**
 * The guard of the areas: proves that a field of a policy or fact is a rate and returns it in canonical form. Only text
 * is taken: a number in a policy has already been through binary fractions somewhere.
 *
 * @throws `invalidRate` naming `path`
 * @internal
 */
export function asRate(value: unknown, path: string): Rate {
  if (typeof value !== "string")
    return fail("invalidRate", path, 'a decimal string such as "0.15", as percent(15) gives it', value);
  return toRate(value, path);
}
