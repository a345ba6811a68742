import { describe, expect, it } from "vitest";
import { mulDivRound, type Rounding } from "../../src/kernels/mul-div-round.js";

const MAX = Number.MAX_SAFE_INTEGER; // 9007199254740991

describe("mulDivRound", () => {
  // Each row: −1.5, −0.5, 0.5, 1.5, 2.5 and then −0.4, 0.4, −0.6, 0.6. The columns are the definitions of the modes.
  const halves = [-3, -1, 1, 3, 5];
  const fifths = [-2, 2, -3, 3];
  // biome-ignore format: a table
  const table: Record<Rounding, readonly [readonly number[], readonly number[]]> = {
    halfAwayFromZero: [[-2, -1, 1, 2, 3], [0, 0, -1, 1]],
    halfEven: [[-2, 0, 0, 2, 2], [0, 0, -1, 1]],
    halfTowardsZero: [[-1, 0, 0, 1, 2], [0, 0, -1, 1]],
    halfUp: [[-1, 0, 1, 2, 3], [0, 0, -1, 1]],
    halfDown: [[-2, -1, 0, 1, 2], [0, 0, -1, 1]],
    towardsZero: [[-1, 0, 0, 1, 2], [0, 0, 0, 0]],
    awayFromZero: [[-2, -1, 1, 2, 3], [-1, 1, -1, 1]],
    floor: [[-2, -1, 0, 1, 2], [-1, 0, -1, 0]],
    ceiling: [[-1, 0, 1, 2, 3], [0, 1, 0, 1]],
  };

  it.each(Object.entries(table))("%s, in numbers and in BigInt", (mode, [ofHalves, ofFifths]) => {
    const rounding = mode as Rounding;
    expect(halves.map((x) => mulDivRound(x, 1, 2, rounding))).toEqual(ofHalves);
    expect(halves.map((x) => mulDivRound(x, 1n, 2n, rounding))).toEqual(ofHalves);
    expect(fifths.map((x) => mulDivRound(x, 1, 5, rounding))).toEqual(ofFifths);
    expect(fifths.map((x) => mulDivRound(x, 1n, 5n, rounding))).toEqual(ofFifths);
  });

  it("has no negative zero", () => {
    expect(mulDivRound(-1, 1, 3, "towardsZero")).toBe(0);
    expect(mulDivRound(-0, 1, 3, "floor")).toBe(0);
    expect(mulDivRound(0, -1, 3, "floor")).toBe(0);
    expect(mulDivRound(-1, 1n, 3n, "towardsZero")).toBe(0);
  });

  it("is exact where the product is not a safe integer", () => {
    // 9007199254740991 × 3 ÷ 4 = 27021597764222973 ÷ 4 = 6755399441055743.25
    expect(mulDivRound(MAX, 3, 4, "floor")).toBe(6755399441055743);
    expect(mulDivRound(MAX, 3, 4, "ceiling")).toBe(6755399441055744);
    // 9007199254740991 ÷ 2 = 4503599627370495.5: a tie that a float quotient still shows, at the edge
    expect(mulDivRound(MAX, 1, 2, "halfEven")).toBe(4503599627370496);
    expect(mulDivRound(MAX, 1, 2, "halfTowardsZero")).toBe(4503599627370495);
  });

  it("returns the exact bigint when the result itself is not a safe integer", () => {
    expect(mulDivRound(MAX, 2, 1, "floor")).toBe(18014398509481982n);
    expect(mulDivRound(MAX, -2, 1, "floor")).toBe(-18014398509481982n);
    // 9007199254740991 × 10 ÷ 9 = 10007999171934434.4…
    expect(mulDivRound(MAX, 10, 9, "towardsZero")).toBe(10007999171934434n);
    // 6004799503160661 × 3 ÷ 2 = 9007199254740991.5: rounding alone decides whether the result is safe
    expect(mulDivRound(6004799503160661, 3, 2, "towardsZero")).toBe(9007199254740991);
    expect(mulDivRound(6004799503160661, 3, 2, "halfAwayFromZero")).toBe(9007199254740992n);
  });
});
