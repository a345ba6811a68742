import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { sortByKey } from "../../kernels/sort-by-key.js";
import type { EntrySource, LedgerEntry } from "../../models/ledger.js";
import { escapePart } from "./escape-part.js";

/** At one instant a sale comes before the bonus it brings, and both before the payout. */
const ranks: Readonly<Record<EntrySource["kind"], number>> = {
  sale: 0,
  post: 1,
  deliverable: 2,
  period: 3,
  payout: 4,
  transfer: 5,
};

/** What an entry is about, in its id: everything before the number. */
interface Subject {
  readonly rank: number;
  readonly name: string;
  readonly sequence: number;
}

/** The order of entries of one instant: by what they are about, then in sequence, so that #10 comes after #9. */
export function bySubject(a: LedgerEntry, b: LedgerEntry): number {
  return compareSubjects(subjectOf(a), subjectOf(b)) || codeUnitOrder(a.id, b.id);
}

/**
 * New entries by the time of what they are about, then by subject. What a sale earns under several rules is told apart by
 * the rules; the ids are taken apart only where different things share an instant.
 *
 * Complexity: O(n) where they are in order, as those of a run nearly always are; O(n log n) else.
 */
export function inOrder(entries: LedgerEntry[]): LedgerEntry[] {
  const count = entries.length;
  const times = new Float64Array(count);
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    times[row] = entries[row]!.occurredAt;
    rows[row] = row;
  }
  const subjects = new Map<number, Subject>();
  const subjectAt = (row: number): Subject => {
    const known = subjects.get(row);
    if (known !== undefined) return known;
    const subject = subjectOf(entries[row]!);
    subjects.set(row, subject);
    return subject;
  };
  sortByKey(times, rows, 0, count, (a, b) => {
    return byRule(entries[a]!, entries[b]!) || compareSubjects(subjectAt(a), subjectAt(b));
  });
  let isSame = true;
  for (let row = 0; isSame && row < count; row += 1) isSame = rows[row] === row;
  if (isSame) return entries;
  const sorted = new Array<LedgerEntry>(count);
  for (let row = 0; row < count; row += 1) sorted[row] = entries[rows[row]!]!;
  return sorted;
}

/** Of what one creator earns on one sale under one plan, by the rule; zero where that does not tell. */
function byRule(a: LedgerEntry, b: LedgerEntry): number {
  if (a.source.kind !== "sale" || b.source.kind !== "sale" || a.ruleId === b.ruleId) return 0;
  if (a.source.conversionId !== b.source.conversionId || a.creatorId !== b.creatorId || a.terms?.id !== b.terms?.id)
    return 0;
  return codeUnitOrder(escapePart(a.ruleId ?? ""), escapePart(b.ruleId ?? ""));
}

function compareSubjects(a: Subject, b: Subject): number {
  return a.rank - b.rank || codeUnitOrder(a.name, b.name) || a.sequence - b.sequence;
}

function subjectOf({ id, source }: LedgerEntry): Subject {
  const at = id.lastIndexOf("#");
  const sequence = at < 0 ? Number.NaN : Number(id.slice(at + 1));
  const rank = ranks[source.kind];
  return Number.isSafeInteger(sequence) ? { rank, name: id.slice(0, at), sequence } : { rank, name: id, sequence: 0 };
}
