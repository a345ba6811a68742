import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactFraction, reduced } from "../../src/kernels/exact-fraction.js";
import { exactTotal, exactWeightedTotal } from "../../src/kernels/exact-total.js";
import { nearestQuotient } from "../../src/kernels/nearest-quotient.js";
import { fewestReaching, mostWithin } from "../../src/kernels/part-of-count.js";

const whole = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.maxSafeInteger());

describe("sums", () => {
  it("of whole numbers are those of bigints", () => {
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 50 }), (values) => {
        expect(exactTotal(values)).toBe(values.reduce((sum, value) => sum + BigInt(value), 0n));
      }),
    );
  });

  it("of products are those of bigints", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 50 }), (pairs) => {
        const values = pairs.map(([value]) => value);
        expect(exactWeightedTotal(values, (i) => pairs[i]![1])).toBe(
          pairs.reduce((sum, [value, weight]) => sum + BigInt(value) * BigInt(weight), 0n),
        );
      }),
    );
  });
});

/** The next number away from zero (1) or towards it (−1). */
function neighbour(value: number, step: bigint): number {
  const bits = new BigInt64Array(1);
  const number = new Float64Array(bits.buffer);
  number[0] = value;
  bits[0]! += step;
  return number[0]!;
}

/** |over ÷ under − value| in units of 1 ÷ (under · 2^1100), which is exact for every number. */
function distance(over: bigint, under: bigint, value: number): bigint {
  const number = exactFraction(value);
  const scale = 1n << 1_100n;
  const difference = over * scale - number.over * under * (scale / number.under);
  return difference < 0n ? -difference : difference;
}

describe("nearestQuotient", () => {
  const large = fc.bigInt({ min: -(2n ** 140n), max: 2n ** 140n });
  const below = fc.oneof(fc.bigInt({ min: 1n, max: 1_000n }), fc.bigInt({ min: 1n, max: 2n ** 140n }));

  it("has no neighbour that is nearer", () => {
    fc.assert(
      fc.property(fc.oneof(large, whole.map(BigInt)), below, (over, under) => {
        const value = nearestQuotient(over, under);
        expect(Object.is(value, -0)).toBe(false);
        expect(value === 0).toBe(over === 0n);
        if (value === 0) return;
        const near = distance(over, under, value);
        expect(near <= distance(over, under, neighbour(value, 1n))).toBe(true);
        expect(near <= distance(over, under, neighbour(value, -1n))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes halves to even: 2^53 + 1 and 2^53 + 3, and what is a little more up", () => {
    const top = 2n ** 53n;
    expect(nearestQuotient(top + 1n, 1n)).toBe(2 ** 53);
    expect(nearestQuotient(top + 3n, 1n)).toBe(2 ** 53 + 4);
    expect(nearestQuotient((top + 1n) * 10n ** 30n + 1n, 10n ** 30n)).toBe(2 ** 53 + 2);
  });
});

describe("exactFraction", () => {
  it("divided out is the number again, in lowest terms too", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-290);
        const fraction = exactFraction(value);
        expect(nearestQuotient(fraction.over, fraction.under)).toBe(value + 0);
        const low = reduced(fraction);
        expect(low.over * fraction.under).toBe(fraction.over * low.under);
        expect(low.under === 1n || low.over % 2n !== 0n).toBe(true);
      }),
    );
  });
});

describe("parts of a count", () => {
  const n = fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 1_000_000_000 }));

  it("come to exactly k for the share k ÷ n, and for the decimal of it", () => {
    fc.assert(
      fc.property(n, fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
        const k = Math.floor(part * count);
        expect([fewestReaching(k / count, count), mostWithin(k / count, count)]).toEqual([k, k]);
      }),
    );
    for (let percent = 0; percent <= 100; percent += 1) {
      expect(fewestReaching(Number(`${percent}e-2`), 100)).toBe(percent);
      expect(mostWithin(Number(`${percent}e-2`), 1_000)).toBe(10 * percent);
    }
  });

  it("tell the numbers next to a share from it, where the product cannot", () => {
    const [overThird, underFiveSixths] = [0.33333333333333337, 0.8333333333333333];
    expect([overThird * 3, underFiveSixths * 6]).toEqual([1, 5]);
    expect([fewestReaching(overThird, 3), mostWithin(underFiveSixths, 6)]).toEqual([2, 4]);
    expect([fewestReaching(1 / 3, 3), mostWithin(5 / 6, 6)]).toEqual([1, 5]);
  });

  it("are the smallest that reach the share, and the largest within it", () => {
    fc.assert(
      fc.property(n, fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
        const [fewest, most] = [fewestReaching(share, count), mostWithin(share, count)];
        expect(fewest / count).toBeGreaterThanOrEqual(share);
        if (fewest > 0) expect((fewest - 1) / count).toBeLessThan(share);
        expect(most / count).toBeLessThanOrEqual(share);
        expect((most + 1) / count).toBeGreaterThan(share);
        expect(fewest - most).toBeLessThanOrEqual(1);
        expect(fewest).toBeLessThanOrEqual(count);
      }),
    );
  });
});
