import { mean, median } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf } from "../support/thrown.ts";

describe("mean", () => {
  it("adds up and divides", () => {
    // (2 + 4 + 4 + 4 + 5 + 5 + 7 + 9) ÷ 8 = 40 ÷ 8
    expect(mean(deepFreeze([9, 2, 5, 4, 4, 5, 4, 7]))).toBe(5);
    expect(mean([-1, 1])).toBe(0);
    expect(mean([-0])).toBe(0);
  });

  it("has no rounding error where the values are equal; a plain sum gives 0.10000000000000002", () => {
    expect((0.1 + 0.1 + 0.1) / 3).not.toBe(0.1);
    expect(mean([0.1, 0.1, 0.1])).toBe(0.1);
  });
});

describe("median", () => {
  it("is the middle of an odd number, and half-way between the two middles of an even one", () => {
    expect(median(deepFreeze([7, 1, 100]))).toBe(7);
    expect(median(deepFreeze([100, 7, 1, 8]))).toBe(7.5);
    expect(median([10, 9])).toBe(9.5); // as text, "10" would come before "9"
    expect(median([-0])).toBe(0);
  });
});

describe.each([mean, median])("%o", (average) => {
  it("refuses what has no average", () => {
    expect(codeOf(() => average([]))).toBe("invalidArgument");
    expect(codeOf(() => average([1, Number.NaN]))).toBe("invalidArgument");
    expect(codeOf(() => average([1, Number.POSITIVE_INFINITY]))).toBe("invalidArgument");
    expect(codeOf(() => average([-1.7e308, 1.7e308]))).toBe("invalidArgument");
    // @ts-expect-error values from outside may be anything
    expect(codeOf(() => average("12"))).toBe("invalidArgument");
  });
});
