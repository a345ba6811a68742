import { codeUnitOrder } from "../../../kernels/code-unit-order.js";
import { firstAfter } from "../../../kernels/first-after.js";
import type { AuditFinding, LedgerEntry } from "../../../models/ledger.js";
import type { Instant } from "../../../time/types.js";
import { dueFrom, type Releases, releasesIn } from "../accounts.js";
import { aboutEntry, sumInWords } from "./finding.js";

/**
 * Payouts that no balance stood behind.
 *
 * Held against a payout is what had become payable by the run that booked it, less what was taken off by when the money
 * left: who is paid on Monday, and whose order is refunded on Tuesday, was not paid without a balance.
 */
export function* auditPaid(ledger: readonly LedgerEntry[]): Generator<AuditFinding> {
  const releases = releasesIn(ledger, Number.POSITIVE_INFINITY);
  const accounts = new Map<string, Map<string, LedgerEntry[]>>();
  for (const entry of ledger) {
    const currencies = accounts.get(entry.creatorId) ?? new Map<string, LedgerEntry[]>();
    const entries = currencies.get(entry.amount.currency) ?? [];
    entries.push(entry);
    accounts.set(entry.creatorId, currencies.set(entry.amount.currency, entries));
  }
  for (const currencies of accounts.values()) {
    for (const entries of currencies.values()) yield* auditAccount(entries, releases);
  }
}

function* auditAccount(entries: readonly LedgerEntry[], releases: Releases): Generator<AuditFinding> {
  const payouts = payoutsIn(entries);
  if (payouts.length === 0) return;
  const { added, taken } = movementsIn(entries, releases);
  let paid = 0n;
  for (const { entry, total } of payouts) {
    const stood = added(Math.max(entry.bookedAt, entry.occurredAt)) + taken(entry.occurredAt) - paid;
    paid += total;
    if (total > (stood > 0n ? stood : 0n)) yield paidWithout(entry, total, stood);
  }
}

function paidWithout(entry: LedgerEntry, total: bigint, stood: bigint): AuditFinding {
  const { currency } = entry.amount;
  const [expected, actual] = [sumInWords(stood, currency), sumInWords(total, currency)];
  const message = `${entry.id} pays ${actual}, and ${expected} was payable.`;
  return aboutEntry("paidWithoutBalance", entry, "amount", message, `no more than ${expected}`, actual);
}

interface Paid {
  /** The first entry of the payout. */
  readonly entry: LedgerEntry;
  /** Sent, withheld and taken as a fee; positive. */
  readonly total: bigint;
}

/** The payouts of an account, in the order they were made. */
function payoutsIn(entries: readonly LedgerEntry[]): readonly Paid[] {
  const payouts = new Map<string, Paid>();
  for (const entry of entries) {
    if (entry.source.kind !== "payout" || entry.kind === "writeOff" || entry.amount.minor === 0) continue;
    const { payoutId } = entry.source;
    const other = payouts.get(payoutId);
    const total = (other?.total ?? 0n) - BigInt(entry.amount.minor);
    payouts.set(payoutId, { entry: other?.entry ?? entry, total });
  }
  return [...payouts.values()].sort(
    (a, b) => a.entry.occurredAt - b.entry.occurredAt || codeUnitOrder(a.entry.id, b.entry.id),
  );
}

type SumUntil = (instant: Instant) => bigint;

/** What was added to an account, and taken off, by an instant; without what was paid. */
function movementsIn(
  entries: readonly LedgerEntry[],
  releases: Releases,
): { readonly added: SumUntil; readonly taken: SumUntil } {
  const [added, taken]: [Movement[], Movement[]] = [[], []];
  for (const entry of entries) {
    if (entry.source.kind === "payout" && entry.kind !== "writeOff") continue;
    const at = dueFrom(entry, releases);
    const { minor } = entry.amount;
    if (at !== null) (minor > 0 ? added : taken).push({ at, minor });
  }
  return { added: sumUntil(added), taken: sumUntil(taken) };
}

interface Movement {
  readonly at: Instant;
  readonly minor: number;
}

function sumUntil(movements: readonly Movement[]): SumUntil {
  const sorted = [...movements].sort((a, b) => a.at - b.at);
  const times = Float64Array.from(sorted, ({ at }) => at);
  const sums = [0n];
  for (const [index, { minor }] of sorted.entries()) sums.push(sums[index]! + BigInt(minor));
  return (instant) => sums[firstAfter(times, 0, times.length, instant)]!;
}
