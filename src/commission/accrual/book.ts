import type { ConversionId, CreatorId } from "../../ids/index.js";
import type { DeliverableHistory, PostHistory } from "../components/activities.js";
import type { Uplines } from "../components/override/compile-referrals.js";
import type { LedgerIndex } from "../ledger/positions.js";
import type { Picks } from "../rules/compile-picks.js";
import type { AttributesAt } from "../rules/rule-scope.js";
import type { CompiledTerms, Plans } from "../terms/compiled.js";
import type { FxTable } from "./fx.js";
import type { PlanBoard } from "./plan-board.js";
import type { PlanClaim } from "./plan-claim.js";
import type { CapGroup, CreatorAccount, RatingWindow, SalePosition, SourceAccount } from "./sale-position.js";
import type { Tally, TallyMember } from "./tally.js";

/**
 * Everything that is known and computed, in memory: the same for a run over all facts and for one that adds a day to a
 * year. What a fact touches is marked, and only that is computed again, stage by stage (see `stages.ts`).
 */
export interface Book {
  readonly plans: Plans;
  readonly boards: ReadonlyMap<CompiledTerms, PlanBoard>;
  readonly ledger: LedgerIndex;
  /** Whether it will be asked again. One that will not be keeps nothing but what is gathered. */
  readonly isKept: boolean;
  /** Whether a rule pays for stretches of time, so that everybody has to be known. */
  readonly asksCreators: boolean;
  attributesAt: AttributesAt;
  picks: Picks;
  uplines: Uplines;
  rates: FxTable;
  /** Everybody who was named by a fact or a rule. */
  readonly creators: Set<CreatorId>;
  readonly activities: Map<CreatorId, Activities>;
  /** What every sale, and every creator's posts, are gathered in, for when they are read anew. */
  readonly slots: Map<ConversionId, Slot>;
  readonly activitySlots: Map<CreatorId, Slot>;
  /** Sales on which a rule waits for something to be known: their base, or an exchange rate. */
  readonly waiting: Set<ConversionId>;
  readonly creatorAccounts: Map<string, CreatorAccount>;
  readonly sourceAccounts: Map<string, SourceAccount>;
  /** Claims that something rests on, by name. */
  readonly claims: Map<string, PlanClaim>;
  /** What has to be computed again. */
  readonly dirty: Dirty;
  /** Creators of whom something came in since it was last settled that rules may ask about. */
  readonly described: Set<CreatorId>;
  /** When it was last settled; `-Infinity` for never. */
  settledAt: number;
}

/** What has to be computed again, in the order of the stages. */
interface Dirty {
  windows: RatingWindow[];
  caps: CapGroup[];
  /** Positions to be booked. */
  positions: SalePosition[];
  tallies: Tally[];
  sources: SourceAccount[];
  creators: CreatorAccount[];
}

/** What one creator did besides selling. */
export interface Activities {
  readonly posts: readonly PostHistory[];
  readonly deliverables: readonly DeliverableHistory[];
}

/** What a fact is gathered in. */
export interface Slot {
  readonly positions: SalePosition[];
  readonly counts: { readonly member: TallyMember; readonly tally: Tally }[];
}

/** Somebody whom a fact names. Rules that owe something for stretches of time may owe it to them. */
export function meet(creatorId: CreatorId, { asksCreators, creators, described }: Book): void {
  if (!asksCreators || creators.has(creatorId)) return;
  creators.add(creatorId);
  described.add(creatorId);
}

export function boardOf({ boards }: Book, compiled: CompiledTerms): PlanBoard {
  return boards.get(compiled)!;
}
