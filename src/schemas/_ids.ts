import type {
  ActivityId,
  AdjustmentId,
  AssetId,
  AuthorizationId,
  CampaignId,
  ClauseId,
  ConversionId,
  CreatorId,
  CustomerKey,
  GrantId,
  LedgerEntryId,
  PostId,
  RuleId,
  TermsId,
  TouchpointId,
} from "../ids/index.js";
import { identifier } from "./_fields.js";

export const activityId = identifier<ActivityId>();
export const adjustmentId = identifier<AdjustmentId>();
export const assetId = identifier<AssetId>();
export const authorizationId = identifier<AuthorizationId>();
export const campaignId = identifier<CampaignId>();
export const clauseId = identifier<ClauseId>();
export const conversionId = identifier<ConversionId>();
export const creatorId = identifier<CreatorId>();
export const customerKey = identifier<CustomerKey>();
export const grantId = identifier<GrantId>();
export const ledgerEntryId = identifier<LedgerEntryId>();
export const postId = identifier<PostId>();
export const ruleId = identifier<RuleId>();
export const termsId = identifier<TermsId>();
export const touchpointId = identifier<TouchpointId>();
