import type { AdjustmentId, CreatorId, RuleId, TermsId } from "../../ids/index.js";
import type { EntrySource, LedgerEntryKind, TraceLine } from "../../models/ledger.js";
import type { Instant } from "../../time/types.js";

/** What something comes to after one of its facts. */
export interface Reading {
  /** When the fact happened. */
  readonly at: Instant;
  /** Everything due after it, in minor units. */
  readonly minor: number;
  /** What the change from the reading before is booked as, where it adds. What it takes back is a reversal. */
  readonly kind: LedgerEntryKind;
  /** The adjustments and other facts that brought the change, by id. */
  readonly causes: readonly AdjustmentId[];
  /** How it comes to `minor`; asked only where something is booked. */
  readonly lines: () => readonly TraceLine[];
}

/**
 * What one rule comes to, for one creator, on one thing that is not a sale: a post, a deliverable, a stretch of time. A
 * rule's component says it in readings, in the order the facts happened; what is booked already is subtracted later.
 */
export interface Claim {
  readonly source: EntrySource;
  readonly creatorId: CreatorId;
  readonly ruleId: RuleId;
  readonly terms: { readonly id: TermsId; readonly version: number };
  readonly currency: string;
  readonly readings: readonly Reading[];
}
