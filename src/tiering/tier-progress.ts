import type { TierProgress, TierScheme } from "../models/tiering.js";
import { assertTierScheme } from "./assert-tier-scheme.js";
import { nanoMicroMacroMega } from "./nano-micro-macro-mega.js";
import { tierIndex } from "./tier-index.js";

/**
 * How far is a creator from the next tier? Use it to see whose rates are about to change; {@link assignTier} answers
 * with the tier alone.
 *
 * @formula remaining = next.from − followers; share = (followers − tier.from) ÷ (next.from − tier.from)
 *
 * Units: followers; the share is an exact fraction of the way between the two bounds, from 0 to below 1.
 *
 * At the top there is no next tier, so `next`, `remaining` and `share` are `null`.
 *
 * Complexity: O(tiers).
 *
 * @param followers - a whole number, 0 or more
 * @param scheme - the tiers; {@link nanoMicroMacroMega} unless given
 * @returns the tier, the next one, and how far it is; the fraction is not reduced
 * @throws `invalidInteger` when `followers` is not a whole number of at least 0
 * @throws `invalidPolicy` or `unsortedBands` when the scheme is not one
 *
 * @example
 * ```ts
 * import { tierProgress } from "creator-core/tiering";
 *
 * tierProgress(12_500).remaining; // => 87500
 * ```
 *
 * @example
 * ```ts
 * import { tierProgress } from "creator-core/tiering";
 *
 * tierProgress(10_000).share; // => { numerator: 0, denominator: 90000 }
 * tierProgress(99_999); // => { tier: "micro", next: "macro", remaining: 1, share: { numerator: 89999, denominator: 90000 } }
 * tierProgress(1_000_000); // => { tier: "mega", next: null, remaining: null, share: null }
 * ```
 */
export function tierProgress(followers: number, scheme: TierScheme = nanoMicroMacroMega): TierProgress {
  assertTierScheme(scheme);
  const index = tierIndex(scheme.tiers, followers, "followers");
  const { name: tier, from } = scheme.tiers[index]!;
  const next = scheme.tiers[index + 1];
  if (next === undefined) return { tier, next: null, remaining: null, share: null };
  return {
    tier,
    next: next.name,
    remaining: next.from - followers,
    // `+ 0` turns −0, which JSON cannot keep, into 0.
    share: { numerator: followers - from + 0, denominator: next.from - from },
  };
}
