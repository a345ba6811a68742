import type { CreatorId, RuleId, TermsId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { EntrySource, LedgerEntry } from "../../models/ledger.js";
import type { FxRate, RoundingMode } from "../../money/types.js";
import type { Rate } from "../../rate/types.js";
import type { Instant } from "../../time/types.js";
import type { TieredRating } from "../components/tiered/rate-window.js";
import type { Position } from "../ledger/positions.js";
import type { Resolution } from "../rules/resolve-sale.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import type { Gathering } from "./gathering.js";
import type { PlanClaim } from "./plan-claim.js";
import type { SaleHistory } from "./sale-history.js";

/** What a position comes to, in minor units. */
export interface Earning {
  /** When the sale was made. */
  readonly made: number;
  /** After each adjustment of the sale itself. */
  readonly steps: readonly number[];
  /** With everything known now. */
  readonly final: number;
  /** When the last of the facts that `final` rests on happened. */
  readonly at: Instant;
}

/** A part of an order with a rate of its own. */
export interface RatedPart {
  readonly rate: Rate;
  /** At each step of the sale. */
  readonly bases: readonly number[];
}

/** A fixed amount at each step of the sale: how often the order pays it, and what of that is this creator's. */
export interface FixedPay {
  readonly kind: "fixed";
  readonly one: number;
  readonly counts: readonly number[];
  readonly shares: readonly number[];
  readonly what: "orders" | "units";
}

/** How a position is rated. */
export type Pay =
  /** A share of the base; of an order rounded line by line, one part for every line. */
  | { readonly kind: "share"; readonly parts: readonly RatedPart[] }
  | FixedPay
  /** By its place in a window; found when the window is rated. */
  | { readonly kind: "tiered" }
  /** What the entry says, in proportion: its terms are not given any more. */
  | { readonly kind: "asBooked"; readonly first: LedgerEntry };

/** The sales of a creator that add up to a tier under a rule, in one stretch of time. */
export interface RatingWindow extends Gathering<SalePosition> {
  readonly creatorId: CreatorId;
  /** The stretch: `"2026-06"`. */
  readonly key: string;
}

/** What a cap holds down together. */
export interface CapGroup extends Gathering<SalePosition> {
  readonly capId: string;
  /** Caps of a plan take off one after the other. */
  readonly place: number;
}

/** What something is computed from: what others come to, in one currency. */
export interface Account {
  readonly currency: string;
  readonly positions: Set<SalePosition>;
  readonly claims: Set<PlanClaim>;
  isDirty: boolean;
}

/** What a creator earns under a plan: guarantees and advances go by it. */
export interface CreatorAccount extends Account {
  readonly termsId: TermsId;
  readonly creatorId: CreatorId;
}

/** What all creators earn on one thing under a plan: overrides go by it. */
export interface SourceAccount extends Account {
  readonly compiled: CompiledTerms;
  readonly source: EntrySource;
  /** Of a sale. */
  history: SaleHistory | null;
}

/** One creator and rule on one sale: what is to be compared with the ledger. */
export interface SalePosition {
  readonly history: SaleHistory;
  readonly creatorId: CreatorId;
  readonly ruleId: RuleId;
  /** `null`, like `compiled`, when the version it was booked under is not given. */
  readonly rule: CompiledRule | null;
  readonly compiled: CompiledTerms | null;
  readonly terms: { readonly id: TermsId; readonly version: number };
  /** The end of its name: the plan and the rule. */
  readonly suffix: string;
  readonly rounding: RoundingMode;
  readonly currency: string;
  readonly fx: FxRate | null;
  /** How the base is called in a trace. */
  readonly what: string;
  /** What the rule is about, at each step of the sale. */
  readonly bases: readonly number[];
  /** What it adds to the measure of a tiered rule, at each step; the bases themselves elsewhere. */
  readonly measures: readonly number[];
  readonly pay: Pay;
  /** Nothing is due on the sale any more, whatever is left of it: it is credited to others, or in another currency. */
  readonly isOver: boolean;
  /** The plan's decision on the sale, where it is not booked yet and this is the first rule that applies. */
  decision: Resolution | null;
  booked: Position | undefined;
  /** What the rule pays. */
  rated: Earning;
  /** What is left of that under the caps. */
  earning: Earning;
  /** Its place in its window, once that is rated. */
  rating: TieredRating | null;
  window: RatingWindow | null;
  /** The caps that hold it down, in the order in which they do. */
  caps: readonly CapGroup[];
  /** What is left under each of them. */
  capped: Earning[];
  /** What is computed from what it earns: guarantees and advances of its creator, overrides on its sale. */
  accounts: { readonly creator: CreatorAccount | null; readonly source: SourceAccount | null } | null;
  /** Read anew, or gone: what it was gathered in lets go of it. */
  isGone: boolean;
  /** Whether it is on the list of what is to be booked. */
  isDue: boolean;
  /** Whether it was booked since it was read: then what is booked of it has to be looked up again. */
  isPosted: boolean;
}

/** In the order of events; of one sale by creator, then by the place of the rule. */
export function inEventOrder(a: SalePosition, b: SalePosition): number {
  return (
    a.history.at - b.history.at ||
    codeUnitOrder(a.history.id, b.history.id) ||
    codeUnitOrder(a.creatorId, b.creatorId) ||
    codeUnitOrder(a.terms.id, b.terms.id) ||
    (a.rule?.place ?? 0) - (b.rule?.place ?? 0)
  );
}
