import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaQuantileOdds } from "../../src/kernels/special/beta-quantile.js";
import { betaTails, betaTailsAtOdds } from "../../src/kernels/special/beta-tails.js";
import { gammaQuantile } from "../../src/kernels/special/gamma-quantile.js";
import { gammaTails } from "../../src/kernels/special/gamma-tails.js";

const between = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
/** From 1e-2 to 1e9, every size as likely. */
const parameter = between(-2, 9).map((power) => 10 ** power);
/** As far as counts go, and further. */
const anySize = between(-6, 24).map((power) => 10 ** power);
const tail = between(-280, -0.31).map((power) => 10 ** power);
const share = between(1e-9, 1 - 1e-9);

describe("incomplete beta", () => {
  it("has tails that are shares and add up", () => {
    fc.assert(
      fc.property(anySize, anySize, share, (a, b, x) => {
        const { lower, upper } = betaTails(a, b, x);
        expect(Math.min(lower, upper)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(lower + upper - 1)).toBeLessThan(1e-15);
      }),
    );
  });

  it("grows with x, and falls with a", () => {
    fc.assert(
      fc.property(parameter, parameter, share, share, (a, b, x, y) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        const slack = 1 + 1e-12;
        expect(betaTails(a, b, low).lower).toBeLessThanOrEqual(betaTails(a, b, high).lower * slack + 1e-300);
        expect(betaTails(a * 1.5, b, x).lower).toBeLessThanOrEqual(betaTails(a, b, x).lower * slack + 1e-300);
      }),
    );
  });

  it("satisfies its recurrence, I_x(a, b) = I_x(a + 1, b) + x^a·(1 − x)^b ÷ (a·B(a, b)), across both methods", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 60 }), fc.integer({ min: 30, max: 60 }), between(0.2, 0.8), (a, b, x) => {
        let logBeta = 0; // ln of a·B(a, b) = ln of a!·(b − 1)! ÷ (a + b − 1)!
        for (let i = 1; i < b; i += 1) logBeta += Math.log(i) - Math.log(a + i);
        const step = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta);
        const error = betaTails(a, b, x).lower - betaTails(a + 1, b, x).lower - step;
        expect(Math.abs(error)).toBeLessThan(1e-12);
      }),
    );
  });

  it("is undone by its inverse", () => {
    fc.assert(
      fc.property(parameter, parameter, tail, (a, b, target) => {
        const odds = betaQuantileOdds(a, b, target);
        fc.pre(odds > 1e-290 && odds < 1e290);
        // What an error of 1e-12 in the odds may do to the tail depends on how steep it is: compare places, not tails.
        const { lower } = betaTailsAtOdds(a, b, odds);
        const further = betaTailsAtOdds(a, b, odds * (1 + 2e-12)).lower;
        const nearer = betaTailsAtOdds(a, b, odds * (1 - 2e-12)).lower;
        const slack = 2e-12 * target;
        expect(nearer - slack).toBeLessThanOrEqual(target);
        expect(further + slack).toBeGreaterThanOrEqual(target);
        expect(lower).toBeGreaterThan(0);
      }),
    );
  });

  it("and the inverse ends for any size, further out for a larger share", () => {
    fc.assert(
      fc.property(anySize, anySize, fc.oneof(tail, share), (a, b, target) => {
        const [odds, further] = [betaQuantileOdds(a, b, target), betaQuantileOdds(a, b, target + (1 - target) / 2)];
        expect(odds).toBeGreaterThanOrEqual(0);
        expect(further).toBeGreaterThanOrEqual(odds);
        // Beyond 1e9 the place is known to some digits less; the tail there is still nearly the one that was asked for.
        fc.pre(odds > 1e-290 && odds < 1e290);
        const around = [odds / (1 + 1e-6), odds * (1 + 1e-6)].map((place) => betaTailsAtOdds(a, b, place).lower);
        expect(around[0]! * (1 - 1e-6)).toBeLessThanOrEqual(target);
        expect(around[1]! * (1 + 1e-6)).toBeGreaterThanOrEqual(target);
      }),
    );
  });
});

describe("incomplete gamma", () => {
  it("has tails that are shares and add up", () => {
    fc.assert(
      fc.property(anySize, anySize, (a, x) => {
        const { lower, upper } = gammaTails(a, x);
        expect(Math.min(lower, upper)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(lower + upper - 1)).toBeLessThan(1e-15);
      }),
    );
  });

  it("is undone by its inverse, on either side", () => {
    fc.assert(
      fc.property(parameter, fc.constantFrom("lower" as const, "upper" as const), tail, (a, side, target) => {
        const x = gammaQuantile(a, side, target);
        fc.pre(x > 1e-290);
        const ends = [gammaTails(a, x * (1 - 2e-12))[side], gammaTails(a, x * (1 + 2e-12))[side]];
        const slack = 2e-12 * target;
        expect(Math.min(...ends) - slack).toBeLessThanOrEqual(target);
        expect(Math.max(...ends) + slack).toBeGreaterThanOrEqual(target);
      }),
    );
  });

  it("and the inverse ends for any size", () => {
    fc.assert(
      fc.property(anySize, fc.oneof(tail, share), (a, target) => {
        for (const side of ["lower", "upper"] as const) {
          const x = gammaQuantile(a, side, target);
          expect(x).toBeGreaterThanOrEqual(0);
          if (x < 1e-290) continue;
          const around = [gammaTails(a, x / (1 + 1e-6))[side], gammaTails(a, x * (1 + 1e-6))[side]];
          expect(Math.min(...around) * (1 - 1e-6)).toBeLessThanOrEqual(target);
          expect(Math.max(...around) * (1 + 1e-6)).toBeGreaterThanOrEqual(target);
        }
      }),
    );
  });
});
