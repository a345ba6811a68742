import {
  allocateMoney,
  allocateWithRemainder,
  applyRate,
  compileRate,
  type Money,
  money,
  moneyOfMinor,
} from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.js";

const MAX = Number.MAX_SAFE_INTEGER;
const at = (code: string, path: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ path }) });
const minors = (amounts: readonly Money[]) => amounts.map(({ minor }) => minor);
const parts = (result: { shares: readonly Money[]; remainder: Money }) => [
  ...minors(result.shares),
  result.remainder.minor,
];
const gbp = (amount: string) => deepFreeze(money(amount, "GBP"));

describe("one dollar over 2 : 3 : 1, as brick/money documents its five modes", () => {
  const dollar = deepFreeze(money("1.00", "USD"));
  const weights = deepFreeze([2, 3, 1]);

  it("goes to somebody, to the last cent", () => {
    expect(minors(allocateMoney(dollar, weights, "first"))).toEqual([34, 50, 16]);
    expect(minors(allocateMoney(dollar, weights, "largestRemainder"))).toEqual([33, 50, 17]);
    expect(minors(allocateMoney(dollar, weights, "largestWeight"))).toEqual([33, 51, 16]);
  });

  it("or leaves a remainder of its own", () => {
    expect(parts(allocateWithRemainder(dollar, weights, "wholeUnits"))).toEqual([33, 50, 16, 1]);
    expect(parts(allocateWithRemainder(dollar, weights, "wholeBlocks"))).toEqual([32, 48, 16, 4]);
  });
});

describe("allocateWithRemainder", () => {
  it("gives whole units by default, in the shape of a result", () => {
    expect(allocateWithRemainder(gbp("10.00"), [1, 1, 1])).toStrictEqual({
      shares: [gbp("3.33"), gbp("3.33"), gbp("3.33")],
      remainder: gbp("0.01"),
    });
  });

  it.each([
    // 99.99 over 75 : 25: 74.9925 and 24.9975
    ["99.99", [75, 25], [7499, 2499, 1], [7497, 2499, 3]],
    ["-99.99", [75, 25], [-7499, -2499, -1], [-7497, -2499, -3]],
    // 0.03 is less than one block of 3 : 1
    ["0.03", [75, 25], [2, 0, 1], [0, 0, 3]],
    ["0.04", [75, 25], [3, 1, 0], [3, 1, 0]],
    ["0.05", [0, 1, 1], [0, 2, 2, 1], [0, 2, 2, 1]],
    ["0.07", [5], [7, 0], [7, 0]], // 5 in lowest terms is 1
    ["0.00", [1, 2], [0, 0, 0], [0, 0, 0]],
    ["1.00", ["0.5", "0.25", 0.0, "0.250"], [50, 25, 0, 25, 0], [50, 25, 0, 25, 0]],
    ["1.00", ["0.4", "0.6"], [40, 60, 0], [40, 60, 0]],
    ["1.00", ["0.333", "0.667"], [33, 66, 1], [0, 0, 100]], // a block of 333 : 667 is ten pounds
  ])("%s over %j", (amount, weights, units, blocks) => {
    const frozen = deepFreeze(weights);
    expect(parts(allocateWithRemainder(gbp(amount), frozen))).toEqual(units);
    expect(parts(allocateWithRemainder(gbp(amount), frozen, "wholeBlocks"))).toEqual(blocks);
  });

  it("is exact where products and sums of weights leave the safe integers", () => {
    const most = moneyOfMinor(MAX, "GBP");
    // 9007199254740991 ÷ 2 = 4503599627370495.5
    expect(parts(allocateWithRemainder(most, [MAX, MAX]))).toEqual([4503599627370495, 4503599627370495, 1]);
    expect(parts(allocateWithRemainder(most, [MAX, MAX], "wholeBlocks"))).toEqual([
      4503599627370495, 4503599627370495, 1,
    ]);
    expect(parts(allocateWithRemainder(most, [MAX]))).toEqual([MAX, 0]);
    // a sum of exactly 2^53 − 1, and of one more
    expect(parts(allocateWithRemainder(most, [MAX - 1, 1]))).toEqual([MAX - 1, 1, 0]);
    expect(parts(allocateWithRemainder(most, [MAX, 1], "wholeUnits"))).toEqual([MAX - 1, 0, 1]);
    const third = "0.333333333333333333";
    expect(parts(allocateWithRemainder(gbp("1.00"), [third, third, third]))).toEqual([33, 33, 33, 1]);
  });

  it("never makes a negative zero", () => {
    for (const mode of ["wholeUnits", "wholeBlocks"] as const) {
      for (const part of parts(allocateWithRemainder(gbp("-0.01"), [1, 0, 3], mode))) {
        expect(Object.is(part, -0)).toBe(false);
      }
    }
  });

  it("refuses what cannot be shared out", () => {
    for (const weights of [[], [0, 0], ["0.00"], null, "12"]) {
      expect(() => allocateWithRemainder(gbp("1"), weights as number[])).toThrow(at("invalidWeights", "weights"));
    }
    expect(() => allocateWithRemainder(gbp("1"), [1, -1])).toThrow(at("invalidWeights", "weights[1]"));
    expect(() => allocateWithRemainder(gbp("1"), [1], "first" as "wholeUnits")).toThrow(
      'mode must be one of wholeUnits, wholeBlocks, got "first"',
    );
    expect(() => allocateWithRemainder({ minor: 0.5, currency: "GBP" }, [1])).toThrow(
      at("invalidMoney", "amount.minor"),
    );
  });
});

describe("compileRate", () => {
  it("gives the minor units that applyRate gives", () => {
    const share = compileRate("0.12");
    for (const minor of [3026, 1513, -3026, 0, 1]) {
      expect(share(minor)).toBe(applyRate(moneyOfMinor(minor, "GBP"), "0.12").minor);
    }
    // 1.45 × 0.1 = 14.5 pence
    expect([compileRate("0.1")(145), compileRate("0.1", "halfEven")(145), compileRate("0.1", "floor")(-145)]).toEqual([
      15, 14, -15,
    ]);
    expect(Object.is(share(-1), 0)).toBe(true);
  });

  it("keeps its rate, whatever is asked of others in between", () => {
    const [tenth, half] = [compileRate("0.1"), compileRate("0.5", "floor")];
    expect([tenth(100), half(100), tenth(101), half(101)]).toEqual([10, 50, 10, 50]);
    applyRate(gbp("1"), "0.99");
    expect([tenth(100), half(3)]).toEqual([10, 1]);
  });

  it("refuses when it is made, and amount by amount", () => {
    expect(() => compileRate(0.15 as unknown as string)).toThrow(at("invalidRate", "rate"));
    expect(() => compileRate("0.15", "up" as "floor")).toThrow(at("invalidArgument", "rounding"));
    const triple = compileRate("3");
    for (const minor of [0.5, Number.NaN, Infinity, 2 ** 53, -0, "5", 5n, null, undefined, {}]) {
      expect(() => triple(minor as number)).toThrow(at("invalidMoney", "minor"));
    }
    expect(triple(3002399751580330)).toBe(9007199254740990);
    expect(() => triple(3002399751580331)).toThrow(
      "share must be within ±(2^53 − 1) minor units, got 9007199254740993n",
    );
  });
});
