import { mean, median } from "creator-core/statistics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 });

describe.each([mean, median])("%o", (average) => {
  it("lies between the smallest and the largest value", () => {
    fc.assert(
      fc.property(values, (list) => {
        const result = average(deepFreeze(list));
        expect(result).toBeGreaterThanOrEqual(list.reduce((a, b) => Math.min(a, b)));
        expect(result).toBeLessThanOrEqual(list.reduce((a, b) => Math.max(a, b)));
      }),
    );
  });

  it("is the same number in whatever order", () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(average([...list].reverse())).toBe(average(list));
      }),
    );
  });

  it("of equal values is that value", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), fc.integer({ min: 1, max: 30 }), (value, n) => {
        expect(average(Array.from({ length: n }, () => value))).toBe(value + 0);
      }),
    );
  });
});

it("the mean is within rounding of the sum divided by n", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1 }), (list) => {
      const plain = list.reduce((a, b) => a + b, 0) / list.length;
      expect(Math.abs(mean(list) - plain)).toBeLessThanOrEqual(1e-12 * Math.max(1, plain));
    }),
  );
});

it("as many values lie below the median as above it", () => {
  fc.assert(
    fc.property(values, (list) => {
      const middle = median(list);
      expect(list.filter((v) => v < middle).length).toBeLessThanOrEqual(list.length / 2);
      expect(list.filter((v) => v > middle).length).toBeLessThanOrEqual(list.length / 2);
    }),
  );
});
