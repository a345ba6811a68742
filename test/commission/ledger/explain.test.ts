import { explainEntry, explainLine, statement } from "creator-core/commission";
import type { LedgerEntry, RejectedRule, TraceLine } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import {
  advanceLine,
  belowMinimumLine,
  bookedLine,
  capLine,
  challengeLine,
  convertedLine,
  countsTowardsLine,
  earnedLine,
  fixedLine,
  guaranteeLine,
  heldLine,
  noRuleLine,
  noStepYetLine,
  notDueLine,
  nothingLeftLine,
  overrideLine,
  paidLine,
  perMetricLine,
  prizeLine,
  raisedLine,
  rateLine,
  recoupLine,
  releasedLine,
  restLine,
  retainerLine,
  sharedLine,
  sharedPrizeLine,
  shortfallLine,
  stepLine,
  stepLostLine,
  tierLine,
} from "../../../src/commission/ledger/trace.js";
import { refusalOf } from "../../support/thrown.ts";
import { entry, gbp, line, payout } from "./entries.ts";

const nothing = gbp("0");

describe("explainLine", () => {
  it.each<[clause: string, line: TraceLine]>([
    ["15 % of £26.66 net sales", rateLine("r", gbp("4.00"), gbp("26.66"), "0.15", "netSales")],
    ["15 % of £26.66", rateLine(null, gbp("4.00"), gbp("26.66"), "0.15")],
    ["8.2 % of £7.50 commissionable base", rateLine("r", gbp("0.62"), gbp("7.50"), "0.082", "commissionableBase")],
    ["6 % of £15,000.00 net sales", tierLine("r", gbp("900.00"), gbp("15000.00"), "0.06", 15_000_000, "netSales")],
    ["£5.00 for the order", fixedLine("r", gbp("5.00"), gbp("5.00"))],
    ["£5.00 for each of 3 orders", fixedLine("r", gbp("15.00"), gbp("5.00"), 3)],
    ["£5.00 for each of 0 units", fixedLine("r", nothing, gbp("5.00"), 0, "units")],
    ["£5.00 for the deliverable", fixedLine("r", gbp("5.00"), gbp("5.00"), 1, "deliverables")],
    ["this creator's share of £1.01 for the order", sharedLine("r", gbp("0.51"), gbp("1.01"))],
    [
      "£50.00 of £100.00 net sales, at the rates of the whole",
      restLine("r", gbp("2.00"), gbp("50.00"), gbp("100.00"), "netSales"),
    ],
    ["£2.00 for every 1,000 of 50,000 views", perMetricLine("r", gbp("100.00"), gbp("2.00"), 50_000, 1000, "views")],
    ["999 views, below the 1,000 views from which it pays", belowMinimumLine("r", "GBP", 999, 1000, "views")],
    [
      "£9.99 net sales, below the £10.00 net sales from which it pays",
      belowMinimumLine("r", "GBP", 999, 1000, "salesValue"),
    ],
    ["raised to the minimum of £5.00", raisedLine("r", gbp("1.00"), gbp("5.00"))],
    ["held to the maximum of £50.00", heldLine("r", gbp("-1.00"), gbp("50.00"))],
    ["step of 30 orders reached", stepLine("r", gbp("20.00"), 30, 31, "orders")],
    ["step of 1 order reached", stepLine("r", gbp("20.00"), 1, 31, "orders")],
    ["step of ¥3,000 net sales reached", stepLine("r", money("500", "JPY"), 3000, 3000, "salesValue")],
    ["step of 10 reached", stepLine(null, gbp("20.00"), 10, 12)],
    ["9 reached; the first step is at 10", noStepYetLine(null, "GBP", 10, 9)],
    ["9 posts reached; the first step is at 10 posts", noStepYetLine("r", "GBP", 10, 9, "posts")],
    [
      "29 orders left, below the step of 30 orders: £40.00 remains of £60.00",
      stepLostLine("r", gbp("-20.00"), gbp("40.00"), gbp("60.00"), 29, 30, "orders"),
    ],
    [
      "1 order left, below the step of 2 orders: nothing remains of £5.00",
      stepLostLine("r", gbp("-5.00"), nothing, gbp("5.00"), 1, 2, "orders"),
    ],
    ["prize for place 2 with 1,200 views", prizeLine("r", gbp("50.00"), 2, 1200, "views")],
    [
      "share of £80.00 for place 1, which 2 creators take together",
      sharedPrizeLine("r", gbp("40.00"), gbp("80.00"), 1, 2),
    ],
    ["challenge reward of £20.00", challengeLine("r", gbp("20.00"), gbp("20.00"), 1)],
    ["challenge reward of £20.00 for each of 2 posts", challengeLine("r", gbp("40.00"), gbp("20.00"), 2)],
    ["no post has won the challenge", challengeLine("r", nothing, gbp("20.00"), 0)],
    ["£500.00 for the period", retainerLine("r", gbp("500.00"), gbp("500.00"))],
    ["£300.00 for 10 of 30 days", retainerLine("r", gbp("100.00"), gbp("300.00"), { days: 10, of: 30 })],
    ["only 2 of the 4 deliverables that it takes", shortfallLine("r", gbp("-250.00"), 2, 4)],
    ["guaranteed £1,000.00", guaranteeLine("r", gbp("1000.00"))],
    ["less £750.00 earned", earnedLine("r", gbp("750.00"))],
    ["advance of £500.00", advanceLine("r", gbp("500.00"))],
    ["50 % of £100.00 kept back", recoupLine("r", gbp("-50.00"), { base: gbp("100.00"), rate: "0.5" })],
    ["£125.00 kept back", recoupLine("r", gbp("-125.00"))],
    ["5 % of £20.00 that ann earned", overrideLine("r", gbp("1.00"), gbp("20.00"), "0.05", "commission", "ann")],
    ["5 % of £20.00 net sales of ann", overrideLine("r", gbp("1.00"), gbp("20.00"), "0.05", "netSales", "ann")],
    ["less £4.50 above the cap monthly", capLine("r", gbp("-4.50"), "monthly")],
    ["less £4.00 booked before", bookedLine("r", gbp("4.00"))],
    ["less £0.00 booked before", bookedLine("r", nothing)],
    ["nothing is left of the order", nothingLeftLine("r", "GBP")],
    ["nothing is due for it any more", notDueLine("r", "GBP")],
    ["no rule of standard pays for this sale", noRuleLine("GBP", "standard")],
    ["nothing on the sale itself: it counts towards one and two", countsTowardsLine("GBP", ["one", "two"])],
    ["the order was settled: from when it may be paid is known", releasedLine("r", "GBP", "settled")],
    ["£3.00 paid out", paidLine("paidOut", gbp("-3.00"))],
    ["£3.00 withheld for tax", paidLine("withheld", gbp("-3.00"))],
    ["£3.00 for the transfer", paidLine("fee", gbp("-3.00"))],
    ["£3.00 written off", paidLine("writtenOff", gbp("3.00"))],
    [
      "£100.00 converted to €117.00 at 1.17 (ECB)",
      convertedLine(gbp("-100.00"), money("117.00", "EUR"), "1.17", "ECB"),
    ],
    ["£100.00 converted to €117.00 at 1.17 (ECB)", convertedLine(money("117.00", "EUR"), gbp("100.00"), "1.17", "ECB")],
    ["Correction of March", { code: "other", ruleId: null, amount: nothing, note: "Correction of March" }],
  ])("%s", (clause, made) => {
    expect(explainLine(made)).toBe(clause);
  });

  it.each<[clause: string, line: TraceLine]>([
    ["a share of £0.00", line("rateOfBase")],
    ["£0.00 for the order", line("fixedAmount")],
    ["£0.00 for every 1 of 0", line("perMetric")],
    ["0, below the 0 from which it pays", line("belowMinimum")],
    ["0 left, below the step of 0: nothing remains of £0.00", line("stepLost")],
    ["prize for place 1", line("prize")],
    ["challenge reward of £0.00", line("challenge")],
    ["only 0 of the 1 deliverables that it takes", line("retainerShortfall")],
    ["a share of £0.00 that another creator earned", line("override")],
    ["less £0.00 above the cap", line("cap")],
    ["no rule pays for this sale", line("noRule")],
    ["the order was delivered: from when it may be paid is known", line("released")],
    ["a balance converted to £0.00", line("converted")],
  ])("says what it can of a line without its numbers: %s", (clause, bare) => {
    expect(explainLine(bare)).toBe(clause);
    // A table gives null for what is not there.
    const nulls = {
      base: null,
      rate: null,
      whole: null,
      count: null,
      per: null,
      at: null,
      place: null,
      what: null,
      of: null,
    };
    expect(explainLine({ ...bare, ...nulls } as unknown as TraceLine)).toBe(clause);
  });

  it("cuts a long list of rules short", () => {
    expect(explainLine(countsTowardsLine("GBP", ["a", "b", "c", "d", "e"]))).toBe(
      "nothing on the sale itself: it counts towards a, b, c and 2 more",
    );
  });

  it.each<[refusal: string, line: unknown]>([
    ["invalidArgument at line", null],
    ["invalidArgument at line.code", line("paid" as TraceLine["code"])],
    ["invalidArgument at line.note", line("other")],
    ["invalidRate at line.rate", line("rateOfBase", { rate: "15 %" })],
    ["invalidMoney at line.base.minor", line("rateOfBase", { base: { minor: 0.5, currency: "GBP" } })],
    ["invalidArgument at line.count", line("perMetric", { count: Number.NaN })],
    ["invalidArgument at line.of[1]", line("cap", { of: ["a", 5 as unknown as string] })],
  ])("refuses what is no line: %s", (refusal, wrong) => {
    expect(refusalOf(() => explainLine(wrong as TraceLine))).toBe(refusal);
  });
});

const boost = entry("e-1", gbp("4.00"), {
  source: { kind: "sale", conversionId: "order-7" },
  ruleId: "skincare-boost",
  trace: [rateLine("skincare-boost", gbp("4.00"), gbp("26.66"), "0.15", "netSales")],
});
const rejected: readonly RejectedRule[] = [
  { ruleId: "everyone", reasons: [{ code: "lessSpecific", path: [], message: "Rule skincare-boost comes first." }] },
  {
    ruleId: "gold",
    reasons: [
      { code: "attributeUnknown", path: [], message: "It asks for the status level, which is not known here." },
    ],
  },
];

describe("explainEntry", () => {
  it("tells the rate, the order, the rule, and why other rules did not apply", () => {
    expect(explainEntry({ ...boost, rejected })).toBe(
      "15 % of £26.66 net sales (order-7, rule skincare-boost); 2 rules did not apply: " +
        "everyone: Rule skincare-boost comes first. gold: It asks for the status level, which is not known here.",
    );
  });

  // Half of 26.66 is left: 15 % of 13.33 is 2.00, and 4.00 is booked.
  const half = [
    rateLine("skincare-boost", gbp("2.00"), gbp("13.33"), "0.15", "netSales"),
    bookedLine("skincare-boost", gbp("4.00")),
  ];
  const corrected = "15 % of £13.33 net sales, less £4.00 booked before (order-7, rule skincare-boost)";
  it.each<[sentence: string, change: Partial<LedgerEntry>]>([
    [`taken back: ${corrected}`, { kind: "reversal", amount: gbp("-2.00"), trace: half }],
    [`given back: ${corrected}`, { kind: "reversal", amount: gbp("2.00"), trace: half }],
    [`taken back after it was paid: ${corrected}`, { kind: "clawback", amount: gbp("-2.00"), trace: half }],
    [`corrected: ${corrected}`, { kind: "trueUp", trace: half }],
    [`corrected, as the room under a cap changed: ${corrected}`, { kind: "capAdjustment", trace: half }],
    [
      "released: the order was delivered: from when it may be paid is known (order-7, rule skincare-boost)",
      { kind: "release", trace: [releasedLine("skincare-boost", "GBP", "delivered")] },
    ],
    [
      "guaranteed £1,000.00, less £750.00 earned (2026-06, rule floor)",
      {
        kind: "guaranteeTopUp",
        ruleId: "floor",
        source: { kind: "period", key: "2026-06", currency: "GBP" },
        trace: [guaranteeLine("floor", gbp("1000.00")), earnedLine("floor", gbp("750.00"))],
      },
    ],
    ["£4.00 (order-7, rule skincare-boost)", { trace: [] }],
  ])("%s", (sentence, change) => {
    expect(explainEntry({ ...boost, ...change })).toBe(sentence);
  });

  it("tells what a payout is", () => {
    expect(explainEntry(payout("p-1", gbp("-3.00")))).toBe("£3.00 paid out (p-1)");
  });
});

describe("a statement's explanations", () => {
  it("do not tell a creator about the rules of others", () => {
    const { lines } = statement([{ ...boost, rejected }], { creatorId: "c-1", currency: "GBP", window: {} });
    expect(lines.map(({ explanation }) => explanation)).toEqual([
      "15 % of £26.66 net sales (order-7, rule skincare-boost)",
    ]);
  });
});
