import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Leftover, largestRemainder } from "../../src/kernels/largest-remainder.js";

const total = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.maxSafeInteger());
const small = fc.array(fc.nat(20), { minLength: 1, maxLength: 60 });
const large = fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 60 });
const weights = fc.oneof(small, large).filter((list) => list.some((weight) => weight > 0));
const leftover = fc.constantFrom<Leftover>("largestRemainder", "largestWeight", "first");

const sum = (list: readonly (number | bigint)[]) => list.reduce<bigint>((a, b) => a + BigInt(b), 0n);

/** Hamilton's method by its definition, in rational arithmetic: floors, then a full sort of the claims. */
function hamilton(magnitude: bigint, list: readonly number[], mode: Leftover): bigint[] {
  const whole = sum(list);
  const shares = list.map((weight) => (magnitude * BigInt(weight)) / whole);
  const claims = list.map((weight, index) => ({
    index,
    claim: { largestRemainder: (magnitude * BigInt(weight)) % whole, largestWeight: BigInt(weight), first: 0n }[mode],
  }));
  const entitled = claims.filter(({ index }) => list[index]! > 0);
  entitled.sort((a, b) => (b.claim > a.claim ? 1 : b.claim < a.claim ? -1 : a.index - b.index));
  const rest = Number(magnitude - sum(shares));
  for (const { index } of entitled.slice(0, rest)) shares[index]! += 1n;
  return shares;
}

describe("laws of largestRemainder", () => {
  it("is the definition of the method, in every mode", () => {
    fc.assert(
      fc.property(total, weights, leftover, (amount, list, mode) => {
        const magnitude = BigInt(Math.abs(amount));
        const expected = hamilton(magnitude, list, mode).map((share) => (amount < 0 ? -share : share));
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
