import {
  campaignCost,
  costPerAcquisition,
  costPerClick,
  costPerEngagement,
  costPerView,
  engagementRate,
  returnOnAdSpend,
  totalCount,
} from "creator-core/metrics";
import type { CampaignCost, CostLine } from "creator-core/models";
import { metricValue, sameDefinition } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const gbp = (minor: number) => ({ minor, currency: "GBP" });
const line = (id: string, kind: CostLine["kind"], minor: number, currency = "GBP"): CostLine => ({
  id,
  campaignId: "spring",
  kind,
  amount: { minor, currency },
});
const lines = deepFreeze([
  line("1", "samples", 5_000),
  line("2", "creatorFees", 30_000),
  line("3", "creatorFees", 10_000),
]);
const complete = campaignCost(lines, { expected: ["samples", "creatorFees"], currency: "GBP" });
const partial = campaignCost(lines, { expected: ["usageRights", "legal", "samples"], currency: "GBP" });
const mixed = campaignCost([...lines, line("4", "legal", 1, "EUR")], { expected: ["management"], currency: "GBP" });

describe("campaignCost", () => {
  it("adds up the lines and says which kinds are in it", () => {
    expect(complete).toEqual({
      total: { minor: 45_000, currency: "GBP" },
      kinds: ["creatorFees", "samples"],
      missing: [],
      otherCurrencies: [],
    });
  });

  it("names what is missing; a line of zero is not", () => {
    expect(partial.missing).toEqual(["legal", "usageRights"]);
    const known = campaignCost([line("1", "legal", 0)], { expected: ["legal", "legal"], currency: "GBP" });
    expect(known).toMatchObject({ total: { minor: 0 }, kinds: ["legal"], missing: [] });
  });

  it("names other currencies instead of adding them up; their kinds are not missing", () => {
    const abroad = [line("1", "legal", 7, "USD"), line("2", "samples", 5, "EUR"), line("3", "samples", 6, "EUR")];
    expect(campaignCost(abroad, { expected: ["legal"], currency: "GBP" })).toEqual({
      total: { minor: 0, currency: "GBP" },
      kinds: [],
      missing: [],
      otherCurrencies: ["EUR", "USD"],
    });
  });

  it("refuses amounts that are no costs", () => {
    const cost = (...costLines: CostLine[]) => campaignCost(costLines, { expected: [], currency: "GBP" });
    expect(refusalOf(() => cost(line("1", "legal", -1)))).toBe("invalidMoney at lines[0].amount.minor");
    expect(refusalOf(() => cost(line("1", "legal", 0.5)))).toBe("invalidMoney at lines[0].amount.minor");
    expect(refusalOf(() => cost(line("1", "legal", 1, "gbp")))).toBe("unknownCurrency at lines[0].amount.currency");
    const most = line("1", "legal", Number.MAX_SAFE_INTEGER);
    expect(refusalOf(() => cost(most, most))).toMatch(/^moneyOverflow/);
    expect(refusalOf(() => campaignCost([], { expected: [], currency: "£" }))).toBe(
      "unknownCurrency at basis.currency",
    );
    // @ts-expect-error lines from outside may be anything
    expect(refusalOf(() => cost(null))).toBe("invalidMoney at lines[0].amount");
    // @ts-expect-error lines from outside may be anything
    expect(refusalOf(() => cost({ amount: gbp(1) }))).toBe("invalidArgument at lines[0].kind");
  });
});

describe.each([
  ["costPerView", "views", costPerView, "views"],
  ["costPerEngagement", "engagements", costPerEngagement, "comments"],
  ["costPerClick", "clicks", costPerClick, "clicks"],
  ["costPerAcquisition", "acquisitions", costPerAcquisition, "clicks"],
] as const)("%s", (name, things, costPer, field) => {
  it("is an exact price with its definition", () => {
    // £50.00 ÷ 12,000 = £0.0041666…
    const metric = costPer(gbp(5_000), 12_000);
    expect(metric).toEqual({
      ok: true,
      value: 50 / 12_000,
      n: 12_000,
      definition: { name, unit: "money", numerator: "cost", denominator: things, currency: "GBP" },
      flags: [],
      exact: { minor: 5_000, count: 12_000, currency: "GBP" },
    });
  });

  it("is in major units of any currency", () => {
    expect(costPer({ minor: 500, currency: "JPY" }, 4)).toMatchObject({ value: 125 });
    expect(costPer({ minor: 500, currency: "KWD" }, 4)).toMatchObject({ value: 0.125 });
  });

  it("names the kinds of cost in it", () => {
    const metric = costPer(complete, 9);
    expect(metric).toMatchObject({ value: 50, definition: { costBasis: ["creatorFees", "samples"] } });
    expect(sameDefinition(metric.definition, costPer(gbp(45_000), 9).definition)).toBe(false);
  });

  it("has no value over a cost that is not all of it", () => {
    expect(costPer(partial, 9)).toMatchObject({ ok: false, reason: "partialCost", missing: ["legal", "usageRights"] });
    // Also where the count has no value either: the cost comes first.
    expect(costPer(partial, 0)).toMatchObject({ reason: "partialCost" });
  });

  it("has no value over a cost of several currencies, whatever else is missing", () => {
    expect(costPer(mixed, 9)).toMatchObject({ ok: false, reason: "mixedDefinitions" });
  });

  it("has no value for nothing, and is free for something that cost nothing", () => {
    expect(costPer(gbp(5_000), 0)).toMatchObject({ ok: false, reason: "zeroDenominator" });
    expect(costPer(gbp(0), 3)).toMatchObject({ ok: true, value: 0, exact: { minor: 0, count: 3, currency: "GBP" } });
  });

  it("takes a count metric, its name, its posts and its doubts", () => {
    const posts = [{ [field]: 10 }, { [field]: 30 }, {}];
    const metric = costPer(gbp(5_000), totalCount(posts, field, { missing: "skip" }));
    expect(metric).toMatchObject({
      value: 1.25,
      n: 2,
      flags: ["skippedUnmeasured"],
      definition: { denominator: field },
    });
    expect(costPer(gbp(5_000), totalCount(posts, field))).toMatchObject({
      reason: "missingInput",
      missing: [field],
    });
    expect(costPer(gbp(5_000), totalCount([], field))).toMatchObject({ reason: "zeroDenominator" });
  });

  it("refuses what is no cost and no count", () => {
    expect(refusalOf(() => costPer(gbp(-1), 1))).toBe("invalidMoney at cost.minor");
    // @ts-expect-error a cost from outside may be anything
    expect(refusalOf(() => costPer(50, 1))).toBe("invalidMoney at cost");
    // @ts-expect-error a cost from outside may be anything
    expect(refusalOf(() => costPer({ total: gbp(1) }, 1))).toBe("invalidArgument at cost");
    for (const count of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(refusalOf(() => costPer(gbp(1), count))).toBe("invalidInteger at count");
    }
    expect(refusalOf(() => costPer(gbp(1), costPer(gbp(1), 1)))).toBe("invalidArgument at count");
    const half = { ...totalCount([{ [field]: 1 }], field), value: 0.5 };
    expect(refusalOf(() => costPer(gbp(1), half))).toBe("invalidInteger at count.value");
    // @ts-expect-error a count from outside may be anything
    expect(refusalOf(() => costPer(gbp(1), null))).toBe("invalidArgument at count");
  });
});

describe("what the definition names", () => {
  it("is the threshold of a view", () => {
    const qualified = costPerView(gbp(100), 10, { thresholdSeconds: 6 });
    expect(qualified.definition.denominator).toBe("views of 6 s or more");
    expect(costPerView(gbp(100), totalCount([{ views: 10 }], "views"), { thresholdSeconds: 6 })).toMatchObject({
      value: 0.1,
      definition: { denominator: "views of 6 s or more" },
    });
    expect(sameDefinition(qualified.definition, costPerView(gbp(100), 10).definition)).toBe(false);
    expect(refusalOf(() => costPerView(gbp(1), 1, { thresholdSeconds: 0 }))).toBe(
      "invalidInteger at options.thresholdSeconds",
    );
  });

  it("is the declared interactions", () => {
    const declared = costPerEngagement(gbp(100), 10, { interactions: ["shares", "likes"] });
    const counted = costPerEngagement(gbp(100), totalCount([{ likes: 7, shares: 3 }], ["likes", "shares"]));
    expect(declared.definition.denominator).toBe("likes + shares");
    expect(sameDefinition(declared.definition, counted.definition)).toBe(true);
    expect(refusalOf(() => costPerEngagement(gbp(1), 1, { interactions: [] }))).toBe(
      "invalidPolicy at definition.interactions",
    );
  });
});

describe("a count of something else", () => {
  const of = (field: "likes" | "views" | "clicks" | "profileVisits" | "watchTimeSeconds") =>
    totalCount([{ [field]: 5 }], field);

  it("is refused: likes are no views", () => {
    const wrong = "invalidArgument at count.definition.numerator";
    expect(refusalOf(() => costPerView(gbp(100), of("likes")))).toBe(wrong);
    expect(refusalOf(() => costPerView(gbp(100), of("clicks"), { thresholdSeconds: 6 }))).toBe(wrong);
    expect(refusalOf(() => costPerClick(gbp(100), of("profileVisits")))).toBe(wrong);
    expect(refusalOf(() => costPerEngagement(gbp(100), of("views")))).toBe(wrong);
    expect(refusalOf(() => costPerEngagement(gbp(100), of("watchTimeSeconds")))).toBe(wrong);
    // Also where it has no value, and where the cost has none.
    expect(refusalOf(() => costPerView(gbp(100), totalCount([{}], "likes")))).toBe(wrong);
    expect(refusalOf(() => costPerView(partial, of("likes")))).toBe(wrong);
  });

  it("is refused when it contradicts the name given for it", () => {
    const wrong = "invalidArgument at count.definition.numerator";
    const likes = of("likes");
    expect(refusalOf(() => costPerEngagement(gbp(100), likes, { interactions: ["comments", "likes"] }))).toBe(wrong);
    expect(costPerEngagement(gbp(100), likes, { interactions: ["likes"] }).definition.denominator).toBe("likes");
    expect(refusalOf(() => costPerAcquisition(gbp(100), likes, { acquisitions: "orders" }))).toBe(wrong);
  });

  it("is taken as views of a threshold only when it says so itself, or the caller does", () => {
    const views = of("views");
    const qualified = { ...views, definition: { ...views.definition, numerator: "views of 6 s or more" } };
    const price = costPerView(gbp(100), qualified, { thresholdSeconds: 6 });
    expect(price.definition.denominator).toBe("views of 6 s or more");
    expect(costPerView(gbp(100), views, { thresholdSeconds: 6 }).definition).toEqual(price.definition);
    const wrong = "invalidArgument at count.definition.numerator";
    expect(refusalOf(() => costPerView(gbp(100), qualified, { thresholdSeconds: 2 }))).toBe(wrong);
    expect(refusalOf(() => costPerView(gbp(100), qualified))).toBe(wrong);
  });
});

describe("options from plain JavaScript", () => {
  it("are refused when they are none", () => {
    const none = null as never;
    const calls = [
      () => costPerView(gbp(1), 1, none),
      () => costPerEngagement(gbp(1), 1, none),
      () => costPerAcquisition(gbp(1), 1, none),
      () => totalCount([], "views", none),
      () => engagementRate([], "byViews", none),
    ];
    for (const call of calls) expect(refusalOf(call)).toBe("invalidArgument at options");
    expect(refusalOf(() => campaignCost([], none))).toBe("invalidArgument at basis");
  });

  it("are refused when nobody knows their value", () => {
    const wrong = { missing: "zero" } as never;
    expect(refusalOf(() => totalCount([], "views", wrong))).toBe("invalidArgument at options.missing");
    expect(refusalOf(() => engagementRate([], "byViews", wrong))).toBe("invalidArgument at options.missing");
    for (const acquisitions of ["", "  ", 5, null] as never[]) {
      expect(refusalOf(() => costPerAcquisition(gbp(1), 1, { acquisitions }))).toBe(
        "invalidArgument at options.acquisitions",
      );
    }
    expect(refusalOf(() => costPerEngagement(gbp(1), 1, { interactions: null as never }))).toBe(
      "invalidPolicy at definition.interactions",
    );
  });

  it("are absent when they are undefined", () => {
    const posts = [{ views: 5 }];
    expect(totalCount(posts, "views", { asOf: undefined, missing: undefined })).toEqual(totalCount(posts, "views"));
    expect(costPerView(gbp(1), 1, { thresholdSeconds: undefined })).toEqual(costPerView(gbp(1), 1));
    expect(costPerEngagement(gbp(1), 1, { interactions: undefined })).toEqual(costPerEngagement(gbp(1), 1));
    expect(costPerAcquisition(gbp(1), 1, { acquisitions: undefined })).toEqual(costPerAcquisition(gbp(1), 1));
  });
});

describe("costPerAcquisition", () => {
  it("names what was acquired, so that a price of leads is not compared with a price of orders", () => {
    const leads = costPerAcquisition(gbp(5_000), 20, { acquisitions: "leads" });
    const orders = costPerAcquisition(gbp(5_000), 10, { acquisitions: "orders" });
    expect(leads.definition.denominator).toBe("leads");
    expect(sameDefinition(leads.definition, orders.definition)).toBe(false);
    expect(sameDefinition(orders.definition, costPerAcquisition(gbp(5_000), 10).definition)).toBe(false);
    expect(costPerAcquisition(gbp(5_000), [1, 2], { acquisitions: " orders " }).definition).toEqual(orders.definition);
    const counted = metricValue({ name: "orders", unit: "count", numerator: "orders", denominator: "1" }, 10, 10);
    expect(costPerAcquisition(gbp(5_000), counted).definition).toEqual(orders.definition);
    expect(costPerAcquisition(gbp(5_000), counted, { acquisitions: "orders" })).toEqual(orders);
  });

  it("counts the orders of a list", () => {
    const orders = deepFreeze([{ id: "order-1" }, { id: "order-2" }]);
    expect(costPerAcquisition(complete, orders)).toMatchObject({ value: 225, n: 2 });
    expect(costPerAcquisition(complete, [])).toMatchObject({ ok: false, reason: "zeroDenominator" });
  });
});

describe("returnOnAdSpend", () => {
  it("is revenue over cost, exactly", () => {
    // £900.00 ÷ £450.00
    expect(returnOnAdSpend(complete, gbp(90_000))).toEqual({
      ok: true,
      value: 2,
      n: 1,
      definition: {
        name: "returnOnAdSpend",
        unit: "multiple",
        numerator: "revenue",
        denominator: "cost",
        costBasis: ["creatorFees", "samples"],
      },
      flags: [],
      exact: { numerator: 90_000, denominator: 45_000 },
    });
  });

  it("adds up the orders of a list", () => {
    expect(returnOnAdSpend(gbp(3_000), deepFreeze([gbp(3_333), gbp(1_667)]))).toMatchObject({
      n: 2,
      exact: { numerator: 5_000, denominator: 3_000 },
    });
    expect(returnOnAdSpend(gbp(3_000), [])).toMatchObject({ ok: true, value: 0, n: 0 });
  });

  it("falls below zero when more came back than was sold", () => {
    expect(returnOnAdSpend(gbp(1_000), gbp(-500))).toMatchObject({ value: -0.5 });
  });

  it("has no value for gifted posts, partial costs and different currencies", () => {
    expect(returnOnAdSpend(gbp(0), gbp(1))).toMatchObject({ ok: false, reason: "zeroDenominator" });
    expect(returnOnAdSpend(partial, gbp(1))).toMatchObject({
      reason: "partialCost",
      missing: ["legal", "usageRights"],
    });
    expect(returnOnAdSpend(mixed, gbp(1))).toMatchObject({ reason: "mixedDefinitions" });
    expect(returnOnAdSpend(gbp(1), { minor: 1, currency: "EUR" })).toMatchObject({ reason: "mixedDefinitions" });
    expect(returnOnAdSpend(gbp(1), [gbp(1), { minor: 1, currency: "EUR" }])).toMatchObject({
      reason: "mixedDefinitions",
    });
  });

  it("refuses what is no money", () => {
    expect(refusalOf(() => returnOnAdSpend(gbp(1), gbp(0.5)))).toBe("invalidMoney at revenue.minor");
    expect(refusalOf(() => returnOnAdSpend(gbp(1), [gbp(1), gbp(0.5)]))).toBe("invalidMoney at revenue[1].minor");
    // @ts-expect-error revenue from outside may be anything
    expect(refusalOf(() => returnOnAdSpend(gbp(1), 9))).toBe("invalidMoney at revenue");
  });
});

it("a cost that was stored and read again is the same cost", () => {
  const stored: CampaignCost = JSON.parse(JSON.stringify(partial));
  expect(costPerView(stored, 5)).toEqual(costPerView(partial, 5));
});
