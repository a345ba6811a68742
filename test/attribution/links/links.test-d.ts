import {
  affiliateLink,
  buildUtm,
  isTrackingCode,
  parseUtm,
  readAffiliateLink,
  readTrackingCode,
  trackingCode,
  trackingCodes,
} from "creator-core/attribution";
import type { AffiliateLink, Conversion, CreatorCode, ParsedUtm, TrackingCodeReading } from "creator-core/models";
import { expectTypeOf, it } from "vitest";

it("says what comes out", () => {
  expectTypeOf(buildUtm("", { source: "" })).toEqualTypeOf<string>();
  expectTypeOf(parseUtm("")).toEqualTypeOf<ParsedUtm>();
  expectTypeOf(trackingCode({ seed: "", creatorId: "" })).toEqualTypeOf<string>();
  expectTypeOf(trackingCodes({ seed: "", creatorIds: [] })).toEqualTypeOf<CreatorCode[]>();
  expectTypeOf(isTrackingCode("")).toEqualTypeOf<boolean>();
  expectTypeOf(readTrackingCode("")).toEqualTypeOf<TrackingCodeReading>();
  expectTypeOf(affiliateLink({ url: "", creatorId: "" })).toEqualTypeOf<AffiliateLink>();
});

it("fits into a conversion, and what was parsed into a link", () => {
  const order = { id: "o", customerKey: "k", kind: "order", occurredAt: 0, ...readAffiliateLink("") } as const;
  expectTypeOf(order).toExtend<Conversion>();
  expectTypeOf(parseUtm("").utm).toExtend<Parameters<typeof buildUtm>[1]>();
});

it("wants what it needs", () => {
  // @ts-expect-error a code is for somebody
  trackingCode({ seed: "glow" });
  // @ts-expect-error a link leads somewhere
  affiliateLink({ creatorId: "ann" });
  // @ts-expect-error the content is the link id
  affiliateLink({ url: "", creatorId: "ann", utm: { source: "tiktok", content: "a" } });
});
