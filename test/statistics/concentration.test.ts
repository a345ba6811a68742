import { money } from "creator-core/money";
import {
  countForShare,
  effectiveNumber,
  gini,
  herfindahlHirschmanIndex,
  type Metric,
  type Parts,
  shannonDiversity,
  shareOfCount,
  topShare,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const valueIn = (metric: Metric) => (metric.ok ? metric.value : metric.reason);
const topFifth = { share: "0.2", rounding: "ceil" } as const;
const MAX = Number.MAX_SAFE_INTEGER;

describe("gini", () => {
  it("is half the mean difference between two, as a part of the mean", () => {
    // 1 2 3 4: the 16 ordered pairs differ by 2 × (3 × 1 + 2 × 2 + 1 × 3) = 20 in all; 20 ÷ 16 ÷ 2 ÷ 2.5 = 0.25
    expect(gini(deepFreeze([3, 1, 4, 2]))).toEqual({
      ok: true,
      value: 0.25,
      n: 4,
      definition: {
        name: "gini",
        unit: "index",
        numerator: "half of the mean difference between two values",
        denominator: "mean of values",
        method: "uncorrected",
      },
      flags: [],
    });
  });

  it("is 0 for equals and 1 − 1 ÷ n for one who has all, or 1 with the correction", () => {
    expect(valueIn(gini([5, 5, 5]))).toBe(0);
    expect(valueIn(gini([0, 0, 0, 9]))).toBe(0.75);
    expect(valueIn(gini([0, 0, 0, 9], { correction: "smallSample" }))).toBe(1);
    // 1 2 3 4 again: 0.25 × 4 ÷ 3
    expect(valueIn(gini([1, 2, 3, 4], { correction: "smallSample" }))).toBe(1 / 3);
  });

  it("says in its definition what it is of", () => {
    const named = gini([1, 2], { counted: "views", correction: "smallSample" });
    expect(named.definition).toMatchObject({ denominator: "mean of views", method: "smallSample" });
    expect(gini([money("1.00", "GBP"), money("2.00", "GBP")]).definition).toMatchObject({
      denominator: "mean of amounts",
      currency: "GBP",
    });
  });

  it("has no value for one", () => {
    expect(valueIn(gini([5]))).toBe("insufficientSample");
    expect(valueIn(gini([5], { correction: "smallSample" }))).toBe("insufficientSample");
  });
});

describe("herfindahlHirschmanIndex", () => {
  it("is the sum of the squares of the shares, up to 1 or up to 10,000", () => {
    // 0.25 + 0.09 + 0.04
    const values = deepFreeze([20, 50, 30]);
    expect(valueIn(herfindahlHirschmanIndex(values))).toBe(0.38);
    expect(valueIn(herfindahlHirschmanIndex(values, { scale: "points" }))).toBe(3_800);
    expect(herfindahlHirschmanIndex(values).definition.method).toBe("shares");
    expect(herfindahlHirschmanIndex(values, { scale: "points" }).definition.method).toBe("points");
  });

  it("is what the US merger guidelines compute for four firms of 30, 30, 20 and 20 percent: 2,600", () => {
    expect(valueIn(herfindahlHirschmanIndex([30, 30, 20, 20], { scale: "points" }))).toBe(2_600);
  });

  it("is 1 ÷ n for equals, and 1 for one alone", () => {
    expect(valueIn(herfindahlHirschmanIndex([7, 7, 7, 7]))).toBe(0.25);
    expect(valueIn(herfindahlHirschmanIndex([7]))).toBe(1);
    expect(valueIn(herfindahlHirschmanIndex([0, 7, 0]))).toBe(1);
  });
});

describe("effectiveNumber and shannonDiversity", () => {
  it("of four equals is four; zeros do not count", () => {
    for (const by of ["herfindahl", "shannon"] as const) {
      expect(valueIn(effectiveNumber(deepFreeze([3, 3, 3, 3, 0, 0]), { by }))).toBeCloseTo(4, 14);
      expect(valueIn(effectiveNumber([9], { by }))).toBe(1);
    }
    expect(effectiveNumber([3, 3, 0], { by: "herfindahl" })).toMatchObject({ n: 3, definition: { unit: "count" } });
  });

  it("of equals is never more than there are, whatever the logarithms round to", () => {
    for (let n = 1; n <= 300; n += 1) {
      const equals = Array.from({ length: n }, () => 7);
      const [entropy, effective] = [shannonDiversity(equals), effectiveNumber([...equals, 0], { by: "shannon" })];
      expect(valueIn(entropy)).toBeLessThanOrEqual(Math.log(n));
      expect(valueIn(effective)).toBeLessThanOrEqual(n);
      expect(valueIn(effective)).toBeCloseTo(n, 10);
    }
  });

  it("is 1 ÷ HHI, or e to the entropy", () => {
    // shares ½ ¼ ¼: HHI 0.375, 1 ÷ 0.375 = 8 ÷ 3; entropy ½ ln 2 + 2 · ¼ ln 4 = 1.5 ln 2, e to it 2√2
    expect(valueIn(effectiveNumber([2, 1, 1], { by: "herfindahl" }))).toBe(8 / 3);
    expect(valueIn(shannonDiversity([2, 1, 1]))).toBeCloseTo(1.5 * Math.LN2, 15);
    expect(valueIn(effectiveNumber([2, 1, 1], { by: "shannon" }))).toBeCloseTo(2 * Math.SQRT2, 14);
  });

  it("is 0 nats for a single one, ln n for equals", () => {
    expect(valueIn(shannonDiversity([5]))).toBe(0);
    expect(valueIn(shannonDiversity([0, 5]))).toBe(0);
    expect(valueIn(shannonDiversity([5, 5]))).toBe(Math.LN2);
    expect(shannonDiversity([5, 5]).definition.unit).toBe("nats");
    expect(herfindahlHirschmanIndex([5, 5]).definition.unit).toBe("index");
  });
});

describe("shareOfCount", () => {
  it("of 20 % of 7 is 1, 1 or 2, by the rule that is named", () => {
    const of = (rounding: "ceil" | "floor" | "nearest", n: number, share: string | number) =>
      shareOfCount(n, { share, rounding });
    expect([of("floor", 7, "0.2"), of("nearest", 7, "0.2"), of("ceil", 7, "0.2")]).toEqual([1, 1, 2]);
    expect([of("floor", 8, 0.2), of("nearest", 8, 0.2), of("ceil", 8, 0.2)]).toEqual([1, 2, 2]); // 1.6
    expect([of("floor", 10, 0.35), of("nearest", 10, 0.35), of("ceil", 10, 0.35)]).toEqual([3, 4, 4]); // 3.5
    expect([of("floor", 1_705, "0.2"), of("nearest", 1_705, "0.2"), of("ceil", 1_705, "0.2")]).toEqual([341, 341, 341]);
    expect([of("floor", 3, 1 / 3), of("ceil", 6, 5 / 6), of("ceil", 100, 0.07)]).toEqual([1, 5, 7]);
    expect([of("ceil", 0, "0.2"), of("nearest", -0, "0.2"), of("floor", 5, "1")]).toEqual([0, 0, 5]);
    for (const rounding of ["floor", "nearest", "ceil"] as const) expect(of(rounding, MAX, 1)).toBe(MAX);
  });

  it.each([
    [7, { share: "0", rounding: "ceil" }, "invalidRate at policy.share"],
    [7, { share: 20, rounding: "ceil" }, "invalidRate at policy.share"],
    [7, { share: "20%", rounding: "ceil" }, "invalidRate at policy.share"],
    [7, { share: Number.NaN, rounding: "ceil" }, "invalidRate at policy.share"],
    [7, { share: "0.2", rounding: "round" }, "invalidPolicy at policy.rounding"],
    [7, { share: "0.2" }, "invalidPolicy at policy.rounding"],
    [7, null, "invalidArgument at policy"],
    [-1, topFifth, "invalidInteger at n"],
    [1.5, topFifth, "invalidInteger at n"],
  ])("refuses %j and %j", (n, policy, refusal) => {
    expect(refusalOf(() => shareOfCount(n, policy as never))).toBe(refusal);
  });
});

describe("topShare", () => {
  it("is what the largest k have, as an exact fraction", () => {
    // 20 % of 5 is 1: 60 of 100
    expect(topShare(deepFreeze([5, 60, 10, 5, 20]), topFifth, { counted: "views" })).toEqual({
      ok: true,
      value: 0.6,
      n: 5,
      definition: {
        name: "topShare",
        unit: "ratio",
        numerator: "views of the top 0.2 by number",
        denominator: "views",
        method: "ceil",
      },
      flags: [],
      exact: { numerator: 60, denominator: 100 },
    });
    expect(valueIn(topShare([60, 20, 10, 5, 5], { share: "0.3", rounding: "ceil" }))).toBe(0.8);
    expect(valueIn(topShare([60, 20, 10, 5, 5], { share: 1, rounding: "floor" }))).toBe(1);
  });

  it("has no value when the share rounds down to nobody", () => {
    expect(valueIn(topShare([60, 20, 10], { share: "0.2", rounding: "floor" }))).toBe("insufficientSample");
    expect(valueIn(topShare([60, 20, 10], { share: "0.2", rounding: "ceil" }))).toBe(60 / 90);
  });

  it("means the same share however it is written", () => {
    expect(topShare([3, 2, 1], { share: 0.2, rounding: "ceil" })).toEqual(topShare([3, 2, 1], topFifth));
  });
});

describe("countForShare", () => {
  it("is the fewest that have as much", () => {
    // 60, 80, 90, 95, 100 of 100
    const values = deepFreeze([5, 60, 10, 5, 20]);
    expect(["0.6", "0.61", "0.8", 0.8, 0.9, "1"].map((share) => valueIn(countForShare(values, share)))).toEqual([
      1, 2, 2, 2, 3, 5,
    ]);
    expect(countForShare(values, "0.8").definition).toMatchObject({
      unit: "count",
      numerator: "fewest that have 0.8 of values",
    });
  });

  it("compares quotients: 0.8 × 5 need not be 4", () => {
    expect(valueIn(countForShare([4, 1], "0.8"))).toBe(1);
    expect(valueIn(countForShare([1, 1, 1], 1 / 3))).toBe(1);
    expect(valueIn(countForShare([1, 1, 1], 2 / 3))).toBe(2);
    expect(valueIn(countForShare([0, 0, 9], 1))).toBe(1);
  });

  it("refuses a percent for a share", () => {
    expect(refusalOf(() => countForShare([1], 80))).toBe("invalidRate at share");
    expect(refusalOf(() => countForShare([1], "0"))).toBe("invalidRate at share");
    expect(refusalOf(() => countForShare([1], null as never))).toBe("invalidRate at share");
  });
});

const all: readonly (readonly [string, (values: Parts) => Metric])[] = [
  ["gini", gini],
  ["herfindahlHirschmanIndex", herfindahlHirschmanIndex],
  ["shannonDiversity", shannonDiversity],
  ["effectiveNumber by HHI", (values) => effectiveNumber(values, { by: "herfindahl" })],
  ["effectiveNumber by entropy", (values) => effectiveNumber(values, { by: "shannon" })],
  ["topShare", (values) => topShare(values, topFifth)],
  ["countForShare", (values) => countForShare(values, "0.8")],
];

describe.each(all)("%s", (_, concentration) => {
  it("has no value for nobody, nothing, or several currencies", () => {
    expect(valueIn(concentration([]))).toBe("insufficientSample");
    expect(valueIn(concentration([0, 0]))).toBe("zeroDenominator");
    expect(valueIn(concentration([money("0.00", "GBP"), money("0.00", "GBP")]))).toBe("zeroDenominator");
    const mixed = concentration([money("1.00", "GBP"), money("1.00", "EUR")]);
    expect(valueIn(mixed)).toBe("mixedDefinitions");
    expect(mixed.definition).not.toHaveProperty("currency");
  });

  it("of amounts is that of their minor units, and names the currency", () => {
    const counts = concentration([1_250, 0, 999]);
    const amounts = concentration(deepFreeze([money("12.50", "GBP"), money("0.00", "GBP"), money("9.99", "GBP")]));
    expect(valueIn(amounts)).toBe(valueIn(counts));
    expect(amounts.definition.currency).toBe("GBP");
  });

  it("refuses what is no part of a whole", () => {
    for (const [values, refusal] of [
      [[1, -1], "invalidInteger at values[1]"],
      [[1, 0.5], "invalidInteger at values[1]"],
      [[1, 2 ** 53], "invalidInteger at values[1]"],
      [[Number.NaN], "invalidInteger at values[0]"],
      [[1, null], "invalidInteger at values[1]"],
      [[null], "invalidInteger at values[0]"],
      [[{ minor: -1, currency: "GBP" }], "invalidMoney at values[0]"],
      [[{ minor: 0.5, currency: "GBP" }], "invalidMoney at values[0].minor"],
      [[{ minor: 1, currency: "GBP" }, 1], "invalidMoney at values[1]"],
      [[1, { minor: 1, currency: "GBP" }], "invalidInteger at values[1]"],
      ["123", "invalidArgument at values"],
    ] as const) {
      expect(refusalOf(() => concentration(values as never))).toBe(refusal);
    }
  });

  it("gives plain data that survive JSON, without −0", () => {
    const metric = concentration([-0, 1]);
    expect(JSON.parse(JSON.stringify(metric))).toEqual(metric);
  });
});

describe("sums beyond 2^53", () => {
  // Added up in floating point, the ones are lost: 2^53 + 1 is 2^53.
  const ones = 100_000;
  const values = [MAX, ...Array.from({ length: ones }, () => 1)];
  const total = BigInt(MAX) + BigInt(ones);
  const quotient = (over: bigint, under: bigint) => Number(`${(over * 10n ** 60n) / under}e-60`);

  it("do not drift", () => {
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(2 ** 53);
    const top = topShare(values, { share: "0.00001", rounding: "floor" });
    expect(valueIn(top)).toBe(quotient(BigInt(MAX), total));
    expect(valueIn(top)).not.toBe(MAX / 2 ** 53);
    expect(top).not.toHaveProperty("exact");
    const squares = BigInt(MAX) ** 2n + BigInt(ones);
    expect(valueIn(herfindahlHirschmanIndex(values))).toBe(quotient(squares, total ** 2n));
    expect(valueIn(countForShare(values, 1))).toBe(ones + 1);
  });

  it("keep the Gini coefficient of two that are nearly equal, which is all rounding otherwise", () => {
    // a and a + 1, a = 2^53 − 2: one pair differs by 1, so (1 ÷ 2) ÷ (2a + 1)
    expect(valueIn(gini([MAX, MAX - 1]))).toBe(quotient(1n, 2n * (2n ** 54n - 3n)));
  });
});

describe("options from plain JavaScript", () => {
  it("are refused when nobody knows them", () => {
    expect(refusalOf(() => gini([1, 2], { correction: "bias" as never }))).toBe(
      "invalidArgument at options.correction",
    );
    expect(refusalOf(() => gini([1, 2], null as never))).toBe("invalidArgument at options");
    expect(refusalOf(() => gini([1, 2], { counted: 5 as never }))).toBe("invalidArgument at options.counted");
    expect(refusalOf(() => herfindahlHirschmanIndex([1], { scale: "percent" as never }))).toBe(
      "invalidArgument at options.scale",
    );
    expect(refusalOf(() => effectiveNumber([1], {} as never))).toBe("invalidArgument at options.by");
    expect(refusalOf(() => effectiveNumber([1], undefined as never))).toBe("invalidArgument at options");
  });

  it("are absent when they are undefined", () => {
    expect(gini([1, 2], { correction: undefined, counted: undefined })).toEqual(gini([1, 2]));
  });
});
