import type { CreatorId } from "../ids/index.js";
import type { Creator } from "../models/creator.js";
import type { NotComputed } from "../models/program.js";
import type { TierMix } from "../models/tiering.js";
import { assignTier } from "../tiering/assign-tier.js";
import { tierMix } from "../tiering/tier-mix.js";
import type { Run } from "./open-run.js";

/** A creator's audience, as far as it is known. */
export interface Audience {
  readonly followers: number | null;
  readonly tier: string | null;
}

/** Which tier is everybody in? The largest account decides, or the largest on the platform the policy names. */
export function tierCreators({ facts, policies }: Run): {
  readonly audiences: ReadonlyMap<CreatorId, Audience>;
  readonly mix: TierMix;
  readonly notComputed: readonly NotComputed[];
} {
  const { tierScheme, tierPlatform } = policies;
  const audiences = new Map<CreatorId, Audience>();
  const notComputed: NotComputed[] = [];
  for (const creator of facts.creators) {
    const followers = largestAudience(creator, tierPlatform);
    audiences.set(creator.id, { followers, tier: followers === null ? null : assignTier(followers, tierScheme) });
    if (followers === null) notComputed.push(followersUnknown(creator));
  }
  const counts = [...audiences.values()].map(({ followers }) => (followers === null ? {} : { followers }));
  return { audiences, mix: tierMix(counts, tierScheme), notComputed };
}

function largestAudience({ accounts }: Creator, platform: string | undefined): number | null {
  let largest: number | null = null;
  for (const account of accounts) {
    if (platform !== undefined && account.platform !== platform) continue;
    if (account.followers !== undefined && (largest === null || account.followers > largest))
      largest = account.followers;
  }
  return largest;
}

function followersUnknown({ id, displayName }: Creator): NotComputed {
  return {
    code: "followersUnknown",
    path: ["creators", id, "accounts"],
    message: `${displayName ?? id} has no follower count, so no tier.`,
  };
}
