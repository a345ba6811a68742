import type { CreatorId, RuleId, TermsId } from "../ids/index.js";
import type { RejectedRule } from "../models/commission.js";
import type { RoundingMode } from "../money/types.js";
import type { Instant } from "../time/types.js";
import type { CompiledRule, CompiledTerms } from "./compile-terms.js";
import type { Position } from "./positions.js";
import type { SaleHistory } from "./sale-history.js";
import type { Commission } from "./types.js";

/** One creator and rule on one sale: what is to be compared with the ledger. */
export interface SalePosition {
  readonly key: string;
  readonly history: SaleHistory;
  readonly creatorId: CreatorId;
  readonly ruleId: RuleId;
  /** Absent, like `compiled`, when the version it was booked under is no longer given. */
  readonly rule: CompiledRule | undefined;
  readonly terms: { readonly id: TermsId; readonly version: number };
  readonly compiled: CompiledTerms | undefined;
  readonly rounding: RoundingMode;
  readonly currency: string;
  /** How the base is called in a trace. */
  readonly noun: string;
  /** What shares are taken of, at each step of the sale. */
  readonly bases: readonly number[];
  readonly booked: Position | undefined;
  /** The plan's decision on this sale, to be handed over with its first entry. */
  readonly receipt: Receipt | null;
}

/** Given to the first entry that is made, and then gone. */
export interface Receipt {
  rejected: readonly RejectedRule[] | null;
}

/** What a position should come to. */
export interface SaleTarget {
  /** What was, or is to be, earned when the sale was made. */
  readonly first: Commission;
  /** What it should come to with everything known now. */
  readonly final: Commission;
  /** When the last of the facts that `final` rests on happened. */
  readonly at: Instant;
}
