import type { CampaignId, ConversionId, CreatorId, CustomerKey } from "../ids/index.js";
import type { FxRate, Money } from "../money/types.js";
import type { Instant, TimeWindow, TimeZone, WindowInput } from "../time/types.js";
import type { AttributionPolicy } from "./attribution.js";
import type { Campaign, CostLine } from "./campaign.js";
import type {
  BalanceTransfer,
  CommissionTerms,
  CreatorAttributes,
  Deliverable,
  Payout,
  ProductPick,
  Referral,
} from "./commission.js";
import type { Creator } from "./creator.js";
import type { AuditFinding, Balance, LedgerEntry, Statement } from "./ledger.js";
import type { Metric } from "./metric.js";
import type { Reason } from "./outcome.js";
import type { Platform } from "./platform.js";
import type { Post } from "./post.js";
import type {
  Ranking,
  RankingPolicy,
  Reinvestment,
  ReinvestmentPolicy,
  SelectionPolicy,
  TopSelection,
} from "./reinvestment.js";
import type {
  AccountAuthorization,
  Activity,
  ExclusivityClause,
  ExclusivityConflict,
  PlannedUse,
  Taxonomy,
  TaxonomyFinding,
  TerritoryGroups,
  UsageGrant,
  UseDecision,
} from "./rights.js";
import type { TierMix, TierScheme } from "./tiering.js";
import type { Adjustment, Conversion, Touchpoint, TrackingDirectory } from "./tracking.js";

/** What happened: everything a programme knows. Every list may be in any order. */
export interface ProgramFacts {
  readonly creators: readonly Creator[];
  readonly posts: readonly Post[];
  readonly campaigns: readonly Campaign[];
  readonly costLines: readonly CostLine[];
  readonly directory: TrackingDirectory;
  readonly touchpoints: readonly Touchpoint[];
  readonly conversions: readonly Conversion[];
  readonly adjustments: readonly Adjustment[];
  /** The ledger so far; empty on the first run. */
  readonly booked: readonly LedgerEntry[];
  /** Payments made so far; those not yet in the ledger are booked by the run. */
  readonly payouts: readonly Payout[];
  readonly grants: readonly UsageGrant[];
  readonly authorizations: readonly AccountAuthorization[];
  readonly plannedUses: readonly PlannedUse[];
  readonly clauses: readonly ExclusivityClause[];
  readonly activities: readonly Activity[];
  /** Exchange rates into the reporting currency, and into the currencies that plans pay in. */
  readonly fxRates: readonly FxRate[];
  /** What creators were asked to make. Absent: nothing, as of every list from here on. */
  readonly deliverables?: readonly Deliverable[];
  /** Which products creators put into their showcases; rate locks go by it. */
  readonly picks?: readonly ProductPick[];
  /** Who earns on what a creator earns. */
  readonly referrals?: readonly Referral[];
  /** Balances that became balances in another currency; those not yet in the ledger are booked by the run. */
  readonly transfers?: readonly BalanceTransfer[];
  /**
   * Status levels, follower tiers and groups by date, for rules that ask about them. What no row of a creator names is
   * taken from the creator as listed: the status level there, and the tier of their followers now.
   */
  readonly creatorAttributes?: readonly CreatorAttributes[];
  /** Customer keys of staff: what they buy is nobody's, unless the attribution policy lets them. */
  readonly staff?: readonly CustomerKey[];
}

/** How the programme decides, as plain data. */
export interface ProgramPolicies {
  /** The programme's own zone: months and statements are counted here. */
  readonly timeZone: TimeZone;
  /** The currency that creators are compared in. */
  readonly reportingCurrency: string;
  /** The stretch reported on: statements, metrics and ranking. */
  readonly period: WindowInput;
  readonly tierScheme: TierScheme;
  /** Whose followers decide the tier; absent: the largest account. */
  readonly tierPlatform?: Platform;
  readonly attribution: AttributionPolicy;
  /** Every version of every plan; a sale falls under those in effect when it happened. */
  readonly terms: readonly CommissionTerms[];
  readonly taxonomy: Taxonomy;
  /** Groups of countries that licences and clauses name besides the built-in ones, such as `{ DACH: ["DE", "AT", "CH"] }`. */
  readonly territoryGroups?: TerritoryGroups;
  readonly ranking: RankingPolicy;
  readonly selection: SelectionPolicy;
  readonly reinvestment: ReinvestmentPolicy;
  /** What there is to reinvest, in the reporting currency. */
  readonly budget: Money;
}

/** One creator's month. */
export interface CreatorReport {
  readonly creatorId: CreatorId;
  readonly displayName: string;
  /** `null` when no follower count is known. */
  readonly tier: string | null;
  readonly followers: number | null;
  /** Posts published in the period. */
  readonly posts: number;
  readonly views: Metric;
  readonly engagementRate: Metric;
  /** Attributed sales net of adjustments, by currency, sorted. */
  readonly sales: readonly Money[];
  readonly conversions: number;
  /**
   * Cost lines that name them and what they earned, in the reporting currency; `null` when a rate is missing. What only
   * settles it (payouts, tax, fees) is no cost again, and what was paid in advance is one when it is earned.
   */
  readonly spend: Money | null;
  readonly returnOnAdSpend: Metric;
}

/** One campaign from its beginning until `asOf`. */
export interface CampaignReport {
  readonly campaignId: CampaignId;
  readonly name: string;
  /**
   * Cost lines and what was earned on its sales, posts and deliverables, or for it as a whole, in the reporting currency;
   * `null` when a rate is missing. What was earned for a period, such as a retainer, is no campaign's.
   */
  readonly cost: Money | null;
  /** Credited sales net of adjustments, in the reporting currency; `null` when a rate is missing. */
  readonly revenue: Money | null;
  readonly conversions: number;
  readonly costPerView: Metric;
  readonly costPerEngagement: Metric;
  readonly costPerClick: Metric;
  readonly costPerAcquisition: Metric;
  readonly returnOnAdSpend: Metric;
}

/** What became of the attributed value, in one currency: gross − adjustments = net = credited + unattributed. */
export interface SalesSummary {
  readonly currency: string;
  readonly conversions: number;
  readonly gross: Money;
  readonly adjustments: Money;
  readonly net: Money;
  readonly creditedNet: Money;
  readonly unattributedNet: Money;
}

/** A planned use with the answer to it. */
export interface UseFinding {
  readonly use: PlannedUse;
  readonly decision: UseDecision;
}

/** A sum computed in two ways that must agree. */
export interface Reconciliation {
  readonly name: string;
  /** What is compared, for a person: `"credits + unattributed = conversion values"`. */
  readonly rule: string;
  readonly left: Money;
  readonly right: Money;
  readonly holds: boolean;
}

/** Something the run could not compute, and why. */
export type NotComputed = Reason<
  | "followersUnknown"
  | "fxRateMissing"
  | "metricUndefined"
  | "noTermsInEffect"
  | "noRuleApplied"
  | "adjustmentWithoutSale"
  | "adjustmentExcess"
  | "unknownCreator"
  | "notRanked"
>;

/** Everything a run found out, as plain data, in the order one would read it. */
export interface ProgramReport {
  readonly asOf: Instant;
  readonly period: TimeWindow;
  readonly reportingCurrency: string;
  readonly tierMix: TierMix;
  /** By id. */
  readonly creators: readonly CreatorReport[];
  /** By id. */
  readonly campaigns: readonly CampaignReport[];
  /** One for each currency, sorted; conversions of the period. */
  readonly sales: readonly SalesSummary[];
  readonly attribution: {
    readonly policyId: string;
    /** How many conversions each kind of evidence won, and how many nobody did. */
    readonly wonBy: Readonly<Record<string, number>>;
    readonly unattributed: readonly { readonly conversionId: ConversionId; readonly reason: string }[];
  };
  /** Made by this run; append them to what was booked. */
  readonly newEntries: readonly LedgerEntry[];
  readonly balances: readonly Balance[];
  readonly statements: readonly Statement[];
  /** What cannot be right in the ledger, with the new entries in it; empty when it is sound. */
  readonly ledgerFindings: readonly AuditFinding[];
  readonly uses: readonly UseFinding[];
  readonly conflicts: readonly ExclusivityConflict[];
  readonly taxonomyFindings: readonly TaxonomyFinding[];
  readonly ranking: Ranking;
  readonly top: TopSelection;
  readonly reinvestment: Reinvestment;
  readonly notComputed: readonly NotComputed[];
  readonly reconciliations: readonly Reconciliation[];
}
