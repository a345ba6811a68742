import type { CreatorId, LedgerEntryId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { LedgerEntry, LedgerEntryKind } from "../../models/ledger.js";
import { exactMoney } from "../../money/exact-money.js";
import type { Money } from "../../money/types.js";
import type { Instant } from "../../time/types.js";
import { isGiven } from "../guards.js";

/** A sum of minor units that stays exact whatever the order of its parts: what would leave the exact range steps aside. */
export interface ExactSum {
  minor: number;
  aside: bigint;
}

/** What one creator has in one currency, by from when it may be paid. */
export interface Account {
  readonly creatorId: CreatorId;
  readonly currency: string;
  readonly pending: ExactSum;
  readonly held: ExactSum;
  /** Due between the cut-off and `asOf`. */
  readonly dueLater: ExactSum;
  /** Earned and due, less what was paid; below zero when more was paid than that. */
  readonly due: ExactSum;
  /** Money sent, withheld and taken as a fee; negative, as it is booked. */
  readonly settled: ExactSum;
}

export function newSum(): ExactSum {
  return { minor: 0, aside: 0n };
}

export function addTo(sum: ExactSum, minor: number): void {
  const next = sum.minor + minor;
  if (Number.isSafeInteger(next)) {
    sum.minor = next;
  } else {
    sum.aside += BigInt(sum.minor);
    sum.minor = minor;
  }
}

/** Several sums as one amount. */
export function moneyOf(sums: readonly ExactSum[], currency: string, name: string): Money {
  const total = sums.reduce((so, { minor, aside }) => so + aside + BigInt(minor), 0n);
  const minor = Number(total);
  return exactMoney(Number.isSafeInteger(minor) ? minor : total, currency, name);
}

/** A payout, and what went with it. */
const settlements: ReadonlySet<LedgerEntryKind> = /* @__PURE__ */ new Set(["payout", "withholding", "fee"] as const);

/** What counts from when it is known: nobody holds back money that has left, or become another currency. */
const immediate: ReadonlySet<LedgerEntryKind> = /* @__PURE__ */ new Set([
  "payout",
  "withholding",
  "fee",
  "writeOff",
  "fx",
] as const);

/**
 * The accounts of a ledger as it is known at `asOf`, where what may be paid by `cutOff` is due; by creator, then
 * currency.
 */
export function accountsOf(ledger: readonly LedgerEntry[], asOf: Instant, cutOff: Instant = asOf): Account[] {
  const releases = releasesIn(ledger, asOf);
  const byCreator = new Map<CreatorId, Map<string, Account>>();
  for (const entry of ledger) {
    const { minor, currency } = entry.amount;
    if (entry.bookedAt > asOf || minor === 0) continue;
    const account = accountIn(byCreator, entry.creatorId, currency);
    addTo(partOf(account, entry, releases, asOf, cutOff), minor);
    if (settlements.has(entry.kind)) addTo(account.settled, minor);
  }
  return [...byCreator.values()]
    .flatMap((accounts) => [...accounts.values()])
    .sort((a, b) => codeUnitOrder(a.creatorId, b.creatorId) || codeUnitOrder(a.currency, b.currency));
}

function partOf(account: Account, entry: LedgerEntry, releases: Releases, asOf: Instant, cutOff: Instant): ExactSum {
  if (immediate.has(entry.kind)) return account.due;
  const from = availabilityOf(entry, releases);
  if (from === null) return account.pending;
  if (from <= cutOff) return account.due;
  return from <= asOf ? account.dueLater : account.held;
}

/** From when an entry counts as payable: both booked and available; `null` for one that is pending to this day. */
export function dueFrom(entry: LedgerEntry, releases: Releases): Instant | null {
  if (immediate.has(entry.kind)) return entry.bookedAt;
  const from = availabilityOf(entry, releases);
  if (from === null) return null;
  const release = entry.availableAt === null ? releaseOf(entry, releases) : undefined;
  return Math.max(entry.bookedAt, from, release?.bookedAt ?? from);
}

function accountIn(byCreator: Map<CreatorId, Map<string, Account>>, creatorId: CreatorId, currency: string): Account {
  const accounts = byCreator.get(creatorId) ?? new Map<string, Account>();
  const known = accounts.get(currency);
  if (known !== undefined) return known;
  const account = {
    creatorId,
    currency,
    pending: newSum(),
    held: newSum(),
    dueLater: newSum(),
    due: newSum(),
    settled: newSum(),
  };
  byCreator.set(creatorId, accounts.set(currency, account));
  return account;
}

/** One release of a pending entry. */
interface Release {
  readonly bookedAt: Instant;
  readonly availableAt: Instant;
}

/** By what they release. */
export type Releases = ReadonlyMap<LedgerEntryId, Release>;

/** From when entries may be paid that were booked before anybody knew. The release that was booked last says. */
export function releasesIn(ledger: readonly LedgerEntry[], asOf: Instant): Releases {
  const releases = new Map<LedgerEntryId, Release>();
  for (const { kind, corrects, availableAt, bookedAt } of ledger) {
    if (kind !== "release" || availableAt === null || bookedAt > asOf || !isGiven(corrects)) continue;
    const other = releases.get(corrects);
    const isLater =
      other === undefined ||
      bookedAt > other.bookedAt ||
      (bookedAt === other.bookedAt && availableAt > other.availableAt);
    if (isLater) releases.set(corrects, { bookedAt, availableAt });
  }
  return releases;
}

function availabilityOf(entry: LedgerEntry, releases: Releases): Instant | null {
  return entry.availableAt ?? releaseOf(entry, releases)?.availableAt ?? null;
}

/** That of what an entry corrects, or its own. */
function releaseOf({ id, corrects }: LedgerEntry, releases: Releases): Release | undefined {
  if (releases.size === 0) return undefined;
  return (isGiven(corrects) ? releases.get(corrects) : undefined) ?? releases.get(id);
}
