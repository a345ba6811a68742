import {
  attributeConversions,
  codeFirst,
  directoryConflicts,
  explainAttribution,
  firstClick30Days,
  lastClick90Days,
  type remainingCredits,
  tiktokShopAds,
} from "creator-core/attribution";
import type {
  AttributedSale,
  AttributionExplanation,
  AttributionPolicy,
  AttributionResult,
  Conversion,
  Creator,
  DirectoryConflict,
  RemainingCredits,
  Sale,
} from "creator-core/models";
import type { Instant } from "creator-core/time";
import { expectTypeOf, test } from "vitest";

const facts = JSON.parse('{ "conversions": [], "touchpoints": [] }');

test("results", () => {
  expectTypeOf(attributeConversions(facts, codeFirst)).toEqualTypeOf<AttributionResult>();
  expectTypeOf(explainAttribution(facts, codeFirst, "order-7")).toEqualTypeOf<AttributionExplanation>();
  expectTypeOf(directoryConflicts({ assignments: [] })).toEqualTypeOf<DirectoryConflict[]>();
  expectTypeOf<ReturnType<typeof remainingCredits>>().toEqualTypeOf<RemainingCredits>();
});

test("an attributed sale is a sale, and a sale a conversion that can be attributed again", () => {
  expectTypeOf<AttributedSale>().toExtend<Sale>();
  expectTypeOf<Sale>().toExtend<Conversion>();
  expectTypeOf<AttributedSale["occurredAt"]>().toEqualTypeOf<Instant>();
});

test("whole creators and plain literals go in", () => {
  expectTypeOf<readonly Creator[]>().toExtend<Parameters<typeof attributeConversions>[0]["creators"]>();
  attributeConversions(
    {
      conversions: [{ id: "o", customerKey: "k", kind: "order", occurredAt: "2026-03-10T12:00:00Z" }],
      touchpoints: [],
    },
    { ...tiktokShopAds, windows: { ...tiktokShopAds.windows, click: { days: 14 } } },
  );
});

test("presets are policies", () => {
  expectTypeOf([tiktokShopAds, codeFirst, lastClick90Days, firstClick30Days]).toEqualTypeOf<AttributionPolicy[]>();
});

test("touches of every kind have a window", () => {
  attributeConversions(facts, { ...codeFirst, windows: { code: { days: 30 }, direct: "full" } });
  // @ts-expect-error
  attributeConversions(facts, { ...codeFirst, windows: { clicks: { days: 30 } } });
});
