import { googleAnalytics, metaAds, tiktokAds, tiktokShopAffiliate, w3cDraft } from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import { expectTypeOf, test } from "vitest";

test("a preset is a policy", () => {
  expectTypeOf(tiktokAds()).toEqualTypeOf<AttributionPolicy>();
  expectTypeOf(metaAds({ click: 28, view: "off" })).toEqualTypeOf<AttributionPolicy>();
  expectTypeOf(tiktokShopAffiliate({ click: { days: 14 }, live: "full" })).toEqualTypeOf<AttributionPolicy>();
  expectTypeOf(googleAnalytics({ timeZone: "UTC" })).toEqualTypeOf<AttributionPolicy>();
  expectTypeOf(w3cDraft({ lookbackDays: 30, credit: [1] })).toEqualTypeOf<AttributionPolicy>();
});

test("only what a platform offers compiles", () => {
  // @ts-expect-error: no window of 30 days
  tiktokAds({ click: 30 });
  // @ts-expect-error: clicks cannot be off
  tiktokAds({ click: "off" });
  // @ts-expect-error: views of 7 days are not offered any more
  metaAds({ view: 7 });
  // @ts-expect-error: 14 days are not on offer
  googleAnalytics({ timeZone: "UTC", days: 14 });
});

test("what is not published must be said", () => {
  // @ts-expect-error: the window of clicks
  tiktokShopAffiliate({ view: { days: 1 } });
  // @ts-expect-error: the zone
  googleAnalytics({ days: 30 });
  // @ts-expect-error: the weights
  w3cDraft({ lookbackDays: 30 });
});
