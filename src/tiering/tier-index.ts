import { fail } from "../errors/creator-core-error.js";
import type { Tier } from "../models/tiering.js";

/**
 * Which rung of a proven scheme a follower count stands on: the last one it reaches.
 *
 * @throws `invalidInteger` naming `path` when the count is not a whole number of at least 0
 * @internal
 */
export function tierIndex(tiers: readonly Tier[], followers: number, path: string): number {
  if (!Number.isSafeInteger(followers) || followers < 0) {
    fail("invalidInteger", path, "a whole number of followers, 0 or more", followers);
  }
  let index = tiers.length - 1;
  while (tiers[index]!.from > followers) index -= 1;
  return index;
}
