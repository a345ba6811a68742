import type { CreatorId, RuleId, TermsId } from "../ids/index.js";
import type { Money, RoundingMode } from "../money/types.js";
import type { Rate } from "../rate/types.js";
import type { Duration, InstantInput, TimeZone, WindowInput } from "../time/types.js";
import type { CountryCode } from "./platform.js";
import type { PostCounts } from "./post.js";
import type { ConversionKind } from "./tracking.js";

/** The parts of an order line that may be added up to a commissionable base; discounts are subtracted. */
export type BaseComponent =
  | "price"
  | "sellerDiscount"
  | "platformDiscount"
  | "tax"
  | "shipping"
  | "shippingTax"
  | "giftWrap";

/** What a percentage is not taken of, although it was sold. */
export interface BaseExclusions {
  readonly excludedCategories?: readonly string[];
  readonly excludedProducts?: readonly string[];
  readonly excludedSkus?: readonly string[];
}

/** What a percentage is taken of. */
export type CommissionableBase =
  /** The value of the sale, as it was attributed. */
  | { readonly kind: "saleValue" }
  /** The named components of every line, discounts subtracted; never below zero for a line. */
  | (BaseExclusions & {
      readonly kind: "lines";
      readonly include: readonly BaseComponent[];
      /** Of a line of several pieces, all of them (the default) or one. */
      readonly pieces?: "all" | "one";
    })
  /** The named components less the cost of the goods; never below zero for a line. A line without its cost is unknown. */
  | (BaseExclusions & { readonly kind: "margin"; readonly include: readonly BaseComponent[] });

/**
 * What a rule asks for. A dimension that is absent matches everything, but for `kinds`; a dimension the sale does not know
 * never matches. A list that is given has something in it.
 */
export interface RuleScope {
  /** Absent: orders only. Leads, installs, sign-ups and trials earn something only where a rule names them. */
  readonly kinds?: readonly ConversionKind[];
  readonly creatorIds?: readonly CreatorId[];
  /** The creator's status level in the programme. */
  readonly statusLevels?: readonly string[];
  /** The creator's tier by followers. */
  readonly followerTiers?: readonly string[];
  /** Groups of creators, in the caller's words; being in one of them is enough. */
  readonly groups?: readonly string[];
  /** The campaign of the creator's credit; where that has none, of the sale. */
  readonly campaignIds?: readonly string[];
  /** Of a line: rules that name products, SKUs or categories take the lines that match, and others take the rest. */
  readonly productIds?: readonly string[];
  /** Of a line. */
  readonly skus?: readonly string[];
  /** Of a line. */
  readonly categories?: readonly string[];
  readonly collaborations?: readonly ("open" | "targeted" | "partner")[];
  readonly contentKinds?: readonly ("video" | "live" | "showcase")[];
  /** `ads` for sales an advertisement led to, `organic` for those none did. */
  readonly channel?: "organic" | "ads";
  /** Whether it was the shopper's first order in the shop. */
  readonly customerOfShop?: "new" | "returning";
  /** Whether it was the shopper's first order through this creator. */
  readonly customerOfCreator?: "new" | "returning";
  /** Where the order was delivered. */
  readonly countries?: readonly CountryCode[];
  /** The value of the sale: `[from, below)`. */
  readonly orderValue?: { readonly from?: Money; readonly below?: Money };
}

/** A dimension of {@link RuleScope}. */
export type ScopeDimension = keyof RuleScope;

/** How long a sale of one customer keeps paying, counted from the first. */
export interface RecurringLimit {
  /** Sales before the same day this many months later, counted from the first: of 31 August, 3 months end on 30 November. */
  readonly months?: number;
  /** So many charges, the first among them. */
  readonly charges?: number;
}

/** A percentage that changes on a day, from a day on. */
export interface RateChange {
  readonly from: InstantInput;
  readonly rate: Rate;
}

/** How long a creator keeps a rate that was cut: for the products they had picked before. */
export interface RateLock {
  readonly days: number;
  /** Counted from when they picked the product, or from when the rate changed. */
  readonly anchor: "pickedAt" | "changedAt";
}

/** What adds up to decide the tier. Counts are of all currencies together. */
export type TierMeasure = "salesValue" | "orders" | "units" | "views" | "posts";

/** The stretch over which a measure is added up before it starts again. */
export type MeasureWindow =
  /** Each sale for itself. */
  | { readonly kind: "order" }
  /** A calendar month in the zone of the terms. */
  | { readonly kind: "calendarMonth" }
  /** January, April, July and October begin one, in the zone of the terms. */
  | { readonly kind: "calendarQuarter" }
  /** The days before each sale, the day of 24 hours. */
  | { readonly kind: "rollingDays"; readonly days: number }
  /** Each campaign for itself; what belongs to none adds up together. */
  | { readonly kind: "campaign" }
  /** Never starts again. */
  | { readonly kind: "lifetime" };

/** One tier: from where on which rate is paid. */
export interface CommissionTier {
  /** A sum of money for `salesValue`, a whole number for counts; the first is zero. */
  readonly from: Money | number;
  readonly rate: Rate;
}

/** One band of a graduated commission on sales value. */
export interface CommissionBand extends CommissionTier {
  readonly from: Money;
}

/** How a rate that rises with a measure is applied. */
export interface TieredComponent {
  readonly kind: "tiered";
  readonly mode: /** Every tier pays its rate on the part of the sum that lies in it. */
    | "graduated"
    /** The tier that the window ends in pays its rate on everything in it, also on what came before. */
    | "volume"
    /** Each sale is paid whole at the tier of its moment, and stays so. */
    | "forward";
  /** Only of `forward`: the tier before the sale is added, or after. */
  readonly crossing?: "before" | "after";
  /** Whether a sum exactly at a tier's beginning is in it already. Absent: `fromInclusive`. */
  readonly boundary?: "fromInclusive" | "upToInclusive";
  readonly measure: TierMeasure;
  readonly window: MeasureWindow;
  readonly tiers: readonly CommissionTier[];
  /**
   * After a refund: rate the window again over what is left of it; or rate what is left of each sale at the rate it
   * has in the window as if nothing had ever been taken back. Late sales move both.
   */
  readonly onReversal: "recompute" | "ratchet";
  /** Count and pay only sales that are approved; until then the rule has them, and pays nothing. Absent: all. */
  readonly counting?: "approved";
}

/** One step of a milestone bonus. */
export interface MilestoneStep {
  /** The count, or the minor units of the bonus currency, at which it is reached (inclusive). */
  readonly at: number;
  readonly bonus: Money;
}

/** Bonuses for reaching counts or sums. */
export interface MilestoneComponent {
  readonly kind: "milestone";
  readonly measure: TierMeasure;
  /** Named steps, or the same bonus at every so many; where only the highest pays, that is one bonus. */
  readonly steps: readonly MilestoneStep[] | { readonly every: number; readonly bonus: Money };
  /** Pay only the highest step reached (then no bonus is below the one before), or every step. */
  readonly stack: "highest" | "cumulative";
  readonly window: MeasureWindow;
  /** After a refund: count what is left; or count as if nothing had ever been taken back. */
  readonly onReversal: "recompute" | "ratchet";
  readonly counting?: "approved";
}

/** A count of a post. */
export type PostMetric = keyof PostCounts;

/** So much for every so many views, likes or clicks of each post. */
export interface PerMetricComponent {
  readonly kind: "perMetric";
  readonly metric: PostMetric;
  readonly amount: Money;
  /** What the amount is for: 2.00 per 1,000. */
  readonly per: number;
  /** The part of a `per` that is begun pays in proportion, or only whole ones pay. */
  readonly partial: "prorata" | "completed";
  /** Below this count a post pays nothing. */
  readonly from?: number;
  /** A post pays no less, once it pays anything. */
  readonly minimum?: Money;
  /** A post pays no more. */
  readonly maximum?: Money;
  /** When a count is corrected downwards: take back, or leave what the highest count paid. */
  readonly onReversal: "recompute" | "ratchet";
  /** Counts up to so long after publication. Absent: forever. */
  readonly countedFor?: Duration;
}

/** Prizes for the first places of a period; decided when it is over. */
export interface LeaderboardComponent {
  readonly kind: "leaderboard";
  readonly measure: TierMeasure;
  readonly window: { readonly kind: "calendarMonth" | "calendarQuarter" | "campaign" };
  /** For first, second, third place … */
  readonly prizes: readonly Money[];
  /** Equal results share the prizes of their places; or all get the prize of the first of them; or who was there first wins. */
  readonly ties: "splitPrizes" | "sharePlace" | "earliest";
  /** Below this measure nobody wins (minor units for `salesValue`). */
  readonly minimum?: number;
}

/** A reward for posts that qualify, published while a challenge is open. */
export interface ChallengeComponent {
  readonly kind: "challenge";
  /** When entries are published. */
  readonly entry: WindowInput;
  readonly reward: Money;
  /** What a post must have counted by the end of `entry`, or of `countedFor` after it; absent: publishing is enough. */
  readonly qualifying?: { readonly metric: PostMetric; readonly from: number };
  readonly countedFor?: Duration;
  /** How many posts of one creator are rewarded. Absent: one. */
  readonly entries?: number;
}

/** A fixed amount for every period. */
export interface RetainerComponent {
  readonly kind: "retainer";
  readonly amount: Money;
  readonly every: "week" | "month" | "quarter";
  /** The first and last period, where they are cut by the rule's `during`: whole, by days, or not at all. */
  readonly proration: "whole" | "byDays" | "none";
  /** Deliverables approved in the period, or up to so many days after it; with fewer, nothing or their share is paid. */
  readonly requires?: {
    readonly deliverables: number;
    readonly graceDays: number;
    readonly shortfall: "nothing" | "proportional";
  };
}

/** At least so much in every period: what was earned under the named rules is topped up. */
export interface GuaranteeComponent {
  readonly kind: "guarantee";
  readonly amount: Money;
  readonly window: { readonly kind: "calendarMonth" | "calendarQuarter" | "lifetime" };
  /** The rules that count towards it. Absent: all but guarantees, advances and overrides. */
  readonly ruleIds?: readonly RuleId[];
  /** A draw: what was topped up is kept back from what later periods earn above the guarantee. Absent: a gift. */
  readonly recoverable?: true;
}

/** Money paid before it is earned, and kept back from what is earned later. */
export interface AdvanceComponent {
  readonly kind: "advance";
  readonly amount: Money;
  readonly paidAt: InstantInput;
  /** The part of every commission that is kept back until the advance is earned. */
  readonly recoupRate: Rate;
  /** The rules whose commissions recoup it. Absent: all but guarantees, advances and overrides. */
  readonly ruleIds?: readonly RuleId[];
}

/** What somebody earns on what others earn: an agency on its creators, a creator on those they brought. */
export interface OverrideComponent {
  readonly kind: "override";
  readonly rate: Rate;
  /** Of what the sale's rule took its share of, or of the commission it paid. */
  readonly on: "base" | "commission";
  /** How many steps up the line of referrals earn: 1 is the referrer alone. */
  readonly depth: number;
  /** The rules whose commissions count. Absent: all but guarantees, advances and overrides. */
  readonly ruleIds?: readonly RuleId[];
}

/** How a rule turns a sale, or what adds up over many, into money. */
export type CommissionComponent =
  /** A share of the base; `changes` replace the rate from their days on. */
  | {
      readonly kind: "percent";
      readonly rate: Rate;
      readonly changes?: readonly RateChange[];
      readonly lock?: RateLock;
    }
  /** A fixed amount. */
  | {
      readonly kind: "flat";
      readonly amount: Money;
      /** What it is for. Absent: the conversion, however many lines it has. */
      readonly per?: "conversion" | "unit" | "post" | "deliverable" | "click";
      /**
       * With several creators on a conversion: shared like the credit (the default), whole for each, or whole for the one
       * with the most credit.
       */
      readonly sharing?: "proportional" | "each" | "winner";
    }
  | TieredComponent
  | MilestoneComponent
  | PerMetricComponent
  | LeaderboardComponent
  | ChallengeComponent
  | RetainerComponent
  | GuaranteeComponent
  | AdvanceComponent
  | OverrideComponent;

/** One rule of a plan. */
export interface CommissionRule {
  readonly id: RuleId;
  /** What it is for; `{}` is everything. */
  readonly scope: RuleScope;
  /** What it is not for. What the sale does not know is not known to be something else: the rule does not match. */
  readonly except?: RuleScope;
  /** When the sale must have happened. Absent: always. */
  readonly during?: WindowInput;
  /** Only for the first months or charges of a subscription. */
  readonly recurring?: RecurringLimit;
  /** Exclusive rules compete and one of them pays; additive rules pay besides. */
  readonly mode: "exclusive" | "additive";
  readonly component: CommissionComponent;
}

/** Which of several matching exclusive rules pays. */
export type RulePrecedence =
  /** The first entry of the list whose dimensions are exactly those a matching rule names; `[]` is the rule for everything. */
  | { readonly kind: "ladder"; readonly order: readonly (readonly ScopeDimension[])[] }
  /** The rule that names the most dimensions; among equals the one that stands first in the plan, or last. */
  | { readonly kind: "specificity"; readonly tie?: "oldest" | "newest" }
  /** The rule that pays the most money on this sale as it was made; among equals the one that stands first. */
  | { readonly kind: "bestForCreator" };

/** From when a commission may be paid. */
export interface HoldPolicy {
  /** How long it is held; calendar units in the zone of the terms. `{ days: 0 }` holds nothing. */
  readonly duration: Duration;
  /** From the order, its delivery or its settlement: an order not yet delivered or settled is pending. */
  readonly from: "order" | "delivery" | "settlement";
}

/** No more than so much. */
export interface CommissionCap {
  /** Unique within the plan. */
  readonly id: string;
  readonly amount: Money;
  /** What it is counted for: each order, creator, customer or campaign, or all of the plan together. */
  readonly per: "order" | "creator" | "customer" | "campaign" | "plan";
  /** Over which stretch. Absent: `lifetime`. */
  readonly window?: { readonly kind: "calendarMonth" | "calendarQuarter" | "lifetime" };
  /** The rules it holds down. Absent: all that pay on sales. */
  readonly ruleIds?: readonly RuleId[];
  /** Pay what is left under the cap, or nothing of a commission that does not fit whole. */
  readonly overflow: "clamp" | "reject";
  /**
   * What a reversal frees serves later sales only (the default), or refills what was clipped. Under `later` what a sale gets
   * is what it came to at its moment; where other facts changed that since, such as a tier that volume reached, it shrinks,
   * or grows into what room there is then.
   */
  readonly onHeadroom?: "later" | "refill";
}

/** How a commission becomes whole minor units, and where. */
export interface RoundingPolicy {
  readonly mode: RoundingMode;
  /**
   * Once per order, rule and creator; or for each line of it. The entry of an order that is rounded once says it in one line
   * of its trace; `percentCommission` gives such an amount to the lines.
   */
  readonly level: "order" | "line";
}

/** One version of a commission plan. */
export interface CommissionTerms {
  readonly id: TermsId;
  /** Counts up; entries keep the version they were made under. */
  readonly version: number;
  /** When sales fall under this version: `[start, end)`. The versions of one plan do not overlap. */
  readonly effective?: WindowInput;
  /** Months, quarters and holds are counted here. */
  readonly timeZone: TimeZone;
  /** The currency it pays in. Sales in another are converted, if there is a rate. Absent: that of each sale. */
  readonly currency?: string;
  readonly base: CommissionableBase;
  /** A mode alone rounds once per order. */
  readonly rounding: RoundingMode | RoundingPolicy;
  readonly precedence: RulePrecedence;
  readonly rules: readonly CommissionRule[];
  readonly caps?: readonly CommissionCap[];
  readonly hold: HoldPolicy;
}

/** What rules may ask about a creator. Absent: not known, and no rule that asks for it applies. */
export interface CreatorAttributes {
  readonly creatorId: CreatorId;
  /** From when this row holds, until the next row of the creator does. Absent: always has. */
  readonly from?: InstantInput;
  /** The creator's status level in the programme. */
  readonly statusLevel?: string;
  /** The name of the creator's tier by followers. */
  readonly followerTier?: string;
  readonly groups?: readonly string[];
}

/** That a creator put a product into their showcase; a rate lock counts from it. */
export interface ProductPick {
  readonly creatorId: CreatorId;
  readonly productId: string;
  readonly pickedAt: InstantInput;
  /** When they took it out again. Picking it once more is a pick of its own. */
  readonly droppedAt?: InstantInput | null;
}

/** Who earns on what a creator earns. */
export interface Referral {
  readonly creatorId: CreatorId;
  /** A creator, or an agency, under its id as a creator. */
  readonly referrerId: CreatorId;
  readonly from?: InstantInput | null;
  readonly until?: InstantInput | null;
}

/** Something a creator was asked to make. */
export interface Deliverable {
  readonly id: string;
  readonly creatorId: CreatorId;
  readonly campaignId?: string;
  readonly submittedAt?: InstantInput;
  /** When it was accepted; nothing is due before. */
  readonly approvedAt?: InstantInput | null;
  /** When it was turned down, also after it was accepted. */
  readonly declinedAt?: InstantInput | null;
}

/** Money that left, as the caller's payment system reports it. */
export interface Payout {
  readonly id: string;
  readonly creatorId: CreatorId;
  readonly paidAt: InstantInput;
  /** What was sent; zero only where something is written off or withheld. */
  readonly amount: Money;
  /** Tax that was kept back for an authority; settled like money sent. */
  readonly withheld?: Money;
  /** What the transfer cost the creator; settled like money sent. */
  readonly fee?: Money;
  /** What the creator owed and need not pay back. */
  readonly writtenOff?: Money;
}

/** Part of a balance that became a balance in another currency. */
export interface BalanceTransfer {
  readonly id: string;
  readonly creatorId: CreatorId;
  readonly at: InstantInput;
  /** Positive: what leaves. */
  readonly from: Money;
  /** Positive: what comes of it. */
  readonly to: Money;
  /** The rate it was done at and who says so. */
  readonly rate: string;
  readonly source: string;
}
