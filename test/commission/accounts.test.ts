import {
  accrue,
  balances,
  explainEntry,
  explainUnpaid,
  quoteCommission,
  statement,
  statementRows,
} from "creator-core/commission";
import type { LedgerEntry } from "creator-core/models";
import { type Money, money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf, refusalOf } from "../support/thrown.ts";
import { adjustment, gbp, ledgerOf, percentRule, rule, sale, terms } from "./fixtures.ts";

const entry = (id: string, amount: Money, more: Partial<LedgerEntry> = {}): LedgerEntry =>
  deepFreeze({
    id,
    kind: "commission",
    creatorId: "c-1",
    amount,
    source: { kind: "sale", conversionId: `order-${id}` },
    occurredAt: 0,
    bookedAt: 0,
    availableAt: 0,
    terms: { id: "plan", version: 1 },
    ruleId: "all",
    trace: [{ ruleId: "all", amount, note: "for the order" }],
    ...more,
  });
const payout = (id: string, amount: Money, at = 0) =>
  entry(id, amount, {
    kind: "payout",
    source: { kind: "payout", payoutId: id },
    ruleId: null,
    occurredAt: at,
    availableAt: at,
  });

/** The parts in the order a creator reads them. */
const partsOf = (ledger: readonly LedgerEntry[], asOf: number) =>
  balances(ledger, { asOf }).map(({ creatorId, currency, pending, held, payable, overpaid, total, paid }) => [
    creatorId,
    currency,
    ...[pending, held, payable, overpaid, total, paid].map(({ minor }) => minor),
  ]);

describe("balances", () => {
  it("tells pending, held, payable and paid apart", () => {
    const ledger = [
      entry("1", gbp("1.00"), { availableAt: null }),
      entry("2", gbp("2.00"), { availableAt: 100 }),
      entry("3", gbp("4.00"), { availableAt: 99 }),
      payout("p-1", gbp("-3.00")),
    ];
    expect(partsOf(ledger, 99)).toEqual([["c-1", "GBP", 100, 200, 100, 0, 400, 300]]);
    expect(partsOf(ledger, 100)).toEqual([["c-1", "GBP", 100, 0, 300, 0, 400, 300]]);
  });

  it("shows what was paid and then taken back as overpaid, not as a negative payable", () => {
    const ledger = [
      entry("1", gbp("58.80")),
      payout("p-1", gbp("-58.80")),
      entry("2", gbp("-14.70"), { kind: "reversal", corrects: "1" }),
      entry("3", gbp("40.00"), { availableAt: 5 }),
    ];
    expect(partsOf(ledger, 1)).toEqual([["c-1", "GBP", 0, 4000, 0, -1470, 2530, 5880]]);
    expect(partsOf(ledger, 5)).toEqual([["c-1", "GBP", 0, 0, 2530, 0, 2530, 5880]]);
  });

  it("follows a release for everything about the same thing", () => {
    const ledger = [
      entry("1", gbp("10.00"), { availableAt: null }),
      entry("2", gbp("-1.00"), { kind: "reversal", corrects: "1", availableAt: null }),
      entry("3", gbp("0"), { kind: "release", corrects: "1", availableAt: 50, bookedAt: 20 }),
    ];
    expect(partsOf(ledger, 19)).toEqual([["c-1", "GBP", 900, 0, 0, 0, 900, 0]]);
    expect(partsOf(ledger, 20)).toEqual([["c-1", "GBP", 0, 900, 0, 0, 900, 0]]);
    expect(partsOf(ledger, 50)).toEqual([["c-1", "GBP", 0, 0, 900, 0, 900, 0]]);
  });

  it("keeps creators and currencies apart, sorted by code units", () => {
    const ledger = [
      entry("1", money("5", "JPY"), { creatorId: "b" }),
      entry("2", gbp("1.00"), { creatorId: "b" }),
      entry("3", gbp("1.00"), { creatorId: "B" }),
      entry("4", gbp("1.00"), { creatorId: "__proto__" }),
    ];
    expect(partsOf(ledger, 0).map(([creatorId, currency]) => [creatorId, currency])).toEqual([
      ["B", "GBP"],
      ["__proto__", "GBP"],
      ["b", "GBP"],
      ["b", "JPY"],
    ]);
    expect(balances([], { asOf: 0 })).toEqual([]);
  });
});

describe("statement", () => {
  const march31 = toInstant("2026-03-31T22:59:59Z");
  const april1 = toInstant("2026-03-31T23:00:00Z"); // midnight in London
  const ledger = [
    entry("b", gbp("10.00"), { occurredAt: april1, bookedAt: april1 + 5 }),
    entry("a", gbp("5.00"), { occurredAt: march31, bookedAt: april1 + 5 }),
    entry("c", gbp("-4.00"), { occurredAt: april1 + 9, bookedAt: april1 + 9, kind: "reversal", corrects: "b" }),
    entry("r", gbp("0"), { occurredAt: april1 + 9, bookedAt: april1 + 9, kind: "release", corrects: "b" }),
    payout("p", gbp("-3.00"), april1 + 1),
    entry("other", gbp("99.00"), { creatorId: "c-2" }),
    entry("yen", money("99", "JPY")),
  ];
  const request = { creatorId: "c-1", currency: "GBP", timeZone: "Europe/London" } as const;

  it("opens, moves and closes", () => {
    const april = statement(ledger, { ...request, from: "2026-04-01", to: "2026-05-01" });
    expect(april.opening).toEqual(gbp("5.00"));
    expect(april.lines.map(({ entryId, amount, balance }) => [entryId, amount.minor, balance.minor])).toEqual([
      ["b", 1000, 1500],
      ["p", -300, 1200],
      ["c", -400, 800],
    ]);
    expect(april.closing).toEqual(gbp("8.00"));
    expect(april.totals).toEqual({ commission: gbp("10.00"), reversal: gbp("-4.00"), payout: gbp("-3.00") });
    expect(april.window).toEqual({ start: april1, end: toInstant("2026-04-30T23:00:00Z") });
  });

  it("goes by booking time when asked, and then by what happened first", () => {
    const april = statement(ledger, { ...request, from: "2026-04-01", to: "2026-05-01", by: "bookedAt" });
    expect([april.opening.minor, april.lines.map(({ entryId }) => entryId)]).toEqual([-300, ["a", "b", "c"]]);
  });

  it("takes a window, open on a side", () => {
    const { opening, closing, lines } = statement(ledger, {
      creatorId: "c-1",
      currency: "GBP",
      window: { end: april1 + 1 },
    });
    expect([opening.minor, closing.minor, lines.length]).toEqual([0, 1500, 2]);
  });

  it("refuses an empty window, a day that is none, and another currency", () => {
    const days = (from: string, to: string) => refusalOf(() => statement([], { ...request, from, to }));
    expect(days("2026-04-01", "2026-04-01")).toBe("invalidWindow at request.to");
    expect(() => statement([], { ...request, from: "2026-03-31", to: "2026-03-31" })).toThrow(
      "Invalid window: request.to must be after from, 2026-03-31 (the first day no longer on the statement), " +
        'got "2026-03-31"',
    );
    expect(days("2026-02-30", "2026-04-01")).toBe("invalidPlainDate at request.from");
    expect(days("2026-04-01", "2026-04-31")).toBe("invalidPlainDate at request.to");
    expect(refusalOf(() => statement([], { ...request, timeZone: "BST", from: "2026-03-01", to: "2026-04-01" }))).toBe(
      "unknownTimeZone at request.timeZone",
    );
    const misspelt = { start: 0, edn: 5 } as object;
    expect(refusalOf(() => statement([], { creatorId: "c-1", currency: "GBP", window: misspelt }))).toBe(
      "invalidWindow at request.window.edn",
    );
    expect(refusalOf(() => statement([], { ...request, currency: "QQQ", window: {} }))).toBe(
      "unknownCurrency at request.currency",
    );
  });

  it("becomes rows of text", () => {
    const march = statement(ledger, { ...request, from: "2026-03-01", to: "2026-04-01" });
    expect(statementRows([march])).toEqual([
      {
        creatorId: "c-1",
        currency: "GBP",
        occurredAt: "2026-03-01T00:00:00.000Z",
        kind: "opening",
        subject: "",
        amount: "",
        balance: "0.00",
        explanation: "",
      },
      {
        creatorId: "c-1",
        currency: "GBP",
        occurredAt: "2026-03-31T22:59:59.000Z",
        kind: "commission",
        subject: "order-a",
        amount: "5.00",
        balance: "5.00",
        explanation: "for the order (order-a, rule all)",
      },
      {
        creatorId: "c-1",
        currency: "GBP",
        occurredAt: "2026-03-31T23:00:00.000Z",
        kind: "closing",
        subject: "",
        amount: "",
        balance: "5.00",
        explanation: "",
      },
    ]);
  });
});

describe("a statement's explanations", () => {
  it("do not tell a creator about the rules of others", () => {
    const rules = [
      percentRule("0.1"),
      rule("ben-deal", { kind: "percent", rate: "0.25" }, { scope: { creatorIds: ["ben"] } }),
      rule("gold", { kind: "percent", rate: "0.3" }, { scope: { statusLevels: ["gold"] } }),
    ];
    const ledger = ledgerOf({ terms: [terms(rules)], sales: [sale("order-7", 0, gbp("10.00"))] }, 2);
    // A plan with a rule for each of a thousand creators does not write all of them on every entry either.
    expect(ledger[0]?.rejected?.map(({ ruleId }) => ruleId)).toEqual(["gold"]);
    expect(explainEntry(ledger[0]!)).toContain("gold");
    const { lines } = statement(ledger, { creatorId: "c-1", currency: "GBP", window: {} });
    expect(lines.map(({ explanation }) => explanation)).toEqual(["10 % of £10.00 net sales (order-7, rule all)"]);
  });
});

describe("what is no argument", () => {
  it("is refused in words of our own", () => {
    const none = undefined as never;
    const facts = { terms: [], sales: [], adjustments: [], booked: [] };
    const calls = [
      () => accrue(null as never, { asOf: 0 }),
      () => accrue(facts, none),
      () => balances([], none),
      () => explainUnpaid(none, { asOf: 0 }),
      () => explainUnpaid({ terms: [], sales: [] }, none),
      () => statement([], none),
      () => statement([], { currency: "GBP", window: {} } as never),
      () => statementRows(none),
      () => statementRows([null as never]),
      () => quoteCommission(none),
      () => quoteCommission({ terms: [], sale: sale("o", 0, null), soFar: [null as never] }),
    ];
    expect(calls.map(codeOf)).toEqual(calls.map(() => "invalidArgument"));
  });
});

describe("explainEntry", () => {
  it("tells the rate, the order, the rule, and why other rules did not apply", () => {
    const rules = [
      percentRule("0.1", "everyone"),
      rule("skincare-boost", { kind: "percent", rate: "0.15" }, { scope: { campaignIds: ["skincare"] } }),
      rule("gold", { kind: "percent", rate: "0.2" }, { scope: { statusLevels: ["gold"] } }),
    ];
    const facts = {
      terms: [terms(rules)],
      sales: [sale("order-7", 0, gbp("26.66"), { campaignId: "skincare" })],
      adjustments: [adjustment("r-1", "order-7", 1, gbp("13.33"))],
    };
    expect(ledgerOf(facts, 2).map(explainEntry)).toEqual([
      "15 % of £26.66 net sales (order-7, rule skincare-boost); 2 rules did not apply: " +
        "everyone: Rule skincare-boost comes first. gold: It asks for the status level, which is not known here.",
      "taken back: 15 % of £13.33 net sales, less £4.00 booked before (order-7, rule skincare-boost)",
    ]);
  });

  it("tells what a payout is", () => {
    expect(explainEntry(payout("p-1", gbp("-3.00")))).toBe("£3.00 paid out (p-1)");
  });
});
