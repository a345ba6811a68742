import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { encodedLength } from "./percent.js";

/** An address in three pieces that together are the whole of it, but for the `?`. */
export interface Address {
  readonly before: string;
  /** Without its `?`; empty where there is none. */
  readonly query: string;
  /** With its `#`; empty where there is none. */
  readonly fragment: string;
}

/** Splits any text as an address: whole, relative, without scheme, or none at all. */
export function splitAddress(url: string): Address {
  const hash = url.indexOf("#");
  const end = hash === -1 ? url.length : hash;
  const mark = url.indexOf("?");
  const beforeEnd = mark !== -1 && mark < end ? mark : end;
  return { before: url.slice(0, beforeEnd), query: url.slice(beforeEnd + 1, end), fragment: url.slice(end) };
}

/** The pieces of a query, without none. */
export function piecesOf(query: string): string[] {
  return query === "" ? [] : query.split("&");
}

/** The counterpart of `splitAddress`. */
export function joinAddress({ before, fragment }: Address, pieces: readonly string[]): string {
  return `${before}${pieces.length === 0 ? "" : `?${pieces.join("&")}`}${fragment}`;
}

/** What no part of a link may hold: control characters and halves of characters, which no server reads back alike. */
export const UNWRITABLE = /[\p{Cc}\p{Cs}]/u;

const SCHEME_AND_HOST = /^https?:\/\/([^/?#]*)/i;
const HOST = /^(?:\[[\da-f:.]+\]|[^[\]<>^|%\\"`{}:@/?#\s]+)(?::\d{1,5})?$/i;

/**
 * Splits the address of a page that people are sent to. It must begin with its scheme and host, plainly: whatever makes
 * a link look like one host and open another (a user name, a backslash, a lookalike of a slash) is refused.
 *
 * @throws `invalidArgument` naming `path`
 */
export function readPageAddress(url: unknown, path: string, longest: number): Address {
  assertText(url, path, "the address of a page");
  // Before anything looks at every character of it.
  if (url.length > longest) refuseLength(url, path, longest);
  if (/\s/.test(url) || UNWRITABLE.test(url))
    fail("invalidArgument", path, "without spaces or control characters", url);
  const authority = SCHEME_AND_HOST.exec(url)?.[1];
  if (authority === undefined) fail("invalidArgument", path, "an address that begins with https:// or http://", url);
  if (authority.includes("@")) fail("invalidArgument", path, "without a user name or password", url);
  // A browser reads full-width signs in a host as the plain ones.
  if (!HOST.test(authority) || !HOST.test(authority.normalize("NFKC"))) {
    fail("invalidArgument", path, "an address with a plain host, such as https://shop.example/glow", url);
  }
  return splitAddress(url);
}

/**
 * The address of a link, with its parameters.
 *
 * @throws `invalidArgument` naming `path`
 */
export function writeAddress(address: Address, pieces: readonly string[], path: string, longest: number): string {
  const url = joinAddress(address, pieces);
  if (encodedLength(url) > longest) refuseLength(url, path, longest);
  return url;
}

function refuseLength(url: string, path: string, longest: number): never {
  fail("invalidArgument", path, `an address of at most ${longest} characters (see the option limits)`, url);
}
