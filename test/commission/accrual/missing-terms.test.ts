import { accrue } from "creator-core/commission";
import type { Adjustment, CommissionRule, CommissionTerms, LedgerEntry } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { adjustment, gbp, ledgerOf, rule, sale, terms } from "../fixtures.ts";

const volume = (id = "all"): CommissionRule =>
  rule(id, {
    kind: "tiered",
    mode: "volume",
    measure: "salesValue",
    window: { kind: "calendarMonth" },
    onReversal: "recompute",
    tiers: [
      { from: gbp("0"), rate: "0.1" },
      { from: gbp("150"), rate: "0.2" },
    ],
  });
const a = sale("a", "2026-01-05T00:00:00Z", gbp("100.00"));
const b = sale("b", "2026-01-06T00:00:00Z", gbp("100.00"));
const sales = [a, b];
const told = (entries: readonly LedgerEntry[]) =>
  entries.map(
    ({ kind, amount, source }) => `${kind} ${amount.minor} ${source.kind === "sale" ? source.conversionId : ""}`,
  );

/** 10 % of the first, and with the second 20 % of both: 10.00, +10.00, 20.00. */
const booked = () => {
  const first = ledgerOf({ terms: [terms([volume()])], sales: [a] }, "2026-01-05T12:00:00Z");
  return ledgerOf({ terms: [terms([volume()])], sales, booked: first }, "2026-01-07T00:00:00Z");
};
const later = (plans: readonly CommissionTerms[], adjustments: readonly Adjustment[], ledger = booked()) =>
  accrue({ terms: plans, sales, adjustments, booked: ledger }, { asOf: "2026-03-01T00:00:00Z" });

describe("a true-up whose terms are not given", () => {
  it("was booked", () => {
    expect(told(booked())).toEqual(["commission 1000 a", "trueUp 1000 a", "commission 2000 b"]);
  });

  it.each([
    ["without terms", []],
    ["with another version alone", [terms([volume()], { version: 2 })]],
    ["with its rule renamed", [terms([volume("renamed")])]],
  ])("stays, %s", (_, plans) => {
    expect(later(plans, [])).toEqual([]);
  });

  it("shrinks with its sale: half of 10.00 of its own, half of the 10.00 beside", () => {
    const half = [adjustment("r", "a", "2026-02-01T00:00:00Z", gbp("50.00"))];
    const entries = later([], half);
    expect(told(entries)).toEqual(["reversal -500 a", "trueUp -500 a"]);
    expect(later([], half, [...booked(), ...entries])).toEqual([]);
    // With the terms again: 150.00 is 20 % still, 10.00 and 20.00.
    expect(later([terms([volume()])], half, [...booked(), ...entries])).toEqual([]);
  });

  it("is nothing once its sale is taken back, also by an adjustment that comes in late", () => {
    const late = [adjustment("r", "a", "2026-01-05T06:00:00Z", gbp("100.00"))];
    expect(told(later([], late))).toEqual(["reversal -1000 a", "trueUp -1000 a"]);
  });
});

describe("a change of caps whose terms are not given", () => {
  it("stays", () => {
    const caps = [
      {
        id: "c",
        amount: gbp("10.00"),
        per: "creator",
        overflow: "clamp",
        onHeadroom: "refill",
        window: { kind: "lifetime" },
      },
    ] as const;
    const plan = terms([rule("all", { kind: "percent", rate: "0.1" })], { caps });
    const back = [adjustment("r", "a", "2026-02-01T00:00:00Z", gbp("100.00"))];
    const first = ledgerOf({ terms: [plan], sales }, "2026-01-31T00:00:00Z");
    const ledger = ledgerOf({ terms: [plan], sales, adjustments: back, booked: first }, "2026-02-02T00:00:00Z");
    expect(told(ledger)).toEqual(["commission 1000 a", "commission 0 b", "reversal -1000 a", "capAdjustment 1000 b"]);
    expect(later([], back, ledger)).toEqual([]);
    // A quarter of b taken back: nothing of its own 0.00, a quarter of the 10.00 beside.
    const more = [...back, adjustment("r-2", "b", "2026-02-10T00:00:00Z", gbp("25.00"))];
    expect(told(later([], more, ledger))).toEqual(["trueUp -250 b"]);
    expect(later([], more, [...ledger, ...later([], more, ledger)])).toEqual([]);
  });
});

describe("a fixed amount whose terms are not given", () => {
  it("stands as long as the order does", () => {
    const ledger = ledgerOf(
      { terms: [terms([rule("f", { kind: "flat", amount: gbp("5.00") })])], sales: [a] },
      "2026-01-05T12:00:00Z",
    );
    expect(later([], [adjustment("r", "a", "2026-02-01T00:00:00Z", gbp("60.00"))], ledger)).toEqual([]);
    expect(told(later([], [adjustment("r", "a", "2026-02-01T00:00:00Z", gbp("100.00"))], ledger))).toEqual([
      "reversal -500 a",
    ]);
  });
});

describe("a share of some lines whose terms are not given", () => {
  it("loses what it must, whichever lines it was of", () => {
    const lines = [
      { id: "1", quantity: 1, price: gbp("40.00"), category: "skincare" },
      { id: "2", quantity: 1, price: gbp("60.00"), category: "other" },
    ];
    const order = sale("a", "2026-01-05T00:00:00Z", gbp("100.00"), { lines });
    const plan = terms([rule("skin", { kind: "percent", rate: "0.1" }, { scope: { categories: ["skincare"] } })]);
    const ledger = ledgerOf({ terms: [plan], sales: [order] }, "2026-01-05T12:00:00Z");
    expect(told(ledger)).toEqual(["commission 400 a"]);
    const back = (amount: string) => {
      const adjustments = [{ ...adjustment("r", "a", "2026-02-01T00:00:00Z", gbp(amount)), lineId: "2" }];
      return told(accrue({ terms: [], sales: [order], adjustments, booked: ledger }, { asOf: "2026-03-01T00:00:00Z" }));
    };
    expect(back("60.00")).toEqual([]);
  });
});
