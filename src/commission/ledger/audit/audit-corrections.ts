import type { LedgerEntryId } from "../../../ids/index.js";
import type { AuditFinding, LedgerEntry } from "../../../models/ledger.js";
import { formatMoney } from "../../../money/format-money.js";
import { isGiven } from "../../guards.js";
import { aboutEntry, sumInWords } from "./finding.js";

/** What is wrong with entries and what corrects them. */
export function* auditCorrections(ledger: readonly LedgerEntry[]): Generator<AuditFinding> {
  const entries = new Map<LedgerEntryId, LedgerEntry>();
  for (const entry of ledger) {
    if (!entries.has(entry.id)) entries.set(entry.id, entry);
  }
  const corrected = new Map<LedgerEntry, bigint>();
  for (const entry of ledger) {
    if (!isGiven(entry.corrects)) continue;
    const target = entries.get(entry.corrects);
    if (target === undefined || target.id === entry.id || target.creatorId !== entry.creatorId) {
      yield correctsNothing(entry, entry.corrects, target);
    } else if (target.amount.currency !== entry.amount.currency) {
      yield otherCurrency(entry, target);
    } else {
      corrected.set(target, (corrected.get(target) ?? 0n) + BigInt(entry.amount.minor));
    }
  }
  for (const [target, sum] of corrected) {
    // A correction of a correction may turn either way.
    if (!isGiven(target.corrects) && isOverdone(target, sum)) yield reversedMore(target, sum);
  }
}

/** What is kept back is negative, and no more of it is given back than was kept; of the rest, no more taken than was given. */
function isOverdone({ kind, amount }: LedgerEntry, sum: bigint): boolean {
  const rest = sum + BigInt(amount.minor);
  return kind === "recoup" ? rest > 0n : rest < 0n;
}

function correctsNothing(entry: LedgerEntry, corrects: LedgerEntryId, target: LedgerEntry | undefined): AuditFinding {
  const why =
    target === undefined ? "is not in the ledger" : target.id === entry.id ? "is itself" : `is of ${target.creatorId}`;
  const message = `${entry.id} corrects ${corrects}, which ${why}.`;
  return aboutEntry("correctsNothing", entry, "corrects", message, `an entry of ${entry.creatorId}`, corrects);
}

function otherCurrency(entry: LedgerEntry, target: LedgerEntry): AuditFinding {
  const [expected, actual] = [target.amount.currency, entry.amount.currency];
  const message = `${entry.id} is in ${actual}, and what it corrects, ${target.id}, in ${expected}.`;
  return aboutEntry("mixedCurrencies", entry, "corrects", message, expected, actual);
}

function reversedMore(target: LedgerEntry, sum: bigint): AuditFinding {
  const { minor, currency } = target.amount;
  const [expected, actual] = [formatMoney(target.amount), sumInWords(sum, currency)];
  const rest = sumInWords(sum + BigInt(minor), currency);
  const message = `${target.id} is of ${expected}, and its corrections of ${actual}: that leaves ${rest}.`;
  return aboutEntry("reversedMoreThanEarned", target, "amount", message, expected, actual);
}
