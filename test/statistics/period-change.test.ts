import { costPerAcquisition, engagementRate, returnOnAdSpend } from "creator-core/metrics";
import type { MetricDefinition } from "creator-core/models";
import { money } from "creator-core/money";
import {
  coefficientOfVariation,
  gini,
  herfindahlHirschmanIndex,
  type Metric,
  metricValue,
  noMetric,
  percentileRank,
  periodChange,
  proportion,
  robustCoefficientOfVariation,
  sameDefinition,
  shannonDiversity,
  topShare,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf, refusalOf } from "../support/thrown.ts";

const valueIn = (metric: Metric) => (metric.ok ? metric.value : metric.reason);
const exactOf = (metric: Metric) => metric.ok && metric.exact;
const posts = (views: number, likes: number) => [{ views, likes, comments: 0, shares: 0 }];

describe("the reports of the field", () => {
  it("affiliate sales ×5 within 90 days", () => {
    const change = periodChange(money("15600.00", "GBP"), money("78000.00", "GBP"));
    expect(change.kind).toBe("amount");
    expect(valueIn(change.multiple)).toBe(5);
    expect(valueIn(change.relative)).toBe(4); // 400 % more is five times as much
    expect(exactOf(change.absolute)).toEqual({ minor: 6_240_000, count: 1, currency: "GBP" });
    expect(valueIn(change.absolute)).toBe(62_400);
  });

  it("cost per conversion −42 %", () => {
    // £400 for 20, then £232 for 20: £20.00, £11.60; −8.40 ÷ 20.00
    const [before, after] = [
      costPerAcquisition(money("400.00", "GBP"), 20),
      costPerAcquisition(money("232.00", "GBP"), 20),
    ];
    const change = periodChange(deepFreeze(before), deepFreeze(after));
    expect(valueIn(change.relative)).toBe(-0.42);
    expect(exactOf(change.relative)).toEqual({ numerator: -21, denominator: 50 });
    expect(valueIn(change.absolute)).toBe(-8.4);
    expect(exactOf(change.absolute)).toEqual({ minor: -840, count: 1, currency: "GBP" });
    expect(valueIn(change.multiple)).toBe(0.58);
    expect(change).not.toHaveProperty("points");
    expect(change.absolute.ok && change.absolute.n).toBe(40);
  });

  it("content output ×3", () => {
    expect(valueIn(periodChange(40, 120).multiple)).toBe(3);
  });

  it("is of what was counted: a change of posts is no change of orders", () => {
    const [posts, orders] = [periodChange(40, 120, { counted: "posts" }), periodChange(40, 120, { counted: "orders" })];
    expect(posts.relative.definition.numerator).toBe("change of value (posts)");
    expect(sameDefinition(posts.relative.definition, orders.relative.definition)).toBe(false);
    const fees = periodChange(money("1.00", "GBP"), money("2.00", "GBP"), { counted: "fees" });
    expect(fees.absolute.definition.numerator).toBe("change of amount (fees)");
    expect(refusalOf(() => periodChange(1, 2, { counted: 3 as never }))).toBe("invalidArgument at options.counted");
    expect(refusalOf(() => periodChange(1, 2, null as never))).toBe("invalidArgument at options");
    const metric = posts.relative as never;
    expect(refusalOf(() => periodChange(metric, metric, { counted: "orders" }))).toBe(
      "invalidArgument at options.counted",
    );
  });
});

describe("a rate", () => {
  it("changes in points, and relatively in percent, by metrics of two names", () => {
    // 10 % → 12 %: 2 points, 20 percent more. In floating point (0.12 − 0.1) ÷ 0.1 is 0.19999999999999996.
    const change = periodChange(
      engagementRate(posts(1_000, 100), "byViews"),
      engagementRate(posts(500, 60), "byViews"),
    );
    if (change.kind !== "rate") throw new Error(change.kind);
    expect(valueIn(change.points)).toBe(2);
    expect(valueIn(change.relative)).toBe(0.2);
    expect(valueIn(change.multiple)).toBe(1.2);
    expect(valueIn(change.absolute)).toBe(0.02);
    expect(exactOf(change.absolute)).toEqual({ numerator: 1, denominator: 50 });
    expect(change.points.definition).toEqual({
      name: "percentagePointChange",
      unit: "percentagePoints",
      numerator: "change of engagementRate (likes + comments + shares ÷ views)",
      denominator: "1",
      aggregation: "ratioOfSums",
    });
    expect(change.relative.definition).toMatchObject({ name: "relativeChange", unit: "ratio" });
  });

  it("keeps what its metrics were made of in the definition, so that unlike changes are not compared", () => {
    const of = (basis: "byViews" | "byFollowers") =>
      periodChange(
        engagementRate([{ ...posts(1_000, 100)[0]!, followers: 1_000 }], basis),
        engagementRate([{ ...posts(1_000, 120)[0]!, followers: 1_000 }], basis),
      ).relative.definition;
    expect(of("byViews")).not.toEqual(of("byFollowers"));
  });

  it("is no return on spend, index, entropy or spread: these change without points", () => {
    const roas = (revenue: string) => returnOnAdSpend(money("100.00", "GBP"), money(revenue, "GBP"));
    const change = periodChange(roas("200.00"), roas("300.00"));
    expect([valueIn(change.absolute), valueIn(change.relative)]).toEqual([1, 0.5]);
    const before = [50, 30, 20];
    const after = [60, 20, 20];
    const others = [
      change,
      periodChange(
        herfindahlHirschmanIndex(before, { scale: "points" }),
        herfindahlHirschmanIndex(after, { scale: "points" }),
      ),
      periodChange(gini(before), gini(after)),
      periodChange(shannonDiversity(before), shannonDiversity(after)),
      periodChange(coefficientOfVariation(before, { of: "sample" }), coefficientOfVariation(after, { of: "sample" })),
      periodChange(robustCoefficientOfVariation(before), robustCoefficientOfVariation(after)),
      periodChange(change.multiple, change.multiple),
    ];
    for (const other of others) {
      expect(other.kind).toBe("amount");
      expect(other).not.toHaveProperty("points");
      expect(other.relative.ok && other.multiple.definition.unit).toBe("multiple");
    }
    // Shares are rates: how much the top 20 % have, where somebody stands, how fast something grew.
    const shares = [topShare(before, { share: "0.2", rounding: "ceil" }), percentileRank(before, 30), change.relative];
    expect(shares.map((share) => periodChange(share, share).kind)).toEqual(["rate", "rate", "rate"]);
  });

  it("of 9e15 trials is a change of as many as can be counted", () => {
    const change = periodChange(proportion(1, 9e15), proportion(2, 9e15));
    expect(change.multiple.ok && [change.multiple.value, change.multiple.n]).toEqual([2, Number.MAX_SAFE_INTEGER]);
  });
});

describe("a baseline that nothing can be measured by", () => {
  it("of zero: from nothing to something is no percentage", () => {
    const change = periodChange(0, 12);
    expect(valueIn(change.absolute)).toBe(12);
    expect(change.relative).toMatchObject({ ok: false, reason: "zeroDenominator" });
    expect(change.relative).not.toHaveProperty("missing");
    expect(valueIn(change.multiple)).toBe("zeroDenominator");
    expect(valueIn(periodChange(0, 0).relative)).toBe("zeroDenominator");
    expect(valueIn(periodChange(-0, 0).absolute)).toBe(0);
    expect(valueIn(periodChange(money("0.00", "GBP"), money("5.00", "GBP")).relative)).toBe("zeroDenominator");
  });

  it("below zero: from a loss of 100 to a profit of 50 would be −150 %", () => {
    const change = periodChange(money("-100.00", "GBP"), money("50.00", "GBP"));
    expect(valueIn(change.absolute)).toBe(150);
    for (const metric of [change.relative, change.multiple]) {
      expect(metric).toMatchObject({ ok: false, reason: "negativeDenominator" });
      expect(metric).not.toHaveProperty("missing");
    }
  });

  it("down to zero or below it is a change like any other", () => {
    expect(valueIn(periodChange(50, 0).relative)).toBe(-1);
    expect(valueIn(periodChange(50, 0).multiple)).toBe(0);
    expect(valueIn(periodChange(50, -25).relative)).toBe(-1.5);
  });
});

describe("metrics without a value, or of two kinds", () => {
  const likeRate: MetricDefinition = { name: "likeRate", unit: "ratio", numerator: "likes", denominator: "views" };
  const some = metricValue(likeRate, 0.1, 3);

  it("give no change, for the same reason", () => {
    const unmeasured = noMetric(likeRate, "missingInput", ["views"]);
    const change = periodChange(some, unmeasured);
    expect(change.kind).toBe("rate");
    for (const metric of [change.absolute, change.relative, change.multiple]) {
      expect(metric).toMatchObject({ ok: false, reason: "missingInput", missing: ["views"] });
    }
    expect(valueIn(periodChange(noMetric(likeRate, "insufficientSample"), unmeasured).relative)).toBe(
      "insufficientSample",
    );
  });

  it("give no change when they are of different definitions or currencies", () => {
    const byReach = metricValue({ ...likeRate, denominator: "reach" }, 0.1, 3);
    expect(valueIn(periodChange(some, byReach).relative)).toBe("mixedDefinitions");
    expect(valueIn(periodChange(some, byReach).absolute)).toBe("mixedDefinitions");
    expect(valueIn(periodChange(money("1.00", "GBP"), money("1.00", "EUR")).relative)).toBe("mixedDefinitions");
    const [pounds, euros] = [costPerAcquisition(money("1.00", "GBP"), 1), costPerAcquisition(money("1.00", "EUR"), 1)];
    expect(valueIn(periodChange(pounds, euros).relative)).toBe("mixedDefinitions");
  });

  it("lose their currency where it has cancelled out", () => {
    const change = periodChange(money("20.00", "GBP"), money("11.60", "GBP"));
    expect(change.absolute.definition).toMatchObject({ unit: "money", currency: "GBP" });
    expect(change.relative).toEqual(periodChange(money("20.00", "EUR"), money("11.60", "EUR")).relative);
  });

  it("carry the flags of both", () => {
    const [a, b] = [
      metricValue(likeRate, 0.1, 3, { flags: ["b"] }),
      metricValue(likeRate, 0.2, 4, { flags: ["a", "b"] }),
    ];
    const { relative } = periodChange(a, b);
    expect(relative).toMatchObject({ ok: true, n: 7, flags: ["a", "b"] });
  });
});

describe("exactness", () => {
  it("is there for money and counts up to 2^53, in yen and in dinars", () => {
    const max = Number.MAX_SAFE_INTEGER;
    expect(exactOf(periodChange(max - 1, max).relative)).toEqual({ numerator: 1, denominator: max - 1 });
    expect(valueIn(periodChange(-max, max).absolute)).toBe(2 * max);
    expect(exactOf(periodChange(-max, max).absolute)).toBe(undefined);
    expect(valueIn(periodChange(money("100", "JPY"), money("150", "JPY")).absolute)).toBe(50);
    expect(valueIn(periodChange(money("1.000", "KWD"), money("1.500", "KWD")).absolute)).toBe(0.5);
  });

  it("is not claimed for means, whose fraction nobody knows", () => {
    const change = periodChange(2.5, 5);
    expect(valueIn(change.multiple)).toBe(2);
    expect(change.multiple).not.toHaveProperty("exact");
  });

  it("survives JSON", () => {
    const change = periodChange(money("20.00", "GBP"), money("11.60", "GBP"));
    expect(JSON.parse(JSON.stringify(change))).toEqual(change);
  });
});

describe("what it refuses", () => {
  const rate = metricValue({ name: "r", unit: "ratio", numerator: "a", denominator: "b" }, 0.5, 1);

  it("two kinds of figure", () => {
    expect(refusalOf(() => periodChange(1 as never, money("1.00", "GBP")))).toBe("invalidArgument at after");
    expect(refusalOf(() => periodChange(rate, 0.5 as never))).toBe("invalidArgument at after");
    expect(refusalOf(() => periodChange(money("1.00", "GBP") as never, rate))).toBe("invalidArgument at after");
  });

  it("what is no figure", () => {
    expect(refusalOf(() => periodChange(Number.NaN, 1))).toBe("invalidArgument at before");
    expect(refusalOf(() => periodChange(1, Number.POSITIVE_INFINITY))).toBe("invalidArgument at after");
    expect(refusalOf(() => periodChange(null as never, 1))).toBe("invalidArgument at before");
    expect(refusalOf(() => periodChange(1, "2" as never))).toBe("invalidArgument at after");
    expect(codeOf(() => periodChange({ minor: 0.5, currency: "GBP" }, money("1.00", "GBP")))).toBe("invalidMoney");
    expect(codeOf(() => periodChange({ definition: null } as never, rate))).toBe("invalidArgument");
  });

  it("a metric that somebody made by hand, wrongly", () => {
    const broken = (more: object) => ({ ...rate, ...more }) as Metric;
    for (const more of [
      { value: Number.NaN },
      { exact: { numerator: 1, denominator: 0 } },
      { exact: { numerator: 0.5, denominator: 1 } },
      { exact: null },
      { n: 0.5 },
      { flags: null },
      { ok: "yes" },
      { ok: false },
      { definition: { ...rate.definition, name: undefined } },
      { definition: { ...rate.definition, costBasis: "fees" } },
    ]) {
      expect(codeOf(() => periodChange(broken(more), rate))).toBe("invalidArgument");
    }
    expect(codeOf(() => periodChange(rate, broken({ exact: { minor: 1, count: 0, currency: "GBP" } })))).toBe(
      "invalidInteger",
    );
    expect(valueIn(periodChange(broken({ exact: { numerator: -1, denominator: -2 } }), rate).relative)).toBe(0);
  });

  it("a change beyond what a number can hold", () => {
    expect(codeOf(() => periodChange(5e-324, 1e308))).toBe("invalidArgument");
  });
});
