import type { UtmParameters } from "creator-core/models";
import fc from "fast-check";

/** Text that may be written: with a character to be seen, without control characters and half characters. */
export const writable = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom("&", "=", "#", "%", "+", "?", "4", "a", "_", " ", "é"), minLength: 1 }),
    fc.constantFrom(
      "tiktok",
      "été & co",
      "عرض الربيع",
      "👩‍👩‍👧",
      "100%",
      "a%20b",
      "&amp;",
      "__proto__",
      "<b>\"'",
      "a;b",
      "\u202e",
    ),
  )
  .filter((text) => text.trim() !== "" && !/[\p{Cc}\p{Cs}]/u.test(text));

/** Without anything that looks like a macro. */
export const plain = writable.filter((text) => !/__[A-Z]/.test(text));

const absent = fc.constant({});
const maybe = (name: keyof UtmParameters, value: fc.Arbitrary<string>) =>
  fc.oneof(
    absent,
    value.map((text) => ({ [name]: text })),
  );

export const utms = (value: fc.Arbitrary<string>): fc.Arbitrary<UtmParameters & { readonly source: string }> =>
  fc
    .tuple(
      value,
      maybe("medium", value),
      maybe("campaign", value),
      maybe("id", value),
      maybe("term", value),
      maybe("content", value),
    )
    .map(([source, ...others]) => Object.assign({ source }, ...others));

/** A piece of a query, and whether it is one of the six parameters. */
export interface Piece {
  readonly text: string;
  readonly isUtm: boolean;
}

const inAnAddress = fc
  .string({ unit: fc.constantFrom("a", "Z", "0", "%", "+", "é", "夏", "=", ";", "_", "'", "-", "%41", "%FF", "😀") })
  .map((text) => text.replace(/^amp;/, ""));

const pieces: fc.Arbitrary<Piece> = fc.oneof(
  fc
    .constantFrom("", "a", "a=1", "=", "utm_source_platform=x", "utmsource=1", "xutm_id=2", "amp;b=2", "ref=eve")
    .map((text) => ({
      text,
      isUtm: false,
    })),
  inAnAddress.map((text) => ({ text: `q=${text}`, isUtm: false })),
  fc
    .tuple(
      fc.constantFrom(
        "utm_source",
        "UTM_Source",
        "utm_medium",
        "utm%5Fcampaign",
        "amp;utm_id",
        "utm_term",
        "utm_content",
      ),
      fc.constantFrom("", "="),
      inAnAddress,
    )
    .map(([name, equals, value]) => ({ text: equals === "" ? name : `${name}=${value}`, isUtm: true })),
);

export interface PageParts {
  readonly before: string;
  readonly pieces: readonly Piece[];
  readonly fragment: string;
}

/** Pages in their parts. */
export const pages: fc.Arbitrary<PageParts> = fc
  .record({
    scheme: fc.constantFrom("https://", "http://", "HTTPS://"),
    host: fc.constantFrom(
      "shop.example",
      "SHOP.example:8080",
      "bücher.example",
      "店.example",
      "[2001:db8::1]",
      "127.0.0.1",
    ),
    path: fc.constantFrom("", "/", "/glow", "/夏/a%20b", "/a:b@c", "//x"),
    pieces: fc.array(pieces, { maxLength: 5 }),
    fragment: fc.oneof(
      fc.constant(""),
      fc.constantFrom("#", "#top", "#/a?b=1&c", "#utm_source=x&utm_term=y", "#a?utm_id=1"),
    ),
  })
  .map(({ scheme, host, path, pieces: list, fragment }) => ({ before: scheme + host + path, pieces: list, fragment }));

export function addressOf(before: string, list: readonly string[], fragment: string): string {
  return `${before}${list.length === 0 ? "" : `?${list.join("&")}`}${fragment}`;
}
