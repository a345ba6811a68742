import { describe, expect, it } from "vitest";
import { largestRemainder } from "../../src/kernels/largest-remainder.js";
import { hamilton } from "./oracle.js";

const MAX = Number.MAX_SAFE_INTEGER;

describe("largestRemainder", () => {
  it("gives the left-over units to the largest remainders", () => {
    // 10 × 5/11 = 4.545…, 10 × 3/11 = 2.727… twice: floors 4 2 2, two units over, to the two .727
    expect(largestRemainder(10, [5, 3, 3])).toEqual([4, 3, 3]);
  });

  it("gives ties to the earliest", () => {
    expect(largestRemainder(1000, [1, 1, 1])).toEqual([334, 333, 333]);
    expect(largestRemainder(2, [1, 1, 1])).toEqual([1, 1, 0]);
  });

  it("gives by weight, or from the first, when asked", () => {
    // 7 × 1/10 = 0.7, 7 × 5/10 = 3.5, 7 × 4/10 = 2.8: floors 0 3 2, two units over
    expect(largestRemainder(7, [1, 5, 4])).toEqual([1, 3, 3]);
    expect(largestRemainder(7, [1, 5, 4], "largestWeight")).toEqual([0, 4, 3]);
    expect(largestRemainder(7, [1, 5, 4], "first")).toEqual([1, 4, 2]);
  });

  it("never gives anything to a weight of zero", () => {
    expect(largestRemainder(5, [0, 1, 1], "first")).toEqual([0, 3, 2]);
    expect(largestRemainder(5, [0, 1, 0, 1], "largestWeight")).toEqual([0, 3, 0, 2]);
    expect(largestRemainder(5, [0, 1, 1])).toEqual([0, 3, 2]);
  });

  it("is symmetric about zero, without negative zeros", () => {
    expect(largestRemainder(-1, [33, 66])).toEqual([0, -1]);
    expect(largestRemainder(-10, [5, 3, 3])).toEqual([-4, -3, -3]);
    expect(largestRemainder(-0, [1, 2])).toEqual([0, 0]);
  });

  it("says when there is nobody to give to", () => {
    expect(largestRemainder(5, [])).toBeUndefined();
    expect(largestRemainder(-5, [])).toBeUndefined();
    expect(largestRemainder(5, [0, 0])).toBeUndefined();
    expect(largestRemainder(0, [0n])).toBeUndefined();
  });

  it("is exact where products are beyond the safe integers", () => {
    expect(largestRemainder(MAX, [1, 1])).toEqual([4503599627370496, 4503599627370495]);
    expect(largestRemainder(MAX, [MAX, MAX, MAX])).toEqual([3002399751580331, 3002399751580330, 3002399751580330]);
    expect(largestRemainder(100, [10n ** 40n, 10n ** 40n, 2n * 10n ** 40n])).toEqual([25, 25, 50]);
  });

  it("hands out by sorting as by looking, whatever the mode, in numbers and in BigInt", () => {
    // 97 weights leave up to 96 units over, too many steps to look for each: 7, 14, 21 … modulo 97, in no order
    const weights = Array.from({ length: 97 }, (_, i) => ((i + 1) * 7) % 97);
    for (const mode of ["largestRemainder", "largestWeight", "first"] as const) {
      for (const total of [95, 4999, 100_003, -4999, MAX]) {
        const expected = hamilton(BigInt(total), weights.map(BigInt), mode).map(Number);
        expect(largestRemainder(total, weights, mode)).toEqual(expected);
        expect(largestRemainder(total, weights.map(BigInt), mode)).toEqual(expected);
      }
    }
  });

  it("gives the same when the leftover is handed out by sorting", () => {
    // 1999 over 2000 equal weights: everybody but the last
    const shares = largestRemainder(1999, new Array<number>(2000).fill(7))!;
    expect(shares.indexOf(0)).toBe(1999);
    expect(shares.reduce((a, b) => a + b)).toBe(1999);
  });
});
