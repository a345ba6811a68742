import type { CreatorId, LedgerEntryId } from "../../ids/index.js";
import type { EntrySource, LedgerEntry } from "../../models/ledger.js";
import type { Instant } from "../../time/types.js";
import type { LedgerIndex } from "../ledger/positions.js";

/** One run: what it writes, when, and after what. */
export interface Run {
  readonly asOf: Instant;
  readonly ledger: LedgerIndex;
  /** Whether receipts say which rules did not apply. */
  readonly isFull: boolean;
  readonly entries: LedgerEntry[];
  /** The number of the latest entry of every name that was counted on. */
  readonly counters: Map<string, number>;
}

export function openRun(ledger: LedgerIndex, asOf: Instant, isFull: boolean): Run {
  return { asOf, ledger, isFull, entries: [], counters: new Map() };
}

/**
 * Makes the ids of what is booked under a name: counted on from the entries that there are, past any id that a ledger from
 * elsewhere has already given to something else. The count is shared, because a sale whose currency was corrected has two
 * positions of one name.
 */
export function idsUnder(run: Run, key: string, source: EntrySource): () => LedgerEntryId {
  const { ledger, counters } = run;
  const known = counters.get(key) ?? ledger.count(key, source);
  let count = known;
  const isShared = known > 0;
  return () => {
    if (isShared) count = counters.get(key) ?? count;
    do count += 1;
    while (ledger.isTaken(`${key}#${count}`));
    if (isShared) counters.set(key, count);
    return `${key}#${count}`;
  };
}

/** The id of what is booked under a name once. */
export function firstId(run: Run, key: string, source: EntrySource): LedgerEntryId {
  return run.ledger.isNew(source) ? `${key}#1` : idsUnder(run, key, source)();
}

/** What an adjustment takes: back from what is not paid yet, or out of what a payout has settled. */
export function takingKind(
  { ledger }: Run,
  creatorId: CreatorId,
  currency: string,
  availableAt: Instant | null,
): "reversal" | "clawback" {
  return availableAt !== null && ledger.paidUntil(creatorId, currency) >= availableAt ? "clawback" : "reversal";
}
