import { preview } from "../errors/preview.js";
import type { BalanceTransfer, Payout } from "../models/commission.js";
import type { LedgerEntry } from "../models/ledger.js";
import type { Conversion } from "../models/tracking.js";
import { formatMoney } from "../money/format-money.js";
import { readInstant } from "../time/to-instant.js";
import type { InstantInput } from "../time/types.js";
import type { Check, Finding, ListCheck } from "./_fact-checks.js";
import type { Sifted } from "./parse-each.js";

// What entries of a ledger must be to each other, and sales to what is booked for them.

/** A ledger is only ever continued: what is booked later is not known at the moment of a run. */
export function bookedUntil(asOf: InstantInput | undefined): Check<LedgerEntry> {
  const limit = asOf === undefined ? Number.POSITIVE_INFINITY : readInstant(asOf);
  return ({ bookedAt }) => {
    if (bookedAt <= limit) return undefined;
    const expected = "at or before the moment of the run";
    return { code: "inconsistent", path: ["bookedAt"], expected, actual: bookedAt, consequence: "leftOut" };
  };
}

/**
 * A sale in the currency in which commissions were booked for it. Money that is booked is not taken back because a file
 * has another currency now, so it is the sale that is left out: the ledger then stays as it is.
 */
export function inBookedCurrency(booked: readonly LedgerEntry[]): Check<Conversion> {
  const currencies = new Map<string, string>();
  for (const entry of booked) {
    const { source, amount, fx } = entry;
    if (source.kind !== "sale" || currencies.has(source.conversionId)) continue;
    if (tellsCurrency(entry)) currencies.set(source.conversionId, fx?.from ?? amount.currency);
  }
  return ({ id, value }) => {
    const wanted = currencies.get(id);
    if (wanted === undefined || value === undefined || value.currency === wanted) return undefined;
    return {
      code: "inconsistent",
      path: ["value", "currency"],
      expected: `${wanted}, as what is booked for it`,
      actual: value.currency,
      consequence: "leftOut",
    };
  };
}

/**
 * Commissions are in the currency of their sale, or say from which they were converted. What others earn on them and what
 * is kept back of them says nothing about the sale; nor does a zero that only holds a decision.
 */
function tellsCurrency({ kind, amount, corrects, fx }: LedgerEntry): boolean {
  return kind === "commission" && corrects === undefined && (fx !== undefined || amount.minor !== 0);
}

/** What the parts of a payout are booked as, and with which sign. */
const partsOfPayout = [
  { field: "amount", kind: "payout", sign: -1 },
  { field: "withheld", kind: "withholding", sign: -1 },
  { field: "fee", kind: "fee", sign: -1 },
  { field: "writtenOff", kind: "writeOff", sign: 1 },
] as const;

/** A payout as it is booked, if it is: what has left is not changed by a file that says otherwise. */
export function asBooked(booked: readonly LedgerEntry[]): Check<Payout> {
  const settled = entriesBy(booked, ({ source }) => (source.kind === "payout" ? source.payoutId : null));
  return (payout) => {
    const entries = settled.get(payout.id) ?? [];
    for (const { field, kind, sign } of entries.length === 0 ? [] : partsOfPayout) {
      const { currency } = payout.amount;
      const part = payout[field] ?? { minor: 0, currency };
      const booked = entries.filter((entry) => entry.kind === kind);
      const isInCurrency = booked.every(({ amount }) => amount.currency === part.currency);
      const minor = booked.reduce((sum, { amount }) => sum + sign * amount.minor, 0);
      if (isInCurrency && minor === part.minor) continue;
      const expected = formatMoney({ minor, currency: booked[0]?.amount.currency ?? currency });
      return otherwise([field], expected, formatMoney(part));
    }
    const other = entries.find(({ creatorId }) => creatorId !== payout.creatorId);
    return other === undefined ? undefined : otherwise(["creatorId"], other.creatorId, payout.creatorId);
  };
}

/** A transfer as it is booked, if it is. */
export function transferredAsBooked(booked: readonly LedgerEntry[]): Check<BalanceTransfer> {
  const settled = entriesBy(booked, ({ source }) => (source.kind === "transfer" ? source.transferId : null));
  return ({ id, creatorId, from, to }) => {
    const entries = settled.get(id) ?? [];
    const wanted = [
      { path: ["from"], money: from, sign: -1 },
      { path: ["to"], money: to, sign: 1 },
    ] as const;
    for (const { path, money, sign } of entries.length === 0 ? [] : wanted) {
      const sides = entries.filter(({ amount }) => Math.sign(amount.minor) === sign);
      const [side] = sides;
      const isBooked = side?.amount.minor === sign * money.minor && side.amount.currency === money.currency;
      if (isBooked && sides.length === 1) continue;
      const expected =
        side === undefined ? "no amount" : formatMoney({ ...side.amount, minor: sign * side.amount.minor });
      return otherwise(path, expected, formatMoney(money));
    }
    const other = entries.find((entry) => entry.creatorId !== creatorId);
    return other === undefined ? undefined : otherwise(["creatorId"], other.creatorId, creatorId);
  };
}

function entriesBy(
  booked: readonly LedgerEntry[],
  keyOf: (entry: LedgerEntry) => string | null,
): ReadonlyMap<string, readonly LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of booked) {
    const key = keyOf(entry);
    const group = key === null ? undefined : groups.get(key);
    if (group !== undefined) group.push(entry);
    else if (key !== null) groups.set(key, [entry]);
  }
  return groups;
}

function otherwise(path: readonly string[], expected: string, actual: string): Finding {
  return { code: "inconsistent", path, expected: `${expected}, as booked`, actual, consequence: "leftOut" };
}

type Entry = Sifted<LedgerEntry>;

/**
 * Corrections stand on what they correct: without it they would be money that nobody earned, so they are left out, and
 * with them what corrects them. No more is ever taken back than was earned, nor given back than was kept back; where it
 * is, an entry in between has been lost, and all corrections of it are left out.
 *
 * @param held - entries of the ledger that are already known to be good
 */
export function correctionsHold(held: readonly LedgerEntry[]): ListCheck<LedgerEntry> {
  return (rows) => {
    const found = new Map<Entry, Finding>();
    const corrections = correctionsOf(rows);
    const reached = new Set<Entry>();
    for (const entry of held) {
      for (const each of follow(entry, corrections, found)) reached.add(each);
    }
    for (const root of rows) {
      if (root.row.corrects !== undefined) continue;
      reached.add(root);
      const family = follow(root.row, corrections, found);
      for (const each of family) reached.add(each);
      const sum = family.reduce((total, { row }) => total + row.amount.minor, root.row.amount.minor);
      const isKeptBack = root.row.kind === "recoup";
      if (isKeptBack ? sum > 0 : sum < 0) for (const each of family) found.set(each, takesTooMuch(each, root, sum));
    }
    for (const entry of rows) {
      if (!reached.has(entry) && !found.has(entry)) found.set(entry, correctsNothing(entry));
    }
    return found;
  };
}

function correctionsOf(rows: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const corrections = new Map<string, Entry[]>();
  for (const entry of rows) {
    const { corrects } = entry.row;
    if (corrects === undefined) continue;
    const known = corrections.get(corrects);
    if (known === undefined) corrections.set(corrects, [entry]);
    else known.push(entry);
  }
  return corrections;
}

/** Everything that corrects an entry, and what corrects that; what does not fit is told, and not followed. */
function follow(
  root: LedgerEntry,
  corrections: ReadonlyMap<string, readonly Entry[]>,
  found: Map<Entry, Finding>,
): readonly Entry[] {
  const family: Entry[] = [];
  const open: LedgerEntry[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const correction of corrections.get(next.id) ?? []) {
      const misfit = misfitTo(next, correction.row);
      if (misfit !== undefined) {
        found.set(correction, misfit);
        continue;
      }
      family.push(correction);
      open.push(correction.row);
    }
  }
  return family;
}

function misfitTo(corrected: LedgerEntry, correction: LedgerEntry): Finding | undefined {
  const misfit = (path: readonly string[], wanted: string, actual: unknown): Finding => {
    const expected = `${wanted}, as the entry it corrects`;
    return { code: "inconsistent", path, expected, actual, consequence: "leftOut" };
  };
  const { creatorId, amount, ruleId, terms } = correction;
  if (creatorId !== corrected.creatorId) return misfit(["creatorId"], corrected.creatorId, creatorId);
  if (amount.currency !== corrected.amount.currency) {
    return misfit(["amount", "currency"], corrected.amount.currency, amount.currency);
  }
  const [wanted, actual] = [subjectOf(corrected), subjectOf(correction)];
  if (wanted !== actual) return misfit(["source"], wanted, actual);
  if (terms?.id !== corrected.terms?.id) return misfit(["terms", "id"], preview(corrected.terms?.id), terms?.id);
  return ruleId === corrected.ruleId ? undefined : misfit(["ruleId"], preview(corrected.ruleId), ruleId);
}

function subjectOf({ source }: LedgerEntry): string {
  switch (source.kind) {
    case "sale":
      return `the sale ${source.conversionId}`;
    case "period":
      return `the period ${source.key}`;
    case "post":
      return `the post ${source.postId}`;
    case "deliverable":
      return `the deliverable ${source.deliverableId}`;
    case "payout":
      return `the payout ${source.payoutId}`;
    case "transfer":
      return `the transfer ${source.transferId}`;
  }
}

function takesTooMuch({ row }: Entry, root: Entry, sum: number): Finding {
  const [takes, made] = sum < 0 ? ["take", "earned"] : ["give", "kept"];
  const expected = `part of corrections that ${takes} back no more than booked[${root.index}] ${made}, not ${Math.abs(sum)} minor units more`;
  return {
    code: "inconsistent",
    path: ["amount", "minor"],
    expected,
    actual: row.amount.minor,
    consequence: "leftOut",
  };
}

function correctsNothing({ row }: Entry): Finding {
  const expected = "the id of an entry that is in the ledger";
  return { code: "danglingReference", path: ["corrects"], expected, actual: row.corrects, consequence: "leftOut" };
}
