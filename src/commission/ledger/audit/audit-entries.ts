import type { CommissionTerms } from "../../../models/commission.js";
import type { AuditFinding, LedgerEntry } from "../../../models/ledger.js";
import { formatMoney } from "../../../money/format-money.js";
import { aboutEntry, sumInWords } from "./finding.js";

/** What is wrong with entries that are looked at one by one. */
export function* auditEntries(
  ledger: readonly LedgerEntry[],
  terms: readonly CommissionTerms[] | undefined,
): Generator<AuditFinding> {
  const versions = terms === undefined ? undefined : versionsOf(terms);
  const seen = new Set<string>();
  for (const entry of ledger) {
    if (seen.has(entry.id)) yield duplicate(entry);
    seen.add(entry.id);
    yield* auditTrace(entry);
    if (entry.source.kind === "period" && entry.source.currency !== entry.amount.currency) {
      yield mixed(entry, "source", entry.source.currency);
    }
    if (versions !== undefined && entry.terms !== null) {
      const { id, version } = entry.terms;
      if (versions.get(id)?.has(version) !== true) yield unknownTerms(entry, id, version);
    }
  }
}

/** Entries of other systems may come without receipts; a receipt that is there has to add up. */
function* auditTrace(entry: LedgerEntry): Generator<AuditFinding> {
  const { trace, amount } = entry;
  if (trace.length === 0) return;
  const other = trace.find((line) => line.amount.currency !== amount.currency);
  if (other !== undefined) {
    yield mixed(entry, "trace", other.amount.currency);
    return;
  }
  const sum = trace.reduce((so, line) => so + BigInt(line.amount.minor), 0n);
  if (sum === BigInt(amount.minor)) return;
  const [expected, actual] = [formatMoney(amount), sumInWords(sum, amount.currency)];
  const message = `The lines of ${entry.id} come to ${actual}, and the entry is of ${expected}.`;
  yield aboutEntry("linesDoNotSum", entry, "trace", message, expected, actual);
}

function duplicate(entry: LedgerEntry): AuditFinding {
  const message = `The ledger has more than one entry ${entry.id}: each is counted.`;
  return aboutEntry("duplicateEntry", entry, "id", message, "an id of its own", entry.id);
}

function mixed(entry: LedgerEntry, field: string, currency: string): AuditFinding {
  const message = `${entry.id} is in ${entry.amount.currency}, and its ${field} in ${currency}.`;
  return aboutEntry("mixedCurrencies", entry, field, message, entry.amount.currency, currency);
}

function unknownTerms(entry: LedgerEntry, id: string, version: number): AuditFinding {
  const message = `${entry.id} was booked under version ${version} of ${id}, which is not among the terms.`;
  return aboutEntry("unknownTerms", entry, "terms", message, "terms that are given", `${id}, version ${version}`);
}

function versionsOf(terms: readonly CommissionTerms[]): ReadonlyMap<string, ReadonlySet<number>> {
  const versions = new Map<string, Set<number>>();
  for (const { id, version } of terms) versions.set(id, (versions.get(id) ?? new Set()).add(version));
  return versions;
}
