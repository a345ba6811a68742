import type { LedgerEntry, Post } from "creator-core/models";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../../support/thrown.ts";
import { adjustment, brief, gbp, ledgerOf, percentRule, rule, sale, sumOf, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
const april = "2026-04-01T00:00:00Z";
const march = { kind: "calendarMonth" } as const;
const additive = { mode: "additive" } as const;
const london = { effective: { start: "2026-03-01T00:00:00Z" } };
const kinds = (ledger: readonly LedgerEntry[]) =>
  ledger.map(({ creatorId, kind, amount }) => [creatorId, kind, amount.minor]);
const post = (id: string, creatorId: string, views: readonly number[], at = 1): Post => ({
  id,
  creatorId,
  platform: "tiktok",
  publishedAt: day(at),
  snapshots: views.map((count, index) => ({ at: day(at + 1 + index), views: count, clicks: count / 100 })),
});

describe("an override", () => {
  const agency = rule("agency", { kind: "override", rate: "0.1", on: "commission", depth: 1 }, additive);
  const referrals = [{ creatorId: "c-1", referrerId: "agency-1" }];
  const facts = { terms: [terms([percentRule("0.2"), agency])], sales: [sale("o", day(1), gbp("100.00"))], referrals };

  it("is a share of what another creator earns, and shrinks with it", () => {
    // 20 % of 100.00 is 20.00, 10 % of that 2.00. Half refunded: 10.00 and 1.00.
    const adjustments = [adjustment("r", "o", day(3), gbp("50.00"))];
    const ledger = ledgerOf({ ...facts, adjustments }, day(2), day(4), day(5));
    expect(kinds(ledger)).toEqual([
      ["agency-1", "override", 200],
      ["c-1", "commission", 2000],
      ["agency-1", "reversal", -100],
      ["c-1", "reversal", -1000],
    ]);
    expect(ledger[0]).toMatchObject({
      id: "sale/o/agency-1/plan/agency#1",
      source: { kind: "sale", conversionId: "o" },
    });
    expect(ledger[0]?.trace[0]).toMatchObject({ code: "override", base: gbp("20.00"), rate: "0.1", of: ["c-1"] });
    expect(ledger[2]?.corrects).toBe("sale/o/agency-1/plan/agency#1");
  });

  it("is held and released with its sale", () => {
    const plan = terms([percentRule("0.2"), agency], { hold: { duration: { days: 1 }, from: "settlement" } });
    const early = ledgerOf({ ...facts, terms: [plan] }, day(2));
    expect(early.map(({ availableAt }) => availableAt)).toEqual([null, null]);
    const sales = [sale("o", day(1), gbp("100.00"), { settledAt: day(6) })];
    const ledger = ledgerOf({ ...facts, terms: [plan], sales, booked: early }, day(7), day(8)).slice(2);
    expect(ledger.map(({ creatorId, kind, availableAt }) => [creatorId, kind, availableAt])).toEqual([
      ["agency-1", "release", toInstant(day(7))],
      ["c-1", "release", toInstant(day(7))],
    ]);
    expect(ledger.map(({ trace }) => [trace[0]?.code, trace[0]?.what])).toEqual([
      ["released", "settled"],
      ["released", "settled"],
    ]);
  });

  it("goes when the sale is credited to a creator whom nobody brought", () => {
    const booked = ledgerOf(facts, day(2));
    const sales = [sale("o", day(1), gbp("100.00"), {}, [["c-2", 1, gbp("100.00")]])];
    expect(kinds(ledgerOf({ ...facts, sales, booked }, day(3), day(4)).slice(2))).toEqual([
      ["agency-1", "reversal", -200],
      ["c-1", "trueUp", -2000],
      ["c-2", "commission", 2000],
    ]);
  });
});

describe("a guarantee", () => {
  const floor = rule("floor", { kind: "guarantee", amount: gbp("50.00"), window: march }, additive);
  const facts = { terms: [terms([percentRule("0.1"), floor], london)], sales: [sale("o", day(1), gbp("300.00"))] };

  it("is what the month lacks when it is over, and more when the month is refunded", () => {
    // 10 % of 300.00 is 30.00: 20.00 lack. Of a refund of 100.00 the month is left with 20.00: 30.00 lack.
    const adjustments = [adjustment("r", "o", "2026-04-05T00:00:00Z", gbp("100.00"))];
    const ledger = ledgerOf({ ...facts, adjustments }, day(31), april, "2026-04-06T00:00:00Z", "2026-04-07T00:00:00Z");
    expect(brief(ledger)).toEqual([
      ["commission", 3000],
      ["guaranteeTopUp", 2000],
      ["reversal", -1000],
      ["guaranteeTopUp", 1000],
    ]);
    expect(ledger[1]?.source).toEqual({ kind: "period", key: "2026-03", currency: "GBP" });
  });

  it("is taken back when it comes to light that nothing lacks", () => {
    const booked = ledgerOf(facts, april);
    const sales = [...facts.sales, sale("late", day(9), gbp("400.00"))];
    expect(brief(ledgerOf({ ...facts, sales, booked }, "2026-04-02T00:00:00Z").slice(2))).toEqual([
      ["commission", 4000],
      ["reversal", -2000],
    ]);
  });
});

describe("an advance", () => {
  it("is paid on its day and kept back from what is earned after", () => {
    // 100.00 ahead; half of 80.00 and of 160.00 is 40.00 and, for no more than 100.00 altogether, 60.00.
    const ahead = rule(
      "ahead",
      { kind: "advance", amount: gbp("100.00"), paidAt: day(2), recoupRate: "0.5" },
      { ...additive, scope: { creatorIds: ["c-1"] } },
    );
    const sales = [
      sale("before", day(1), gbp("500.00")),
      sale("o-1", day(3), gbp("800.00")),
      sale("o-2", day(4), gbp("1600.00")),
    ];
    const facts = { terms: [terms([percentRule("0.1"), ahead])], sales };
    const oneByOne = ledgerOf(facts, day(1), day(2), day(3), day(4), day(5));
    expect(brief(oneByOne)).toEqual([
      ["commission", 5000],
      ["advance", 10_000],
      ["commission", 8000],
      ["recoup", -4000],
      ["commission", 16_000],
      ["recoup", -6000],
    ]);
    expect(sumOf(ledgerOf(facts, day(5)))).toBe(sumOf(oneByOne));
  });
});

describe("a leaderboard", () => {
  it("pays when the month is over, and follows what comes to light", () => {
    const prizes = [gbp("100.00"), gbp("40.00")];
    const best = rule("best", {
      kind: "leaderboard",
      measure: "salesValue",
      window: march,
      prizes,
      ties: "sharePlace",
    });
    const of = (creatorId: string, value: string) =>
      sale(`o-${creatorId}`, day(3), gbp(value), {}, [[creatorId, 1, gbp(value)]]);
    const facts = { terms: [terms([best])], sales: [of("a", "30.00"), of("b", "20.00"), of("c", "10.00")] };
    const paid = (ledger: readonly LedgerEntry[]) => kinds(ledger.filter(({ amount }) => amount.minor !== 0));
    expect(paid(ledgerOf(facts, day(31)))).toEqual([]);
    const booked = ledgerOf(facts, april);
    expect(paid(booked)).toEqual([
      ["a", "bonus", 10_000],
      ["b", "bonus", 4000],
    ]);
    // 25.00 of the 30.00 refunded: b, then c, are before a.
    const adjustments = [adjustment("r", "o-a", "2026-04-02T00:00:00Z", gbp("25.00"))];
    const after = ledgerOf({ ...facts, adjustments, booked }, "2026-04-03T00:00:00Z", "2026-04-04T00:00:00Z");
    expect(paid(after.slice(booked.length))).toEqual([
      ["a", "reversal", -10_000],
      ["b", "bonus", 6000],
      ["c", "bonus", 4000],
    ]);
  });
});

describe("posts and deliverables", () => {
  it("pay under the exclusive rule that comes first, and under all additive ones", () => {
    const cpm = {
      kind: "perMetric",
      metric: "views",
      per: 1000,
      partial: "completed",
      onReversal: "recompute",
    } as const;
    const rules = [
      rule("cpm", { ...cpm, amount: gbp("1.00") }),
      rule("gold", { ...cpm, amount: gbp("2.00") }, { scope: { statusLevels: ["gold"] } }),
      rule("each", { kind: "flat", amount: gbp("5.00"), per: "post" }, additive),
      rule("click", { kind: "flat", amount: gbp("0.10"), per: "click" }, additive),
    ];
    const creators = [{ creatorId: "b", statusLevel: "gold" }];
    const facts = { terms: [terms(rules)], posts: [post("p-a", "a", [3000]), post("p-b", "b", [3000])], creators };
    const ledger = ledgerOf(facts, day(5));
    expect(ledger.map(({ creatorId, ruleId, amount }) => [creatorId, ruleId, amount.minor])).toEqual([
      ["a", "each", 500],
      ["b", "each", 500],
      ["a", "click", 300], // 30 clicks
      ["a", "cpm", 300],
      ["b", "click", 300],
      ["b", "gold", 600],
    ]);
  });

  it("that turn out to be somebody else's are taken back", () => {
    const each = rule("each", { kind: "flat", amount: gbp("5.00"), per: "post" });
    const facts = { terms: [terms([each])], posts: [post("p", "a", [])] };
    const booked = ledgerOf(facts, day(5));
    expect(kinds(ledgerOf({ ...facts, posts: [post("p", "b", [])], booked }, day(6), day(7)))).toEqual([
      ["a", "commission", 500],
      ["a", "reversal", -500],
      ["b", "commission", 500],
    ]);
  });

  it("count towards tiers of posts, and win challenges", () => {
    const tiers = [
      { from: 0, rate: "0.1" },
      { from: 2, rate: "0.2" },
    ];
    const window = { kind: "calendarMonth" } as const;
    const rules = [
      rule("grow", { kind: "tiered", mode: "volume", measure: "posts", window, onReversal: "recompute", tiers }),
      rule(
        "entry",
        {
          kind: "challenge",
          entry: { start: day(1), end: day(20) },
          reward: gbp("25.00"),
          qualifying: { metric: "views", from: 1000 },
        },
        additive,
      ),
    ];
    const facts = { terms: [terms(rules)], sales: [sale("o", day(1), gbp("100.00"))] };
    const booked = ledgerOf({ ...facts, posts: [post("p-1", "c-1", [900])] }, day(5));
    expect(brief(booked)).toEqual([["commission", 1000]]);
    const posts = [post("p-1", "c-1", [900, 1000]), post("p-2", "c-1", [], 6)];
    expect(brief(ledgerOf({ ...facts, posts, booked }, day(8), day(9)).slice(1))).toEqual([
      ["bonus", 2500],
      ["trueUp", 1000],
    ]);
  });

  it("pay a retainer whole only with what it requires", () => {
    const fee = rule(
      "fee",
      {
        kind: "retainer",
        amount: gbp("100.00"),
        every: "month",
        proration: "whole",
        requires: { deliverables: 2, graceDays: 3, shortfall: "proportional" },
      },
      { during: { start: "2026-03-01T00:00:00Z" } },
    );
    const made = rule("made", { kind: "flat", amount: gbp("7.00"), per: "deliverable" }, additive);
    const deliverables = [
      { id: "d-1", creatorId: "c-1", approvedAt: day(5) },
      { id: "d-2", creatorId: "c-1", approvedAt: day(6), declinedAt: day(7) },
    ];
    const facts = { terms: [terms([fee, made], { timeZone: "UTC" })], deliverables };
    const ledger = ledgerOf(facts, day(6), day(8), "2026-04-03T23:59:59Z", "2026-04-04T00:00:00Z");
    // One of the two stands: half.
    expect(brief(ledger)).toEqual([
      ["commission", 700],
      ["commission", 700],
      ["reversal", -700],
      ["retainer", 5000],
    ]);
  });
});

describe("a cap", () => {
  const cap = { id: "all", amount: gbp("10.00"), per: "creator", window: march, overflow: "clamp" } as const;

  it("needs every sale that was booked under it", () => {
    const facts = { terms: [terms([percentRule("0.1")], { caps: [cap] })] };
    const sales = [sale("o-1", day(1), gbp("60.00")), sale("o-2", day(2), gbp("60.00"))];
    const booked = ledgerOf({ ...facts, sales }, day(3));
    expect(brief(booked)).toEqual([
      ["commission", 600],
      ["commission", 400],
    ]);
    const late = sale("o-3", day(1), gbp("10.00"));
    expect(refusalOf(() => ledgerOf({ ...facts, sales: [late], booked }, day(4)))).toBe("inconsistentLedger at sales");
    expect(ledgerOf({ ...facts, booked }, day(4))).toEqual(booked);
  });

  it("holds down what tiers pay, and each version of a plan by its own amount", () => {
    const tiers = [
      { from: gbp("0"), rate: "0.1" },
      { from: gbp("100.00"), rate: "0.5" },
    ];
    const grow = rule("grow", {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      window: march,
      onReversal: "recompute",
      tiers,
    });
    const plans = [
      terms([grow], { caps: [cap], effective: { end: day(4) } }),
      terms([grow], { caps: [{ ...cap, amount: gbp("25.00") }], version: 2, effective: { start: day(4) } }),
    ];
    // 80.00 at 10 %; then 20.00 at 10 % and 60.00 at 50 %, 32.00, of which 2.00 are left; then 80.00 at 50 %, 15.00 left.
    const sales = [1, 2, 5].map((n) => sale(`o-${n}`, day(n), gbp("80.00")));
    const ledger = ledgerOf({ terms: plans, sales }, day(6), day(7));
    expect(brief(ledger)).toEqual([
      ["commission", 800],
      ["commission", 200],
      ["commission", 1500],
    ]);
    expect(ledger[2]?.trace.map(({ code, amount }) => [code, amount.minor])).toEqual([
      ["tier", 4000],
      ["cap", -2500],
    ]);
  });
});
