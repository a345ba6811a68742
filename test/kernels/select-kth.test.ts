import { describe, expect, it } from "vitest";
import { interpolateAt } from "../../src/kernels/interpolate-at.js";
import { selectKth } from "../../src/kernels/select-kth.js";

const N = 1_000_000;
const column = (valueAt: (i: number) => number) => Float64Array.from({ length: N }, (_, i) => valueAt(i));

describe("orders that make a careless quickselect quadratic: a million values would take hours", () => {
  it.each([
    ["sorted", (i: number) => i, (k: number) => k],
    ["reversed", (i: number) => N - 1 - i, (k: number) => k],
    ["equal", () => 7, () => 7],
    ["of two values", (i: number) => i % 2, (k: number) => (k < N / 2 ? 0 : 1)],
    ["organ pipe", (i: number) => Math.min(i, N - 1 - i), (k: number) => Math.floor(k / 2)],
    ["sawtooth", (i: number) => i % 1_000, (k: number) => Math.floor(k / 1_000)],
  ])("%s", (_, valueAt, sortedAt) => {
    for (const k of [0, 1, N / 4, N / 2, N - 1]) expect(selectKth(column(valueAt), k)).toBe(sortedAt(k));
  });
});

describe("a column made to defeat the pivots", () => {
  it("is sorted when nothing is allowed any more, and has the same answer", () => {
    const values = Float64Array.from({ length: 1_000 }, (_, i) => (i * 7_919) % 1_000);
    for (const allowance of [0, 1, 2, 8]) {
      for (const k of [0, 1, 499, 998, 999]) expect(selectKth(values.slice(), k, allowance)).toBe(k);
    }
  });
});

describe("between two places", () => {
  it("draws a straight line, and never leaves the two values", () => {
    expect(interpolateAt(Float64Array.of(30, 10, 20), 0, 0.25)).toBe(12.5);
    expect(interpolateAt(Float64Array.of(30, 10, 20), 2, 0)).toBe(30);
    expect(0.7 + (2.9 - 0.7)).toBe(2.9000000000000004);
    expect(interpolateAt(Float64Array.of(0.7, 2.9), 0, 1)).toBe(2.9);
  });

  it("is infinite where the two are too far apart to subtract", () => {
    expect(interpolateAt(Float64Array.of(-1.7e308, 1.7e308), 0, 0.5)).toBe(Number.POSITIVE_INFINITY);
  });
});
