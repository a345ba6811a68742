import type { CampaignId, ConversionId, CreatorId, PostId, TouchpointId } from "../ids/index.js";
import type { Sale } from "../models/attribution.js";
import type { Run } from "./open-run.js";

/** Which campaign does a creator's part of a sale belong to? */
export type CampaignOf = (sale: Sale, creatorId: CreatorId) => CampaignId | null;

/**
 * The nearest fact decides: the campaign on the order itself, the campaign of the touch that won, the campaign of the
 * touch's or the order's post, and last the campaign the winning code, link or shop name was given out for.
 */
export function campaignOf({ facts }: Run): CampaignOf {
  const postCampaign = new Map<PostId, CampaignId>();
  for (const { id, campaignId } of facts.posts) if (campaignId !== undefined) postCampaign.set(id, campaignId);
  const touchCampaign = new Map<TouchpointId, CampaignId>();
  for (const { id, campaignId, postId } of facts.touchpoints) {
    const campaign = campaignId ?? (postId === undefined ? undefined : postCampaign.get(postId));
    if (campaign !== undefined) touchCampaign.set(id, campaign);
  }
  const keyCampaign = new Map<string, CampaignId>();
  for (const { kind, creatorId, campaignId } of facts.directory.assignments) {
    if (campaignId !== undefined) keyCampaign.set(JSON.stringify([kind, creatorId]), campaignId);
  }
  const remembered = new Map<ConversionId, Map<CreatorId, CampaignId | null>>();

  const find: CampaignOf = (sale, creatorId) => {
    const credit = sale.credits.find((candidate) => candidate.creatorId === creatorId);
    if (credit === undefined) return null;
    if (sale.campaignId !== undefined) return sale.campaignId;
    const byTouch = credit.touchpointId === null ? undefined : touchCampaign.get(credit.touchpointId);
    const byPost = sale.postId === undefined ? undefined : postCampaign.get(sale.postId);
    return byTouch ?? byPost ?? keyCampaign.get(JSON.stringify([credit.evidence, creatorId])) ?? null;
  };
  return (sale, creatorId) => {
    const ofSale = remembered.get(sale.id) ?? new Map<CreatorId, CampaignId | null>();
    remembered.set(sale.id, ofSale);
    const known = ofSale.get(creatorId);
    if (known !== undefined) return known;
    const found = find(sale, creatorId);
    ofSale.set(creatorId, found);
    return found;
  };
}
