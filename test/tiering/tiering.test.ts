import {
  assignTier,
  nanoMicroMacroMega,
  nanoMicroMidMacroMega,
  tides,
  tierMix,
  tierProgress,
} from "creator-core/tiering";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const scheme = (...tiers: readonly (readonly [string, number])[]) =>
  deepFreeze({ id: "own", tiers: tiers.map(([name, from]) => ({ name, from })) });

describe("assignTier", () => {
  it("gives a bound to the tier above it", () => {
    const labels = [0, 9_999, 10_000, 99_999, 100_000, 999_999, 1_000_000].map((followers) => assignTier(followers));
    expect(labels).toEqual(["nano", "nano", "micro", "micro", "macro", "macro", "mega"]);
  });

  it("knows the five-tier division", () => {
    const labels = [9_999, 99_999, 100_000, 499_999, 500_000, 1_000_000].map((n) =>
      assignTier(n, nanoMicroMidMacroMega),
    );
    expect(labels).toEqual(["nano", "micro", "mid", "mid", "macro", "mega"]);
  });

  it("knows the division of the TIDES study", () => {
    const bounds = [999, 1_000, 10_000, 49_999, 50_000, 499_999, 500_000, 1_000_000];
    const labels = ["unlabelled", "nano", "micro", "micro", "mid", "mid", "macro", "mega"];
    expect(bounds.map((n) => assignTier(n, tides))).toEqual(labels);
  });

  it("takes any scheme, even of one tier, and any audience", () => {
    expect(assignTier(5, scheme(["everybody", 0]))).toBe("everybody");
    expect(assignTier(5, scheme(["__proto__", 0], ["constructor", 5]))).toBe("constructor");
    expect(assignTier(Number.MAX_SAFE_INTEGER)).toBe("mega");
    expect(assignTier(-0)).toBe("nano");
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %d followers", (followers) => {
    expect(refusalOf(() => assignTier(followers))).toBe("invalidInteger at followers");
  });

  it("refuses a scheme that leaves somebody without a tier, or in two", () => {
    expect(refusalOf(() => assignTier(5, scheme()))).toBe("invalidPolicy at scheme.tiers");
    expect(refusalOf(() => assignTier(5, scheme(["a", 1])))).toBe("invalidPolicy at scheme.tiers[0].from");
    expect(refusalOf(() => assignTier(5, scheme(["a", 0], ["b", 10], ["c", 10])))).toBe(
      "unsortedBands at scheme.tiers[2].from",
    );
    expect(refusalOf(() => assignTier(5, scheme(["a", 0], ["b", 10], ["c", 9])))).toBe(
      "unsortedBands at scheme.tiers[2].from",
    );
    expect(refusalOf(() => assignTier(5, scheme(["a", 0], ["a", 10])))).toBe("invalidPolicy at scheme.tiers[1].name");
    expect(refusalOf(() => assignTier(5, scheme(["", 0])))).toBe("invalidPolicy at scheme.tiers[0].name");
    expect(refusalOf(() => assignTier(5, scheme(["a", 0], ["b", Number.NaN])))).toBe(
      "invalidPolicy at scheme.tiers[1].from",
    );
    // @ts-expect-error a scheme from outside may be anything
    expect(refusalOf(() => assignTier(5, null))).toBe("invalidPolicy at scheme.tiers");
    // @ts-expect-error a scheme from outside may be anything
    expect(refusalOf(() => assignTier(5, { id: "x", tiers: [null] }))).toBe("invalidPolicy at scheme.tiers[0].name");
  });
});

describe("the published schemes", () => {
  it.each([nanoMicroMacroMega, nanoMicroMidMacroMega, tides])(
    "$id has a source, and advice for every tier",
    (preset) => {
      expect(preset.source).not.toBe("");
      for (const tier of preset.tiers) {
        expect(tier.strength).toMatch(/\.$/);
        expect(tier.bestUse).toMatch(/\.$/);
      }
    },
  );
});

describe("tierMix", () => {
  it("counts every tier of the scheme, and the unknown apart", () => {
    const creators = deepFreeze([
      12_500,
      { followers: 2_000_000 },
      null,
      {},
      { followers: null },
      { followers: undefined },
      undefined,
      { followers: 0 },
      99_999,
    ]);
    expect(tierMix(creators)).toEqual({
      tiers: [
        { tier: "nano", creators: 1 },
        { tier: "micro", creators: 2 },
        { tier: "macro", creators: 0 },
        { tier: "mega", creators: 1 },
      ],
      unknown: 5,
    });
  });

  it("has empty tiers for nobody", () => {
    expect(tierMix([], scheme(["a", 0], ["b", 9]))).toEqual({
      tiers: [
        { tier: "a", creators: 0 },
        { tier: "b", creators: 0 },
      ],
      unknown: 0,
    });
  });

  it("names the creator whose count is none", () => {
    expect(refusalOf(() => tierMix([5, { followers: -5 }]))).toBe("invalidInteger at creators[1]");
    // @ts-expect-error counts from outside may be anything
    expect(refusalOf(() => tierMix(["12.5K"]))).toBe("invalidInteger at creators[0]");
    // @ts-expect-error counts from outside may be anything
    expect(refusalOf(() => tierMix("12"))).toBe("invalidArgument at creators");
  });
});

describe("tierProgress", () => {
  it("measures the way between two bounds", () => {
    // 12,500 is 2,500 of the 90,000 between 10,000 and 100,000; 100,000 − 12,500 = 87,500 are left.
    expect(tierProgress(12_500)).toEqual({
      tier: "micro",
      next: "macro",
      remaining: 87_500,
      share: { numerator: 2_500, denominator: 90_000 },
    });
  });

  it("starts at the bound and never arrives below the next", () => {
    expect(tierProgress(500_000, tides).share).toEqual({ numerator: 0, denominator: 500_000 });
    expect(tierProgress(999_999, tides).share).toEqual({ numerator: 499_999, denominator: 500_000 });
    expect(tierProgress(-0).share).toEqual({ numerator: 0, denominator: 10_000 });
  });

  it("has nowhere to go from the top", () => {
    expect(tierProgress(1_000_000)).toEqual({ tier: "mega", next: null, remaining: null, share: null });
  });
});
