import { fail } from "../../errors/creator-core-error.js";
import type { AdjustmentId, ConversionId, CreatorId, LedgerEntryId, RuleId, TermsId } from "../../ids/index.js";
import type { EntrySource, LedgerEntry, LedgerEntryKind, RejectedRule } from "../../models/ledger.js";
import { exactMinor } from "../../money/exact-money.js";
import type { Instant } from "../../time/types.js";
import { getOrAdd } from "../accrual/get-or-add.js";
import { assertLedger } from "./assert-ledger.js";
import { bySubject } from "./entry-order.js";
import { escapePart } from "./escape-part.js";

/**
 * Everything booked in one currency about one thing: one creator and rule on one sale, post or deliverable, or in one
 * stretch of time. It is what a target is compared with.
 */
export interface Position {
  readonly currency: string;
  readonly ruleId: RuleId | null;
  /** What is booked altogether, in minor units. */
  readonly booked: number;
  /** Of that, what was earned at first and taken back by adjustments; without true-ups and changes of caps. */
  readonly own: number;
  /** Its first entry, which all others correct. */
  readonly anchor: LedgerEntry;
  /** What was earned when the thing happened; it is the first entry, but in ledgers from elsewhere. */
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
interface Decision {
  readonly applied: readonly RuleId[];
  readonly rejected: readonly RejectedRule[];
}

/** What is booked for a creator on a sale under a plan, in one currency. */
export interface BookedPlan {
  readonly creatorId: CreatorId;
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

/** The ledger so far, to be asked by what its entries are about, and continued. */
export interface LedgerIndex {
  /** The entries about every sale. */
  readonly sales: ReadonlyMap<ConversionId, readonly LedgerEntry[]>;
  /** What is booked on a sale, by creator; overrides, which somebody earns on what others do, are not among it. */
  readonly plansOf: (sale: ConversionId) => ReadonlyMap<CreatorId, readonly BookedPlan[]>;
  /** What a creator was booked under a rule on a sale without being credited with it: an override. */
  readonly overrideOn: (sale: ConversionId, creator: CreatorId, terms: TermsId, rule: RuleId) => Position | undefined;
  /** Whom overrides on a sale were booked for, and under which rules. */
  readonly overridesOn: (sale: ConversionId) => readonly LedgerEntry[];
  /** What is booked about anything that is not a sale. */
  readonly position: (key: string) => Position | undefined;
  /** The first entries of everything that is booked on a post or deliverable. */
  readonly bookedOn: (source: EntrySource) => readonly LedgerEntry[];
  /** The first entries of what a rule is booked for in stretches of time: of one creator, or of one stretch. */
  readonly periodsOf: (
    terms: TermsId,
    version: number,
    rule: RuleId,
    of: CreatorId | PeriodKey,
  ) => readonly LedgerEntry[];
  /** The entries of a payout or transfer, by its key. */
  readonly settled: (key: string) => readonly LedgerEntry[];
  /** When the latest payout to a creator was, in a currency, of those booked. */
  readonly paidUntil: (creator: CreatorId, currency: string) => Instant;
  /** Whether nothing can be booked about a thing, nor its ids be in use, because nothing from elsewhere is booked at all. */
  readonly isNew: (source: EntrySource) => boolean;
  /** How many entries there are under a name. */
  readonly count: (key: string, source: EntrySource) => number;
  /** Whether an id is in use already, be it for something else. */
  readonly isTaken: (id: LedgerEntryId) => boolean;
  readonly append: (entries: readonly LedgerEntry[]) => void;
}

/** A stretch of time by its name. */
interface PeriodKey {
  readonly key: string;
}

interface BookedPeriods {
  readonly byCreator: Map<CreatorId, LedgerEntry[]>;
  readonly byKey: Map<string, LedgerEntry[]>;
}

function ruleName(terms: TermsId, version: number, rule: RuleId): string {
  return `${escapePart(terms)}/${version}/${escapePart(rule)}`;
}

const noEntries: readonly LedgerEntry[] = [];
const noPlans: ReadonlyMap<CreatorId, readonly BookedPlan[]> = new Map();
const nothingAnswered: ReadonlySet<AdjustmentId> = new Set();

/** Reads the ledger. It may come in any order, but not from the future: nothing is taken back because `asOf` is early. */
export function readLedger(booked: readonly LedgerEntry[], asOf: Instant): LedgerIndex {
  assertLedger(booked, "booked");
  const ids = new Set<LedgerEntryId>();
  for (let index = 0; index < booked.length; index += 1) {
    const { id, bookedAt } = booked[index]!;
    if (!(bookedAt <= asOf)) {
      const rule = "at or before asOf: a ledger is only ever continued";
      fail("inconsistentLedger", `booked[${index}].bookedAt`, rule, bookedAt);
    }
    if (ids.has(id)) fail("duplicateId", `booked[${index}].id`, "unique in the ledger", id);
    ids.add(id);
  }
  const index = indexEntries(ids);
  index.append(booked);
  return index;
}

function indexEntries(ids: ReadonlySet<LedgerEntryId>): LedgerIndex {
  const sales = new Map<ConversionId, LedgerEntry[]>();
  const others = new Map<string, LedgerEntry[]>();
  const settled = new Map<string, LedgerEntry[]>();
  const paid = new Map<CreatorId, Map<string, Instant>>();
  const about = (source: EntrySource, key: string): readonly LedgerEntry[] =>
    (source.kind === "sale" ? sales.get(source.conversionId) : (others.get(key) ?? settled.get(key))) ?? noEntries;

  const bySource = new Map<string, LedgerEntry[]>();
  const periodsByRule = new Map<string, BookedPeriods>();
  const addOther = (entry: LedgerEntry): void => {
    const { source, terms, ruleId, creatorId } = entry;
    const key = keyOfEntry(entry);
    if (source.kind !== "period" && !others.has(key)) push(bySource, sourceName(source), entry);
    if (source.kind === "period" && !others.has(key)) {
      const name = ruleName(terms?.id ?? "", terms?.version ?? 0, ruleId ?? "");
      const periods = getOrAdd(periodsByRule, name, () => ({ byCreator: new Map(), byKey: new Map() }));
      push(periods.byCreator, creatorId, entry);
      push(periods.byKey, source.key, entry);
    }
    push(others, key, entry);
  };
  const add = (entry: LedgerEntry): void => {
    const { source } = entry;
    if (source.kind === "sale") push(sales, source.conversionId, entry);
    else if (source.kind === "payout" || source.kind === "transfer") push(settled, keyOfEntry(entry), entry);
    else addOther(entry);
    if (entry.kind !== "payout") return;
    const currencies = getOrAdd(paid, entry.creatorId, () => new Map<string, Instant>());
    const { currency } = entry.amount;
    currencies.set(currency, Math.max(entry.occurredAt, currencies.get(currency) ?? Number.NEGATIVE_INFINITY));
  };
  return {
    sales,
    plansOf: (sale) => {
      const entries = sales.get(sale);
      return entries === undefined ? noPlans : plansOf(entries);
    },
    overrideOn: (sale, creator, terms, rule) => {
      const own = (sales.get(sale) ?? noEntries).filter(
        (entry) => entry.creatorId === creator && entry.terms?.id === terms && entry.ruleId === rule,
      );
      return own.length === 0 || !isOverride(own) ? undefined : positionOf(rule, own);
    },
    overridesOn: (sale) => {
      const entries = sales.get(sale);
      return entries === undefined ? noEntries : entries.filter(({ kind }) => kind === "override");
    },
    position: (key) => {
      const entries = others.get(key);
      return entries === undefined ? undefined : positionOf(entries[0]!.ruleId, entries);
    },
    bookedOn: (source) => bySource.get(sourceName(source)) ?? noEntries,
    periodsOf: (terms, version, rule, of) => {
      const periods = periodsByRule.get(ruleName(terms, version, rule));
      return (typeof of === "string" ? periods?.byCreator.get(of) : periods?.byKey.get(of.key)) ?? noEntries;
    },
    settled: (key) => settled.get(key) ?? noEntries,
    paidUntil: (creator, currency) => paid.get(creator)?.get(currency) ?? Number.NEGATIVE_INFINITY,
    isNew: (source) => ids.size === 0 && (source.kind !== "sale" || !sales.has(source.conversionId)),
    count: (key, source) => about(source, key).reduce((sum, entry) => sum + Number(keyOfEntry(entry) === key), 0),
    isTaken: (id) => ids.has(id),
    append: (entries) => {
      for (const entry of entries) add(entry);
    },
  };
}

/** A list grows under its key; made with its first element, because most keys have no other. */
function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function keyOfEntry({ source, creatorId, terms, ruleId }: LedgerEntry): string {
  return positionKey(source, creatorId, terms?.id ?? "", terms?.version ?? 0, ruleId);
}

/** One text for one thing that entries are about. */
export function sourceName(source: EntrySource): string {
  switch (source.kind) {
    case "sale":
      return `sale/${source.conversionId}`;
    case "post":
      return `post/${source.postId}`;
    case "deliverable":
      return `deliverable/${source.deliverableId}`;
    case "period":
      return `period/${source.key}`;
    case "payout":
      return `payout/${source.payoutId}`;
    case "transfer":
      return `transfer/${source.transferId}`;
  }
}

/**
 * The name of a position, readable and without collisions: every part is escaped. A sale, post or deliverable is booked
 * under one version of a plan only; a measure is kept by each version for itself. Without a rule it is the decision of
 * the plan.
 */
export function positionKey(
  source: EntrySource,
  creator: CreatorId,
  termsId: TermsId,
  version: number,
  rule: RuleId | null,
): string {
  const last = rule === null ? "" : `/${escapePart(rule)}`;
  switch (source.kind) {
    case "sale":
      return `sale/${escapePart(source.conversionId)}/${escapePart(creator)}/${escapePart(termsId)}${last}`;
    case "post":
      return `post/${escapePart(source.postId)}/${escapePart(creator)}/${escapePart(termsId)}${last}`;
    case "deliverable":
      return `deliverable/${escapePart(source.deliverableId)}/${escapePart(creator)}/${escapePart(termsId)}${last}`;
    case "period": {
      const stretch = `${escapePart(source.key)}/${escapePart(source.currency)}`;
      return `period/${stretch}/${escapePart(creator)}/${escapePart(termsId)}/v${version}${last}`;
    }
    case "payout":
      return `payout/${escapePart(source.payoutId)}`;
    case "transfer":
      return `transfer/${escapePart(source.transferId)}`;
  }
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
  const booked = new Map<CreatorId, readonly BookedPlan[]>();
  for (const [creatorId, plans] of creators) {
    const own = plans.map(planOf).filter(({ decision, positions }) => decision !== null || positions.length > 0);
    if (own.length > 0) booked.set(creatorId, own);
  }
  return booked;
}

function planOf(entries: readonly LedgerEntry[]): BookedPlan {
  const receipt = entries.find(({ applied }) => (applied ?? null) !== null);
  const { creatorId, terms, amount, occurredAt } = receipt ?? entries[0]!;
  const rules = new Map<RuleId, LedgerEntry[]>();
  for (const entry of entries) if (entry.ruleId !== null) push(rules, entry.ruleId, entry);
  const positions: Position[] = [];
  for (const [ruleId, own] of rules) if (!isOverride(own)) positions.push(positionOf(ruleId, own));
  return {
    creatorId,
    termsId: terms!.id,
    version: terms!.version,
    currency: amount.currency,
    at: receipt === undefined ? (positions[0]?.anchor.occurredAt ?? occurredAt) : occurredAt,
    decision: receipt === undefined ? null : { applied: receipt.applied ?? [], rejected: receipt.rejected ?? [] },
    positions,
  };
}

function isOverride(entries: readonly LedgerEntry[]): boolean {
  return entries.some(({ kind }) => kind === "override");
}

/** What says how much was earned at first; anything else corrects it. */
const earningKinds: ReadonlySet<LedgerEntryKind> = /* @__PURE__ */ new Set([
  "commission",
  "bonus",
  "retainer",
  "override",
  "guaranteeTopUp",
  "advance",
]);

function positionOf(ruleId: RuleId | null, unordered: readonly LedgerEntry[]): Position {
  const entries =
    unordered.length === 1 ? unordered : [...unordered].sort((a, b) => a.bookedAt - b.bookedAt || bySubject(a, b));
  const anchor = entries[0]!;
  const { currency } = anchor.amount;
  let booked = 0;
  let own = 0;
  let { availableAt } = anchor;
  let pending = false;
  let earned: LedgerEntry | null = null;
  let answered: Set<AdjustmentId> | null = null;
  for (const entry of entries) {
    const { kind, amount, adjustmentIds, availableAt: from } = entry;
    booked = exactMinor(booked + amount.minor, anchor.id);
    if (kind !== "trueUp" && kind !== "capAdjustment") own += amount.minor;
    if (earned === null && earningKinds.has(kind)) earned = entry;
    if (from === null && amount.minor !== 0) pending = true;
    if (kind === "release") {
      availableAt ??= from;
      pending = false;
    }
    for (const id of adjustmentIds ?? []) {
      answered ??= new Set();
      answered.add(id);
    }
  }
  return {
    currency,
    ruleId,
    booked,
    own,
    anchor,
    earned,
    answered: answered ?? nothingAnswered,
    availableAt,
    pending,
    entries,
  };
}
