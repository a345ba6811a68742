import type { CampaignId, CreatorId } from "../ids/index.js";
import type { Money } from "../money/types.js";
import type { InstantInput, WindowInput } from "../time/types.js";

/** What a campaign is for; decides its primary metric. */
export type CampaignObjective = "awareness" | "productEducation" | "consideration" | "conversion" | "contentProduction";

/** The kinds of cost a campaign has. Complete cost means that none of the expected kinds is missing. */
export type CostKind =
  | "creatorFees"
  | "commissions"
  | "bonuses"
  | "samples"
  | "packagingAndShipping"
  | "usageRights"
  | "exclusivity"
  | "paidAmplification"
  | "tools"
  | "editingAndProduction"
  | "legal"
  | "management"
  | "reporting"
  | "other";

/** A campaign: posts and costs with one purpose. */
export interface Campaign {
  readonly id: CampaignId;
  readonly name: string;
  readonly objective?: CampaignObjective;
  /** When it runs. */
  readonly window?: WindowInput;
  /** The kinds of cost that must be known before its cost counts as complete. */
  readonly expectedCosts?: readonly CostKind[];
}

/** One cost of a campaign. Commissions are costs too; `runProgram` adds them from the ledger. */
export interface CostLine {
  readonly id: string;
  readonly campaignId: CampaignId;
  readonly kind: CostKind;
  /** Zero or more. A cost that is known to be nothing is a line of zero; a cost nobody knows is no line. */
  readonly amount: Money;
  /** The creator it was spent on; absent for costs of the whole campaign. */
  readonly creatorId?: CreatorId;
  readonly incurredAt?: InstantInput;
  readonly note?: string;
}

/** What a campaign cost, and whether that is all of it. Made by `campaignCost`. */
export interface CampaignCost {
  /** The sum of the lines in its currency. */
  readonly total: Money;
  /** The kinds of cost in `total`, sorted. */
  readonly kinds: readonly CostKind[];
  /** Expected kinds without any line, sorted. Unless empty, no efficiency can be computed: the cost would look smaller than it is. */
  readonly missing: readonly CostKind[];
  /** Currencies of lines that are not in `total`, sorted. Unless empty, no efficiency can be computed either: convert them first. */
  readonly otherCurrencies: readonly string[];
}
