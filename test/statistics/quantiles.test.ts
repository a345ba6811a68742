import { median, nearestRankQuantile, percentileRank, quantile } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf, refusalOf } from "../support/thrown.ts";

describe("quantile", () => {
  it("draws a straight line between two places (type 7)", () => {
    const values = deepFreeze([40, 10, 30, 20]);
    // place 1 + 3 · 0.25 = 1.75: from 10 three quarters of the way to 20
    expect(quantile(values, 0.25)).toBe(17.5);
    expect(quantile(values, 0.5)).toBe(25);
    expect(quantile(values, 0.9)).toBe(37); // place 3.7
    expect([quantile(values, 0), quantile(values, 1)]).toEqual([10, 40]);
  });

  it("is what R and NumPy give by default", () => {
    // places 1 + 9p: 3.25 is 7 + 0.25 × 1, 5.5 is 8 + 0.5 × 2, 7.75 is 13 + 0.75 × 2
    const values = [3, 6, 7, 8, 8, 10, 13, 15, 16, 20];
    expect([0.25, 0.5, 0.75].map((p) => quantile(values, p))).toEqual([7.25, 9, 14.5]);
  });

  it("is exactly a value where p says so: 0.29 × 100 is 28.999999999999996 in floating point", () => {
    const values = Array.from({ length: 101 }, (_, i) => i ** 3);
    expect(0.29 * 100).not.toBe(29);
    for (let percent = 0; percent <= 100; percent += 1) {
      expect(quantile(values, Number(`${percent}e-2`))).toBe(percent ** 3);
    }
  });

  it("of one value is that value, and never −0", () => {
    expect([0, 0.3, 1].map((p) => quantile([7], p))).toEqual([7, 7, 7]);
    expect(quantile([-0], 0.5)).toBe(0);
    expect(quantile([-0, -0], 0.5)).toBe(0);
  });

  it("refuses a percent for a part, and what has no quantile", () => {
    for (const p of [25, -0.1, Number.NaN, "0.5" as never]) {
      expect(refusalOf(() => quantile([1, 2], p))).toBe("invalidArgument at p");
      expect(refusalOf(() => nearestRankQuantile([1, 2], p))).toBe("invalidArgument at p");
    }
    expect(codeOf(() => quantile([], 0.5))).toBe("invalidArgument");
    expect(codeOf(() => nearestRankQuantile([], 0.5))).toBe("invalidArgument");
    expect(codeOf(() => quantile([-1.7e308, 1.7e308], 0.5))).toBe("invalidArgument");
    expect(quantile([-1.7e308, 1.7e308], 1)).toBe(1.7e308);
  });

  it("at one half is the median", () => {
    for (const values of [[1], [2, 1], [3, 1, 2], [0.1, 0.3, 0.2, 0.7]]) {
      expect(quantile(values, 0.5)).toBe(median(values));
    }
  });
});

describe("nearestRankQuantile", () => {
  it("is the value at rank ⌈p · n⌉", () => {
    // ranks of 5 values: 0.05 → 1, 0.3 → ⌈1.5⌉ = 2, 0.4 → 2, 0.5 → ⌈2.5⌉ = 3, 1 → 5
    const values = deepFreeze([50, 15, 40, 20, 35]);
    expect([0, 0.05, 0.3, 0.4, 0.5, 1].map((p) => nearestRankQuantile(values, p))).toEqual([15, 15, 20, 20, 35, 50]);
  });

  it("reads a decimal as it is written: 0.07 × 100 is 7.000000000000001 in floating point", () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(Math.ceil(0.07 * 100)).toBe(8);
    expect(nearestRankQuantile(values, 0.07)).toBe(7);
    expect(nearestRankQuantile(values, 5 / 6)).toBe(84); // 83.33…
    expect(nearestRankQuantile([1, 2, 3, 4, 5, 6], 5 / 6)).toBe(5);
  });
});

describe("percentileRank", () => {
  it("says by what the peers are ranked", () => {
    expect(percentileRank([1, 2], 2, { counted: "views" }).definition.denominator).toBe("peers by views");
    expect(percentileRank([], 2, { counted: "views" }).definition.denominator).toBe("peers by views");
    expect(codeOf(() => percentileRank([1], 1, { counted: 1 as never }))).toBe("invalidArgument");
  });

  it("counts equals half", () => {
    // below 20: one; equal: two, half of them is one: (1 + 1) ÷ 4
    expect(percentileRank(deepFreeze([10, 20, 20, 30]), 20)).toEqual({
      ok: true,
      value: 0.5,
      n: 4,
      definition: {
        name: "percentileRank",
        unit: "ratio",
        numerator: "peers below + half of the peers equal",
        denominator: "peers by value",
        method: "midRank",
      },
      flags: [],
      exact: { numerator: 4, denominator: 8 },
    });
    const at = (value: number) => {
      const rank = percentileRank([10, 20, 20, 30], value);
      return rank.ok && rank.value;
    };
    expect([0, 10, 15, 25, 30, 31].map(at)).toEqual([0, 0.125, 0.25, 0.75, 0.875, 1]);
    const zero = percentileRank([-0, 0], 0);
    expect(zero.ok && zero.value).toBe(0.5);
  });

  it("has no value without peers, and refuses what is none", () => {
    expect(percentileRank([], 5)).toMatchObject({ ok: false, reason: "insufficientSample" });
    expect(refusalOf(() => percentileRank([], Number.NaN))).toBe("invalidArgument at value");
    expect(refusalOf(() => percentileRank([1, Number.NaN], 5))).toBe("invalidArgument at values[1]");
    expect(refusalOf(() => percentileRank(null as never, 5))).toBe("invalidArgument at values");
  });
});
