import type { TierName, TierScheme } from "../models/tiering.js";
import { assertTierScheme } from "./assert-tier-scheme.js";
import { nanoMicroMacroMega } from "./nano-micro-macro-mega.js";
import { tierIndex } from "./tier-index.js";

/**
 * Which tier is a creator with this many followers in? Use it to label one creator; count a whole programme with
 * {@link tierMix}, and see who is about to move up with {@link tierProgress}. Followers alone say nothing about fit.
 *
 * @formula the last tier with from ≤ followers
 *
 * Units: followers of one account. A bound belongs to the tier above it: exactly 10,000 is `"micro"`.
 *
 * It has no value for an unknown count: leave the creator out, do not pass 0.
 *
 * Complexity: O(tiers).
 *
 * @param followers - a whole number, 0 or more
 * @param scheme - the tiers, the first from 0, ascending, names unique; {@link nanoMicroMacroMega} unless given
 * @returns the tier's name; its type lists the names when the scheme is a literal
 * @throws `invalidInteger` when `followers` is not a whole number of at least 0
 * @throws `invalidPolicy` or `unsortedBands` when the scheme is not one
 *
 * @example
 * ```ts
 * import { assignTier } from "creator-core/tiering";
 *
 * assignTier(12_500); // => "micro"
 * ```
 *
 * @example
 * ```ts
 * import { assignTier, tides } from "creator-core/tiering";
 *
 * assignTier(9_999); // => "nano"
 * assignTier(10_000); // => "micro"
 * assignTier(75_000); // => "micro"
 * assignTier(75_000, tides); // => "mid"
 * assignTier(999, tides); // => "unlabelled"
 * assignTier(1_000_000, tides); // => "mega"
 * assignTier(-1); // => throws
 * ```
 *
 * @example
 * ```ts
 * import { assignTier } from "creator-core/tiering";
 *
 * const ours = { id: "ours", tiers: [{ name: "seed", from: 0 }, { name: "star", from: 25_000 }] };
 * assignTier(30_000, ours); // => "star"
 * assignTier(30_000, { id: "gap", tiers: [{ name: "star", from: 25_000 }] }); // => throws
 * ```
 */
export function assignTier<const Scheme extends TierScheme = typeof nanoMicroMacroMega>(
  followers: number,
  scheme?: Scheme,
): TierName<Scheme>;
export function assignTier(followers: number, scheme: TierScheme = nanoMicroMacroMega): string {
  assertTierScheme(scheme);
  return scheme.tiers[tierIndex(scheme.tiers, followers, "followers")]!.name;
}
