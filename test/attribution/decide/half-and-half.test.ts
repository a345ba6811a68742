import { describe, expect, it } from "vitest";
import { halfAndHalf } from "../../../src/attribution/decide/half-and-half.js";

const total = (sides: readonly (readonly number[])[]) => sides.flat().reduce((sum, weight) => sum + BigInt(weight), 0n);

describe("halfAndHalf", () => {
  it("uses the smallest common total", () => {
    // Totals 6 and 4: 12 a side.
    expect(halfAndHalf([1, 5], [3, 1])).toEqual([
      [2, 10],
      [9, 3],
    ]);
    expect(halfAndHalf([7], [7])).toEqual([[7], [7]]);
  });
  it("gives up a common total that is not safe for parts of 2^51", () => {
    // Neighbours have no common divisor: the halves would be 94906265 × 94906266, just below 2^53, and their sum above.
    const [one, other] = halfAndHalf([94_906_265], [47_453_133, 47_453_133]);
    expect([one, other]).toEqual([[2 ** 51], [2 ** 50, 2 ** 50]]);
    expect(total([one, other]) <= BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  });
  it("keeps one that just is", () => {
    // 67108863 × 67108864 = 4503599560261632, twice that is below 2^53.
    const [one, other] = halfAndHalf([67_108_863], [67_108_864]);
    expect([one, other]).toEqual([[4_503_599_560_261_632], [4_503_599_560_261_632]]);
  });
});
