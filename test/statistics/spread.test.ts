import {
  coefficientOfVariation,
  medianAbsoluteDeviation,
  robustCoefficientOfVariation,
  standardDeviation,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf, refusalOf } from "../support/thrown.ts";

const sample = { of: "sample" } as const;
const population = { of: "population" } as const;

describe("standardDeviation", () => {
  it("divides by n of a population and by n − 1 of a sample", () => {
    // mean 5; squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; √(32 ÷ 8) = 2, √(32 ÷ 7) = 2.138…
    const values = deepFreeze([9, 2, 5, 4, 4, 5, 4, 7]);
    expect(standardDeviation(values, population)).toBe(2);
    expect(standardDeviation(values, sample)).toBeCloseTo(2.138089935299395, 14);
  });

  it("keeps its digits far from zero, where squares of the values would lose them", () => {
    // NIST StRD, NumAcc4: 1,001 values at 10,000,000.1 to .3, standard deviation 0.1
    const numAcc4 = [10_000_000.2, ...Array.from({ length: 500 }, () => [10_000_000.1, 10_000_000.3]).flat()];
    expect(Math.abs(standardDeviation(numAcc4, sample) - 0.1)).toBeLessThan(1e-9);
  });

  it("does not overflow or vanish in its squares", () => {
    expect(standardDeviation([1e200, 3e200], population)).toBe(1e200);
    expect(standardDeviation([1e-200, 3e-200], population)).toBe(1e-200);
    expect(standardDeviation([0, 5e-324], population)).toBe(5e-324); // 2.5e-324 rounds to the smallest number there is
  });

  it("is 0 for equal values, and for one that is all there is", () => {
    expect(standardDeviation([0.1, 0.1, 0.1], sample)).toBe(0);
    expect(standardDeviation([5], population)).toBe(0);
  });

  it("refuses what has no deviation", () => {
    expect(codeOf(() => standardDeviation([5], sample))).toBe("invalidArgument");
    expect(codeOf(() => standardDeviation([], population))).toBe("invalidArgument");
    expect(refusalOf(() => standardDeviation([1, Number.NaN], sample))).toBe("invalidArgument at values[1]");
    expect(codeOf(() => standardDeviation([-1.7e308, 1.7e308], sample))).toBe("invalidArgument");
    expect(refusalOf(() => standardDeviation([1, 2], {} as never))).toBe("invalidArgument at options.of");
    expect(refusalOf(() => standardDeviation([1, 2], null as never))).toBe("invalidArgument at options");
  });
});

describe("medianAbsoluteDeviation", () => {
  it("is the median of the distances from the median", () => {
    // median 2; distances 1 1 0 0 2 4 7, sorted 0 0 1 1 2 4 7
    expect(medianAbsoluteDeviation(deepFreeze([1, 1, 2, 2, 4, 6, 9]))).toBe(1);
    // median 2.5; distances 1.5 0.5 0.5 1.5, half-way between 0.5 and 1.5
    expect(medianAbsoluteDeviation([1, 2, 3, 4])).toBe(1);
    expect(medianAbsoluteDeviation([7])).toBe(0);
    expect(medianAbsoluteDeviation([0, 0, 0, 100])).toBe(0);
  });

  it("refuses what has none", () => {
    expect(codeOf(() => medianAbsoluteDeviation([]))).toBe("invalidArgument");
    expect(codeOf(() => medianAbsoluteDeviation([Number.NaN]))).toBe("invalidArgument");
    expect(codeOf(() => medianAbsoluteDeviation([-1.7e308, -1.7e308, 1.7e308]))).toBe("invalidArgument");
  });
});

describe("coefficientOfVariation", () => {
  it("says what the values count, and so does the robust one", () => {
    const views = coefficientOfVariation([1, 2], { of: "sample", counted: "views" });
    expect(views.definition).toMatchObject({ numerator: "standard deviation of views", denominator: "mean of views" });
    const robust = robustCoefficientOfVariation([1, 2], { counted: "views" });
    expect(robust.definition.denominator).toBe("median of views");
    expect(codeOf(() => robustCoefficientOfVariation([1, 2], { counted: "" }))).toBe("invalidArgument");
  });

  it("is the deviation as a part of the mean, with its variant", () => {
    const metric = coefficientOfVariation(deepFreeze([9, 2, 5, 4, 4, 5, 4, 7]), population);
    expect(metric).toEqual({
      ok: true,
      value: 0.4, // 2 ÷ 5
      n: 8,
      definition: {
        name: "coefficientOfVariation",
        unit: "multiple",
        numerator: "standard deviation of values",
        denominator: "mean of values",
        method: "population",
      },
      flags: [],
    });
  });

  it("has no value for one post, none at all, or no views", () => {
    expect(coefficientOfVariation([5], population)).toMatchObject({ ok: false, reason: "insufficientSample" });
    expect(coefficientOfVariation([], sample)).toMatchObject({ ok: false, reason: "insufficientSample" });
    expect(coefficientOfVariation([0, 0], sample)).toMatchObject({ ok: false, reason: "zeroDenominator" });
  });

  it("refuses values below zero, and names the first", () => {
    expect(refusalOf(() => coefficientOfVariation([1, -2, -3], sample))).toBe("invalidArgument at values[1]");
    expect(coefficientOfVariation([-0, 2], population)).toMatchObject({ ok: true, value: 1 });
  });
});

describe("robustCoefficientOfVariation", () => {
  it("is 1.4826 MAD as a part of the median", () => {
    // median 1,050; distances 150 50 50 48,950, median 100; 148.26 ÷ 1,050
    const metric = robustCoefficientOfVariation(deepFreeze([900, 1_000, 1_100, 50_000]));
    expect(metric.ok && metric.value).toBeCloseTo(0.1412, 10);
    expect(metric.ok && metric.n).toBe(4);
  });

  it("has no value for one post, or when half of the posts were not seen", () => {
    expect(robustCoefficientOfVariation([5])).toMatchObject({ ok: false, reason: "insufficientSample" });
    expect(robustCoefficientOfVariation([])).toMatchObject({ ok: false, reason: "insufficientSample" });
    expect(robustCoefficientOfVariation([0, 0, 9])).toMatchObject({ ok: false, reason: "zeroDenominator" });
    expect(refusalOf(() => robustCoefficientOfVariation([-1, 2]))).toBe("invalidArgument at values[0]");
    expect(codeOf(() => robustCoefficientOfVariation("12" as never))).toBe("invalidArgument");
  });
});
