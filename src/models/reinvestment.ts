import type { CreatorId } from "../ids/index.js";
import type { Money } from "../money/types.js";
import type { Rate } from "../rate/types.js";
import type { Metric } from "./metric.js";
import type { Reason } from "./outcome.js";

/** What a creator cost and brought over a period, in one currency. */
export interface CreatorPerformance {
  readonly creatorId: CreatorId;
  /** Everything spent on them: fees, commissions, samples, amplification. */
  readonly spend: Money;
  /** Attributed sales net of adjustments. */
  readonly revenue: Money;
  /** Attributed conversions that were not wholly taken back; shared ones count once for each creator. */
  readonly conversions: number;
  readonly posts: number;
  /** Absent: not measured. */
  readonly views?: number;
  /** Whether every expected cost is in `spend`. Absent: yes. */
  readonly costComplete?: boolean;
}

/** What creators are ranked by. */
export type RankingKey =
  /** (revenue − spend) ÷ spend. */
  | "roi"
  /** revenue − spend. */
  | "profit"
  /** revenue. */
  | "revenue"
  | "conversions";

/** How creators are ranked, as data. */
export interface RankingPolicy {
  readonly key: RankingKey;
  /** Evidence below which a creator is not ranked. Absent: none needed. */
  readonly minimum?: { readonly spend?: Money; readonly conversions?: number; readonly posts?: number };
  /** `competition` 1, 1, 3 · `dense` 1, 1, 2 · `ordinal` 1, 2, 3 with ties by revenue, then id. */
  readonly ties: "competition" | "dense" | "ordinal";
}

/** A creator's place. */
export interface RankedCreator {
  readonly creatorId: CreatorId;
  /** From 1; equal scores share a rank unless ties are `ordinal`. */
  readonly rank: number;
  /** The value of the key, with its definition. */
  readonly score: Metric & { readonly ok: true };
  readonly performance: CreatorPerformance;
}

/** Why a creator has no place. */
export type UnrankedReason =
  | "zeroSpend"
  | "partialCost"
  | "belowMinimumSpend"
  | "belowMinimumConversions"
  | "belowMinimumPosts";

/** A creator without a place, and why. */
export interface UnrankedCreator {
  readonly creatorId: CreatorId;
  readonly reasons: readonly Reason<UnrankedReason>[];
  readonly performance: CreatorPerformance;
}

/** Creators in order, and those that could not be ordered. */
export interface Ranking {
  readonly policy: RankingPolicy;
  /** Best first; equals by revenue, then id. */
  readonly ranked: readonly RankedCreator[];
  /** By id. */
  readonly unranked: readonly UnrankedCreator[];
}

/** How many of a ranking are "the top 20 %". */
export interface SelectionPolicy {
  /** Of the ranked creators: `"0.2"`. */
  readonly share: Rate;
  /** 20 % of 7 is 1.4: `ceil` takes 2, `floor` and `nearest` 1; `nearest` takes halves up. */
  readonly rounding: "ceil" | "floor" | "nearest";
  /** Equals of the last one in: take them all, or stop at the count. */
  readonly ties: "includeAll" | "strict";
}

/** The top of a ranking. */
export interface TopSelection {
  readonly policy: SelectionPolicy;
  /** How many the share comes to before ties. */
  readonly count: number;
  /** Of how many ranked creators. */
  readonly outOf: number;
  /** Best first. */
  readonly selected: readonly RankedCreator[];
  /** Taken only because they equal the last one in. */
  readonly tiedIn: readonly CreatorId[];
}

/** How a budget is divided, as data. */
export interface ReinvestmentPolicy {
  /** The part kept for tests with new creators, hooks and offers: `"0.15"`. */
  readonly testingReserve: Rate;
  /** The most one creator may get, as a part of the whole budget. Absent: no cap. */
  readonly capPerCreator?: Rate;
  /** Shares in proportion to positive scores, or equal. */
  readonly weights: "score" | "equal";
}

/** A creator's part of the budget. */
export interface BudgetShare {
  readonly creatorId: CreatorId;
  readonly amount: Money;
  /** Whether the cap held it down. */
  readonly capped: boolean;
}

/** A budget, divided exactly: shares + testing reserve + unallocated = budget. */
export interface Reinvestment {
  readonly budget: Money;
  readonly testingReserve: Money;
  /** Best creator first. */
  readonly shares: readonly BudgetShare[];
  /** What could not be placed. */
  readonly unallocated: Money;
  /** Why something is unallocated; empty when nothing is. */
  readonly reasons: readonly Reason<"everyoneCapped" | "nobodySelected" | "noPositiveScore">[];
}
