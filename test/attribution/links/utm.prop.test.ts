import { buildUtm, parseUtm } from "creator-core/attribution";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { addressOf, pages, plain, utms, writable } from "./addresses.arbitrary.ts";

const limits = { value: 10_000, url: 100_000 };
const macros = fc.constantFrom("__CAMPAIGN_NAME__", "spring-__AID__", "__CID__x");

describe("building and parsing", () => {
  it("brings every value back", () => {
    fc.assert(
      fc.property(pages, utms(plain), ({ before, pieces, fragment }, utm) => {
        const url = addressOf(
          before,
          pieces.map(({ text }) => text),
          fragment,
        );
        const parsed = parseUtm(buildUtm(url, deepFreeze(utm), { limits }));
        expect(parsed).toEqual({ utm, tiktokClickId: null, unfilled: [], repeated: [] });
      }),
    );
  });

  it("brings everything back but macros, and names those", () => {
    fc.assert(
      fc.property(utms(fc.oneof(plain, macros)), (utm) => {
        const isMacro = (value: string) => /__[A-Z_]+__/.test(value);
        const parsed = parseUtm(buildUtm("https://shop.example/#utm_term=x", utm, { limits }));
        const entries = Object.entries(utm) as [string, string][];
        expect(parsed.utm).toEqual(Object.fromEntries(entries.filter(([, value]) => !isMacro(value))));
        expect([...parsed.unfilled].sort()).toEqual(
          entries
            .filter(([, value]) => isMacro(value))
            .map(([name]) => name)
            .sort(),
        );
      }),
    );
  });

  it("changes nothing else of the address", () => {
    fc.assert(
      fc.property(pages, utms(writable), ({ before, pieces, fragment }, utm) => {
        const texts = pieces.map(({ text }) => text);
        const built = buildUtm(addressOf(before, texts, fragment), utm, { limits });
        const added = Object.keys(utm).length;
        const [head, query] = [
          built.slice(0, before.length),
          built.slice(before.length + 1, built.length - fragment.length),
        ];
        expect(head).toBe(before);
        expect(built.endsWith(fragment)).toBe(true);
        // A page without parameters and one with a lone "?" are one page.
        const own = texts.length === 1 && texts[0] === "" ? [] : pieces.filter(({ isUtm }) => !isUtm);
        expect(query.split("&").slice(0, -added)).toEqual(
          own.map((piece) => (typeof piece === "string" ? piece : piece.text)),
        );
      }),
    );
  });

  it("changes nothing when it is done twice, and the last one counts", () => {
    fc.assert(
      fc.property(pages, utms(plain), utms(plain), ({ before, pieces, fragment }, one, other) => {
        const texts = pieces.map(({ text }) => text);
        const url = addressOf(before, texts, fragment);
        const once = buildUtm(url, one, { limits });
        expect(buildUtm(once, one, { limits })).toBe(once);
        expect(buildUtm(buildUtm(url, other, { limits }), one, { limits })).toBe(once);
      }),
    );
  });

  it("writes addresses that a browser opens at the same host and reads alike", () => {
    fc.assert(
      fc.property(pages, utms(plain), ({ before, fragment }, utm) => {
        const url = new URL(buildUtm(before + fragment, utm, { limits }));
        expect(url.host).toBe(new URL(before).host);
        for (const [name, value] of Object.entries(utm)) expect(url.searchParams.get(`utm_${name}`)).toBe(value);
      }),
    );
  });
});

describe("parseUtm", () => {
  const noise = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        "&",
        "=",
        "?",
        "#",
        "%",
        "+",
        "amp;",
        "utm_source",
        "utm_term=",
        "ttclid=",
        "%E5",
        "%A4",
        "%8F",
        "__A__",
      ),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom("\ud83d", "\ude00"),
    ),
    maxLength: 60,
  });

  it("reads any text without throwing, into plain data", () => {
    fc.assert(
      fc.property(noise, (url) => {
        const parsed = parseUtm(url);
        expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
        expect(Object.keys(parsed)).toEqual(["utm", "tiktokClickId", "unfilled", "repeated"]);
        expect(Object.values(parsed.utm).every((value) => value.trim() !== "")).toBe(true);
      }),
    );
  });

  it("decodes as URLSearchParams does, wherever that finds only characters", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("%", "4", "1", "E", "5", "A", "8", "F", "+", "é", "z", "%E5%A4%8F", "%F0%9F%98%80"),
        }),
        (raw) => {
          const expected = new URLSearchParams(`a=${raw}`).get("a")!;
          fc.pre(expected.trim() !== "" && !expected.includes("\ufffd"));
          expect(parseUtm(`?utm_source=${raw}`).utm.source).toBe(expected);
        },
      ),
    );
  });
});
