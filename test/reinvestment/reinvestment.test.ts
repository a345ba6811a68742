import { money } from "creator-core/money";
import {
  type CreatorPerformance,
  rankCreators,
  reinvest,
  selectTopShare,
  type TopSelection,
  topTwentyPercent,
} from "creator-core/reinvestment";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf, refusalOf } from "../support/thrown.ts";

const row = (creatorId: string, spend: string, revenue: string, more: Partial<CreatorPerformance> = {}) =>
  deepFreeze<CreatorPerformance>({
    creatorId,
    spend: money(spend, "GBP"),
    revenue: money(revenue, "GBP"),
    conversions: 20,
    posts: 4,
    ...more,
  });

describe("rankCreators", () => {
  // ROI by hand: a (300−100)/100 = 2, b (200−50)/50 = 3, c (150−50)/50 = 2, d (90−90)/90 = 0
  const performances = deepFreeze([
    row("d", "90.00", "90.00"),
    row("c", "50.00", "150.00"),
    row("a", "100.00", "300.00"),
    row("b", "50.00", "200.00"),
  ]);

  it.each([
    ["competition", [1, 2, 2, 4]],
    ["dense", [1, 2, 2, 3]],
    ["ordinal", [1, 2, 3, 4]],
  ] as const)("numbers equals by %s", (ties, ranks) => {
    const { ranked } = rankCreators(performances, { key: "roi", ties });
    expect(ranked.map((r) => r.creatorId)).toEqual(["b", "a", "c", "d"]); // a before c: more revenue
    expect(ranked.map((r) => r.rank)).toEqual(ranks);
    expect(ranked.map((r) => r.score.value)).toEqual([3, 2, 2, 0]);
  });

  it("keeps the exact fraction beside the number", () => {
    const { ranked } = rankCreators([row("a", "3.00", "4.00")], { key: "roi", ties: "dense" });
    expect(ranked[0]?.score.exact).toEqual({ numerator: 100, denominator: 300 });
    expect(ranked[0]?.score.definition).toMatchObject({ name: "returnOnInvestment", denominator: "spend" });
  });

  it("separates scores that a float would call equal", () => {
    const yen = (creatorId: string, spend: number, revenue: number): CreatorPerformance => ({
      creatorId,
      spend: { minor: spend, currency: "JPY" },
      revenue: { minor: revenue, currency: "JPY" },
      conversions: 1,
      posts: 1,
    });
    const a = yen("a", 4503599627370495, 9007199254740991);
    const b = yen("b", 4503599627370494, 9007199254740989);
    // ROI a = 4503599627370496/4503599627370495, b = 4503599627370495/4503599627370494: b is larger.
    const { ranked } = rankCreators([a, b], { key: "roi", ties: "competition" });
    expect(ranked.map((r) => [r.rank, r.creatorId])).toEqual([
      [1, "b"],
      [2, "a"],
    ]);
  });

  it.each([
    ["profit", ["a", "b", "c", "d"], [200, 150, 100, 0]],
    ["revenue", ["a", "b", "c", "d"], [300, 200, 150, 90]],
  ] as const)("ranks by %s", (key, order, values) => {
    const { ranked } = rankCreators(performances, { key, ties: "competition" });
    expect(ranked.map((r) => r.creatorId)).toEqual(order);
    expect(ranked.map((r) => r.score.value)).toEqual(values);
  });

  it("ranks by conversions", () => {
    const list = [row("a", "1.00", "1.00", { conversions: 3 }), row("b", "1.00", "1.00", { conversions: 5 })];
    expect(rankCreators(list, { key: "conversions", ties: "dense" }).ranked.map((r) => r.creatorId)).toEqual([
      "b",
      "a",
    ]);
  });

  it("never ranks a gifted creator by an infinite return", () => {
    const { ranked, unranked } = rankCreators([row("gift", "0.00", "900.00"), row("a", "1.00", "2.00")], {
      key: "roi",
      ties: "competition",
    });
    expect(ranked.map((r) => r.creatorId)).toEqual(["a"]);
    expect(unranked.map((u) => u.reasons.map((r) => r.code))).toEqual([["zeroSpend"]]);
  });

  it("gives every reason at once", () => {
    const weak = row("weak", "0.00", "5.00", { conversions: 1, posts: 0, costComplete: false });
    const { unranked } = rankCreators([weak], {
      key: "roi",
      ties: "competition",
      minimum: { spend: money("10.00", "GBP"), conversions: 10, posts: 1 },
    });
    expect(unranked[0]?.reasons.map((r) => r.code)).toEqual([
      "partialCost",
      "zeroSpend",
      "belowMinimumSpend",
      "belowMinimumConversions",
      "belowMinimumPosts",
    ]);
    expect(unranked[0]?.reasons[2]?.message).toBe("£0.00 spent; £10.00 is needed to judge.");
  });

  it("takes a minimum as enough when it is just met", () => {
    const minimum = { spend: money("90.00", "GBP"), conversions: 20, posts: 4 };
    expect(rankCreators(performances, { key: "roi", ties: "dense", minimum }).ranked.map((r) => r.creatorId)).toEqual([
      "a",
      "d",
    ]);
  });

  it("refuses what cannot be compared", () => {
    const policy = { key: "roi", ties: "competition" } as const;
    const euro = { ...row("e", "1.00", "1.00"), spend: { minor: 1, currency: "EUR" } };
    expect(codeOf(() => rankCreators([row("a", "1.00", "1.00"), euro], policy))).toBe("currencyMismatch");
    expect(codeOf(() => rankCreators([row("a", "1.00", "1.00"), row("a", "1.00", "1.00")], policy))).toBe(
      "duplicateId",
    );
    expect(codeOf(() => rankCreators([row("a", "-1.00", "1.00")], policy))).toBe("invalidMoney");
    expect(codeOf(() => rankCreators([row("a", "1.00", "1.00", { conversions: 0.5 })], policy))).toBe("invalidInteger");
    expect(codeOf(() => rankCreators([row("a", "1.00", "1.00", { posts: Number.NaN })], policy))).toBe(
      "invalidInteger",
    );
  });

  it("answers an empty list", () => {
    expect(rankCreators([], { key: "roi", ties: "dense" })).toMatchObject({ ranked: [], unranked: [] });
  });
});

describe("selectTopShare", () => {
  const ranking = (revenues: readonly string[]) =>
    rankCreators(
      revenues.map((revenue, i) => row(`c${i}`, "10.00", revenue)),
      { key: "roi", ties: "competition" },
    );

  // 20 % of 7 = 1.4
  it.each([
    ["ceil", 2],
    ["nearest", 1],
    ["floor", 1],
  ] as const)("takes the top 20 %% of 7 by %s", (rounding, count) => {
    const seven = ranking(["70.00", "60.00", "50.00", "40.00", "30.00", "20.00", "10.00"]);
    const top = selectTopShare(seven, { share: "0.2", rounding, ties: "strict" });
    expect(top).toMatchObject({ count, outOf: 7, tiedIn: [] });
    expect(top.selected.map((s) => s.creatorId)).toEqual(["c0", "c1"].slice(0, count));
  });

  it("takes the top 20 %% of 1,705 as 341, whichever way it is rounded", () => {
    // 0.2 × 1705 = 341 exactly; in floats 0.2 × 1705 happens to be exact too, 0.07 × 100 = 7.000000000000001 is not
    const many = ranking(Array.from({ length: 1705 }, (_, i) => `${2000 - i}.00`));
    for (const rounding of ["ceil", "floor", "nearest"] as const) {
      expect(selectTopShare(many, { share: "0.2", rounding, ties: "strict" }).count).toBe(341);
    }
    const hundred = ranking(Array.from({ length: 100 }, (_, i) => `${200 - i}.00`));
    expect(selectTopShare(hundred, { share: "0.07", rounding: "ceil", ties: "strict" }).count).toBe(7);
  });

  it("takes or leaves equals at the edge", () => {
    const five = ranking(["50.00", "40.00", "40.00", "40.00", "10.00"]);
    const share = { share: "0.4", rounding: "floor" } as const; // 2 of 5
    const all = selectTopShare(five, { ...share, ties: "includeAll" });
    expect(all.selected.map((s) => s.creatorId)).toEqual(["c0", "c1", "c2", "c3"]);
    expect(all.tiedIn).toEqual(["c2", "c3"]);
    expect(selectTopShare(five, { ...share, ties: "strict" }).selected).toHaveLength(2);
  });

  it("selects nobody from nobody, and everybody by a share of one", () => {
    expect(selectTopShare(ranking([]), topTwentyPercent)).toMatchObject({ count: 0, outOf: 0, selected: [] });
    expect(selectTopShare(ranking(["1.00", "2.00"]), { ...topTwentyPercent, share: "1" }).selected).toHaveLength(2);
    expect(selectTopShare(ranking(["1.00"]), { ...topTwentyPercent, share: "0" }).selected).toHaveLength(0);
  });

  it("refuses a share outside 0 to 1", () => {
    for (const share of ["1.1", "-0.1", "20", "0,2", ""]) {
      expect(codeOf(() => selectTopShare(ranking(["1.00"]), { ...topTwentyPercent, share }))).toBe("invalidRate");
    }
  });
});

describe("reinvest", () => {
  const top = (scores: readonly string[]): TopSelection =>
    selectTopShare(
      rankCreators(
        scores.map((revenue, i) => row(`c${i}`, "100.00", revenue)),
        { key: "roi", ties: "competition" },
      ),
      { share: "1", rounding: "ceil", ties: "includeAll" },
    );
  const minors = (budget: string, selection: TopSelection, policy: Parameters<typeof reinvest>[2]) =>
    reinvest(money(budget, "GBP"), selection, policy).shares.map((s) => s.amount.minor);

  it("follows the scores", () => {
    // ROI 3, 2, 1 over 100.00 − 10.00 = 90.00 → 45, 30, 15
    const plan = reinvest(money("100.00", "GBP"), top(["400.00", "300.00", "200.00"]), {
      testingReserve: "0.1",
      weights: "score",
    });
    expect(plan.testingReserve).toEqual({ minor: 1000, currency: "GBP" });
    expect(plan.shares.map((s) => s.amount.minor)).toEqual([4500, 3000, 1500]);
    expect(plan.unallocated.minor).toBe(0);
    expect(plan.reasons).toEqual([]);
  });

  it("places the odd penny and loses none", () => {
    // 100.00 over three equal parts: 33.34, 33.33, 33.33
    expect(minors("100.00", top(["200.00", "200.00", "200.00"]), { testingReserve: "0", weights: "equal" })).toEqual([
      3334, 3333, 3333,
    ]);
  });

  it("redistributes what a cap refuses", () => {
    // 100.00, cap 40.00, weights 3 : 2 : 1. c0 would get 50 → 40; the other 60 as 2 : 1 → 40, 20. c1 is at the cap by share.
    const plan = reinvest(money("100.00", "GBP"), top(["400.00", "300.00", "200.00"]), {
      testingReserve: "0",
      capPerCreator: "0.4",
      weights: "score",
    });
    expect(plan.shares.map((s) => [s.amount.minor, s.capped])).toEqual([
      [4000, true],
      [4000, false],
      [2000, false],
    ]);
  });

  it("caps one after the other as the rest grows", () => {
    // weights 3 : 2 : 1, cap 35.00: c0 35; 65 as 2 : 1 would give c1 43.33 → 35; c2 gets the last 30.
    expect(
      minors("100.00", top(["400.00", "300.00", "200.00"]), {
        testingReserve: "0",
        capPerCreator: "0.35",
        weights: "score",
      }),
    ).toEqual([3500, 3500, 3000]);
  });

  it("says what it could not place and why", () => {
    const policy = { testingReserve: "0.15", capPerCreator: "0.1", weights: "score" } as const;
    const plan = reinvest(money("50000.00", "GBP"), top(["400.00", "200.00"]), policy);
    // reserve 7,500; two creators at 5,000 each; 50,000 − 7,500 − 10,000 = 32,500 is left
    expect(plan.shares.map((s) => s.amount.minor)).toEqual([500000, 500000]);
    expect(plan.unallocated).toEqual({ minor: 3250000, currency: "GBP" });
    expect(plan.reasons[0]).toMatchObject({
      code: "everyoneCapped",
      message: "£32,500.00 is not placed, because every selected creator is at the cap.",
    });
  });

  it("gives nothing to those who lost money", () => {
    // ROI 1 and −0.5
    const plan = reinvest(money("10.00", "GBP"), top(["200.00", "50.00"]), { testingReserve: "0", weights: "score" });
    expect(plan.shares.map((s) => s.amount.minor)).toEqual([1000, 0]);
    const losers = reinvest(money("10.00", "GBP"), top(["100.00", "50.00"]), { testingReserve: "0", weights: "score" });
    expect(losers.unallocated.minor).toBe(1000);
    expect(losers.reasons.map((r) => r.code)).toEqual(["noPositiveScore"]);
    const nobody = reinvest(money("10.00", "GBP"), top([]), { testingReserve: "0.5", weights: "score" });
    expect([nobody.testingReserve.minor, nobody.unallocated.minor]).toEqual([500, 500]);
    expect(nobody.reasons.map((r) => r.code)).toEqual(["nobodySelected"]);
  });

  it("divides a budget of nothing", () => {
    const plan = reinvest(money("0.00", "GBP"), top(["200.00"]), { testingReserve: "0.1", weights: "score" });
    expect([plan.testingReserve.minor, plan.shares[0]?.amount.minor, plan.unallocated.minor]).toEqual([0, 0, 0]);
  });

  it("refuses nonsense", () => {
    const policy = { testingReserve: "0", weights: "score" } as const;
    expect(codeOf(() => reinvest(money("-1.00", "GBP"), top(["200.00"]), policy))).toBe("invalidMoney");
    expect(codeOf(() => reinvest(money("1.00", "GBP"), top(["200.00"]), { ...policy, testingReserve: "1.01" }))).toBe(
      "invalidRate",
    );
    expect(codeOf(() => reinvest(money("1.00", "GBP"), top(["200.00"]), { ...policy, capPerCreator: "-1" }))).toBe(
      "invalidRate",
    );
  });
});

describe("calls from plain JavaScript", () => {
  const policy = { key: "roi", ties: "competition" } as const;
  const ranking = rankCreators([row("a", "1.00", "2.00")], policy);
  const top = selectTopShare(ranking, topTwentyPercent);
  const plan = { testingReserve: "0", weights: "score" } as const;
  const untyped = <T>(value: unknown) => value as T;

  it.each<[string, () => unknown]>([
    ["invalidArgument at performances", () => rankCreators(untyped(null), policy)],
    ["invalidArgument at performances[0]", () => rankCreators(untyped([null]), policy)],
    ["invalidArgument at policy", () => rankCreators([], untyped(undefined))],
    ["invalidPolicy at policy.key", () => rankCreators([], untyped({ ...policy, key: "roas" }))],
    ["invalidPolicy at policy.ties", () => rankCreators([], untyped({ ...policy, ties: "fair" }))],
    ["invalidArgument at ranking", () => selectTopShare(untyped(null), topTwentyPercent)],
    ["invalidArgument at policy", () => selectTopShare(ranking, untyped(null))],
    [
      "invalidPolicy at policy.rounding",
      () => selectTopShare(ranking, untyped({ ...topTwentyPercent, rounding: "toString" })),
    ],
    ["invalidPolicy at policy.ties", () => selectTopShare(ranking, untyped({ ...topTwentyPercent, ties: undefined }))],
    ["invalidArgument at selection", () => reinvest(money("1.00", "GBP"), untyped(null), plan)],
    ["invalidArgument at policy", () => reinvest(money("1.00", "GBP"), top, untyped(null))],
    [
      "invalidPolicy at policy.weights",
      () => reinvest(money("1.00", "GBP"), top, untyped({ ...plan, weights: "__proto__" })),
    ],
  ])("are refused by name: %s", (refusal, call) => {
    expect(refusalOf(call)).toBe(refusal);
  });
});
