import type { TierScheme } from "creator-core/models";
import { assignTier, tides } from "creator-core/tiering";
import { expectTypeOf, it } from "vitest";

it("knows the names of the default scheme", () => {
  expectTypeOf(assignTier(1)).toEqualTypeOf<"nano" | "micro" | "macro" | "mega">();
});

it("knows the names of a literal scheme, and only text of any other", () => {
  expectTypeOf(assignTier(1, tides)).toEqualTypeOf<"unlabelled" | "nano" | "micro" | "mid" | "macro" | "mega">();
  expectTypeOf(assignTier(1, { id: "own", tiers: [{ name: "a", from: 0 }] })).toEqualTypeOf<"a">();
  expectTypeOf(assignTier(1, tides as TierScheme)).toEqualTypeOf<string>();
});
