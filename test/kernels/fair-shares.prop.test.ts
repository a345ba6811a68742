import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fairShares } from "../../src/kernels/fair-shares.js";

const MAX = BigInt(Number.MAX_SAFE_INTEGER);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + BigInt(b), 0n);

const totals = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.maxSafeInteger());
const weightLists = fc
  .oneof(
    fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }),
    fc.array(fc.integer({ min: 0, max: Math.floor(Number.MAX_SAFE_INTEGER / 40) }), { minLength: 1, maxLength: 40 }),
    fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 2 }),
  )
  .filter((list) => sum(list) > 0n && sum(list) <= MAX);
/** A draw in 2^−30: as fine as a hash, and exact as a fraction. */
const draws = fc.array(fc.nat(2 ** 30 - 1), { minLength: 40, maxLength: 40 });
const drawing = (list: readonly number[]) => (i: number) => list[i]! / 2 ** 30;

describe("laws of fairShares", () => {
  it("sums to the total, rounds every share up or down, gives nothing to zero", () => {
    fc.assert(
      fc.property(totals, weightLists, draws, (total, weights, list) => {
        const shares = fairShares(total, weights, drawing(list))!;
        const whole = sum(weights);
        expect(sum(shares)).toBe(BigInt(total));
        shares.forEach((share, i) => {
          const distance = BigInt(share) * whole - BigInt(total) * BigInt(weights[i]!);
          expect(distance < whole && -distance < whole).toBe(true);
          if (weights[i] === 0) expect(share).toBe(0);
          expect(Object.is(share, -0)).toBe(false);
        });
      }),
      { numRuns: 1500 },
    );
  });

  it("is the rule of the W3C draft, in exact fractions", () => {
    const small = fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }).filter((list) => sum(list) > 0n);
    fc.assert(
      fc.property(fc.nat(500), small, draws, (total, weights, list) => {
        expect(fairShares(total, weights, drawing(list))).toEqual(draftRule(total, weights, list));
      }),
      { numRuns: 1500 },
    );
  });

  it("splits −x as the negative of x, and does not care about the scale of the weights", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), draws, (total, weights, list) => {
        fc.pre(sum(weights) > 0n);
        const shares = fairShares(total, weights, drawing(list))!;
        expect(fairShares(-total, weights, drawing(list))).toEqual(shares.map((share) => 0 - share));
        const scaled = weights.map((weight) => weight * 4096); // by a power of two every product keeps its digits
        expect(fairShares(total, scaled, drawing(list))).toEqual(shares);
      }),
    );
  });

  it("gives everyone the exact share on average, counted over all draws", () => {
    // With weights that sum to s all odds are fractions with a denominator of at most s. So for s up to 5 an even grid of
    // lcm(1, …, 5) = 60 draws in each dimension meets all odds exactly, and the mean over the grid is the expectation.
    const GRID = 60;
    const few = fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }).filter((list) => sum(list) > 0n && sum(list) <= 5n);
    fc.assert(
      fc.property(fc.nat(9), few, (total, weights) => {
        const sums = weights.map(() => 0);
        for (let a = 0; a < GRID; a += 1) {
          for (let b = 0; b < GRID; b += 1) {
            fairShares(total, weights, (i) => ((i === 1 ? a : b) + 0.5) / GRID)!.forEach((share, i) => {
              sums[i]! += share;
            });
          }
        }
        const whole = Number(sum(weights));
        expect(sums.map((all) => all * whole)).toEqual(weights.map((weight) => GRID * GRID * total * weight));
      }),
      { numRuns: 60 },
    );
  });
});

/**
 * "Fairly allocate credit" of https://w3c.github.io/attribution/, step by step, in whole parts of `1 / sum of weights`. A draw
 * is compared with odds by multiplying out.
 */
function draftRule(total: number, weights: readonly number[], draws: readonly number[]): number[] {
  const whole = sum(weights);
  const fractionOf = (parts: bigint) => parts % whole;
  const credit = weights.map((weight) => BigInt(total) * BigInt(weight));
  let first = 0;
  for (let n = 1; n < credit.length; n += 1) {
    let second = n;
    const [a, b] = [fractionOf(credit[first]!), fractionOf(credit[second]!)];
    if (a === 0n && b === 0n) continue;
    const [step1, step2] = a + b > whole ? [whole - a, whole - b] : [-a, -b];
    const odds = { top: step2 < 0n ? -step2 : step2, bottom: step1 + step2 < 0n ? -(step1 + step2) : step1 + step2 };
    const isBelow = BigInt(draws[n]!) * odds.bottom < odds.top * 2n ** 30n;
    if (isBelow) [first, second] = [second, first];
    credit[second]! += isBelow ? step1 : step2;
    credit[first]! -= isBelow ? step1 : step2;
  }
  return credit.map((parts) => Number(parts / whole));
}
