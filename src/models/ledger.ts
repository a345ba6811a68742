import type { AdjustmentId, ConversionId, CreatorId, LedgerEntryId, PostId, RuleId, TermsId } from "../ids/index.js";
import type { FxRate, Money } from "../money/types.js";
import type { Rate } from "../rate/types.js";
import type { Duration, Instant, TimeWindow, TimeZone } from "../time/types.js";
import type { Payout } from "./commission.js";
import type { Reason } from "./outcome.js";

/** What an entry is. */
export type LedgerEntryKind =
  /** Earned on one sale, post, deliverable or click count; zero where an entry only holds the decision. */
  | "commission"
  /** Earned by reaching a milestone, a place on a leaderboard or a challenge. */
  | "bonus"
  /** A fixed amount for a period. */
  | "retainer"
  /** Earned on what somebody else earned. */
  | "override"
  /** What a period lacked to its guarantee; or an advance. */
  | "guaranteeTopUp"
  | "advance"
  /** Kept back for a draw or an advance; negative, and positive when less is to be kept back. */
  | "recoup"
  /** The negative of all or part of an earlier entry, because what it was for was taken back; positive for a reinstatement. */
  | "reversal"
  /** A reversal of what a payout has settled already: the creator owes it, or it is kept back from what comes. */
  | "clawback"
  /** A correction because other facts changed: a tier reached or left, a late order, another attribution. */
  | "trueUp"
  /** A correction because the room under a cap changed. */
  | "capAdjustment"
  /** No money: says from when an entry may be paid that was booked before its order was delivered or settled. */
  | "release"
  /** Money sent; negative. With it what was withheld for tax, the fee, and what was written off (positive). */
  | "payout"
  | "withholding"
  | "fee"
  | "writeOff"
  /** A balance that became one in another currency: a negative entry here, a positive one there. */
  | "fx";

/** What made a line of a trace. A program may switch on it; `explainLine` says it in words. */
export type TraceCode =
  /** `rate` of `base`. */
  | "rateOfBase"
  /** A part `base` of a sum, in the tier that pays `rate`; `at` is where the tier begins. */
  | "tier"
  /** A fixed amount, `count` times; `base` is one. */
  | "fixedAmount"
  /** This creator's share of the fixed amount `base`. */
  | "sharedAmount"
  /** What is left, `base`, at the rates of the whole, `whole`. */
  | "restAtRates"
  /** `base` for every `per` of `count`. */
  | "perMetric"
  | "belowMinimum"
  | "raisedToMinimum"
  | "heldToMaximum"
  /** The step at `at` was reached; `count` is the measure. */
  | "step"
  | "noStepYet"
  /** `count` is below the step of `at`: `base` remains. */
  | "stepLost"
  /** A prize for place `place`. */
  | "prize"
  | "sharedPrize"
  | "challenge"
  /** A period; `count` of `per` days where it is not whole. */
  | "retainer"
  /** `count` of the `per` deliverables that it takes. */
  | "retainerShortfall"
  | "guarantee"
  /** Minus what was earned, towards a guarantee. */
  | "earned"
  | "advance"
  /** `rate` of `base` kept back; or all above the guarantee, for a draw. */
  | "recoup"
  /** `rate` of `base` that creator `of` earned or sold. */
  | "override"
  /** What cap `of` clips: negative. */
  | "cap"
  /** Minus what is booked already. */
  | "booked"
  | "nothingLeft"
  | "notDueAnyMore"
  | "noRule"
  | "countsTowards"
  | "released"
  | "paidOut"
  | "withheld"
  | "fee"
  | "writtenOff"
  | "converted"
  /** A line of another system, in its own words (`note`). */
  | "other";

/** How an amount came about. Lines of one entry sum to its amount. */
export interface TraceLine {
  readonly code: TraceCode;
  /** The rule, or what else made the line. */
  readonly ruleId: RuleId | null;
  /** The line's exact contribution. */
  readonly amount: Money;
  /** What the rate was applied to, or the fixed amount itself. */
  readonly base?: Money;
  readonly rate?: Rate;
  readonly whole?: Money;
  readonly count?: number;
  readonly per?: number;
  readonly at?: number;
  readonly place?: number;
  /** What is counted, or what the base is: `"views"`, `"netSales"`. */
  readonly what?: string;
  /** Whom or what it refers to: a creator, a cap, rules it counts towards. */
  readonly of?: readonly string[];
  /** Words of another system. */
  readonly note?: string;
}

/** A rule that could have paid and did not. */
export interface RejectedRule {
  readonly ruleId: RuleId;
  readonly reasons: readonly Reason<RuleRejection>[];
}

/** Why a rule did not pay. */
export type RuleRejection =
  | "scopeMismatch"
  /** It is for everything but what the sale is. */
  | "excepted"
  | "attributeUnknown"
  | "outsideDuring"
  /** The months or charges of the subscription are over. */
  | "recurringOver"
  /** Its amounts are in another currency than the sale. */
  | "otherCurrency"
  /** The sale would have to be converted, and there is no rate for its day. */
  | "fxRateMissing"
  /** The sale has no value, or no lines, to take a share of. */
  | "baseUnknown"
  /** It is only for approved sales, and this one is not approved. */
  | "notApproved"
  /** Another exclusive rule comes first. */
  | "lessSpecific"
  /** Another exclusive rule pays more on this sale. */
  | "paysLess"
  /** Its combination of dimensions is not on the ladder. */
  | "notOnLadder";

/** What an entry is about, so that the same thing is never booked twice. */
export type EntrySource =
  | { readonly kind: "sale"; readonly conversionId: ConversionId }
  | { readonly kind: "post"; readonly postId: PostId }
  | { readonly kind: "deliverable"; readonly deliverableId: string }
  /** A stretch of a measure: the milestone of June. `key` is `"2026-06"`, `"2026-Q2"`, `"lifetime"`, `"campaign/spring"`. */
  | { readonly kind: "period"; readonly key: string; readonly currency: string }
  | { readonly kind: "payout"; readonly payoutId: string }
  | { readonly kind: "transfer"; readonly transferId: string };

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
  /** The rate at which the sale was converted; its corrections are converted at the same. */
  readonly fx?: FxRate;
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
  /** What has been paid out so far, with what was withheld and the fees, as a positive amount. */
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

/** What becomes of a balance that is below zero when payouts are planned. */
export type NegativeCarry =
  /** It is kept and set off against what comes. */
  | { readonly kind: "carry" }
  /** It is written off: every period starts at zero. */
  | { readonly kind: "cleanSlate" }
  /** No more than this is kept (in each currency that is named; others are kept whole); the rest is written off. */
  | { readonly kind: "cap"; readonly amounts: readonly Money[] };

/** How payouts are planned. */
export interface PayoutPolicy {
  /** Payable balances below these are carried over; exactly this much is paid. A currency not named has no minimum. */
  readonly minimum?: readonly Money[];
  readonly negativeCarry: NegativeCarry;
  /** What is payable at this moment is paid: that of the run (absent), or the end of the last whole period before it. */
  readonly cutOff?: { readonly every: "week" | "month" | "quarter"; readonly timeZone: TimeZone };
  /** What a transfer costs the creator, in each currency; never more than is paid. */
  readonly fee?: readonly Money[];
  /** Tax kept back, of what is paid. Creators not named are paid whole. */
  readonly withholding?: readonly { readonly creatorIds: readonly CreatorId[]; readonly rate: Rate }[];
  /** How long after the cut-off the payout is dated. Absent: at `asOf`. */
  readonly paidAfter?: Duration;
}

/** What is to be done about one balance: `payable = net + withheld + fee + carried` and, below zero, `payable = carried − writtenOff`. */
export interface PayoutPlan {
  readonly creatorId: CreatorId;
  readonly currency: string;
  readonly action: "pay" | "carry" | "writeOff" | "nothing";
  /** What was payable at the cut-off less what is owed back; negative where more is owed. */
  readonly payable: Money;
  /** What is sent. */
  readonly net: Money;
  readonly withheld: Money;
  readonly fee: Money;
  /** What stays for the next time. */
  readonly carried: Money;
  /** What is owed and need not be paid back, as a positive amount. */
  readonly writtenOff: Money;
  readonly reasons: readonly Reason<PayoutReason>[];
  /** The fact to hand to `accrue` once the money has left; `null` when nothing does. */
  readonly payout: (Payout & { readonly paidAt: Instant }) | null;
}

/** Why a payout was planned as it was. */
export type PayoutReason =
  | "reachesMinimum"
  | "belowMinimum"
  | "nothingPayable"
  | "owedBack"
  | "writtenOff"
  | "taxWithheld"
  | "feeTaken"
  /** The fee or the tax leaves nothing to send. */
  | "nothingLeftToSend";

/** Something in a ledger that cannot be right. */
export type AuditFinding = Reason<
  | "linesDoNotSum"
  | "mixedCurrencies"
  | "reversedMoreThanEarned"
  | "correctsNothing"
  | "duplicateEntry"
  | "refundDoesNotNet"
  | "splitsDoNotSum"
  | "unknownSale"
  | "unknownTerms"
  | "paidWithoutBalance"
  | "payoutDoesNotBalance"
>;

/** Something in terms that is allowed and likely a mistake. */
export type TermsFinding = Reason<
  | "ambiguousTie"
  | "unreachableRule"
  | "unreachableTier"
  | "gapInTime"
  | "noRuleForEverything"
  | "capBelowMinimum"
  | "mixedCurrencies"
  | "zoneMissing"
  | "zoneIsUtc"
  | "monthEndDuration"
  | "rateLooksLikePercent"
  | "fallingTiers"
  | "lockWithoutEffect"
  | "unknownRuleNamed"
>;

/** What is odd about a fact of a programme, and what was done about it. */
export interface FactFinding extends Reason<FactFindingCode> {
  /** Whether the fact is computed with all the same, or set aside. */
  readonly consequence: "kept" | "leftOut";
}

/** What can be odd about a fact. */
export type FactFindingCode =
  /** Said before, word for word. */
  | "repeated"
  /** Its id has another fact already, which says something else. */
  | "contradicted"
  /** Not of the form that such a fact has. */
  | "unreadable"
  /** An amount below zero where none can be. */
  | "negativeAmount"
  /** The credits of a sale and the part nobody earned are not its value. */
  | "creditsDoNotSum"
  /** It is in another currency than what it belongs to. */
  | "mixedCurrencies"
  /** A sale in another currency than what is booked for it. */
  | "currencyChanged"
  /** A sale that its plan converts, without a rate for its day. */
  | "fxRateMissing"
  /** It takes back what had not been sold yet. */
  | "adjustmentBeforeSale"
  /** It takes back more than what is left of the sale; no more than that is taken. */
  | "adjustmentLargerThanSale"
  | "adjustmentWithoutSale"
  /** It is about a line that its order does not have. */
  | "unknownLine"
  /** Nothing else is known of the creator it names. */
  | "unknownCreator"
  /** A booked entry of a plan, a version or a rule that is not given. */
  | "unknownTerms"
  /** An entry that is booked after the moment of the run. */
  | "bookedLater"
  /** A payout or transfer that is booked with another creator or amount. */
  | "bookedOtherwise"
  /** So large that sums would not be exact any more. */
  | "tooLarge"
  /** A plan that cannot be used: a rate of 15 that means 15 %, two versions that hold at once. */
  | "unusableTerms"
  /** Good in itself; but it is computed together with what was set aside. */
  | "waitsForOthers";

/** What two plans would have paid on the same facts. */
export interface TermsComparison {
  readonly creators: readonly {
    readonly creatorId: CreatorId;
    readonly currency: string;
    readonly current: Money;
    readonly alternative: Money;
    /** alternative − current. */
    readonly difference: Money;
  }[];
  readonly totals: readonly {
    readonly currency: string;
    readonly current: Money;
    readonly alternative: Money;
    readonly difference: Money;
  }[];
}
