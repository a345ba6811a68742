import { nearestRankQuantile, percentileRank, quantile } from "creator-core/statistics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const values = fc.array(number, { minLength: 1, maxLength: 80 });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b);

describe.each([quantile, nearestRankQuantile])("%o", (quantileOf) => {
  it("never falls as p rises", () => {
    fc.assert(
      fc.property(values, part, part, (list, p, q) => {
        expect(quantileOf(list, Math.min(p, q))).toBeLessThanOrEqual(quantileOf(list, Math.max(p, q)));
      }),
      { numRuns: 500 },
    );
  });

  it("is the same number in whatever order, from the smallest value to the largest", () => {
    fc.assert(
      fc.property(values, part, (list, p) => {
        const sorted = ascending(list);
        expect(quantileOf(deepFreeze(list), p)).toBe(quantileOf(sorted, p));
        expect(quantileOf(list, 0)).toBe(sorted[0]! + 0);
        expect(quantileOf(list, 1)).toBe(sorted[sorted.length - 1]! + 0);
      }),
    );
  });
});

it("type 7 is its definition on the sorted list", () => {
  fc.assert(
    fc.property(values, part, (list, p) => {
      const sorted = ascending(list);
      const place = (sorted.length - 1) * p;
      const low = sorted[Math.floor(place)]!;
      const high = sorted[Math.ceil(place)]!;
      const expected = low + (high - low) * (place - Math.floor(place));
      const size = Math.max(Math.abs(sorted[0]!), Math.abs(sorted[sorted.length - 1]!));
      expect(Math.abs(quantile(list, p) - expected)).toBeLessThanOrEqual(1e-12 * size);
    }),
  );
});

it("nearest rank is a value that at least this part does not exceed, and the smallest such", () => {
  fc.assert(
    fc.property(values, fc.nat(100), (list, percent) => {
      const found = nearestRankQuantile(list, percent / 100);
      const within = (limit: number) => list.filter((value) => value <= limit).length;
      expect(list.some((value) => value === found)).toBe(true);
      expect(100 * within(found)).toBeGreaterThanOrEqual(percent * list.length);
      for (const value of list) {
        if (value < found) expect(100 * within(value)).toBeLessThan(percent * list.length);
      }
    }),
  );
});

describe("percentileRank", () => {
  const rankOf = (list: readonly number[], value: number) => {
    const metric = percentileRank(list, value);
    if (!metric.ok) throw new Error(metric.reason);
    return metric.value;
  };

  it("rises with the value, from 0 below all to 1 above all", () => {
    fc.assert(
      fc.property(values, number, number, (list, a, b) => {
        expect(rankOf(list, Math.min(a, b))).toBeLessThanOrEqual(rankOf(list, Math.max(a, b)));
        expect([rankOf(list, -2e9), rankOf(list, 2e9)]).toEqual([0, 1]);
      }),
    );
  });

  it("of the peers themselves averages one half", () => {
    fc.assert(
      fc.property(values, (list) => {
        const sum = list.reduce((total, value) => total + rankOf(list, value), 0);
        expect(Math.abs(sum / list.length - 0.5)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("turned upside down is the rest", () => {
    fc.assert(
      fc.property(values, number, (list, value) => {
        const mirrored = rankOf(
          list.map((each) => -each),
          -value,
        );
        expect(Math.abs(mirrored + rankOf(list, value) - 1)).toBeLessThanOrEqual(1e-15);
      }),
    );
  });
});
