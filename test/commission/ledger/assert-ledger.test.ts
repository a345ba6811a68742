import type { EntrySource, LedgerEntry, LedgerEntryKind, TraceCode } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { assertEntry, assertLedger, entryKinds } from "../../../src/commission/ledger/assert-ledger.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { entry, gbp, line } from "./entries.ts";

const good = entry("e-1", gbp("1.00"));
const fx = deepFreeze({ from: "EUR", to: "USD", rate: "1.0850", date: "2026-03-02", source: "ECB reference rate" });
const refusal = (change: object) =>
  refusalOf(() => assertLedger([good, { ...good, ...change } as LedgerEntry], "booked"));

const kinds: Record<LedgerEntryKind, true> = {
  commission: true,
  bonus: true,
  retainer: true,
  override: true,
  guaranteeTopUp: true,
  advance: true,
  recoup: true,
  reversal: true,
  clawback: true,
  trueUp: true,
  capAdjustment: true,
  release: true,
  payout: true,
  withholding: true,
  fee: true,
  writeOff: true,
  fx: true,
};
const codes: Record<TraceCode, true> = {
  rateOfBase: true,
  tier: true,
  fixedAmount: true,
  sharedAmount: true,
  restAtRates: true,
  perMetric: true,
  belowMinimum: true,
  raisedToMinimum: true,
  heldToMaximum: true,
  step: true,
  noStepYet: true,
  stepLost: true,
  prize: true,
  sharedPrize: true,
  challenge: true,
  retainer: true,
  retainerShortfall: true,
  guarantee: true,
  earned: true,
  advance: true,
  recoup: true,
  override: true,
  cap: true,
  booked: true,
  nothingLeft: true,
  notDueAnyMore: true,
  noRule: true,
  countsTowards: true,
  released: true,
  paidOut: true,
  withheld: true,
  fee: true,
  writtenOff: true,
  converted: true,
  other: true,
};
const sources: readonly EntrySource[] = [
  { kind: "sale", conversionId: "o" },
  { kind: "post", postId: "p" },
  { kind: "deliverable", deliverableId: "d" },
  { kind: "period", key: "2026-06", currency: "GBP" },
  { kind: "payout", payoutId: "p" },
  { kind: "transfer", transferId: "t" },
];

describe("the guard of a ledger", () => {
  it("lets in every kind, source and code, and nulls where a table has them", () => {
    expect([...entryKinds].sort()).toEqual(Object.keys(kinds).sort());
    for (const kind of entryKinds) assertEntry({ ...good, kind }, "entry");
    for (const source of sources) assertEntry({ ...good, source }, "entry");
    for (const code of Object.keys(codes) as TraceCode[]) {
      assertEntry({ ...good, trace: [line(code, { note: "" })] }, "entry");
    }
    const nulls = { corrects: null, adjustmentIds: null, fx: null, applied: null, rejected: null };
    assertEntry({ ...good, ...nulls, terms: null, ruleId: null, availableAt: null } as unknown as LedgerEntry, "entry");
    const rejected = [
      { ruleId: "r", reasons: [{ code: "excepted", path: [], message: "It is not for shoes." }] },
    ] as const;
    assertEntry({ ...good, corrects: "e-0", adjustmentIds: ["r-1"], applied: ["all"], rejected, fx }, "entry");
  });

  it.each<[refusal: string, change: object]>([
    ["invalidArgument at booked[1].id", { id: "" }],
    ["invalidArgument at booked[1].kind", { kind: "constructor" }],
    ["invalidArgument at booked[1].creatorId", { creatorId: 5 }],
    ["invalidMoney at booked[1].amount", { amount: 5 }],
    ["invalidMoney at booked[1].amount.minor", { amount: { minor: -0, currency: "GBP" } }],
    ["unknownCurrency at booked[1].amount.currency", { amount: { minor: 1, currency: "constructor" } }],
    ["invalidMoney at booked[1].amount", { amount: Object.assign([], { minor: 1, currency: "GBP" }) }],
    ["invalidInstant at booked[1].occurredAt", { occurredAt: "2026-03-01T00:00:00Z" }],
    ["invalidInstant at booked[1].bookedAt", { bookedAt: Number.NaN }],
    ["invalidInstant at booked[1].availableAt", { availableAt: undefined }],
    ["invalidArgument at booked[1].source", { source: null }],
    ["invalidArgument at booked[1].source.kind", { source: { kind: "click" } }],
    ["invalidArgument at booked[1].source.conversionId", { source: { kind: "sale", conversionId: "" } }],
    ["invalidArgument at booked[1].source.postId", { source: { kind: "post" } }],
    ["invalidArgument at booked[1].source.deliverableId", { source: { kind: "deliverable" } }],
    ["invalidArgument at booked[1].source.currency", { source: { kind: "period", key: "2026-06" } }],
    ["invalidArgument at booked[1].source.transferId", { source: { kind: "transfer" } }],
    ["invalidArgument at booked[1].terms", { terms: "plan" }],
    ["invalidInteger at booked[1].terms.version", { terms: { id: "plan", version: "1" } }],
    ["invalidInteger at booked[1].terms.version", { terms: { id: "plan", version: -0 } }],
    ["invalidInstant at booked[1].bookedAt", { bookedAt: -0 }],
    ["invalidArgument at booked[1].ruleId", { ruleId: undefined }],
    ["invalidArgument at booked[1].corrects", { corrects: "" }],
    ["invalidArgument at booked[1].adjustmentIds", { adjustmentIds: "r-1" }],
    ["invalidArgument at booked[1].applied[1]", { applied: ["all", null] }],
    ["invalidArgument at booked[1].fx", { fx: "1.0850" }],
    ["invalidRate at booked[1].fx.rate", { fx: { ...fx, rate: 1.085 } }],
    ["unknownCurrency at booked[1].fx.to", { fx: { ...fx, to: "QQQ" } }],
    ["invalidArgument at booked[1].trace", { trace: null }],
    ["invalidArgument at booked[1].trace[0]", { trace: [null] }],
    ["invalidArgument at booked[1].trace[1].code", { trace: [line("cap"), line("toString" as TraceCode)] }],
    ["invalidArgument at booked[1].trace[0].ruleId", { trace: [line("cap", { ruleId: 5 as unknown as string })] }],
    ["invalidMoney at booked[1].trace[0].amount", { trace: [{ code: "cap", ruleId: null }] }],
    ["invalidMoney at booked[1].trace[0].whole", { trace: [{ ...line("tier"), whole: 5 }] }],
    ["invalidRate at booked[1].trace[0].rate", { trace: [{ ...line("tier"), rate: 0.15 }] }],
    ["invalidArgument at booked[1].trace[0].place", { trace: [line("prize", { place: Infinity })] }],
    ["invalidArgument at booked[1].trace[0].what", { trace: [{ ...line("tier"), what: 5 }] }],
    ["invalidArgument at booked[1].trace[0].note", { trace: [line("other")] }],
    ["invalidArgument at booked[1].rejected", { rejected: "none" }],
    ["invalidArgument at booked[1].rejected[0].ruleId", { rejected: [{ reasons: [] }] }],
    [
      "invalidArgument at booked[1].rejected[0].reasons[0].message",
      { rejected: [{ ruleId: "r", reasons: [{ code: "excepted" }] }] },
    ],
  ])("refuses %s", (expected, change) => {
    expect(refusal(change)).toBe(expected);
  });

  it("names one entry on its own without a place", () => {
    expect(refusalOf(() => assertEntry({ ...good, trace: [null as never] }, "entry"))).toBe(
      "invalidArgument at entry.trace[0]",
    );
  });

  it("lets in a rate that is written unusually", () => {
    for (const rate of ["-0.15", "00.15", "12.5", "0.123456789012345678"]) {
      assertEntry({ ...good, trace: [line("rateOfBase", { rate })] }, "entry");
    }
  });
});
