import { analyticsLinkLimits, buildUtm } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../../support/thrown.ts";

const page = "https://shop.example/glow";
const tiktok = deepFreeze({ source: "tiktok" });
const messageOf = (url: string, utm = tiktok, limits = {}) => sentenceOf(() => buildUtm(url, utm, { limits }));

describe("buildUtm", () => {
  it("writes the parameters in one order, whatever the order of the object", () => {
    const utm = { content: "6", term: "5", id: "4", campaign: "3", medium: "2", source: "1" };
    expect(buildUtm(page, utm)).toBe(
      `${page}?utm_source=1&utm_medium=2&utm_campaign=3&utm_id=4&utm_term=5&utm_content=6`,
    );
  });

  it.each([
    ["https://shop.example", "https://shop.example?utm_source=tiktok"],
    ["HTTP://SHOP.example:8080/", "HTTP://SHOP.example:8080/?utm_source=tiktok"],
    ["https://[2001:db8::1]/", "https://[2001:db8::1]/?utm_source=tiktok"],
    ["https://bücher.example/夏", "https://bücher.example/夏?utm_source=tiktok"],
    [`${page}?`, `${page}?utm_source=tiktok`],
    [`${page}#top`, `${page}?utm_source=tiktok#top`],
    [`${page}#/a?b=1`, `${page}?utm_source=tiktok#/a?b=1`],
    // What is not ours stays letter by letter, however odd.
    [`${page}?a=%zz&&b=+&c`, `${page}?a=%zz&&b=+&c&utm_source=tiktok`],
    [`${page}?a=1&amp;b=2`, `${page}?a=1&amp;b=2&utm_source=tiktok`],
    [`${page}?utm_source_platform=x&autm_source=y`, `${page}?utm_source_platform=x&autm_source=y&utm_source=tiktok`],
    // Older ones go, however they are written.
    [`${page}?utm_source=mail&a=1&utm_campaign=old`, `${page}?a=1&utm_source=tiktok`],
    [`${page}?UTM_Medium=x&utm%5Fterm=y&%75tm_id&a=1`, `${page}?a=1&utm_source=tiktok`],
    [`${page}?a=1&amp;utm_source=mail&amp;amp;utm_id=1`, `${page}?a=1&utm_source=tiktok`],
    [`${page}?utm_source=mail#utm_source=mail`, `${page}?utm_source=tiktok#utm_source=mail`],
  ])("%s", (url, expected) => {
    expect(buildUtm(url, tiktok)).toBe(expected);
  });

  it("encodes as RFC 3986 has it: letters, digits and - . _ ~ as they are, all else as bytes of UTF-8", () => {
    const written = (source: string) => buildUtm(page, { source }).slice(`${page}?utm_source=`.length);
    expect(written("Aa0-._~")).toBe("Aa0-._~");
    expect(written("a b&c=d#e%f+g")).toBe("a%20b%26c%3Dd%23e%25f%2Bg");
    expect(written("!'()*")).toBe("%21%27%28%29%2A");
    // é is C3 A9, 夏 is E5 A4 8F, 😀 is F0 9F 98 80.
    expect(written("é夏😀")).toBe("%C3%A9%E5%A4%8F%F0%9F%98%80");
    expect(written("__CAMPAIGN_NAME__")).toBe("__CAMPAIGN_NAME__");
  });

  it("counts a value as the link writes it", () => {
    expect(analyticsLinkLimits).toEqual({ value: 100, url: 1000 });
    expect(messageOf(page, { source: "x".repeat(100) })).toBe("nothing thrown");
    expect(messageOf(page, { source: "x".repeat(101) })).toMatch(/utm.source must be at most 100 characters/);
    // 夏 takes nine characters: eleven take 99, twelve take 108.
    expect(messageOf(page, { source: "夏".repeat(11) })).toBe("nothing thrown");
    expect(messageOf(page, { source: "夏".repeat(12) })).toMatch(/utm.source must be at most 100 characters/);
    expect(messageOf(page, { source: "夏".repeat(12) }, { value: 108 })).toBe("nothing thrown");
  });

  it("counts the whole address encoded as well", () => {
    const added = "?utm_source=tiktok".length;
    const longest = (length: number) => `${page}${"x".repeat(length - added - page.length)}`;
    expect(messageOf(longest(1000))).toBe("nothing thrown");
    expect(messageOf(longest(1001))).toMatch(/url must be an address of at most 1000 characters/);
    expect(messageOf(longest(1001), tiktok, { url: 1001 })).toBe("nothing thrown");
    // 25 letters, nine for 夏, 18 for the parameter: 52.
    expect(messageOf(`${page}夏`, tiktok, { url: 52 })).toBe("nothing thrown");
    expect(messageOf(`${page}夏`, tiktok, { url: 51 })).toMatch(/at most 51 characters/);
  });

  it.each([
    "",
    "glow",
    "shop.example/glow",
    "//shop.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://shop.example",
    "data:text/html,https://shop.example",
    "ftp://shop.example",
    "https:shop.example",
    "https:/shop.example",
    "https:\\\\shop.example",
    "ｈttps://shop.example",
    "https://",
    "https:///shop.example",
    "https://?a",
    "https://ann@shop.example",
    "https://ann:secret@shop.example",
    "https://shop.example\\@evil.example",
    "https://shop.example%40evil.example",
    "https://evil.example／shop.example",
    "https://evil.example℀shop.example",
    "https://shop.example＠evil.example",
    "https://shop.example:x",
    "https://javascript:alert(1)",
    "https://shop.example:123456",
    "https://[shop]/",
    "https://a[b]/",
    "https://shop.example/a b",
    " https://shop.example",
    "https://shop.example/\n",
    "java\tscript:alert(1)",
    "https://shop.example/\u0000",
    "https://shop.example/\u0085",
    "https://shop.example/\ud83d",
  ])("refuses what is not plainly a page: %j", (url) => {
    expect(messageOf(url)).toMatch(/^Invalid argument: url must be /);
  });

  it.each([
    ["no source", {}, "Invalid argument: utm.source must be where the link stands, such as tiktok, got undefined"],
    ["a blank value", { source: " " }, 'Invalid argument: utm.source must be a text that is not blank, got " "'],
    [
      "a line break",
      { source: "a\nb" },
      'Invalid argument: utm.source must be without control characters and half characters, got "a\\nb"',
    ],
    [
      "half a character",
      { source: "a", id: "\udc00" },
      'Invalid argument: utm.id must be without control characters and half characters, got "\\udc00"',
    ],
    ["no text", { source: "a", term: null }, "Invalid argument: utm.term must be text, got null"],
    [
      "a name that is none of the six",
      { source: "a", utm_campaign: "spring" },
      'Invalid argument: utm must be made of source, medium, campaign, id, term and content, got "utm_campaign"',
    ],
    ["no object", null, "Invalid argument: utm must be an object, got null"],
  ])("refuses %s", (_, utm, sentence) => {
    expect(sentenceOf(() => buildUtm(page, untyped(utm)))).toBe(sentence);
  });

  it("passes over parameters that are there without a value", () => {
    expect(buildUtm(page, untyped({ source: "tiktok", term: undefined }))).toBe(`${page}?utm_source=tiktok`);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "9", null])("refuses a limit of %s", (limit) => {
    expect(messageOf(page, tiktok, { value: untyped(limit) })).toMatch(
      /^Invalid argument: options.limits.value must be/,
    );
    expect(messageOf(page, tiktok, { url: untyped(limit) })).toMatch(/^Invalid argument: options.limits.url must be/);
  });

  it("refuses ten megabytes at once", () => {
    const long = "x".repeat(10_000_000);
    expect(messageOf(`${page}?${long}`)).toMatch(/at most 1000 characters/);
    expect(messageOf(page, { source: long })).toMatch(/at most 100 characters/);
  });
});
