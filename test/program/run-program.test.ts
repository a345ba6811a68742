import type { ProgramFacts, ProgramReport } from "creator-core/models";
import { money } from "creator-core/money";
import { runProgram } from "creator-core/program";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../support/thrown.ts";
import { asOf, facts, policies } from "./month.ts";

const gbp = (amount: string) => money(amount, "GBP");
const { report } = runProgram(facts, policies, { asOf });
const creator = (id: string) => report.creators.find((row) => row.creatorId === id)!;

describe("runProgram on a small March", () => {
  it("reconciles", () => {
    expect(report.reconciliations.filter(({ holds }) => !holds)).toEqual([]);
    expect(report.reconciliations.map(({ name }) => name)).toEqual([
      "attribution EUR",
      "sales EUR",
      "creators EUR",
      "receipts EUR",
      "balances EUR",
      "paid EUR",
      "payouts EUR",
      "movements EUR",
      "statements EUR",
      "attribution GBP",
      "sales GBP",
      "creators GBP",
      "receipts GBP",
      "balances GBP",
      "paid GBP",
      "payouts GBP",
      "movements GBP",
      "statements GBP",
      "budget GBP",
    ]);
    // All conversions known on 1 April: 100.00 + 33.33 + 20.00 + 10.00 GBP; the order of 2 April is not known yet.
    expect(report.reconciliations.find(({ name }) => name === "attribution GBP")?.right).toEqual(gbp("163.33"));
  });

  it("puts creators in tiers and counts those it cannot place", () => {
    expect([creator("ada").tier, creator("ben").tier, creator("cy").tier]).toEqual(["micro", null, "mega"]);
    expect(report.tierMix.tiers.map((row) => row.creators)).toEqual([0, 1, 0, 1]);
    expect(report.tierMix.unknown).toBe(1);
  });

  it("says what became of the value sold in March", () => {
    expect(report.sales).toEqual([
      {
        currency: "EUR",
        conversions: 1,
        gross: money("50.00", "EUR"),
        adjustments: money("0.00", "EUR"),
        net: money("50.00", "EUR"),
        creditedNet: money("50.00", "EUR"),
        unattributedNet: money("0.00", "EUR"),
      },
      {
        currency: "GBP",
        conversions: 3,
        gross: gbp("153.33"), // 100.00 + 33.33 + 20.00
        adjustments: gbp("73.33"), // 40.00 + 33.33
        net: gbp("80.00"),
        creditedNet: gbp("60.00"),
        unattributedNet: gbp("20.00"),
      },
    ]);
    expect(report.attribution).toEqual({
      policyId: "test",
      wonBy: { click: 1, code: 1, shop: 1 },
      unattributed: [{ conversionId: "o-4", reason: "noEvidence" }],
    });
  });

  it("measures creators over March in the reporting currency", () => {
    const ada = creator("ada");
    expect(ada.sales).toEqual([gbp("60.00")]);
    expect(ada.conversions).toBe(1);
    expect(ada.spend).toEqual(gbp("62.00")); // fee 50.00 + commission 12.00; February's 2.00 is not March's
    expect(ada.returnOnAdSpend).toMatchObject({ ok: true, exact: { numerator: 6000, denominator: 6200 } });
    expect(ada.posts).toBe(1);
    expect(ada.views).toMatchObject({ ok: true, value: 1000 });
    expect(ada.engagementRate).toMatchObject({ ok: true, value: 0.1 }); // (90 + 8 + 2) / 1000, the later snapshot

    const cy = creator("cy");
    expect(cy.sales).toEqual([money("50.00", "EUR")]);
    expect(cy.spend).toEqual(gbp("4.25")); // 5.00 EUR × 0.85, the latest rate known on 1 April
    expect(cy.returnOnAdSpend).toMatchObject({ ok: true, value: 10 }); // 42.50 / 4.25
    expect(cy.engagementRate).toMatchObject({ ok: false, reason: "insufficientSample" });

    const ben = creator("ben");
    expect(ben.conversions).toBe(0); // wholly returned
    expect(ben.returnOnAdSpend).toMatchObject({ ok: false, reason: "zeroDenominator" });
  });

  it("measures campaigns over complete cost, or says what is missing", () => {
    const [blank, spring] = report.campaigns;
    expect(spring).toMatchObject({ campaignId: "spring", conversions: 2 }); // o-1 and o-5 by a code given out for it
    expect(spring?.cost).toEqual(gbp("64.00")); // 50.00 + 12.00 + 2.00
    expect(spring?.revenue).toEqual(gbp("70.00")); // 60.00 + 10.00
    expect(spring?.costPerView).toMatchObject({ ok: true, value: 0.064 }); // 64.00 / 1000
    expect(spring?.costPerClick).toMatchObject({ ok: true, value: 1.28 }); // 64.00 / 50
    expect(spring?.costPerAcquisition).toMatchObject({ ok: true, value: 32 });
    expect(spring?.returnOnAdSpend).toMatchObject({ ok: true, value: 70 / 64 });
    expect(blank?.cost).toEqual(gbp("8.50"));
    expect(blank?.costPerAcquisition).toMatchObject({ ok: false, reason: "partialCost", missing: ["creatorFees"] });
  });

  it("owes what the rules say", () => {
    expect(report.balances.map((b) => [b.creatorId, b.currency, b.payable.minor, b.held.minor, b.total.minor])).toEqual(
      [
        ["ada", "GBP", 1400, 0, 1400], // 12.00 + 2.00; the order of 4 March was held until the 18th
        ["ben", "GBP", 0, 0, 0],
        ["cy", "EUR", 300, 0, 300], // 5.00 − 2.00 that became 1.70 GBP
        ["cy", "GBP", 170, 0, 170],
      ],
    );
    const ada = report.statements.find((s) => s.creatorId === "ada")!;
    expect([ada.opening, ada.closing]).toEqual([gbp("2.00"), gbp("14.00")]);
  });

  it("finds what is at risk", () => {
    expect(report.uses.map(({ use, decision }) => [use.id, decision.outcome])).toEqual([["u-1", "denied"]]);
    // London is on summer time on 1 April, so the licence ends at 23:00Z on 31 March.
    expect(report.uses[0]?.decision.gaps[0]?.window.start).toBe(Date.UTC(2026, 2, 31, 23));
    expect(report.conflicts.map((c) => [c.clauseId, c.activityId, c.certainty])).toEqual([["x-1", "a-1", "certain"]]);
  });

  it("ranks by return and divides the next budget", () => {
    // ROI: cy (42.50 − 4.25) / 4.25 = 9; ada (60 − 62) / 62 < 0; ben cost nothing
    expect(report.ranking.ranked.map((r) => r.creatorId)).toEqual(["cy", "ada"]);
    expect(report.ranking.unranked.map((r) => r.creatorId)).toEqual(["ben"]);
    expect(report.top.selected.map((r) => r.creatorId)).toEqual(["cy"]); // 20 % of 2 is 0.4, rounded up
    expect(report.reinvestment.testingReserve).toEqual(gbp("100.00"));
    expect(report.reinvestment.shares.map((s) => [s.creatorId, s.amount.minor])).toEqual([["cy", 90000]]);
  });

  it("says what it could not compute", () => {
    const said = report.notComputed.map(({ code, path }) => `${code} ${path.join(".")}`);
    expect(said).toContain("followersUnknown creators.ben.accounts");
    expect(said).toContain("adjustmentWithoutSale adjustments.r-9");
    expect(said).toContain("metricUndefined campaigns.blank.costPerAcquisition");
  });

  it("is plain data", () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(structuredClone(report)).toEqual(report);
  });
});

describe("a second run", () => {
  it("books nothing twice", () => {
    const again = runProgram({ ...facts, booked: report.newEntries }, policies, { asOf }).report;
    expect(again.newEntries).toEqual([]);
    expect(again.balances).toEqual(report.balances);
    expect(again.creators).toEqual(report.creators);
  });

  it("books a payment and what happened since", () => {
    const paid: ProgramFacts = {
      ...facts,
      booked: report.newEntries,
      payouts: [{ id: "pay-1", creatorId: "ada", paidAt: "2026-04-03T09:00:00Z", amount: gbp("14.00") }],
      adjustments: [
        ...facts.adjustments,
        { id: "r-3", conversionId: "o-1", kind: "refund", occurredAt: "2026-04-05T09:00:00Z", value: gbp("60.00") },
      ],
    };
    const later = runProgram(paid, policies, { asOf: "2026-04-06T00:00:00+01:00" }).report;
    const ada = later.balances.find((b) => b.creatorId === "ada")!;
    // −14.00 paid; o-1 is now wholly refunded: −12.00; the order of 2 April earns 199.80, held until the 16th.
    expect(ada).toMatchObject({
      overpaid: gbp("-12.00"),
      held: gbp("199.80"),
      payable: gbp("0.00"),
      paid: gbp("14.00"),
    });
    expect(later.reconciliations.every(({ holds }) => holds)).toBe(true);
  });
});

describe("a refund in March of a sale in February", () => {
  it("changes February's cost and does not make March's negative", () => {
    const february: ProgramFacts = {
      ...facts,
      costLines: [],
      transfers: [],
      conversions: facts.conversions.filter(({ id }) => id === "o-5"),
      adjustments: [
        { id: "r-5", conversionId: "o-5", kind: "refund", occurredAt: "2026-03-10T12:00:00Z", value: gbp("10.00") },
      ],
    };
    const booked = runProgram(february, policies, { asOf: "2026-03-01T00:00:00Z" }).report.newEntries;
    expect(booked.map(({ amount }) => amount)).toEqual([gbp("2.00")]); // 20 % of 10.00
    const march = runProgram({ ...february, booked }, policies, { asOf }).report;
    expect(march.newEntries.map(({ kind, amount }) => [kind, amount])).toEqual([["reversal", gbp("-2.00")]]);
    expect(march.creators.find((row) => row.creatorId === "ada")?.spend).toEqual(gbp("0.00"));
    expect(march.statements.find((row) => row.creatorId === "ada")).toMatchObject({
      opening: gbp("2.00"),
      closing: gbp("0.00"),
    });
  });
});

describe("whatever the order of the facts", () => {
  const reversed = Object.fromEntries(
    Object.entries(facts).map(([name, list]) => [name, Array.isArray(list) ? [...list].reverse() : list]),
  ) as unknown as ProgramFacts;

  it("says the same", () => {
    const other: ProgramReport = runProgram(reversed, policies, { asOf }).report;
    expect(other).toEqual(report);
  });
});

describe("without an exchange rate", () => {
  it("leaves out the comparison, not the money", () => {
    const { report: without } = runProgram({ ...facts, fxRates: [] }, policies, { asOf });
    const cy = without.creators.find((row) => row.creatorId === "cy")!;
    expect(cy.sales).toEqual([money("50.00", "EUR")]);
    expect(cy.spend).toBeNull();
    expect(cy.returnOnAdSpend).toMatchObject({ ok: false, reason: "missingInput", missing: ["fxRate"] });
    expect(without.notComputed.map(({ code }) => code)).toContain("fxRateMissing");
    expect(without.ranking.ranked.map((r) => r.creatorId)).toEqual(["ada"]);
    expect(without.reconciliations.every(({ holds }) => holds)).toBe(true);
  });
});

describe("facts that are not known yet", () => {
  it("has no use of an authorization given tomorrow, nor of a cost incurred tomorrow", () => {
    const [grant] = facts.grants;
    const [use] = facts.plannedUses;
    const tomorrow: ProgramFacts = {
      ...facts,
      costLines: [...facts.costLines, { ...facts.costLines[0]!, id: "k-9", incurredAt: "2026-04-02T00:00:00Z" }],
      grants: [{ ...grant!, term: { kind: "perpetual" }, paid: { permitted: true, modes: ["creatorHandle"] } }],
      plannedUses: [{ ...use!, paid: { mode: "creatorHandle", postId: "p-1" } }],
      authorizations: [
        { id: "s-1", creatorId: "ada", platform: "tiktok", authorizedAt: "2026-03-20T00:00:00Z", days: 7 },
        { id: "s-2", creatorId: "ada", platform: "tiktok", authorizedAt: "2026-04-02T00:00:00Z", days: 30 },
      ],
    };
    const { report: known } = runProgram(tomorrow, policies, { asOf });
    expect(known.uses[0]?.decision.outcome).toBe("denied");
    expect(known.uses[0]?.decision.authorizationsUsed).not.toContain("s-2");
    expect(known.campaigns.find((row) => row.campaignId === "spring")?.cost).toEqual(gbp("64.00"));
  });
});

describe("groups of countries", () => {
  it("are the caller's as well as the built-in ones", () => {
    const dach = (more: Partial<typeof policies>) =>
      runProgram(
        {
          ...facts,
          grants: [{ ...facts.grants[0]!, territories: { include: ["DACH"] }, term: { kind: "perpetual" } }],
          plannedUses: [{ ...facts.plannedUses[0]!, territories: ["AT"] }],
        },
        { ...policies, ...more },
        { asOf },
      ).report.uses[0]?.decision.outcome;
    expect(dach({ territoryGroups: { DACH: ["DE", "AT", "CH"] } })).toBe("allowed");
    expect(dach({})).toBe("indeterminate");
  });
});

describe("conversions that are worth nothing", () => {
  it("stand until something takes them back", () => {
    const gift = {
      id: "o-7",
      kind: "order",
      customerKey: "c-7",
      occurredAt: "2026-03-05T12:00:00Z",
      codes: ["ADA10"],
    } as const;
    const taken = {
      id: "r-7",
      conversionId: "o-7",
      kind: "cancellation",
      occurredAt: "2026-03-06T12:00:00Z",
      value: gbp("0.00"),
    } as const;
    const count = (adjustments: ProgramFacts["adjustments"]) =>
      runProgram({ ...facts, conversions: [gift, { ...gift, id: "o-8", value: gbp("0.00") }], adjustments }, policies, {
        asOf,
      }).report.creators.find((row) => row.creatorId === "ada")?.conversions;
    expect(count([])).toBe(2);
    expect(count([taken])).toBe(1);
    expect(count([taken, { ...taken, id: "r-8", kind: "reinstatement", occurredAt: "2026-03-07T12:00:00Z" }])).toBe(2);
  });
});

describe("rows that stand twice", () => {
  it("count once", () => {
    const twice = Object.fromEntries(
      Object.entries(facts).map(([name, list]) => [
        name,
        Array.isArray(list) && name !== "plannedUses" ? [...list, ...list] : list,
      ]),
    ) as unknown as ProgramFacts;
    const { report: same } = runProgram(twice, policies, { asOf });
    expect(same.campaigns).toEqual(report.campaigns);
    expect(same.creators).toEqual(report.creators);
    expect(same.balances).toEqual(report.balances);
    expect(same.notComputed).toEqual(report.notComputed);
  });

  it("are refused when they contradict each other", () => {
    const [line] = facts.costLines;
    const costLines = [...facts.costLines, { ...line!, amount: gbp("51.00") }];
    expect(refusalOf(() => runProgram({ ...facts, costLines }, policies, { asOf }))).toBe(
      "duplicateId at facts.costLines[2].id",
    );
  });
});

describe("calls from plain JavaScript", () => {
  it.each<[string, () => unknown]>([
    ["invalidInstant at options.asOf", () => runProgram(facts, policies, undefined as never)],
    ["invalidInstant at options.asOf", () => runProgram(facts, policies, {} as never)],
    ["invalidArgument at policies", () => runProgram(facts, null as never, { asOf })],
    ["invalidArgument at facts", () => runProgram(null as never, policies, { asOf })],
    ["invalidArgument at facts.posts", () => runProgram({ ...facts, posts: undefined as never }, policies, { asOf })],
    ["invalidMoney at policies.budget", () => runProgram(facts, {} as never, { asOf })],
  ])("are refused by name: %s", (refusal, call) => {
    expect(refusalOf(call)).toBe(refusal);
  });
});

describe("currencies of three decimals and of none, at the last instant of March in London", () => {
  const order = { kind: "order", codes: ["ADA10"] } as const;
  const { report: kuwait } = runProgram(
    {
      ...facts,
      costLines: [],
      conversions: [
        { ...order, id: "a", customerKey: "1", occurredAt: "2026-03-04T12:00:00Z", value: money("12.345", "KWD") },
        { ...order, id: "b", customerKey: "2", occurredAt: "2026-03-29T00:59:59.999Z", value: money("1999", "JPY") },
        { ...order, id: "c", customerKey: "3", occurredAt: "2026-03-31T22:59:59.999Z", value: money("0.001", "KWD") },
        { ...order, id: "d", customerKey: "4", occurredAt: "2026-03-31T23:00:00.000Z", value: money("1.000", "KWD") },
      ],
      adjustments: [
        {
          id: "r",
          conversionId: "a",
          kind: "refund",
          occurredAt: "2026-03-05T00:00:00Z",
          value: money("6.173", "KWD"),
        },
      ],
      transfers: [],
      fxRates: [{ from: "JPY", to: "KWD", rate: "0.00205", date: "2026-03-31", source: "a test" }],
    },
    { ...policies, reportingCurrency: "KWD", budget: money("1000.001", "KWD") },
    { asOf },
  );

  it("adds up to the fils", () => {
    const ada = kuwait.creators.find((row) => row.creatorId === "ada")!;
    // 12.345 − 6.173 + 0.001; the order at 23:00Z is April's
    expect(ada.sales).toEqual([money("1999", "JPY"), money("6.173", "KWD")]);
    // 20 % of 6.172 = 1.2344 → 1.234; of 0.001 → 0; of 1999 = 399.8 → 400 yen × 0.00205 = 0.820
    expect(ada.spend).toEqual(money("2.054", "KWD"));
    // April's 0.200 and the yen of 29 March are still held
    expect(kuwait.balances.map((b) => [b.currency, b.held.minor, b.payable.minor])).toEqual([
      ["JPY", 400, 0],
      ["KWD", 200, 1234],
    ]);
    expect(kuwait.reconciliations.every(({ holds }) => holds)).toBe(true);
  });

  it("says why the budget is not placed", () => {
    // Her campaign's fees are expected and not known, so her return is not either.
    expect(kuwait.ranking.unranked.find((row) => row.creatorId === "ada")?.reasons.map((r) => r.code)).toEqual([
      "partialCost",
    ]);
    expect(kuwait.reinvestment.reasons.map((r) => r.code)).toEqual(["nobodySelected"]);
    expect(kuwait.reinvestment.testingReserve).toEqual(money("100.000", "KWD")); // 10 % of 1000.001 = 100.0001
  });
});

describe("facts of before there were plans for more than sales", () => {
  it("are as good as ever: what they lack is empty", () => {
    const {
      deliverables: _,
      picks: _1,
      referrals: _2,
      transfers: _3,
      creatorAttributes: _4,
      staff: _5,
      ...old
    } = facts;
    expect(runProgram(old, policies, { asOf }).report).toEqual(
      runProgram({ ...facts, transfers: [], creatorAttributes: [] }, policies, { asOf }).report,
    );
  });
});

describe("an empty programme", () => {
  it("reports nothing and adds up", () => {
    const nothing: ProgramFacts = {
      creators: [],
      posts: [],
      campaigns: [],
      costLines: [],
      directory: { assignments: [] },
      touchpoints: [],
      conversions: [],
      adjustments: [],
      booked: [],
      payouts: [],
      grants: [],
      authorizations: [],
      plannedUses: [],
      clauses: [],
      activities: [],
      fxRates: [],
    };
    const { report: empty } = runProgram(nothing, policies, { asOf });
    expect(empty.creators).toEqual([]);
    expect(empty.reconciliations).toEqual([
      expect.objectContaining({ name: "budget GBP", holds: true, left: gbp("1000.00") }),
    ]);
    expect(empty.reinvestment.reasons.map((r) => r.code)).toEqual(["nobodySelected"]);
  });
});
