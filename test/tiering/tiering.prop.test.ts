import { assignTier, tierMix, tierProgress } from "creator-core/tiering";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const followers = fc.nat({ max: 5_000_000 });
const schemes = fc
  .uniqueArray(fc.integer({ min: 1, max: 4_000_000 }), { maxLength: 8 })
  .map((bounds) => [0, ...bounds.sort((a, b) => a - b)])
  .map((bounds) => deepFreeze({ id: "own", tiers: bounds.map((from, i) => ({ name: `t${i}`, from })) }));

it("puts everybody into the one tier whose bounds hold them", () => {
  fc.assert(
    fc.property(followers, schemes, (count, scheme) => {
      const index = scheme.tiers.findIndex(({ name }) => name === assignTier(count, scheme));
      expect(scheme.tiers[index]!.from).toBeLessThanOrEqual(count);
      expect(scheme.tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY).toBeGreaterThan(count);
    }),
  );
});

it("counts everybody once, in whatever order", () => {
  const creators = fc.array(fc.oneof(followers, fc.constant(null), fc.record({ followers }, { requiredKeys: [] })));
  fc.assert(
    fc.property(creators, schemes, (list, scheme) => {
      const mix = tierMix(deepFreeze(list), scheme);
      expect(mix.tiers.reduce((sum, row) => sum + row.creators, mix.unknown)).toBe(list.length);
      expect(mix.tiers.map((row) => row.tier)).toEqual(scheme.tiers.map(({ name }) => name));
      expect(tierMix([...list].reverse(), scheme)).toEqual(mix);
    }),
  );
});

it("arrives in the next tier after the remaining followers, and not one sooner", () => {
  fc.assert(
    fc.property(followers, schemes, (count, scheme) => {
      const { tier, next, remaining, share } = tierProgress(count, scheme);
      expect(tier).toBe(assignTier(count, scheme));
      if (remaining === null || share === null) {
        expect([next, remaining, share]).toEqual([null, null, null]);
        return;
      }
      expect(assignTier(count + remaining, scheme)).toBe(next);
      expect(assignTier(count + remaining - 1, scheme)).toBe(tier);
      expect(share.denominator - share.numerator).toBe(remaining);
      expect(share.numerator).toBeGreaterThanOrEqual(0);
    }),
  );
});
