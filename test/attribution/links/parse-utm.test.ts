import { parseUtm } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { sentenceOf, untyped } from "../../support/thrown.ts";

describe("parseUtm", () => {
  it.each<[url: string, utm: object]>([
    [
      "https://shop.example/?utm_source=a&utm_medium=b&utm_campaign=c&utm_id=d&utm_term=e&utm_content=f",
      { source: "a", medium: "b", campaign: "c", id: "d", term: "e", content: "f" },
    ],
    ["", {}],
    ["?", {}],
    ["https://shop.example/utm_source=a", {}],
    ["?utm_source=a", { source: "a" }],
    ["/glow?utm_source=a", { source: "a" }],
    ["shop.example?utm_source=a", { source: "a" }],
    ["//shop.example?utm_source=a", { source: "a" }],
    ["javascript:alert(1)?utm_source=a", { source: "a" }],
    ["?UTM_SOURCE=A&Utm_Medium=B", { source: "A", medium: "B" }],
    ["?utm%5Fsource=a", { source: "a" }],
    ["?utm_source=a+b%20c%2Bd", { source: "a b c+d" }],
    ["?utm_source=a=b?c", { source: "a=b?c" }],
    ["?a=1&amp;utm_source=a&amp;amp;utm_id=1", { source: "a", id: "1" }],
    ["?&&utm_source=a&&", { source: "a" }],
    // Not a value.
    ["?utm_source&utm_medium=&utm_campaign=+%20&utm_id=%09", {}],
    ["?utm_source=&utm_source=a", { source: "a" }],
    ["?utm_sources=a&xutm_source=b&utm_source_platform=c", {}],
    ["?__proto__=a&utm___proto__=b&utm_constructor=c", {}],
    // Broken percent signs stay.
    ["?utm_source=100%&utm_medium=%&utm_term=%4&utm_id=%zz", { source: "100%", medium: "%", term: "%4", id: "%zz" }],
    ["?utm_source=%E5%A4%8F%E5%A4", { source: "夏%E5%A4" }],
    ["?utm_source=%FFa%C3%A9%80", { source: "%FFaé%80" }],
    // An overlong slash, half a pair, and one beyond the last character: none of them is UTF-8.
    ["?utm_source=%C0%AF%ED%A0%80%F4%90%80%80", { source: "%C0%AF%ED%A0%80%F4%90%80%80" }],
    ["?utm_source=%25%34%31", { source: "%41" }],
    // After the number sign, only where there is nothing before it.
    ["/#utm_source=a&utm_id=1", { source: "a", id: "1" }],
    ["/#reviews&utm_source=a", { source: "a" }],
    ["/#/glow?utm_source=a", { source: "a" }],
    ["/?size=30ml#utm_source=a", { source: "a" }],
    ["/?utm_source=a#utm_source=b&utm_id=1", { source: "a" }],
    ["/?utm_source=__PLACEMENT__#utm_source=b", {}],
    ["/#a?b#?utm_source=a", {}],
  ])("%s", (url, utm) => {
    expect(parseUtm(url).utm).toEqual(utm);
  });

  it("says what nobody filled in", () => {
    const { utm, unfilled } = parseUtm(
      "?utm_content=__CID_NAME__&utm_id=x-__AID__&utm_campaign=__Spring__&utm_term=__A_",
    );
    expect(utm).toEqual({ campaign: "__Spring__", term: "__A_" });
    expect(unfilled).toEqual(["id", "content"]);
    expect(parseUtm("?utm_id=__AID__&utm_id=7")).toEqual({
      utm: { id: "7" },
      tiktokClickId: null,
      unfilled: [],
      repeated: [],
    });
  });

  it("says what is there twice with two values", () => {
    const { utm, repeated } = parseUtm("?utm_term=a&utm_source=a&utm_source=a&UTM_TERM=b&utm_term=c&utm_id=1&utm_id=");
    expect(utm).toEqual({ source: "a", term: "a", id: "1" });
    expect(repeated).toEqual(["term"]);
  });

  it.each([
    ["?ttclid=E.C.P.1", "E.C.P.1"],
    ["?TTCLID=a%2Bb&ttclid=c", "a+b"],
    ["?ttclid=&ttclid=__CLICKID__&ttclid=c", "c"],
    ["?ttclid=__CLICKID__", null],
    ["/#ttclid=a&utm_source=b", "a"],
    ["?ttclids=a", null],
  ])("reads TikTok's click id from %s", (url, clickId) => {
    expect(parseUtm(url).tiktokClickId).toBe(clickId);
  });

  it.each([null, undefined, 7, {}, ["?utm_source=a"]])("refuses %j, which is no text", (url) => {
    expect(sentenceOf(() => parseUtm(untyped(url)))).toMatch(/^Invalid argument: url must be text, got /);
  });

  // Each takes well under a second; a quadratic reading would take hours.
  it.each<[name: string, piece: string]>([
    ["ampersands", "&"],
    ["equals signs", "="],
    ["question marks", "?"],
    ["number signs", "#"],
    ["pluses", "+"],
    ["percent signs", "%"],
    ["letters in percent signs", "%41"],
    ["broken bytes", "%FF"],
    ["half a character in percent signs", "%E5%A4"],
    ["escaped ampersands", "&amp;"],
    ["the ends of escaped ampersands", "amp;"],
    ["underscores", "_"],
    ["beginnings of macros", "__A"],
    ["broken macros", "__Aa"],
    ["parameters", "&utm_source=a"],
    ["other values", "&utm_source=%41%"],
    ["spaces", " "],
  ])(
    "reads ten megabytes of %s",
    (_, piece) => {
      const long = piece.repeat(10_000_000 / piece.length);
      for (const before of ["?", "?utm_source="]) {
        const { utm } = parseUtm(`${before}${long}`);
        expect(Object.keys(utm).length).toBeLessThanOrEqual(1);
      }
    },
    60_000,
  );
});
