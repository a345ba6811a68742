import { fail } from "../errors/creator-core-error.js";
import type { TierMix, TierScheme } from "../models/tiering.js";
import { assertTierScheme } from "./assert-tier-scheme.js";
import { nanoMicroMacroMega } from "./nano-micro-macro-mega.js";
import { tierIndex } from "./tier-index.js";

/** A follower count, or anything that carries one, such as an account. `null` or absent: nobody knows. */
export type FollowerCount = number | null | undefined | { readonly followers?: number | null | undefined };

/**
 * How many of these creators are in each tier? Use it for the shape of a programme; label a single creator with
 * {@link assignTier}.
 *
 * Units: creators. Unknown counts are counted apart, because missing is not zero.
 *
 * Complexity: O(n × tiers).
 *
 * @param creators - follower counts, or accounts with `followers`, in any order
 * @param scheme - the tiers; {@link nanoMicroMacroMega} unless given
 * @returns every tier of the scheme in its order, empty ones included, and the unknown; all of them sum to the creators
 * @throws `invalidArgument` when `creators` is no array
 * @throws `invalidInteger` naming the creator whose count is not a whole number of at least 0
 * @throws `invalidPolicy` or `unsortedBands` when the scheme is not one
 *
 * @example
 * ```ts
 * import { tierMix } from "creator-core/tiering";
 *
 * tierMix([2_000, 12_500, 40_000]).tiers[1]; // => { tier: "micro", creators: 2 }
 * ```
 *
 * @example
 * ```ts
 * import { tierMix } from "creator-core/tiering";
 *
 * const mix = tierMix([{ followers: 2_000_000 }, { followers: 0 }, {}]);
 * mix.tiers.map((row) => row.creators); // => [1, 0, 0, 1]
 * mix.unknown; // => 1
 * ```
 */
export function tierMix(creators: readonly FollowerCount[], scheme: TierScheme = nanoMicroMacroMega): TierMix {
  assertTierScheme(scheme);
  if (!Array.isArray(creators)) fail("invalidArgument", "creators", "an array of follower counts", creators);
  const counts = scheme.tiers.map(() => 0);
  let unknown = 0;
  for (let i = 0; i < creators.length; i += 1) {
    const followers = followersOf(creators[i]);
    if (followers === null) unknown += 1;
    else counts[tierIndex(scheme.tiers, followers, `creators[${i}]`)]! += 1;
  }
  return { tiers: scheme.tiers.map(({ name }, i) => ({ tier: name, creators: counts[i]! })), unknown };
}

function followersOf(creator: FollowerCount): number | null {
  return (typeof creator === "object" ? creator?.followers : creator) ?? null;
}
