import { affiliateLink, attributeConversions, readAffiliateLink } from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, sentenceOf, untyped } from "../../support/thrown.ts";

const url = "https://shop.example/glow";
const ann = deepFreeze({ url, creatorId: "ann" });

describe("affiliateLink", () => {
  it("is one line on day one", () => {
    expect(affiliateLink(ann)).toEqual({
      url: `${url}?ref=ann`,
      assignments: [{ kind: "link", key: "ann", creatorId: "ann" }],
    });
  });

  it("gives out all it was asked for, for one time and campaign", () => {
    const time = { from: "2026-04-01T00:00:00Z", until: 1_782_864_000_000 };
    const request = deepFreeze({
      ...ann,
      ...time,
      linkId: "ann 2",
      utm: { medium: "affiliate", source: "tiktok" },
      code: "Glow-Ann",
      campaignId: "spring",
    });
    const rest = { creatorId: "ann", campaignId: "spring", ...time };
    expect(affiliateLink(request, { parameter: "via" })).toEqual({
      url: `${url}?via=ann%202&utm_source=tiktok&utm_medium=affiliate&utm_content=ann%202`,
      assignments: [
        { kind: "link", key: "ann 2", ...rest },
        { kind: "utm", key: "utm_content=ann 2", ...rest },
        { kind: "code", key: "Glow-Ann", ...rest },
      ],
    });
  });

  it.each([
    // A link that was copied from somebody else says nothing of them any more.
    [`${url}?ref=ben&utm_content=ben&size=30ml#top`, `${url}?size=30ml&ref=ann#top`],
    [`${url}?a&amp;ref=ben&%72ef=cyd`, `${url}?a&ref=ann`],
    // Parameters are told apart letter by letter.
    [`${url}?REF=ben&refer=cyd`, `${url}?REF=ben&refer=cyd&ref=ann`],
    [`${url}?`, `${url}?ref=ann`],
    ["http://店.example", "http://店.example?ref=ann"],
    [`${url}#/a?ref=ben`, `${url}?ref=ann#/a?ref=ben`],
  ])("of %s", (page, expected) => {
    expect(affiliateLink({ ...ann, url: page }).url).toBe(expected);
  });

  it("leaves out ends that are open", () => {
    expect(affiliateLink({ ...ann, from: null, until: null }).assignments).toEqual([
      { kind: "link", key: "ann", creatorId: "ann" },
    ]);
  });

  it.each<[refusal: string, change: object, options?: object]>([
    ["invalidArgument at request.url", { url: "javascript:alert(1)" }],
    ["invalidArgument at request.url", { url: "//evil.example" }],
    ["invalidArgument at request.url", { url: "https://ann:secret@shop.example" }],
    ["invalidArgument at request.url", { url: "https://shop.example\\@evil.example" }],
    ["invalidArgument at request.url", { url: `${url}#utm_content=ben` }],
    ["invalidArgument at request.url", { url: `${url}?${"x".repeat(1000)}` }],
    ["invalidArgument at request.url", { url: null }],
    ["invalidArgument at request.creatorId", { creatorId: " " }],
    ["invalidArgument at request.creatorId", { creatorId: null }],
    ["invalidArgument at request.linkId", { linkId: "" }],
    ["invalidArgument at request.linkId", { linkId: null }],
    ["invalidArgument at request.linkId", { linkId: "__CID__" }],
    ["invalidArgument at request.linkId", { linkId: "a\u0000" }],
    ["invalidArgument at request.linkId", { linkId: "\ud800" }],
    ["invalidArgument at request.linkId", { linkId: "x".repeat(101) }],
    ["invalidArgument at request.linkId", { creatorId: "夏".repeat(12) }],
    ["invalidArgument at request.utm", { utm: null }],
    ["invalidArgument at request.utm.source", { utm: {} }],
    ["invalidArgument at request.utm.term", { utm: { source: "tiktok", term: " " } }],
    ["invalidArgument at request.utm.content", { utm: { source: "tiktok", content: "video-1" } }],
    ["invalidArgument at request.code", { code: " " }],
    ["invalidArgument at request.code", { code: 10 }],
    ["invalidInstant at request.from", { from: "yesterday" }],
    ["invalidInstant at request.until", { until: Number.NaN }],
    ["invalidWindow at request.until", { from: 1, until: 1 }],
    ["invalidArgument at options.parameter", {}, { parameter: "utm_content" }],
    ["invalidArgument at options.parameter", {}, { parameter: "UTM_ID" }],
    ["invalidArgument at options.parameter", {}, { parameter: "ttclid" }],
    ["invalidArgument at options.parameter", {}, { parameter: "a b" }],
    ["invalidArgument at options.parameter", {}, { parameter: "" }],
    ["invalidArgument at options.parameter", {}, { parameter: null }],
    ["invalidArgument at request", { untill: 5 }],
    ["invalidArgument at options", {}, { param: "via" }],
    ["invalidArgument at options.limits", {}, { limits: null }],
    ["invalidArgument at options", {}, untyped(null)],
  ])("refuses with %s: %j %j", (refusal, change, options = {}) => {
    expect(refusalOf(() => affiliateLink(untyped({ ...ann, ...change }), untyped(options)))).toBe(refusal);
  });

  it("says what is wrong in a sentence", () => {
    expect(sentenceOf(() => affiliateLink(untyped(null)))).toBe(
      "Invalid argument: request must be an object, got null",
    );
    expect(sentenceOf(() => affiliateLink({ ...ann, utm: untyped({ source: "tiktok", content: "b" }) }))).toBe(
      'Invalid argument: request.utm.content must be absent, because it is the link id, got "b"',
    );
  });
});

describe("readAffiliateLink", () => {
  it.each([
    [`${url}?ref=ann`, { linkId: "ann", landingPage: url }],
    [`${url}`, { landingPage: url }],
    ["", {}],
    ["?ref=ann", { linkId: "ann" }],
    [`${url}?ref=&ref=__CID__&ref=ann&ref=ben`, { linkId: "ann", landingPage: url }],
    [`${url}?REF=ann`, { landingPage: `${url}?REF=ann` }],
    [`/glow?a=%zz&amp;ref=a+b&c#top`, { linkId: "a b", landingPage: "/glow?a=%zz&c#top" }],
    [`${url}?ttclid=E.C&utm_source=tiktok&UTM_ID=7`, { utm: { source: "tiktok", id: "7" }, landingPage: url }],
    [`${url}#utm_source=tiktok`, { utm: { source: "tiktok" }, landingPage: `${url}#utm_source=tiktok` }],
    ["javascript:alert(1)", { landingPage: "javascript:alert(1)" }],
    ["?__proto__=1", { landingPage: "?__proto__=1" }],
  ])("%s", (address, expected) => {
    expect(readAffiliateLink(address)).toEqual(expected);
  });

  it("reads another parameter", () => {
    expect(readAffiliateLink(`${url}?ref=ben&via=ann`, { parameter: "via" })).toEqual({
      linkId: "ann",
      landingPage: `${url}?ref=ben`,
    });
  });

  it("reads ten megabytes", () => {
    for (const piece of ["&", "&ref=", "ref&", "%FF", "&a"]) {
      const long = piece.repeat(10_000_000 / piece.length);
      expect(readAffiliateLink(`?${long}`).utm).toBeUndefined();
    }
  }, 60_000);

  it("refuses what is no text, and an option of another name", () => {
    expect(sentenceOf(() => readAffiliateLink(untyped(null)))).toBe("Invalid argument: url must be text, got null");
    expect(sentenceOf(() => readAffiliateLink("/?via=ann", untyped({ param: "via" })))).toBe(
      'Invalid argument: options must be made of parameter, got "param"',
    );
  });
});

describe("what was given out", () => {
  const day = 86_400_000;
  const policy = (tiers: AttributionPolicy["tiers"]): AttributionPolicy => ({
    id: "any",
    windows: {},
    farEnd: "exclusive",
    sameInstant: "eligible",
    tiers,
    model: { kind: "lastTouch" },
    selfPurchase: "excluded",
  });
  const creditsOf = (tiers: AttributionPolicy["tiers"], at: number, landed: string, codes: readonly string[] = []) => {
    const given = (creatorId: string, from: number, until: number) =>
      affiliateLink({
        url,
        creatorId,
        linkId: "glow",
        utm: { source: "tiktok" },
        code: "GLOW",
        campaignId: creatorId,
        from,
        until,
      });
    // The same link, code and UTM pass from hand to hand.
    const [first, second] = [given("ann", 0, day), given("ben", day, 2 * day)];
    expect(first.url).toBe(second.url);
    const conversion = {
      id: "o",
      customerKey: "k",
      kind: "lead",
      occurredAt: at,
      ...readAffiliateLink(landed),
      codes,
    } as const;
    const directory = { assignments: [...second.assignments, ...first.assignments] };
    const [sale] = attributeConversions({ conversions: [conversion], touchpoints: [], directory }, policy(tiers)).sales;
    return sale?.credits.map(({ creatorId, campaignId }) => `${creatorId} for ${campaignId}`);
  };

  it("is credited to whoever had it at the time, by link, by UTM and by code", () => {
    const { url: landed } = affiliateLink({ url, creatorId: "ann", linkId: "glow", utm: { source: "tiktok" } });
    expect(creditsOf([["link"]], 1, landed)).toEqual(["ann for ann"]);
    expect(creditsOf([["link"]], day, landed)).toEqual(["ben for ben"]);
    expect(creditsOf([["link"]], 2 * day, landed)).toEqual([]);
    expect(creditsOf([["utm"]], day - 1, landed)).toEqual(["ann for ann"]);
    expect(creditsOf([["utm"]], day, `${landed}&ttclid=E.C#top`)).toEqual(["ben for ben"]);
    expect(creditsOf([["code"]], day, url, [" glow "])).toEqual(["ben for ben"]);
  });
});
