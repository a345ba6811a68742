import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Leftover, largestRemainder } from "../../src/kernels/largest-remainder.js";
import { hamilton } from "./oracle.js";

const total = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.maxSafeInteger());
const small = fc.array(fc.nat(20), { minLength: 1, maxLength: 60 });
const large = fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 60 });
const weights = fc.oneof(small, large).filter((list) => list.some((weight) => weight > 0));
const leftover = fc.constantFrom<Leftover>("largestRemainder", "largestWeight", "first");

const sum = (list: readonly (number | bigint)[]) => list.reduce<bigint>((a, b) => a + BigInt(b), 0n);

describe("laws of largestRemainder", () => {
  it("is the definition of the method, in every mode", () => {
    fc.assert(
      fc.property(total, weights, leftover, (amount, list, mode) => {
        const expected = hamilton(BigInt(amount), list.map(BigInt), mode);
        expect(largestRemainder(amount, list, mode)!.map(BigInt)).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });

  it("sums to the total, keeps every share within one unit of the exact one, gives nothing to zero", () => {
    fc.assert(
      fc.property(total, weights, leftover, (amount, list, mode) => {
        const shares = largestRemainder(amount, list, mode)!;
        const whole = sum(list);
        expect(sum(shares)).toBe(BigInt(amount));
        shares.forEach((share, i) => {
          const distance = BigInt(share) * whole - BigInt(amount) * BigInt(list[i]!);
          expect(distance <= whole && -distance <= whole).toBe(true);
          if (list[i] === 0) expect(share).toBe(0);
        });
      }),
    );
  });

  it("is the same for weights as numbers and as bigints, and odd about zero", () => {
    fc.assert(
      fc.property(total, weights, leftover, (amount, list, mode) => {
        const shares = largestRemainder(amount, list, mode)!;
        expect(largestRemainder(amount, list.map(BigInt), mode)).toEqual(shares);
        expect(largestRemainder(-amount, list, mode)).toEqual(shares.map((share) => 0 - share));
      }),
    );
  });
});
