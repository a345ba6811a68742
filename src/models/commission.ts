import type { AdjustmentId, ConversionId, CreatorId, LedgerEntryId, RuleId, TermsId } from "../ids/index.js";
import type { Money, RoundingMode } from "../money/types.js";
import type { Rate } from "../rate/types.js";
import type { Duration, Instant, InstantInput, TimeWindow, TimeZone, WindowInput } from "../time/types.js";
import type { Reason } from "./outcome.js";
import type { ConversionKind } from "./tracking.js";

/** The parts of an order line that may be added up to a commissionable base; discounts are subtracted. */
export type BaseComponent = "price" | "sellerDiscount" | "platformDiscount" | "tax" | "shipping" | "shippingTax";

/** What a percentage is taken of. */
export type CommissionableBase =
  /** The value of the sale, as it was attributed. */
  | { readonly kind: "saleValue" }
  /** The named components of every line, discounts subtracted; never below zero for a line. */
  | {
      readonly kind: "lines";
      readonly include: readonly BaseComponent[];
      readonly excludedCategories?: readonly string[];
      readonly excludedProducts?: readonly string[];
    };

/**
 * What a rule is for. A dimension that is absent matches everything, but for `kinds`; a dimension the sale does not know
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
  /** The campaign of the creator's credit; where that has none, of the sale. */
  readonly campaignIds?: readonly string[];
  readonly productIds?: readonly string[];
  /** Matches when every line of the sale is in one of them. */
  readonly categories?: readonly string[];
  readonly collaborations?: readonly ("open" | "targeted" | "partner")[];
  readonly contentKinds?: readonly ("video" | "live" | "showcase")[];
  /** `ads` for sales an advertisement led to, `organic` for those none did. */
  readonly channel?: "organic" | "ads";
}

/** A dimension of {@link RuleScope}. */
export type ScopeDimension = keyof RuleScope;

/** One band of a tiered commission: `[from, next.from)`. */
export interface CommissionBand {
  /** The sum, in the component's currency, from which the rate applies; the first is zero. */
  readonly from: Money;
  readonly rate: Rate;
}

/** The stretch over which a measure is added up before it starts again. */
export type MeasureWindow =
  /** A calendar month in the zone of the terms. */
  | { readonly kind: "calendarMonth" }
  /** January, April, July and October begin one, in the zone of the terms. */
  | { readonly kind: "calendarQuarter" }
  /** Never starts again. */
  | { readonly kind: "lifetime" };

/** One step of a milestone bonus. */
export interface MilestoneStep {
  /** The count, or the minor units of the bonus currency, at which it is reached (inclusive). */
  readonly at: number;
  readonly bonus: Money;
}

/** How a rule turns a sale, or what adds up over many, into money. */
export type CommissionComponent =
  /** A share of the base. */
  | { readonly kind: "percent"; readonly rate: Rate }
  /** A fixed amount for each order, however many lines it has. With several creators it is shared like the credit. */
  | { readonly kind: "flat"; readonly amount: Money }
  /** Every band pays its own rate on the part of the sum that lies in it. */
  | {
      readonly kind: "graduated";
      readonly bands: readonly CommissionBand[];
      readonly window: MeasureWindow;
      /**
       * After a refund: rate the window again over what is left of it; or rate what is left of each sale at the rate it
       * has in the window as if nothing had ever been taken back. Late sales move both.
       */
      readonly onReversal: "recompute" | "ratchet";
    }
  /** Bonuses for reaching counts or sums. */
  | {
      readonly kind: "milestone";
      /** Net sales value, or the conversions that the rule is for and that were not wholly taken back. */
      readonly measure: "salesValue" | "orders";
      readonly steps: readonly MilestoneStep[];
      /** Pay only the highest step reached (then no bonus is below the one before), or every step. */
      readonly stack: "highest" | "cumulative";
      readonly window: MeasureWindow;
      /** After a refund: count what is left; or count as if nothing had ever been taken back. */
      readonly onReversal: "recompute" | "ratchet";
    };

/** One rule of a plan. */
export interface CommissionRule {
  readonly id: RuleId;
  /** What it is for; `{}` is everything. */
  readonly scope: RuleScope;
  /** When the sale must have happened. Absent: always. */
  readonly during?: WindowInput;
  /** Exclusive rules compete and one of them pays; additive rules pay besides. */
  readonly mode: "exclusive" | "additive";
  readonly component: CommissionComponent;
}

/** Which of several matching exclusive rules pays. */
export type RulePrecedence =
  /** The first entry of the list whose dimensions are exactly those a matching rule names; `[]` is the rule for everything. */
  | { readonly kind: "ladder"; readonly order: readonly (readonly ScopeDimension[])[] }
  /** The rule that names the most dimensions; among equals the one that stands first in the plan. */
  | { readonly kind: "specificity" };

/** From when a commission may be paid. */
export interface HoldPolicy {
  /** How long it is held; calendar units in the zone of the terms. `{ days: 0 }` holds nothing. */
  readonly duration: Duration;
  /** From the order, or from its delivery: an order not yet delivered is pending. */
  readonly from: "order" | "delivery";
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
  readonly base: CommissionableBase;
  /** How a commission becomes whole minor units, once per order and creator. */
  readonly rounding: RoundingMode;
  readonly precedence: RulePrecedence;
  readonly rules: readonly CommissionRule[];
  readonly hold: HoldPolicy;
}

/** What an entry is. */
export type LedgerEntryKind =
  /** Earned on one sale; zero where an entry only holds the decision that nothing is paid, or nothing yet. */
  | "commission"
  /** Earned by reaching a milestone. */
  | "bonus"
  /** The negative of all or part of an earlier entry, because the sale was adjusted; positive for a reinstatement. */
  | "reversal"
  /** A correction because other facts changed: a tier reached or left, a late order, another attribution. */
  | "trueUp"
  /** No money: says from when an entry may be paid that was booked before its order was delivered. */
  | "release"
  /** Money sent; negative. */
  | "payout";

/** How an amount came about. Lines of one entry sum to its amount. */
export interface TraceLine {
  /** The rule, or what else made the line. */
  readonly ruleId: RuleId | null;
  /** What the rate was applied to; for a fixed amount that creators share, the whole of it. Absent otherwise. */
  readonly base?: Money;
  readonly rate?: Rate;
  /** The line's exact contribution. */
  readonly amount: Money;
  /** A clause for a person: `"15 % of £26.66 net sales"`. */
  readonly note: string;
}

/** A rule that could have paid and did not. */
export interface RejectedRule {
  readonly ruleId: RuleId;
  readonly reasons: readonly Reason<RuleRejection>[];
}

/** Why a rule did not pay. */
export type RuleRejection =
  | "scopeMismatch"
  | "attributeUnknown"
  | "outsideDuring"
  /** Its amounts are in another currency than the sale. */
  | "otherCurrency"
  /** The sale has no value, or no lines, to take a share of. */
  | "baseUnknown"
  /** Another exclusive rule comes first. */
  | "lessSpecific"
  /** Its combination of dimensions is not on the ladder. */
  | "notOnLadder";

/** What an entry is about, so that the same thing is never booked twice. */
export type EntrySource =
  | { readonly kind: "sale"; readonly conversionId: ConversionId }
  /** A stretch of a measure: the milestone of June. `key` is `"2026-06"`, `"2026-Q2"` or `"lifetime"`. */
  | { readonly kind: "period"; readonly key: string; readonly currency: string }
  | { readonly kind: "payout"; readonly payoutId: string };

/** One line of the append-only, signed ledger. Never changed, only followed by others. */
export interface LedgerEntry {
  /** Made from what it is about and how many entries precede it there, so a re-run makes the same one. */
  readonly id: LedgerEntryId;
  readonly kind: LedgerEntryKind;
  readonly creatorId: CreatorId;
  /** Signed: positive is owed to the creator. */
  readonly amount: Money;
  readonly source: EntrySource;
  /** When the thing it is about happened: the order, the adjustment, the moment a step was reached. */
  readonly occurredAt: Instant;
  /** The `asOf` of the run that made it. */
  readonly bookedAt: Instant;
  /** From when it may be paid; `null` while that is unknown (not yet delivered). */
  readonly availableAt: Instant | null;
  /** The plan and version it was made under; `null` for payouts. */
  readonly terms: { readonly id: TermsId; readonly version: number } | null;
  /** The rule that made it; `null` for payouts, and for a decision that no rule pays on the sale itself. */
  readonly ruleId: RuleId | null;
  /** The entry that a reversal, true-up or release is about. */
  readonly corrects?: LedgerEntryId;
  /** The adjustments a reversal answers, sorted. */
  readonly adjustmentIds?: readonly AdjustmentId[];
  /** How the amount came about; sums to it. */
  readonly trace: readonly TraceLine[];
  /**
   * What was decided, on the first entry of a sale and creator under a plan: the rules that applied then. It stands,
   * whatever the terms and the creator's attributes are later; rules that it does not mention were not there.
   */
  readonly applied?: readonly RuleId[];
  /** Beside it, the rules of the plan that did not apply. */
  readonly rejected?: readonly RejectedRule[];
}

/** What stands between programme and creator in one currency. The five parts sum to `total`. */
export interface Balance {
  readonly creatorId: CreatorId;
  readonly currency: string;
  /** Not yet known when it may be paid. */
  readonly pending: Money;
  /** Payable at a known later time. */
  readonly held: Money;
  /** May be paid now; never negative. */
  readonly payable: Money;
  /** What the creator owes back, as a negative amount, or zero. */
  readonly overpaid: Money;
  /** Everything earned and not yet paid: pending + held + payable + overpaid. */
  readonly total: Money;
  /** What has been paid out so far, as a positive amount. */
  readonly paid: Money;
}

/** One movement of a statement. */
export interface StatementLine {
  readonly entryId: LedgerEntryId;
  readonly kind: LedgerEntryKind;
  readonly occurredAt: Instant;
  readonly bookedAt: Instant;
  readonly source: EntrySource;
  readonly amount: Money;
  /** The balance after this line. */
  readonly balance: Money;
  /** Why, as a sentence. */
  readonly explanation: string;
}

/** What happened between programme and creator in one currency over one window: opening + movements = closing. */
export interface Statement {
  readonly creatorId: CreatorId;
  readonly currency: string;
  readonly window: TimeWindow;
  readonly opening: Money;
  /** By the time the statement goes by (`occurredAt` or `bookedAt`), then the other one, then by what it is about. */
  readonly lines: readonly StatementLine[];
  readonly closing: Money;
  /** The movements by kind; only kinds that occur. */
  readonly totals: { readonly [Kind in LedgerEntryKind]?: Money };
}

/** What rules may ask about a creator. Absent: not known, and no rule that asks for it applies. */
export interface CreatorAttributes {
  readonly creatorId: CreatorId;
  /** The creator's status level in the programme. */
  readonly statusLevel?: string;
  /** The name of the creator's tier by followers. */
  readonly followerTier?: string;
}

/** Money that left, as the caller's payment system reports it. */
export interface Payout {
  readonly id: string;
  readonly creatorId: CreatorId;
  readonly paidAt: InstantInput;
  /** Positive. */
  readonly amount: Money;
}
