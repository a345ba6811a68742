import { fail } from "../errors/creator-core-error.js";
import type { AdjustmentId, ConversionId, CreatorId, LedgerEntryId, RuleId, TermsId } from "../ids/index.js";
import type { EntrySource, LedgerEntry, RejectedRule } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import type { Instant } from "../time/types.js";
import { bySubject } from "./entry-order.js";
import { assertLedger } from "./guards.js";

/**
 * Everything booked about one thing: one creator and rule on one sale, or in one stretch of a measure. It is what a
 * target is compared with, and its key is what the ids of its entries begin with.
 */
export interface Position {
  readonly key: string;
  readonly count: number;
  /** What is booked altogether, in minor units. */
  readonly booked: number;
  /** Of that, what was earned on the sale and taken back by its adjustments; without true-ups. */
  readonly own: number;
  /** The entry that others correct: what was earned first. */
  readonly anchor: LedgerEntry;
  /** The adjustments that are answered already. */
  readonly answered: ReadonlySet<AdjustmentId>;
  /** From when it may be paid, with its release if there was one. */
  readonly availableAt: Instant | null;
  /** In the order they were booked. */
  readonly entries: readonly LedgerEntry[];
}

/** What was decided when a sale was first booked under a plan. It stays decided. */
export interface BookedPlan {
  readonly termsId: TermsId;
  readonly version: number;
  /** The rules that did not apply; `null` when no receipt tells. */
  readonly rejected: ReadonlySet<RuleId> | null;
  /** One for each rule with entries. */
  readonly positions: readonly Position[];
}

/** The ledger so far, to be asked by what its entries are about. */
export interface LedgerIndex {
  /** By creator, then plan. */
  readonly plansOf: (sale: ConversionId) => ReadonlyMap<CreatorId, ReadonlyMap<TermsId, BookedPlan>>;
  readonly position: (key: string) => Position | undefined;
  /** Every position that adds up over many sales. */
  readonly overPeriods: readonly Position[];
  readonly paidOut: ReadonlySet<string>;
}

const noPlans: ReadonlyMap<CreatorId, ReadonlyMap<TermsId, BookedPlan>> = new Map();

/** Reads the ledger. It may come in any order, but not from the future: nothing is taken back because `asOf` is early. */
export function readLedger(booked: readonly LedgerEntry[], asOf: Instant): LedgerIndex {
  assertLedger(booked, "booked");
  const ids = new Set<LedgerEntryId>();
  const groups = new Map<string, LedgerEntry[]>();
  const paidOut = new Set<string>();
  booked.forEach((entry, index) => {
    if (!(entry.bookedAt <= asOf)) {
      const rule = "at or before asOf: a ledger is only ever continued";
      fail("ledgerInconsistent", `booked[${index}].bookedAt`, rule, entry.bookedAt);
    }
    if (ids.has(entry.id)) fail("duplicateId", `booked[${index}].id`, "unique in the ledger", entry.id);
    ids.add(entry.id);
    if (entry.source.kind === "payout") paidOut.add(entry.source.payoutId);
    else getOrAdd(groups, keyOfEntry(entry), () => []).push(entry);
  });
  const positions = new Map<string, Position>();
  for (const [key, entries] of groups) positions.set(key, positionOf(key, entries));
  const plans = plansBySale(positions.values());
  return {
    plansOf: (sale) => plans.get(sale) ?? noPlans,
    position: (key) => positions.get(key),
    overPeriods: [...positions.values()].filter(({ anchor }) => anchor.source.kind === "period"),
    paidOut,
  };
}

function keyOfEntry({ source, creatorId, terms, ruleId }: LedgerEntry): string {
  return positionKey(source, creatorId, terms?.id ?? "", terms?.version ?? 0, ruleId ?? "");
}

/**
 * The name of a position, readable and without collisions: every part is escaped. A sale is booked under one version
 * of a plan only; a measure is kept by each version for itself.
 */
export function positionKey(
  source: EntrySource,
  creator: CreatorId,
  termsId: TermsId,
  version: number,
  rule: RuleId,
): string {
  switch (source.kind) {
    case "sale":
      return ["sale", ...[source.conversionId, creator, termsId, rule].map(escaped)].join("/");
    case "period": {
      const parts = [source.key, source.currency, creator, termsId, `v${version}`, rule];
      return ["period", ...parts.map(escaped)].join("/");
    }
    case "payout":
      return `payout/${escaped(source.payoutId)}`;
  }
}

/** The id of the entry that follows `before` others of its position. */
export function entryId(key: string, before: number): LedgerEntryId {
  return `${key}#${before + 1}`;
}

function escaped(part: string): string {
  return String(part).replace(/[%/#]/g, (sign) => (sign === "%" ? "%25" : sign === "/" ? "%2F" : "%23"));
}

function positionOf(key: string, unordered: readonly LedgerEntry[]): Position {
  const entries = [...unordered].sort((a, b) => a.bookedAt - b.bookedAt || bySubject(a, b));
  const anchor = entries.find(({ kind }) => kind === "commission" || kind === "bonus") ?? entries[0]!;
  let booked = 0;
  let own = 0;
  let availableAt = anchor.availableAt;
  const answered: AdjustmentId[] = [];
  for (const { kind, amount, adjustmentIds, availableAt: releasedTo } of entries) {
    booked = exactMoney(booked + amount.minor, amount.currency, key).minor;
    if (kind !== "trueUp") own += amount.minor;
    if (kind === "release") availableAt ??= releasedTo;
    if (adjustmentIds !== undefined) answered.push(...adjustmentIds);
  }
  return {
    key,
    count: entries.length,
    booked,
    own,
    anchor,
    answered: answered.length === 0 ? nothingAnswered : new Set(answered),
    availableAt,
    entries,
  };
}

const nothingAnswered: ReadonlySet<AdjustmentId> = new Set();

function plansBySale(
  positions: Iterable<Position>,
): ReadonlyMap<ConversionId, ReadonlyMap<CreatorId, ReadonlyMap<TermsId, BookedPlan>>> {
  const sales = new Map<ConversionId, Map<CreatorId, Map<TermsId, BookedPlan>>>();
  for (const position of positions) {
    const { source, creatorId, terms, ruleId } = position.anchor;
    if (source.kind !== "sale" || terms === null || ruleId === null) continue;
    const creators = getOrAdd(sales, source.conversionId, () => new Map<CreatorId, Map<TermsId, BookedPlan>>());
    const plans = getOrAdd(creators, creatorId, () => new Map<TermsId, BookedPlan>());
    const { id: termsId, version } = terms;
    const known = plans.get(termsId);
    const rejected = known?.rejected ?? rejectedIds(position.entries);
    plans.set(termsId, { termsId, version, rejected, positions: [...(known?.positions ?? []), position] });
  }
  return sales;
}

function rejectedIds(entries: readonly LedgerEntry[]): ReadonlySet<RuleId> | null {
  const receipt = entries.find(({ rejected }) => rejected !== undefined)?.rejected;
  return receipt === undefined ? null : new Set(receipt.map(({ ruleId }: RejectedRule) => ruleId));
}

export function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
