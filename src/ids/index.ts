import type { Flavoured } from "./flavour.js";

export type { Flavoured } from "./flavour.js";

/** Identifies a creator within the programme. */
export type CreatorId = Flavoured<string, "CreatorId">;
/** Identifies a published post. */
export type PostId = Flavoured<string, "PostId">;
/** Identifies a piece of content, which may be published as several posts. */
export type AssetId = Flavoured<string, "AssetId">;
/** Identifies a campaign. */
export type CampaignId = Flavoured<string, "CampaignId">;
/** Identifies a touchpoint. */
export type TouchpointId = Flavoured<string, "TouchpointId">;
/** Identifies a conversion, and the sale it becomes. */
export type ConversionId = Flavoured<string, "ConversionId">;
/** Identifies an adjustment of a conversion. */
export type AdjustmentId = Flavoured<string, "AdjustmentId">;
/** Identifies a plan of commission terms, over all its versions. */
export type TermsId = Flavoured<string, "TermsId">;
/** Identifies a rule within commission terms. */
export type RuleId = Flavoured<string, "RuleId">;
/** Identifies a ledger entry. */
export type LedgerEntryId = Flavoured<string, "LedgerEntryId">;
/** Identifies a licence grant. */
export type GrantId = Flavoured<string, "GrantId">;
/** Identifies an account authorization. */
export type AuthorizationId = Flavoured<string, "AuthorizationId">;
/** Identifies an exclusivity clause. */
export type ClauseId = Flavoured<string, "ClauseId">;
/** Identifies an activity of a creator. */
export type ActivityId = Flavoured<string, "ActivityId">;
/** A shopper, as one opaque key of the shop's choosing. */
export type CustomerKey = Flavoured<string, "CustomerKey">;
