import type { CommissionRule, CommissionTerms, ProgramFacts, ProgramPolicies } from "creator-core/models";
import { money } from "creator-core/money";
import { runProgram } from "creator-core/program";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { facts as march, policies as usual } from "./month.ts";

const gbp = (amount: string) => money(amount, "GBP");
const asOf = "2026-04-02T00:00:00Z";

const standard: CommissionRule = {
  id: "standard",
  scope: {},
  mode: "exclusive",
  component: { kind: "percent", rate: "0.1" },
};

/** A plan of these rules, in UTC and without a hold. */
const plan = (rules: readonly CommissionRule[], more: Partial<CommissionTerms> = {}): ProgramPolicies => ({
  ...usual,
  timeZone: "UTC",
  period: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" },
  terms: [{ ...usual.terms[0]!, timeZone: "UTC", hold: { duration: { days: 0 }, from: "order" }, rules, ...more }],
});

const additive = (id: string, component: CommissionRule["component"], more: Partial<CommissionRule> = {}) =>
  ({ id, scope: {}, mode: "additive", component, ...more }) satisfies CommissionRule;

/** A programme that pays for more than sales. */
const policies = deepFreeze(
  plan([
    standard,
    additive("views", {
      kind: "perMetric",
      metric: "views",
      amount: gbp("2.00"),
      per: 1000,
      partial: "prorata",
      onReversal: "recompute",
    }),
    additive("dance", {
      kind: "challenge",
      entry: { start: "2026-03-01T00:00:00Z", end: "2026-03-20T00:00:00Z" },
      reward: gbp("25.00"),
    }),
    additive("reel", { kind: "flat", amount: gbp("30.00"), per: "deliverable" }),
    additive(
      "fee",
      { kind: "retainer", amount: gbp("100.00"), every: "month", proration: "whole" },
      { scope: { groups: ["founders"] }, during: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" } },
    ),
    additive(
      "start",
      {
        kind: "advance",
        amount: gbp("50.00"),
        paidAt: "2026-03-01T00:00:00Z",
        recoupRate: "0.5",
        ruleIds: ["standard"],
      },
      { scope: { creatorIds: ["ada"] } },
    ),
    additive("agency", { kind: "override", rate: "0.05", on: "commission", depth: 1, ruleIds: ["standard"] }),
  ]),
);

const order = (id: string, code: string, value: string, occurredAt: string, more = {}) =>
  ({ id, kind: "order", customerKey: `of ${id}`, occurredAt, value: gbp(value), codes: [code], ...more }) as const;

const facts: ProgramFacts = deepFreeze<ProgramFacts>({
  ...march,
  creators: [
    { id: "ada", accounts: [] },
    { id: "ben", accounts: [] },
    { id: "house", displayName: "House of Talent", accounts: [] },
  ],
  posts: [
    {
      id: "p-1",
      creatorId: "ada",
      platform: "tiktok",
      publishedAt: "2026-03-02T12:00:00Z",
      campaignId: "spring",
      snapshots: [{ at: "2026-03-30T12:00:00Z", views: 1500 }],
    },
  ],
  campaigns: [{ id: "spring", name: "Spring" }],
  costLines: [],
  directory: {
    assignments: [
      { kind: "code", key: "ADA10", creatorId: "ada", campaignId: "spring" },
      { kind: "code", key: "BEN10", creatorId: "ben" },
    ],
  },
  touchpoints: [],
  conversions: [
    order("o-1", "ADA10", "100.00", "2026-03-04T12:00:00Z"),
    order("o-2", "BEN10", "50.00", "2026-03-05T12:00:00Z"),
    order("o-3", "ADA10", "70.00", "2026-03-06T12:00:00Z", { customerKey: "till-1" }),
  ],
  adjustments: [],
  deliverables: [
    { id: "d-1", creatorId: "ada", campaignId: "spring", approvedAt: "2026-03-10T12:00:00Z" },
    { id: "d-2", creatorId: "ada", campaignId: "spring", approvedAt: "2026-04-05T12:00:00Z" },
  ],
  referrals: [{ creatorId: "ada", referrerId: "house", from: "2026-01-01T00:00:00Z" }],
  creatorAttributes: [{ creatorId: "ada", groups: ["founders"] }],
  staff: ["till-1"],
  picks: [],
  transfers: [],
  payouts: [
    {
      id: "pay-1",
      creatorId: "ada",
      paidAt: "2026-04-01T12:00:00Z",
      amount: gbp("99.00"),
      withheld: gbp("20.00"),
      fee: gbp("1.00"),
    },
  ],
});

describe("a programme that pays for more than sales", () => {
  const { report } = runProgram(facts, policies, { asOf });
  const amounts = (creatorId: string) =>
    Object.fromEntries(
      report.newEntries
        .filter((entry) => entry.creatorId === creatorId && entry.amount.minor !== 0)
        .map(({ kind, ruleId, amount }) => [`${kind} ${ruleId}`, amount.minor]),
    );

  it("books what posts, deliverables, periods and referrals earned", () => {
    expect(amounts("ada")).toEqual({
      "commission standard": 1000, // 10 % of 100.00
      "commission views": 300, // 2.00 × 1,500 / 1,000
      "bonus dance": 2500,
      "commission reel": 3000, // d-2 is not approved yet
      "retainer fee": 10000, // founders, March
      "advance start": 5000,
      "recoup start": -500, // half of 10.00
      "payout null": -9900,
      "withholding null": -2000,
      "fee null": -100,
    });
    expect(amounts("ben")).toEqual({ "commission standard": 500 });
    expect(amounts("house")).toEqual({ "override agency": 50 }); // 5 % of ada's 10.00
  });

  it("gives nobody what staff bought", () => {
    expect(report.attribution.unattributed).toEqual([{ conversionId: "o-3", reason: "staffPurchase" }]);
  });

  it("owes what was earned and not paid", () => {
    // 10.00 + 3.00 + 25.00 + 30.00 + 100.00 + 50.00 − 5.00 = 213.00, less 99.00 + 20.00 + 1.00
    const ada = report.balances.find(({ creatorId }) => creatorId === "ada");
    expect([ada?.total, ada?.paid]).toEqual([gbp("93.00"), gbp("120.00")]);
    expect(report.reconciliations.filter(({ holds }) => !holds)).toEqual([]);
    const paid = report.reconciliations.find(({ name }) => name === "paid GBP");
    expect(paid?.left).toEqual(gbp("218.50")); // 213.00 + ben's 5.00 + the agency's 0.50
    expect(report.reconciliations.find(({ name }) => name === "payouts GBP")?.right).toEqual(gbp("120.00"));
    expect(report.ledgerFindings).toEqual([]);
  });

  it("counts as a creator's cost what was earned, not what settles it or was paid before", () => {
    const spend = (id: string) => report.creators.find(({ creatorId }) => creatorId === id)?.spend;
    expect(spend("ada")).toEqual(gbp("168.00")); // 10.00 + 3.00 + 25.00 + 30.00 + 100.00
    expect(spend("house")).toEqual(gbp("0.50"));
  });

  it("counts as a campaign's cost what was earned on its sales, posts and deliverables, whoever earned it", () => {
    // 10.00 and the agency's 0.50 on the sale, 3.00 on the post, 30.00 on the deliverable; the challenge is no campaign's
    expect(report.campaigns.map(({ cost }) => cost)).toEqual([gbp("43.50")]);
  });

  it("books nothing twice", () => {
    const again = runProgram({ ...facts, booked: report.newEntries }, policies, { asOf }).report;
    expect(again.newEntries).toEqual([]);
    expect(again.creators).toEqual(report.creators);
    expect(again.campaigns).toEqual(report.campaigns);
  });

  it("tells of somebody who has a balance and is not listed", () => {
    const creators = facts.creators.filter(({ id }) => id !== "house");
    const { notComputed } = runProgram({ ...facts, creators }, policies, { asOf }).report;
    expect(notComputed.find(({ code }) => code === "unknownCreator")?.message).toBe(
      "house has a balance but is not on the list of creators.",
    );
  });
});

describe("what is known of a creator by date", () => {
  const policy = plan([
    standard,
    { ...standard, id: "gold", scope: { statusLevels: ["gold"] }, component: { kind: "percent", rate: "0.2" } },
  ]);
  const sales = [
    order("early", "ADA10", "100.00", "2026-03-04T12:00:00Z"),
    order("late", "ADA10", "100.00", "2026-03-14T12:00:00Z"),
  ];
  const paid = (more: Partial<ProgramFacts>) => {
    const given = { ...facts, conversions: sales, posts: [], payouts: [], deliverables: [], ...more };
    return runProgram(given, policy, { asOf }).report.newEntries.map(({ amount }) => amount.minor);
  };
  const gold = { id: "ada", accounts: [], statusLevel: "gold" };

  it.each<[string, Partial<ProgramFacts>, number[]]>([
    ["listed as gold, without dates: always was", { creators: [gold], creatorAttributes: [] }, [2000, 2000]],
    [
      "gold from the 10th: not known to be before",
      {
        creators: [gold],
        creatorAttributes: [{ creatorId: "ada", from: "2026-03-10T00:00:00Z", statusLevel: "gold" }],
      },
      [1000, 2000],
    ],
    [
      "rows that name no level leave it as listed, also before the first of them",
      { creators: [gold], creatorAttributes: [{ creatorId: "ada", from: "2026-03-10T00:00:00Z", groups: ["x"] }] },
      [2000, 2000],
    ],
    [
      "a promotion after the run is not known yet",
      {
        creators: [gold],
        creatorAttributes: [{ creatorId: "ada", from: "2026-04-10T00:00:00Z", statusLevel: "black" }],
      },
      [2000, 2000],
    ],
    [
      "of somebody who is not listed",
      { creators: [], creatorAttributes: [{ creatorId: "ada", statusLevel: "gold" }] },
      [2000, 2000],
    ],
  ])("%s", (_, more, expected) => {
    expect(paid(more)).toEqual(expected);
  });
});

describe("a rate that was cut", () => {
  const cut = plan([
    {
      ...standard,
      component: {
        kind: "percent",
        rate: "0.2",
        changes: [{ from: "2026-03-10T00:00:00Z", rate: "0.1" }],
        lock: { days: 30, anchor: "changedAt" },
      },
    },
  ]);
  const sale = order("o-1", "ADA10", "100.00", "2026-03-14T12:00:00Z", { productId: "serum" });
  const paid = (pickedAt: string | null) => {
    const picks = pickedAt === null ? [] : [{ creatorId: "ada", productId: "serum", pickedAt }];
    const given = { ...facts, conversions: [sale], posts: [], payouts: [], deliverables: [], picks };
    return runProgram(given, cut, { asOf }).report.newEntries.map(({ amount }) => amount.minor);
  };

  it("is kept for what was picked before", () => {
    expect(paid("2026-03-01T00:00:00Z")).toEqual([2000]);
    expect(paid("2026-03-11T00:00:00Z")).toEqual([1000]);
    expect(paid(null)).toEqual([1000]);
  });
});

describe("a plan that pays in another currency than the sale", () => {
  const inPounds = plan([standard], { currency: "GBP" });
  const sale = { ...order("o-1", "ADA10", "1.00", "2026-03-12T12:00:00Z"), value: money("50.00", "EUR") };
  const given: ProgramFacts = { ...facts, conversions: [sale], posts: [], payouts: [], deliverables: [] };

  it("converts at the rate of the day of the sale", () => {
    const { report } = runProgram(given, inPounds, { asOf });
    // The latest rate on 12 March is that of 28 February: 50.00 × 0.9000 = 45.00, of which 10 %.
    expect(report.newEntries.map(({ amount, fx }) => [amount, fx?.rate])).toEqual([[gbp("4.50"), "0.9000"]]);
    expect(report.reconciliations.filter(({ holds }) => !holds)).toEqual([]);
  });

  it("chooses one of two rates of a day, whatever their order", () => {
    const [fx] = march.fxRates;
    const fxRates = [
      { ...fx!, source: "b", rate: "0.8000" },
      { ...fx!, source: "a", rate: "0.7000" },
    ];
    for (const rates of [fxRates, [...fxRates].reverse()]) {
      const { newEntries } = runProgram({ ...given, fxRates: rates }, inPounds, { asOf }).report;
      expect(newEntries.map(({ amount }) => amount)).toEqual([gbp("4.00")]); // 50.00 × 0.8000 = 40.00
    }
  });

  it("says which sale waits for a rate", () => {
    const { report } = runProgram({ ...given, fxRates: [] }, inPounds, { asOf });
    expect(report.notComputed.map(({ code, path }) => [code, ...path])).toContainEqual([
      "noRuleApplied",
      "sales",
      "o-1",
      "ada",
    ]);
  });
});

describe("a draw, and what is written off", () => {
  const draw = plan([
    standard,
    additive(
      "draw",
      { kind: "guarantee", amount: gbp("20.00"), window: { kind: "calendarMonth" }, recoverable: true },
      { scope: { creatorIds: ["ada"] }, during: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" } },
    ),
  ]);
  const only: ProgramFacts = { ...facts, posts: [], payouts: [], deliverables: [] };

  it("is paid before it is earned: no cost until then", () => {
    const { report } = runProgram(only, draw, { asOf });
    const ada = report.balances.find(({ creatorId }) => creatorId === "ada");
    expect(ada?.total).toEqual(gbp("20.00")); // 10.00 and the 10.00 that March lacked
    expect(report.creators.find(({ creatorId }) => creatorId === "ada")?.spend).toEqual(gbp("10.00"));
  });

  it("costs what a creator need not pay back", () => {
    const given: ProgramFacts = {
      ...only,
      adjustments: [
        { id: "r", conversionId: "o-2", kind: "refund", occurredAt: "2026-03-20T12:00:00Z", value: gbp("50.00") },
      ],
      payouts: [
        { id: "sent", creatorId: "ben", paidAt: "2026-03-10T12:00:00Z", amount: gbp("5.00") },
        { id: "off", creatorId: "ben", paidAt: "2026-03-30T12:00:00Z", amount: gbp("0.00"), writtenOff: gbp("5.00") },
      ],
    };
    const { report } = runProgram(given, plan([standard]), { asOf });
    const ben = report.balances.find(({ creatorId }) => creatorId === "ben");
    expect([ben?.total, ben?.paid]).toEqual([gbp("0.00"), gbp("5.00")]); // 5.00 − 5.00 paid − 5.00 back + 5.00 off
    expect(report.creators.find(({ creatorId }) => creatorId === "ben")?.spend).toEqual(gbp("5.00"));
    expect(report.reconciliations.filter(({ holds }) => !holds)).toEqual([]);
    expect(report.ledgerFindings).toEqual([]);
  });
});

describe("a ledger that cannot be right", () => {
  const { newEntries } = runProgram(facts, policies, { asOf }).report;

  it("is told of", () => {
    const booked = newEntries.map((entry) => (entry.kind === "retainer" ? { ...entry, amount: gbp("101.00") } : entry));
    const { ledgerFindings } = runProgram({ ...facts, booked }, policies, { asOf }).report;
    expect(ledgerFindings.map(({ code }) => code)).toContain("linesDoNotSum");
  });

  it("may be about sales that nobody knows", () => {
    const conversions = facts.conversions.filter(({ id }) => id !== "o-2");
    const { ledgerFindings } = runProgram({ ...facts, conversions, booked: newEntries }, policies, { asOf }).report;
    expect(ledgerFindings.map(({ code, actual }) => [code, actual])).toEqual([["unknownSale", "o-2"]]);
  });

  it("is one that pays more than was payable", () => {
    const payouts = [{ id: "pay-1", creatorId: "ben", paidAt: "2026-04-01T12:00:00Z", amount: gbp("5.01") }];
    const { ledgerFindings } = runProgram({ ...facts, payouts }, policies, { asOf }).report;
    expect(ledgerFindings.map(({ code, message }) => [code, message])).toEqual([
      ["paidWithoutBalance", "payout/pay-1#1 pays £5.01, and £5.00 was payable."],
    ]);
  });
});
