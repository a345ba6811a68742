import {
  coefficientOfVariation,
  median,
  medianAbsoluteDeviation,
  robustCoefficientOfVariation,
  standardDeviation,
} from "creator-core/statistics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

/** Not so small that they lose bits when they are halved. */
const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((each) => (Math.abs(each) < 1e-290 ? 0 : each));
const values = fc.array(value, { minLength: 2, maxLength: 60 });
const shuffled = values.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
);
const spreads = {
  "standard deviation of a sample": (list: readonly number[]) => standardDeviation(list, { of: "sample" }),
  "standard deviation of a population": (list: readonly number[]) => standardDeviation(list, { of: "population" }),
  "median absolute deviation": medianAbsoluteDeviation,
};

describe.each(Object.entries(spreads))("%s", (_, spread) => {
  it("is the same number in whatever order", () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(spread(deepFreeze(list))).toBe(spread(other));
      }),
    );
  });

  it("doubles with the values, exactly", () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(spread(list.map((value) => 2 * value))).toBe(2 * spread(list));
      }),
    );
  });

  it("does not mind which way is up", () => {
    fc.assert(
      fc.property(values, (list) => {
        const mirrored = spread(list.map((value) => -value));
        expect(Math.abs(mirrored - spread(list))).toBeLessThanOrEqual(1e-12 * mirrored);
      }),
    );
  });

  it("does not change when the same is added to all", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 2 }), fc.nat(1_000_000), (list, shift) => {
        const moved = spread(list.map((value) => value + shift));
        expect(Math.abs(moved - spread(list))).toBeLessThanOrEqual(1e-9 * (1 + moved));
      }),
    );
  });

  it("is 0 or more, and at most the whole range", () => {
    fc.assert(
      fc.property(values, (list) => {
        const range = Math.max(...list) - Math.min(...list);
        expect(spread(list)).toBeGreaterThanOrEqual(0);
        expect(spread(list)).toBeLessThanOrEqual(range);
      }),
    );
  });
});

it("the deviation of a sample is that of a population times √(n ÷ (n − 1))", () => {
  fc.assert(
    fc.property(values, (list) => {
      const n = list.length;
      const expected = spreads["standard deviation of a population"](list) * Math.sqrt(n / (n - 1));
      expect(Math.abs(spreads["standard deviation of a sample"](list) - expected)).toBeLessThanOrEqual(
        1e-12 * expected,
      );
    }),
  );
});

it("half of the values are within the median absolute deviation of the median, and half are not nearer", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), (list) => {
      const typical = medianAbsoluteDeviation(list);
      const distances = list.map((value) => Math.abs(value - median(list)));
      expect(distances.filter((distance) => distance <= typical).length).toBeGreaterThanOrEqual(list.length / 2);
      expect(distances.filter((distance) => distance >= typical).length).toBeGreaterThanOrEqual(list.length / 2);
    }),
  );
});

it("coefficients of variation do not change with the unit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2 }),
      fc.constantFrom(2, 1_024),
      (list, unit) => {
        const other = list.map((value) => value * unit);
        expect(coefficientOfVariation(other, { of: "sample" })).toEqual(coefficientOfVariation(list, { of: "sample" }));
        expect(robustCoefficientOfVariation(other)).toEqual(robustCoefficientOfVariation(list));
      },
    ),
  );
});
