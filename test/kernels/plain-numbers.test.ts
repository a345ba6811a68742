import {
  addMoney,
  allocateMoney,
  allocateWithRemainder,
  compileRate,
  convertMoney,
  moneyOfMinor,
  splitMoney,
  sumMoney,
} from "creator-core/money";
import { afterEach, describe, expect, it, vi } from "vitest";
import { largestRemainder } from "../../src/kernels/largest-remainder.js";
import { mulDivRound } from "../../src/kernels/mul-div-round.js";
import { roundings } from "./oracle.js";

// BigInt is slow: it is for what leaves the safe integers, and for nothing else. Seen by
// counting, without a clock.

const MAX = Number.MAX_SAFE_INTEGER; // 9,007,199,254,740,991 = 3 × 3,002,399,751,580,330 + 1
const THIRD = 3_002_399_751_580_330;

/** How many BigInts a call makes. */
function bigIntsIn(call: () => unknown): number {
  const spy = vi.spyOn(globalThis, "BigInt");
  call();
  const made = spy.mock.calls.length;
  spy.mockRestore();
  return made;
}

afterEach(() => vi.restoreAllMocks());

describe("within the safe integers there are only numbers", () => {
  it.each(roundings)("in a share, %s", (rounding) => {
    expect(bigIntsIn(() => mulDivRound(12_345, 3, 20, rounding))).toBe(0);
    expect(bigIntsIn(() => mulDivRound(-12_345, 3, 20, rounding))).toBe(0);
  });

  it("in a share, up to the edge of its product", () => {
    for (const sign of [1, -1]) {
      expect(bigIntsIn(() => mulDivRound(sign * MAX, 1, 2, "floor"))).toBe(0);
      expect(bigIntsIn(() => mulDivRound(sign * (THIRD + 1), 3, 2, "floor"))).toBeGreaterThan(0);
    }
    expect(bigIntsIn(() => mulDivRound(1, 1n, 2, "floor"))).toBeGreaterThan(0);
    expect(bigIntsIn(() => mulDivRound(1, 1, 2n, "floor"))).toBeGreaterThan(0);
  });

  it("in a split, up to the edge of its products and of the sum of its weights", () => {
    expect(bigIntsIn(() => largestRemainder(1000, [1, 2, 4]))).toBe(0);
    expect(bigIntsIn(() => largestRemainder(-1000, [1, 2, 4], "first"))).toBe(0);
    expect(bigIntsIn(() => largestRemainder(3, [1, THIRD]))).toBe(0);
    expect(bigIntsIn(() => largestRemainder(3, [1, THIRD + 1]))).toBeGreaterThan(0);
    expect(bigIntsIn(() => largestRemainder(3, [THIRD + 1, 1]))).toBeGreaterThan(0);
    expect(bigIntsIn(() => largestRemainder(1, [MAX]))).toBe(0);
    expect(bigIntsIn(() => largestRemainder(1, [MAX - 1, 1]))).toBe(0);
    expect(bigIntsIn(() => largestRemainder(1, [MAX, 1]))).toBeGreaterThan(0);
  });

  it("in the functions of money", () => {
    const pounds = moneyOfMinor(123_456, "GBP");
    const share = compileRate("0.15");
    const fx = { from: "GBP", to: "KWD", rate: "0.41", date: "2026-03-02", source: "test" } as const;
    convertMoney(pounds, fx); // its rate is compiled once, in BigInt
    expect(bigIntsIn(() => share(123_456))).toBe(0);
    expect(bigIntsIn(() => addMoney(pounds, pounds))).toBe(0);
    expect(bigIntsIn(() => splitMoney(pounds, 7))).toBe(0);
    expect(bigIntsIn(() => allocateMoney(pounds, [3, 2, 2]))).toBe(0);
    expect(bigIntsIn(() => allocateMoney(pounds, ["0.5", "0.5"]))).toBeGreaterThan(0);
    expect(bigIntsIn(() => allocateWithRemainder(pounds, [3, 2, 2]))).toBe(0);
    expect(bigIntsIn(() => convertMoney(pounds, fx))).toBe(0);
  });

  it("in a sum, whatever its length", () => {
    const rows = Array.from({ length: 1000 }, (_, i) => moneyOfMinor(i, "GBP"));
    expect(bigIntsIn(() => sumMoney(rows, "GBP"))).toBe(bigIntsIn(() => sumMoney([], "GBP")));
  });
});
