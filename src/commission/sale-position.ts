import type { CreatorId, RuleId, TermsId } from "../ids/index.js";
import type { RoundingMode } from "../money/types.js";
import type { Instant } from "../time/types.js";
import type { CompiledRule, CompiledTerms } from "./compile-terms.js";
import type { Decision, Position } from "./positions.js";
import type { SaleHistory } from "./sale-history.js";
import type { Commission } from "./types.js";

/** One creator and rule on one sale: what is to be compared with the ledger. */
export interface SalePosition {
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
  /** The plan's decision on the sale, where it is not booked yet and this is the first rule that applies. */
  readonly decision: Decision | null;
  /** Why nothing is due on the sale any more, whatever is left of it; `null` as long as something may be. */
  readonly over: string | null;
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
