import type { Payout } from "../../../models/commission.js";
import type { AuditFinding, LedgerEntry, LedgerEntryKind } from "../../../models/ledger.js";
import { assertMoney } from "../../../money/assert-money.js";
import { assertId, isGiven } from "../../guards.js";
import { aboutEntry, sumInWords } from "./finding.js";

/** What is wrong with payouts and transfers, each taken as a whole. */
export function* auditPayouts(
  ledger: readonly LedgerEntry[],
  payouts: readonly Payout[] | undefined,
): Generator<AuditFinding> {
  const reported = new Map((payouts ?? []).map((payout) => [payout.id, payout]));
  for (const [index, payout] of (payouts ?? []).entries()) assertPayout(payout, `facts.payouts[${index}]`);
  for (const [id, entries] of groupsOf(ledger, ({ source }) => (source.kind === "payout" ? source.payoutId : null))) {
    yield* auditPayout(entries, reported.get(id));
  }
  for (const [, entries] of groupsOf(ledger, ({ source }) => (source.kind === "transfer" ? source.transferId : null))) {
    yield* auditTransfer(entries);
  }
}

function assertPayout(payout: Payout, path: string): void {
  assertId(payout.creatorId, `${path}.creatorId`);
  assertMoney(payout.amount, `${path}.amount`);
  for (const part of ["withheld", "fee", "writtenOff"] as const) {
    if (isGiven(payout[part])) assertMoney(payout[part], `${path}.${part}`);
  }
}

/** Which way money goes in an entry of a payout: −1 is away from the creator's balance. */
const directions: ReadonlyMap<LedgerEntryKind, number> = /* @__PURE__ */ new Map([
  ["payout", -1],
  ["withholding", -1],
  ["fee", -1],
  ["writeOff", 1],
] as const);

function* auditPayout(entries: readonly LedgerEntry[], reported: Payout | undefined): Generator<AuditFinding> {
  const [first, ...others] = entries as readonly [LedgerEntry, ...LedgerEntry[]];
  const { currency } = first.amount;
  const foreign = others.find(({ amount }) => amount.currency !== currency);
  if (foreign !== undefined) {
    const message = `${foreign.id} is in ${foreign.amount.currency}, and ${first.id} of the same payout in ${currency}.`;
    yield aboutEntry("mixedCurrencies", foreign, "amount", message, currency, foreign.amount.currency);
    return;
  }
  const kinds = new Set<LedgerEntryKind>();
  for (const entry of entries) {
    if (entry.creatorId !== first.creatorId) yield unbalanced(entry, `to ${first.creatorId}`, `to ${entry.creatorId}`);
    const direction = directions.get(entry.kind);
    if (direction === undefined || Math.sign(entry.amount.minor) === -direction) {
      const rule = "money sent, tax and fees below zero, and write-offs above";
      yield unbalanced(entry, rule, `${entry.kind} of ${inWords(entry)}`);
    }
    if (kinds.has(entry.kind)) yield unbalanced(entry, `one ${entry.kind}`, "another");
    kinds.add(entry.kind);
  }
  if (reported !== undefined) yield* auditReport(entries, first, reported);
}

/** What was booked of a payout is what was reported of it. */
function* auditReport(
  entries: readonly LedgerEntry[],
  first: LedgerEntry,
  { creatorId, amount, withheld, fee, writtenOff }: Payout,
): Generator<AuditFinding> {
  const minor = (part: { readonly minor: number } | null | undefined) => BigInt(part?.minor ?? 0);
  const expected = minor(writtenOff) - minor(amount) - minor(withheld) - minor(fee);
  const actual = totalOf(entries);
  if (creatorId === first.creatorId && amount.currency === first.amount.currency && expected === actual) return;
  const report = `${sumInWords(expected, amount.currency)} to ${creatorId}`;
  yield unbalanced(first, report, `${sumInWords(actual, first.amount.currency)} to ${first.creatorId}`);
}

/** Two sides in two currencies: one leaves, the other comes of it. */
function* auditTransfer(entries: readonly LedgerEntry[]): Generator<AuditFinding> {
  const [from, to] = [...entries].sort((a, b) => a.amount.minor - b.amount.minor);
  const balances =
    entries.length === 2 &&
    from!.amount.minor < 0 &&
    to!.amount.minor > 0 &&
    from!.creatorId === to!.creatorId &&
    from!.amount.currency !== to!.amount.currency;
  if (balances) return;
  const actual = entries.map(inWords).join(" and ");
  yield unbalanced(from!, "one amount of a creator that leaves, and one in another currency that comes of it", actual);
}

function unbalanced(entry: LedgerEntry, expected: string, actual: string): AuditFinding {
  const message = `${entry.id} does not balance: it should be ${expected}, and is ${actual}.`;
  return aboutEntry("payoutDoesNotBalance", entry, "amount", message, expected, actual);
}

function inWords({ amount }: LedgerEntry): string {
  return sumInWords(BigInt(amount.minor), amount.currency);
}

function totalOf(entries: readonly LedgerEntry[]): bigint {
  return entries.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
}

/** Entries by what they are about, each group in the order they come: by id. */
function groupsOf(
  ledger: readonly LedgerEntry[],
  keyOf: (entry: LedgerEntry) => string | null,
): ReadonlyMap<string, readonly LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) {
    const key = keyOf(entry);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
