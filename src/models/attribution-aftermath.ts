import type { AdjustmentId, ConversionId, CreatorId, TouchpointId } from "../ids/index.js";
import type { Money } from "../money/types.js";
import type { Instant } from "../time/types.js";
import type { AttributedSale, RemainingCredits } from "./attribution.js";
import type { Metric } from "./metric.js";
import type { AdjustmentKind, Conversion, Touchpoint } from "./tracking.js";

/** An adjustment that could not be carried out, because its conversion is not among the sales. */
export interface UnmatchedAdjustment {
  readonly adjustmentId: AdjustmentId;
  readonly conversionId: ConversionId;
  readonly kind: AdjustmentKind;
  readonly occurredAt: Instant;
  readonly value: Money;
}

/** What adjustments left of many sales. */
export interface AppliedRefunds {
  /** One for every sale, by the time of the sale, then its id. */
  readonly remaining: readonly RemainingCredits[];
  /** By time, then id. */
  readonly unmatched: readonly UnmatchedAdjustment[];
}

/** How to bring a list that sales were only ever appended to from one attribution to another. */
export interface AttributionChanges {
  /** Sales as they were, to be taken back: by time, then id. */
  readonly retract: readonly AttributedSale[];
  /** Sales as they are now, to be added: by time, then id. */
  readonly insert: readonly AttributedSale[];
}

/** What one creator was credited with, over many sales. */
export interface CreditTotal {
  /** `null` for what no creator was credited with. */
  readonly creatorId: CreatorId | null;
  /** The sum of the creator's shares: 1 for a whole conversion, a third for a third of one. */
  readonly conversions: number;
  /** One amount for each currency, sorted. */
  readonly values: readonly Money[];
}

/** What one model gives to one creator. */
export interface ModelTotal {
  readonly policyId: string;
  /** The sum of the creator's shares: 1 for a whole conversion, a third for a third of one. */
  readonly conversions: number;
  /** One amount for each currency, sorted. */
  readonly values: readonly Money[];
}

/** What several models give to one creator. */
export interface ModelComparisonRow {
  /** `null` for what no creator was credited with. */
  readonly creatorId: CreatorId | null;
  /** One for each policy, in the order of the policies. */
  readonly totals: readonly ModelTotal[];
}

/** What went from one creator to another because of the model. */
export interface CreditMove {
  /** Who had it under the baseline; `null` for nobody. */
  readonly from: CreatorId | null;
  /** Who has it instead; `null` for nobody. */
  readonly to: CreatorId | null;
  readonly conversions: number;
  /** One amount for each currency in which value moved, sorted. */
  readonly values: readonly Money[];
}

/** What one policy moved against the baseline. */
export interface ModelMoves {
  readonly policyId: string;
  /** By who had it, then by who has it; nobody comes last. */
  readonly moves: readonly CreditMove[];
}

/** The same facts under several policies. */
export interface ModelComparison {
  /** The policy that the others are held against: the first. */
  readonly baselineId: string;
  /** How many conversions there are. */
  readonly conversions: number;
  /** Everybody credited under any of the policies, by id; nobody comes last. */
  readonly creators: readonly ModelComparisonRow[];
  /** One for each policy but the baseline, in the order of the policies. */
  readonly against: readonly ModelMoves[];
}

/** How long after its start something is counted: a length, the same as text such as `"24h"` and `"7d"`, or all there is. */
export type DelayMark = { readonly hours: number } | { readonly days: number } | `${number}h` | `${number}d` | "full";

/** What a conversion delay is counted from, and where it is read. */
export interface DelayPolicy {
  /** `publication`: when the post was published that the winning touch belongs to. `touch`: the winning touch itself. */
  readonly from: "publication" | "touch";
  /** Ascending; `"full"`, if it is there, is the last. */
  readonly marks: readonly DelayMark[];
  /** When a cohort counts as complete. Absent: after the longest mark that has a length. */
  readonly completeAfter?: Exclude<DelayMark, "full">;
}

/** How much of the credited conversions had come by one mark. */
export interface DelayRow {
  /** `"24h"`, `"7d"`, `"full"`. */
  readonly mark: string;
  /** `null` for all there is. */
  readonly milliseconds: number | null;
  /** Credits of conversions that came sooner than the mark. */
  readonly credits: number;
  /** Their values: one amount for each currency that was placed at all, sorted. */
  readonly values: readonly Money[];
  /** Of all credits that could be placed, how many had come. */
  readonly share: Metric;
  /** Of all cohorts, how many are as old as the mark; at the mark `full` as old as a complete one. */
  readonly maturity: Metric;
  /** How many times as many credits there are in the end, over complete cohorts only. */
  readonly completion: Metric;
}

/** Why a part of a sale has no place on the curve. */
export type UnplacedReason =
  /** The conversion came after the moment asked about. */
  | "afterAsOf"
  /** No creator was credited. */
  | "unattributed"
  /** The credit was won without a touch, and the sale names no post of that creator. */
  | "noTouch"
  /** The touch is not among the touchpoints. */
  | "unknownTouch"
  /** Neither the touch nor the sale names a post. */
  | "noPost"
  /** The post is not among the posts. */
  | "unknownPost"
  /** The conversion came before the post was published. */
  | "beforeStart";

/** Credits that have no place on the curve. */
export interface UnplacedCredits {
  readonly reason: UnplacedReason;
  readonly credits: number;
  /** One amount for each currency, sorted. */
  readonly values: readonly Money[];
}

/** How long after their start conversions come. */
export interface ConversionDelay {
  readonly from: DelayPolicy["from"];
  readonly asOf: Instant;
  /** How many posts had been published by then, or touches had won. */
  readonly cohorts: number;
  /** One for each mark, in the order of the marks. */
  readonly rows: readonly DelayRow[];
  /** What is not on the curve, by reason in the order in which reasons are looked for. Only those that occur. */
  readonly unplaced: readonly UnplacedCredits[];
}

/** Everything an accumulator has seen, as plain JSON. Equal sets of facts are equal states, whatever way they came. */
export interface AccumulatorState {
  /** By id; under one id every different content that was ever seen. */
  readonly conversions: readonly Conversion[];
  readonly touchpoints: readonly Touchpoint[];
  /** What was taken back and will never count again. Sorted. */
  readonly retractedConversions: readonly ConversionId[];
  readonly retractedTouchpoints: readonly TouchpointId[];
}
