import {
  affiliateLink,
  attributeConversions,
  isTrackingCode,
  readAffiliateLink,
  readTrackingCode,
  trackingCode,
  trackingCodes,
} from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { addressOf, pages, plain, utms } from "./addresses.arbitrary.ts";

const limits = { value: 10_000, url: 100_000 };
const parameters = fc.constantFrom("ref", "via", "aff.id", "q");
/** A page that says nothing about campaigns after its "#". */
const plainPages = pages
  .filter(({ fragment }) => !fragment.includes("utm_"))
  .map(({ before, pieces, fragment }) => ({
    url: addressOf(
      before,
      pieces.map(({ text }) => text),
      fragment,
    ),
    before,
    fragment,
  }));

const policyOf = (kind: "link" | "utm" | "code"): AttributionPolicy => ({
  id: "any",
  windows: {},
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [[kind]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
});

describe("affiliate links", () => {
  const requests = fc.record({
    page: plainPages,
    creatorId: plain,
    linkId: fc.option(plain, { nil: undefined }),
    utm: utms(plain).map(({ content: _, ...rest }) => rest),
    parameter: parameters,
  });

  it("are credited to the creator they were given to, whatever the page had said before", () => {
    fc.assert(
      fc.property(requests, ({ page, creatorId, linkId, utm, parameter }) => {
        const request = deepFreeze({
          url: page.url,
          creatorId,
          utm,
          code: "GLOW",
          ...(linkId === undefined ? {} : { linkId }),
        });
        const { url, assignments } = affiliateLink(request, { parameter, limits });
        const read = readAffiliateLink(url, { parameter });
        const order = { id: "o", customerKey: "k", kind: "lead", occurredAt: 0, codes: ["glow"], ...read } as const;
        const facts = deepFreeze({ conversions: [order], touchpoints: [], directory: { assignments } });
        for (const kind of ["link", "utm", "code"] as const) {
          const { credits } = attributeConversions(facts, policyOf(kind)).sales[0]!;
          expect(credits.map((credit) => credit.creatorId)).toEqual([creatorId]);
        }
        expect(read.utm).toEqual({ ...utm, content: linkId ?? creatorId });
      }),
    );
  });

  it("without UTM name nobody by UTM", () => {
    fc.assert(
      fc.property(requests, ({ page, creatorId, parameter }) => {
        const { url } = affiliateLink({ url: page.url, creatorId }, { parameter, limits });
        const { linkId, utm } = readAffiliateLink(url, { parameter });
        expect({ linkId, utm }).toEqual({ linkId: creatorId, utm: undefined });
      }),
    );
  });

  it("of one page have one landing page, which is the page", () => {
    fc.assert(
      fc.property(requests, plain, ({ page, creatorId, utm }, other) => {
        const clean = page.before + page.fragment;
        const landed = (id: string) =>
          readAffiliateLink(affiliateLink({ url: clean, creatorId: id, utm }, { limits }).url);
        expect(landed(creatorId).landingPage).toBe(clean);
        expect(landed(other).landingPage).toBe(clean);
      }),
    );
  });

  it("are made of links as of pages", () => {
    fc.assert(
      fc.property(requests, plain, ({ page, creatorId, utm, parameter }, other) => {
        const make = (url: string, id: string) => affiliateLink({ url, creatorId: id, utm }, { parameter, limits }).url;
        expect(make(make(page.url, other), creatorId)).toBe(make(page.url, creatorId));
      }),
    );
  });
});

describe("tracking codes", () => {
  const seeds = fc.constantFrom("glow", "spring", "été", "\ud800");
  const ids = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 8 }).filter((id) => id.trim() !== ""),
    fc.nat(200).map((number) => `creator-${number}`),
  );
  const plans = fc.record({
    seed: seeds,
    length: fc.integer({ min: 3, max: 12 }),
    prefix: fc.constantFrom("", "GLOW-", "ann_", "BGSZ01"),
  });

  it("are codes, and read back however they are typed", () => {
    fc.assert(
      fc.property(plans, ids, fc.constantFrom(" ", "-", ""), (plan, creatorId, gap) => {
        const { prefix } = plan;
        const code = trackingCode({ ...plan, creatorId });
        expect(code.length).toBe(prefix.length + plan.length);
        expect(code.startsWith(prefix.toUpperCase())).toBe(true);
        expect(isTrackingCode(code, { prefix })).toBe(true);
        const typed = [...code.toLowerCase()]
          .map((sign) => ({ 8: "b", 6: "g", 5: "s", 2: "z", v: "u" })[sign] ?? sign)
          .join(gap);
        expect(readTrackingCode(typed, { prefix })).toEqual({ status: "read", code });
      }),
    );
  });

  it("of a list are the same in any order, all different, and none that is taken", () => {
    fc.assert(
      fc.property(plans, fc.array(ids, { maxLength: 60 }), (plan, creatorIds) => {
        const made = trackingCodes({ ...plan, creatorIds });
        expect(trackingCodes({ ...plan, creatorIds: [...creatorIds, ...creatorIds].reverse() })).toEqual(made);
        const codes = new Set(made.map(({ code }) => code));
        expect(codes.size).toBe(new Set(creatorIds).size);
        const next = trackingCodes({ ...plan, creatorIds }, { taken: deepFreeze([...codes]) });
        expect(next.filter(({ code }) => codes.has(code))).toEqual([]);
      }),
    );
  });

  it("do not depend on who else is in the list, but for those who want the same", () => {
    fc.assert(
      fc.property(plans, fc.uniqueArray(ids, { maxLength: 60 }), (plan, creatorIds) => {
        const alone = new Map(creatorIds.map((creatorId) => [creatorId, trackingCode({ ...plan, creatorId })]));
        const used = new Set<string>();
        for (const { creatorId, code } of trackingCodes({ ...plan, creatorIds })) {
          const own = alone.get(creatorId)!;
          expect(code === own).toBe(!used.has(own));
          used.add(code);
        }
      }),
    );
  });

  it("show one wrong character, and two that changed places", () => {
    fc.assert(
      fc.property(
        plans,
        ids,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(..."23456789CDFHJKMNPQRTVWX"),
        (plan, creatorId, i, j, sign) => {
          const code = trackingCode({ ...plan, prefix: "", creatorId });
          const [one, other] = [i % code.length, j % code.length];
          const wrong = code.slice(0, one) + sign + code.slice(one + 1);
          expect(isTrackingCode(wrong)).toBe(wrong === code);
          const signs = [...code];
          [signs[one], signs[other]] = [signs[other]!, signs[one]!];
          expect(isTrackingCode(signs.join(""))).toBe(signs.join("") === code);
        },
      ),
    );
  });

  it("of any text are read without throwing, into plain data", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const reading = readTrackingCode(text);
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        if (reading.status === "read") expect(isTrackingCode(reading.code)).toBe(true);
      }),
    );
  });
});
