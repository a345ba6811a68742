import { fail } from "../errors/creator-core-error.js";
import type { AdjustmentId, ConversionId, CreatorId, LedgerEntryId, RuleId, TermsId } from "../ids/index.js";
import type { EntrySource, LedgerEntry, RejectedRule } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import type { Instant } from "../time/types.js";
import { bySubject } from "./entry-order.js";
import { assertLedger } from "./guards.js";

/**
 * Everything booked in one currency about one thing: one creator and rule on one sale, or in one stretch of a measure. It
 * is what a target is compared with.
 */
export interface Position {
  readonly currency: string;
  readonly ruleId: RuleId | null;
  /** What is booked altogether, in minor units. */
  readonly booked: number;
  /** Of that, what was earned on the sale and taken back by its adjustments; without true-ups. */
  readonly own: number;
  /** Its first entry, which all others correct. */
  readonly anchor: LedgerEntry;
  /** The commission on the sale as it was made; it is the first entry, but in ledgers from elsewhere. */
  readonly earned: LedgerEntry | null;
  /** The adjustments that are answered already. */
  readonly answered: ReadonlySet<AdjustmentId>;
  /** From when it may be paid, with its release if there was one. */
  readonly availableAt: Instant | null;
  /** Whether money in it waits for a release. */
  readonly pending: boolean;
  /** In the order they were booked. */
  readonly entries: readonly LedgerEntry[];
}

/** The rules of a plan for a sale and creator. Once booked they stay decided. */
export interface Decision {
  readonly applied: readonly RuleId[];
  readonly rejected: readonly RejectedRule[];
}

/** What is booked for a creator on a sale under a plan, in one currency. */
export interface BookedPlan {
  readonly termsId: TermsId;
  readonly version: number;
  readonly currency: string;
  /** When the sale happened, as it was known then. */
  readonly at: Instant;
  /** `null` in a ledger from elsewhere, that does not tell. */
  readonly decision: Decision | null;
  /** One for each rule with entries. */
  readonly positions: readonly Position[];
}

/** The ledger so far, to be asked by what its entries are about. */
export interface LedgerIndex {
  /** Every sale with entries. */
  readonly sales: ReadonlyMap<ConversionId, unknown>;
  readonly plansOf: (sale: ConversionId) => ReadonlyMap<CreatorId, readonly BookedPlan[]>;
  /** Every position that adds up over many sales, by its key. */
  readonly periods: ReadonlyMap<string, Position>;
  readonly payouts: ReadonlyMap<string, readonly LedgerEntry[]>;
  /** Makes the ids of what is booked now about something: they count on from the entries that there are. */
  readonly idsFor: (key: string, source: EntrySource) => () => LedgerEntryId;
}

const noEntries: readonly LedgerEntry[] = [];
const noPlans: ReadonlyMap<CreatorId, readonly BookedPlan[]> = new Map();
const nothingAnswered: ReadonlySet<AdjustmentId> = new Set();

/** Reads the ledger. It may come in any order, but not from the future: nothing is taken back because `asOf` is early. */
export function readLedger(booked: readonly LedgerEntry[], asOf: Instant): LedgerIndex {
  assertLedger(booked, "booked");
  const ids = new Set<LedgerEntryId>();
  const sales = new Map<ConversionId, LedgerEntry[]>();
  const periods = new Map<string, LedgerEntry[]>();
  const payouts = new Map<string, LedgerEntry[]>();
  booked.forEach((entry, index) => {
    if (!(entry.bookedAt <= asOf)) {
      const rule = "at or before asOf: a ledger is only ever continued";
      fail("inconsistentLedger", `booked[${index}].bookedAt`, rule, entry.bookedAt);
    }
    if (ids.has(entry.id)) fail("duplicateId", `booked[${index}].id`, "unique in the ledger", entry.id);
    ids.add(entry.id);
    const { source } = entry;
    if (source.kind === "sale") getOrAdd(sales, source.conversionId, () => []).push(entry);
    else if (source.kind === "payout") getOrAdd(payouts, source.payoutId, () => []).push(entry);
    else getOrAdd(periods, keyOfEntry(entry), () => []).push(entry);
  });
  const about = (source: EntrySource, key: string) =>
    (source.kind === "sale" ? sales.get(source.conversionId) : periods.get(key)) ?? noEntries;
  const counters = new Map<string, () => LedgerEntryId>();
  return {
    sales,
    plansOf: (sale) => {
      const entries = sales.get(sale);
      return entries === undefined ? noPlans : plansOf(entries);
    },
    periods: new Map([...periods].map(([key, entries]) => [key, positionOf(entries[0]!.ruleId, entries)])),
    payouts,
    idsFor: (key, source) => {
      const entries = about(source, key);
      if (entries.length === 0) return counter(key, 0, ids);
      // Shared, because a sale whose currency was corrected has two positions of one name.
      return getOrAdd(counters, key, () =>
        counter(key, entries.filter((entry) => keyOfEntry(entry) === key).length, ids),
      );
    },
  };
}

/** Counts on from the entries before, past any id that a ledger from elsewhere has already given to something else. */
function counter(key: string, before: number, taken: ReadonlySet<LedgerEntryId>): () => LedgerEntryId {
  let count = before;
  return () => {
    do count += 1;
    while (taken.has(`${key}#${count}`));
    return `${key}#${count}`;
  };
}

function keyOfEntry({ source, creatorId, terms, ruleId }: LedgerEntry): string {
  return positionKey(source, creatorId, terms?.id ?? "", terms?.version ?? 0, ruleId);
}

/**
 * The name of a position, readable and without collisions: every part is escaped. A sale is booked under one version
 * of a plan only; a measure is kept by each version for itself. Without a rule it is the decision of the plan.
 */
export function positionKey(
  source: EntrySource,
  creator: CreatorId,
  termsId: TermsId,
  version: number,
  rule: RuleId | null,
): string {
  const last = rule === null ? "" : `/${escaped(rule)}`;
  switch (source.kind) {
    case "sale":
      return `sale/${escaped(source.conversionId)}/${escaped(creator)}/${escaped(termsId)}${last}`;
    case "period": {
      const { key, currency } = source;
      return `period/${escaped(key)}/${escaped(currency)}/${escaped(creator)}/${escaped(termsId)}/v${version}${last}`;
    }
    case "payout":
      return `payout/${escaped(source.payoutId)}`;
  }
}

function escaped(part: string): string {
  return String(part).replace(/[%/#]/g, (sign) => (sign === "%" ? "%25" : sign === "/" ? "%2F" : "%23"));
}

/** The plans of one sale. Entries without a plan, or without a rule and a decision, are the caller's own. */
function plansOf(entries: readonly LedgerEntry[]): ReadonlyMap<CreatorId, readonly BookedPlan[]> {
  const creators = new Map<CreatorId, LedgerEntry[][]>();
  for (const entry of entries) {
    const { creatorId, terms, amount, ruleId, applied } = entry;
    if (terms === null || (ruleId === null && (applied ?? null) === null)) continue;
    const plans = getOrAdd(creators, creatorId, () => []);
    const known = plans.find(([first]) => first!.terms!.id === terms.id && first!.amount.currency === amount.currency);
    if (known === undefined) plans.push([entry]);
    else known.push(entry);
  }
  return new Map([...creators].map(([creatorId, plans]) => [creatorId, plans.map(planOf)]));
}

function planOf(entries: readonly LedgerEntry[]): BookedPlan {
  const receipt = entries.find(({ applied }) => (applied ?? null) !== null);
  const { terms, amount, occurredAt } = receipt ?? entries[0]!;
  const rules = new Map<RuleId, LedgerEntry[]>();
  for (const entry of entries) if (entry.ruleId !== null) getOrAdd(rules, entry.ruleId, () => []).push(entry);
  const positions = [...rules].map(([ruleId, own]) => positionOf(ruleId, own));
  return {
    termsId: terms!.id,
    version: terms!.version,
    currency: amount.currency,
    at: receipt === undefined ? (positions[0]?.anchor.occurredAt ?? occurredAt) : occurredAt,
    decision: receipt === undefined ? null : { applied: receipt.applied ?? [], rejected: receipt.rejected ?? [] },
    positions,
  };
}

function positionOf(ruleId: RuleId | null, unordered: readonly LedgerEntry[]): Position {
  const entries =
    unordered.length === 1 ? unordered : [...unordered].sort((a, b) => a.bookedAt - b.bookedAt || bySubject(a, b));
  const anchor = entries[0]!;
  const { currency } = anchor.amount;
  let booked = 0;
  let own = 0;
  let { availableAt } = anchor;
  let pending = false;
  let answered: Set<AdjustmentId> | null = null;
  for (const { kind, amount, adjustmentIds, availableAt: from } of entries) {
    booked = exactMoney(booked + amount.minor, currency, anchor.id).minor;
    if (kind !== "trueUp") own += amount.minor;
    if (from === null && amount.minor !== 0) pending = true;
    if (kind === "release") {
      availableAt ??= from;
      pending = false;
    }
    for (const id of adjustmentIds ?? []) answered = (answered ?? new Set()).add(id);
  }
  return {
    currency,
    ruleId,
    booked,
    own,
    anchor,
    earned: entries.find(({ kind }) => kind === "commission" || kind === "bonus") ?? null,
    answered: answered ?? nothingAnswered,
    availableAt,
    pending,
    entries,
  };
}

export function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
