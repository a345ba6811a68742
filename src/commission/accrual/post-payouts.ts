import { fail } from "../../errors/creator-core-error.js";
import type { BalanceTransfer, Payout } from "../../models/commission.js";
import type { EntrySource, LedgerEntry, LedgerEntryKind, TraceLine } from "../../models/ledger.js";
import { assertMoney } from "../../money/assert-money.js";
import type { Money } from "../../money/types.js";
import type { Instant } from "../../time/types.js";
import { assertId } from "../guards.js";
import { positionKey } from "../ledger/positions.js";
import { convertedLine, paidLine } from "../ledger/trace.js";
import { readFacts } from "./read-facts.js";
import { idsUnder, type Run } from "./run.js";

/** What was reported about a balance, to be booked as it is. */
interface Report {
  readonly source: EntrySource;
  readonly creatorId: LedgerEntry["creatorId"];
  readonly at: Instant;
  readonly path: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly kind: LedgerEntryKind;
  readonly amount: Money;
  readonly line: TraceLine;
}

/** Books payouts that are not in the ledger yet: what was sent, withheld, taken as a fee and written off. */
export function postPayouts(payouts: readonly Payout[], run: Run): void {
  for (const { fact, at, index } of readFacts(payouts, "payouts", "paidAt", run.asOf)) {
    const path = `payouts[${index}]`;
    assertId(fact.creatorId, `${path}.creatorId`);
    const source = { kind: "payout", payoutId: fact.id } as const;
    postReport({ source, creatorId: fact.creatorId, at, path, parts: partsOfPayout(fact, path) }, run);
  }
}

/** Books what became a balance in another currency: what left, and what came of it. */
export function postTransfers(transfers: readonly BalanceTransfer[], run: Run): void {
  for (const { fact, at, index } of readFacts(transfers, "transfers", "at", run.asOf)) {
    const path = `transfers[${index}]`;
    const { id: transferId, creatorId, from, to, rate, source: said } = fact;
    assertId(creatorId, `${path}.creatorId`);
    assertAbove(from, 0, `${path}.from`);
    assertAbove(to, 0, `${path}.to`);
    if (from.currency === to.currency) fail("invalidMoney", `${path}.to`, `not in ${from.currency}`, to.currency);
    assertId(rate, `${path}.rate`);
    assertId(said, `${path}.source`);
    const left = lessThanNothing(from);
    const parts: readonly Part[] = [
      { kind: "fx", amount: left, line: convertedLine(left, to, rate, said) },
      { kind: "fx", amount: to, line: convertedLine(to, left, rate, said) },
    ];
    postReport({ source: { kind: "transfer", transferId }, creatorId, at, path, parts }, run);
  }
}

/** Money sent is above zero, but where something else was settled without sending any. */
function partsOfPayout({ amount, withheld, fee, writtenOff }: Payout, path: string): readonly Part[] {
  const others = [withheld, fee, writtenOff].some((other) => (other?.minor ?? 0) !== 0);
  assertAbove(amount, others ? -1 : 0, `${path}.amount`);
  const parts: Part[] = [];
  const settle = (code: "paidOut" | "withheld" | "fee" | "writtenOff", kind: LedgerEntryKind, money: Money): void => {
    if (money.minor === 0) return;
    const signed = code === "writtenOff" ? { ...money } : lessThanNothing(money);
    parts.push({ kind, amount: signed, line: paidLine(code, signed) });
  };
  settle("paidOut", "payout", amount);
  for (const [name, code, kind] of besides) {
    const money = { withheld, fee, writtenOff }[name];
    if (money === undefined || money === null) continue;
    assertAbove(money, -1, `${path}.${name}`);
    if (money.currency !== amount.currency) {
      fail("currencyMismatch", `${path}.${name}`, `in ${amount.currency}, as the amount`, money.currency);
    }
    settle(code, kind, money);
  }
  return parts;
}

const besides = [
  ["withheld", "withheld", "withholding"],
  ["fee", "fee", "fee"],
  ["writtenOff", "writtenOff", "writeOff"],
] as const;

function assertAbove(money: Money, limit: -1 | 0, path: string): void {
  assertMoney(money, path);
  if (money.minor <= limit) fail("invalidMoney", path, limit === 0 ? "above zero" : "zero or more", money.minor);
}

function lessThanNothing({ minor, currency }: Money): Money {
  return { minor: 0 - minor, currency };
}

/** Under one id there is one report. */
function postReport({ source, creatorId, at, path, parts }: Report, run: Run): void {
  const key = positionKey(source, creatorId, "", 0, null);
  const booked = run.ledger.settled(key);
  if (booked.length > 0) {
    if (isSame(booked, creatorId, parts)) return;
    const rule = `what is booked as ${key}: one id, one creator and the same amounts`;
    fail("inconsistentLedger", path, rule, `${sumsOf(parts)} for ${creatorId}`);
  }
  const idOfNext = idsUnder(run, key, source);
  for (const { kind, amount, line } of parts) {
    run.entries.push({
      id: idOfNext(),
      kind,
      creatorId,
      amount,
      source,
      occurredAt: at,
      bookedAt: run.asOf,
      availableAt: at,
      terms: null,
      ruleId: null,
      trace: [line],
    });
  }
}

function isSame(booked: readonly LedgerEntry[], creatorId: string, parts: readonly Part[]): boolean {
  return booked.every((entry) => entry.creatorId === creatorId) && sumsOf(booked) === sumsOf(parts);
}

/** Kinds and amounts in one order: `"fee -30 GBP, payout -5000 GBP"`. */
function sumsOf(parts: readonly { readonly kind: LedgerEntryKind; readonly amount: Money }[]): string {
  return parts
    .map(({ kind, amount }) => `${kind} ${amount.minor} ${amount.currency}`)
    .sort()
    .join(", ");
}
