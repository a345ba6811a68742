import type { TierScheme } from "creator-core/models";
import { assignTier, type FollowerCount, tides, tierMix } from "creator-core/tiering";
import { expectTypeOf, it } from "vitest";

it("knows the names of the default scheme", () => {
  expectTypeOf(assignTier(1)).toEqualTypeOf<"nano" | "micro" | "macro" | "mega">();
});

it("knows the names of a literal scheme, and only text of any other", () => {
  expectTypeOf(assignTier(1, tides)).toEqualTypeOf<"unlabelled" | "nano" | "micro" | "mid" | "macro" | "mega">();
  expectTypeOf(assignTier(1, { id: "own", tiers: [{ name: "a", from: 0 }] })).toEqualTypeOf<"a">();
  expectTypeOf(assignTier(1, tides as TierScheme)).toEqualTypeOf<string>();
});

it("takes accounts as they are, with an unknown count written out", () => {
  expectTypeOf<undefined>().toExtend<FollowerCount>();
  expectTypeOf<{ followers: number | null | undefined }>().toExtend<FollowerCount>();
  expectTypeOf(tierMix).parameter(0).toEqualTypeOf<readonly FollowerCount[]>();
});
