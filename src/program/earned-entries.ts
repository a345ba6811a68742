import type { LedgerEntryId } from "../ids/index.js";
import type { CommissionTerms } from "../models/commission.js";
import type { LedgerEntry, LedgerEntryKind } from "../models/ledger.js";
import type { Instant } from "../time/types.js";

/**
 * What the programme owes by now is settled later, and costs nothing again: money sent, the tax and fees taken off it, and
 * a balance that became one in another currency. What is written off is not among them: a creator who need not pay back
 * what was taken back has cost that after all.
 */
const settlements: ReadonlySet<LedgerEntryKind> = /* @__PURE__ */ new Set([
  "payout",
  "withholding",
  "fee",
  "fx",
] as const);

/** Paid before it is earned, and kept back when it is: what is earned then is the cost. */
const prepayments: ReadonlySet<LedgerEntryKind> = /* @__PURE__ */ new Set(["advance", "recoup"] as const);

/** The entries that say what creators earned and so what they cost, corrections included. */
export function earnedEntries(
  ledger: readonly LedgerEntry[],
  terms: readonly CommissionTerms[],
): readonly LedgerEntry[] {
  const isDraw = drawsIn(terms);
  return ledger.filter((entry) => !settlements.has(entry.kind) && !prepayments.has(entry.kind) && !isDraw(entry));
}

/**
 * When each entry was earned. A correction counts where the thing it corrects does, like the revenue it belongs to: a
 * refund in March of a sale in February changes February's cost, and never makes March's negative.
 */
export function whenEarned(ledger: readonly LedgerEntry[]): (entry: LedgerEntry) => Instant {
  const times = new Map<LedgerEntryId, Instant>(ledger.map((entry) => [entry.id, ownTime(entry)]));
  return (entry) => times.get(entry.corrects ?? entry.id) ?? ownTime(entry);
}

/** What is earned for a whole period is dated when that is over, at the first instant of the next; it belongs before. */
function ownTime(entry: LedgerEntry): Instant {
  return isForWholePeriod(entry) ? entry.occurredAt - 1 : entry.occurredAt;
}

function isForWholePeriod({ kind, source, trace }: LedgerEntry): boolean {
  if (source.kind !== "period") return false;
  const isPrize = trace.some(({ code }) => code === "prize" || code === "sharedPrize");
  return isPrize || kind === "retainer" || kind === "guaranteeTopUp" || kind === "override";
}

/** A guarantee that is kept back from later periods is paid in advance, too; one that is a gift is earned. */
function drawsIn(terms: readonly CommissionTerms[]): (entry: LedgerEntry) => boolean {
  const draws = new Set<string>();
  for (const { id, version, rules } of terms) {
    for (const { id: ruleId, component } of rules) {
      if (component.kind === "guarantee" && component.recoverable === true) draws.add(keyOf(id, version, ruleId));
    }
  }
  return ({ terms: plan, ruleId }) => {
    return draws.size > 0 && plan !== null && ruleId !== null && draws.has(keyOf(plan.id, plan.version, ruleId));
  };
}

function keyOf(id: string, version: number, ruleId: string): string {
  return JSON.stringify([id, version, ruleId]);
}
