import { type AuditFacts, auditLedger } from "creator-core/commission";
import type { AuditFinding, LedgerEntry, Sale } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { bookedLine, rateLine } from "../../../src/commission/ledger/trace.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { adjustment, sale, terms } from "../fixtures.ts";
import { bookPayout, entry, gbp, payout, transfer } from "./entries.ts";

const found = (ledger: readonly LedgerEntry[], facts?: AuditFacts) =>
  auditLedger(deepFreeze(ledger), facts).map(({ code, path }: AuditFinding) => [code, ...path].join(" "));

// 15 % of 100.00; then 40.00 is refunded: 15 % of 60.00 is 9.00, so −6.00; then it is paid: 15.00 − 6.00 = 9.00.
const first = entry("e-1", gbp("15.00"), {
  source: { kind: "sale", conversionId: "order-7" },
  trace: [rateLine("all", gbp("15.00"), gbp("100.00"), "0.15", "netSales")],
});
const reversal = entry("e-2", gbp("-6.00"), {
  kind: "reversal",
  source: { kind: "sale", conversionId: "order-7" },
  corrects: "e-1",
  occurredAt: 2,
  bookedAt: 2,
  trace: [rateLine("all", gbp("9.00"), gbp("60.00"), "0.15", "netSales"), bookedLine("all", gbp("15.00"))],
});
const fact = deepFreeze({ id: "p-1", creatorId: "c-1", paidAt: 5, amount: gbp("7.00"), withheld: gbp("2.00") });
const ledger: readonly LedgerEntry[] = [first, reversal, ...bookPayout(fact)];
const order = sale("order-7", 0, gbp("100.00"));
const refund = adjustment("r-1", "order-7", 1, gbp("40.00"));

/** The ledger with one entry changed. */
const changed = (id: string, change: Partial<LedgerEntry>) =>
  ledger.map((each) => (each.id === id ? { ...each, ...change } : each));

describe("auditLedger", () => {
  it("finds nothing in a sound ledger, whatever it is held against", () => {
    expect(found([])).toEqual([]);
    expect(found(ledger)).toEqual([]);
    const plan = terms([], { id: "plan", version: 1 });
    expect(found(ledger, { terms: [plan], sales: [order], adjustments: [refund], payouts: [fact] })).toEqual([]);
    expect(found([entry("e", gbp("1.00")), transfer("t", gbp("-1.00")), transfer("t", money("1.17", "EUR"))])).toEqual(
      [],
    );
    // Without receipts, as other systems deliver it.
    expect(found([entry("e", gbp("5.00"), { trace: [] })])).toEqual([]);
  });

  it.each<[finding: string, name: string, ledger: readonly LedgerEntry[]]>([
    ["linesDoNotSum ledger e-1 trace", "15.01 with a line of 15.00", changed("e-1", { amount: gbp("15.01") })],
    [
      "mixedCurrencies ledger e-1 trace",
      "pounds with a line in euros",
      changed("e-1", { trace: [rateLine("all", money("15.00", "EUR"), gbp("100.00"), "0.15")] }),
    ],
    [
      "mixedCurrencies ledger e-1 source",
      "pounds for a period in euros",
      [entry("e-1", gbp("1.00"), { source: { kind: "period", key: "2026-06", currency: "EUR" } })],
    ],
    [
      "mixedCurrencies ledger e-2 corrects",
      "euros that correct pounds",
      [entry("e-1", gbp("1.00")), entry("e-2", money("-1.00", "EUR"), { kind: "reversal", corrects: "e-1" })],
    ],
    [
      "mixedCurrencies ledger p-1/withholding amount",
      "tax in another currency than the payout",
      [
        entry("e-1", gbp("9.00")),
        entry("e-2", money("2.00", "EUR")),
        payout("p-1", gbp("-7.00")),
        payout("p-1", money("-2.00", "EUR"), 0, "withholding"),
      ],
    ],
    ["correctsNothing ledger e-2 corrects", "an entry that is not there", changed("e-2", { corrects: "e-9" })],
    ["correctsNothing ledger e-2 corrects", "itself", changed("e-2", { corrects: "e-2" })],
    [
      "correctsNothing ledger e-2 corrects",
      "another creator's",
      [
        entry("e-1", gbp("9.00"), { creatorId: "c-2" }),
        entry("e-2", gbp("-1.00"), { kind: "reversal", corrects: "e-1" }),
      ],
    ],
    [
      "reversedMoreThanEarned ledger e-1 amount",
      "15.00 − 6.00 − 9.01 is −0.01",
      [first, reversal, entry("e-3", gbp("-9.01"), { kind: "clawback", corrects: "e-1" })],
    ],
    [
      "reversedMoreThanEarned ledger e-1 amount",
      "10.00 kept back, and 10.01 given back",
      [
        entry("e-0", gbp("20.00")),
        entry("e-1", gbp("-10.00"), { kind: "recoup" }),
        entry("e-2", gbp("10.01"), { kind: "recoup", corrects: "e-1" }),
      ],
    ],
    ["duplicateEntry ledger e-1 id", "one id twice", [...ledger, first]],
    [
      "paidWithoutBalance ledger p-1/payout amount",
      "9.01 paid of 9.00",
      [first, reversal, payout("p-1", gbp("-9.01"), 5)],
    ],
    [
      "paidWithoutBalance ledger p-2/payout amount",
      "the second of two payouts of all of it",
      [first, reversal, payout("p-1", gbp("-9.00"), 5), payout("p-2", gbp("-9.00"), 6)],
    ],
    [
      "paidWithoutBalance ledger p-1/payout amount",
      "paid to somebody who earned nothing",
      [payout("p-1", gbp("-1.00"))],
    ],
    [
      "paidWithoutBalance ledger p-1/payout amount",
      "paid before the hold is over",
      [entry("e", gbp("9.00"), { availableAt: 6 }), payout("p-1", gbp("-9.00"), 5)],
    ],
    [
      "paidWithoutBalance ledger p-1/payout amount",
      "paid before the release was booked",
      [
        entry("e", gbp("9.00"), { availableAt: null }),
        entry("r", gbp("0"), { kind: "release", corrects: "e", availableAt: 3, bookedAt: 6 }),
        payout("p-1", gbp("-9.00"), 5),
      ],
    ],
    [
      "paidWithoutBalance ledger p-1/payout amount",
      "paid in a currency in which nothing was earned",
      [entry("e", gbp("9.00")), payout("p-1", money("-9.00", "EUR"))],
    ],
    [
      "payoutDoesNotBalance ledger p-1/fee amount",
      "a fee that is added",
      [entry("e", gbp("9.00")), payout("p-1", gbp("-8.00")), payout("p-1", gbp("1.00"), 0, "fee")],
    ],
    [
      "payoutDoesNotBalance ledger p-1/writeOff amount",
      "a write-off that is taken",
      [entry("e", gbp("9.00")), payout("p-1", gbp("-1.00"), 0, "writeOff")],
    ],
    [
      "payoutDoesNotBalance ledger p-1/payout amount",
      "one payout to two creators",
      [
        entry("e", gbp("9.00")),
        entry("f", gbp("9.00"), { creatorId: "c-2" }),
        payout("p-1", gbp("-1.00")),
        payout("p-1", gbp("-1.00"), 0, "fee", { creatorId: "c-2" }),
      ],
    ],
    [
      "payoutDoesNotBalance ledger p-1/payout/again amount",
      "one payout sent twice",
      [
        entry("e", gbp("9.00")),
        payout("p-1", gbp("-1.00")),
        payout("p-1", gbp("-1.00"), 0, "payout", { id: "p-1/payout/again" }),
      ],
    ],
    [
      "payoutDoesNotBalance ledger p-1/payout amount",
      "a commission that says it is a payout",
      [entry("e", gbp("9.00")), payout("p-1", gbp("-1.00"), 0, "payout", { kind: "commission" })],
    ],
    [
      "payoutDoesNotBalance ledger t/GBP amount",
      "a transfer of which nothing comes",
      [entry("e", gbp("9.00")), transfer("t", gbp("-1.00"))],
    ],
    [
      "payoutDoesNotBalance ledger t/GBP amount",
      "a transfer of which both sides leave",
      [entry("e", gbp("9.00")), transfer("t", gbp("-2.00")), transfer("t", money("-1.17", "EUR"))],
    ],
  ])("%s: %s", (finding, _, wrong) => {
    expect(found(wrong)).toEqual([finding]);
    expect(found([...wrong].reverse())).toEqual([finding]);
  });

  it.each<[finding: string, name: string, facts: AuditFacts]>([
    ["unknownTerms ledger e-1 terms", "version 1 when only 2 is given", { terms: [terms([], { version: 2 })] }],
    ["unknownSale ledger e-1 source", "no sales at all", { sales: [] }],
  ])("%s: %s", (finding, _, facts) => {
    expect(found([first], facts)).toEqual([finding]);
  });

  it("holds payouts against those that were reported", () => {
    const code = "payoutDoesNotBalance ledger p-1/payout amount";
    expect(found(ledger, { payouts: [{ ...fact, amount: gbp("7.01") }] })).toEqual([code]);
    expect(found(ledger, { payouts: [{ ...fact, creatorId: "c-2" }] })).toEqual([code]);
    expect(found(ledger, { payouts: [{ ...fact, id: "p-2" }] })).toEqual([]);
  });

  it("finds credits that are not the value of the sale", () => {
    const shares = [
      ["c-1", 1, gbp("60.00")],
      ["c-2", 1, gbp("39.99")],
    ] as const;
    const short: Sale = sale("order-7", 0, gbp("100.00"), {}, shares);
    expect(found(ledger, { sales: [short] })).toEqual(["splitsDoNotSum sales order-7 credits"]);
    const foreign = sale("order-7", 0, gbp("100.00"), {}, [["c-1", 1, money("100.00", "EUR")]]);
    expect(found(ledger, { sales: [foreign] })).toEqual(["splitsDoNotSum sales order-7 credits"]);
  });

  it("finds what is still booked of a sale that was taken back whole, once a run knew of it", () => {
    const rest = adjustment("r-2", "order-7", 2, gbp("60.00"));
    const late = { ...rest, occurredAt: 6 };
    const facts = (last: typeof rest): AuditFacts => ({ sales: [order], adjustments: [refund, last] });
    expect(found(ledger, facts(rest))).toEqual(["refundDoesNotNet ledger e-1 amount"]);
    // The last run was at 5: it could not know.
    expect(found(ledger, facts(late))).toEqual([]);
    const nets = entry("e-3", gbp("-9.00"), {
      kind: "clawback",
      source: { kind: "sale", conversionId: "order-7" },
      corrects: "e-1",
      occurredAt: 6,
      bookedAt: 6,
    });
    expect(found([...ledger, nets], facts(late))).toEqual([]);
  });

  it("does not blame a payout for what was taken back after it left, though it was booked before it", () => {
    // Sent at 5, and reported at 9, when the run of 7 had taken 9.00 back.
    const back = entry("e-3", gbp("-9.00"), { kind: "reversal", corrects: "e-1", occurredAt: 6, bookedAt: 7 });
    const reported = bookPayout({ ...fact, paidAt: 5 }, 9);
    expect(found([first, reversal, back, ...reported])).toEqual([]);
    expect(found([first, reversal, { ...back, bookedAt: 4 }, ...reported])).toEqual([
      "paidWithoutBalance ledger p-1/payout amount",
    ]);
  });

  it("does not blame a payout for what is to be taken off later", () => {
    // 15.00 is payable, and 3.00 will be kept back at 9.
    const later = entry("k", gbp("-3.00"), { kind: "recoup", availableAt: 9 });
    expect(found([first, later, payout("p-1", gbp("-15.00"), 5)])).toEqual([]);
    // Pending, and released before it was paid.
    const pending = entry("e", gbp("9.00"), { availableAt: null });
    const release = entry("r", gbp("0"), { kind: "release", corrects: "e", availableAt: 3, bookedAt: 4 });
    expect(found([pending, release, payout("p-1", gbp("-9.00"), 5)])).toEqual([]);
  });

  it("says what it found in a sentence, with what was expected and what is there", () => {
    expect(auditLedger(changed("e-1", { amount: gbp("15.01") }))).toEqual([
      {
        code: "linesDoNotSum",
        path: ["ledger", "e-1", "trace"],
        expected: "£15.01",
        actual: "£15.00",
        message: "The lines of e-1 come to £15.00, and the entry is of £15.01.",
      },
    ]);
    const messages = (wrong: readonly LedgerEntry[], facts?: AuditFacts) =>
      auditLedger(wrong, facts).map(({ message }) => message);
    expect([
      ...messages(changed("e-2", { corrects: "e-9" })),
      ...messages([first, entry("e-3", gbp("-15.01"), { kind: "clawback", corrects: "e-1" })]),
      ...messages([first, payout("p-1", gbp("-20.00"), 5)]),
      ...messages([entry("e", gbp("9.00")), transfer("t", gbp("-1.00"))]),
      ...messages([first], { terms: [] }),
      ...messages([first], { sales: [] }),
      ...messages([first, { ...reversal, bookedAt: 9 }], {
        sales: [order],
        adjustments: [adjustment("r", "order-7", 1, gbp("100.00"))],
      }),
    ]).toEqual([
      "e-2 corrects e-9, which is not in the ledger.",
      "e-1 is of £15.00, and its corrections of -£15.01: that leaves -£0.01.",
      "p-1/payout pays £20.00, and £15.00 was payable.",
      "t/GBP does not balance: it should be one amount of a creator that leaves, and one in another currency that comes of it, and is -£1.00.",
      "e-1 was booked under version 1 of plan, which is not among the terms.",
      "e-1 is about order-7, which is not among the sales.",
      "order-7 was taken back whole, and £9.00 of its commissions is still booked.",
    ]);
  });

  it("throws only for what is no ledger, and for facts that are none", () => {
    expect(refusalOf(() => auditLedger(null as never))).toBe("invalidArgument at ledger");
    expect(refusalOf(() => auditLedger([null as never]))).toBe("invalidArgument at ledger[0]");
    expect(refusalOf(() => auditLedger([], null as never))).toBe("invalidArgument at facts");
    expect(refusalOf(() => auditLedger([], { sales: [{ ...order, credits: null as never }] }))).toBe(
      "invalidArgument at facts.sales[0].credits",
    );
    expect(refusalOf(() => auditLedger([], { payouts: [{ ...fact, fee: 5 as never }] }))).toBe(
      "invalidMoney at facts.payouts[0].fee",
    );
    const stray = { ...refund, conversionId: ["order-7"] as never };
    expect(refusalOf(() => auditLedger([], { adjustments: [stray] }))).toBe(
      "invalidArgument at facts.adjustments[0].conversionId",
    );
    // Sums beyond the exact range are no reason to stop looking.
    const most = { minor: Number.MAX_SAFE_INTEGER, currency: "GBP" };
    const lines = [rateLine("all", most, most, "1"), rateLine("all", most, most, "1")];
    expect(auditLedger([entry("e", most, { trace: lines })]).map(({ actual }) => actual)).toEqual([
      "18014398509481982 minor units of GBP",
    ]);
  });
});
