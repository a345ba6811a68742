import type { CampaignId, CreatorId, PostId, TouchpointId } from "../ids/index.js";
import type { Credit, Sale } from "../models/attribution.js";
import type { Run } from "./open-run.js";

/** Which campaign does a creator's part of a sale belong to? `null`: none. */
export type CampaignOf = (sale: Sale, creatorId: CreatorId) => CampaignId | null;

/**
 * The evidence that won says it itself, if anything does: the order, the touch, or the code at that time. Otherwise the
 * post does: the one that was touched, or the one that the shop names on the order.
 */
export function campaignOf({ facts }: Run): CampaignOf {
  const posts = new Map<PostId, CampaignId>();
  for (const { id, campaignId } of facts.posts) if (campaignId !== undefined) posts.set(id, campaignId);
  const touchedPosts = new Map<TouchpointId, PostId>();
  for (const { id, postId } of facts.touchpoints) if (postId !== undefined) touchedPosts.set(id, postId);

  const byPost = (sale: Sale, { touchpointId }: Credit): CampaignId | null => {
    const touched = touchpointId === null ? undefined : touchedPosts.get(touchpointId);
    return posts.get(touched ?? sale.postId ?? "") ?? null;
  };
  return (sale, creatorId) => {
    // A creator who won by several touches has one campaign: that of the first touch that has any.
    for (const credit of sale.credits) {
      const campaign = credit.creatorId === creatorId ? (credit.campaignId ?? byPost(sale, credit)) : null;
      if (campaign !== null) return campaign;
    }
    return null;
  };
}
