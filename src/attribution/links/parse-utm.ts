import { assertText } from "../../errors/assert-text.js";
import type { ParsedUtm } from "../../models/tracking-links.js";
import { splitAddress } from "./address.js";
import { hasMacro, isClickId, nameIn, type UtmName, utmNameOf, utmNames, valueIn, valueOrNull } from "./parameters.js";

/**
 * Which campaign does an address come from?
 *
 * Use it on the address a shopper landed on. `readAffiliateLink` also reads the link id, and returns the fields of a
 * conversion.
 *
 * It reads what `buildUtm` writes, and what else is found in logs: whole addresses, relative ones and those without a
 * scheme, names in capitals, `+` for a space, `&amp;` for `&`. A broken `%` is part of the value. Of a parameter that is
 * there twice the first value counts. Parameters after `#` are read only where there are none before it. Blank values
 * and macros that nobody filled in are no values.
 *
 * Complexity: O(length).
 *
 * @param url - any text
 * @returns `{ utm, tiktokClickId, unfilled, repeated }`; see {@link ParsedUtm}. The names are listed in the order source,
 * medium, campaign, id, term, content.
 * @throws `invalidArgument` when the address is no text
 *
 * Sources: https://url.spec.whatwg.org/#urlencoded-parsing (`+`, broken percent signs);
 * https://ads.tiktok.com/help/article/tiktok-click-id (`ttclid`).
 *
 * @example
 * ```ts
 * import { parseUtm } from "creator-core/attribution";
 *
 * parseUtm("https://shop.example/?utm_source=tiktok&utm_term=face+oil").utm; // => { source: "tiktok", term: "face oil" }
 * ```
 *
 * @example What an advertisement says before and after TikTok filled it in.
 * ```ts
 * import { parseUtm } from "creator-core/attribution";
 *
 * const before = "/glow?utm_campaign=__CAMPAIGN_NAME__&ttclid=__CLICKID__";
 * parseUtm(before); // => { utm: {}, tiktokClickId: null, unfilled: ["campaign"], repeated: [] }
 *
 * const after = "/glow?utm_campaign=Spring&ttclid=E.C.P.1";
 * parseUtm(after); // => { utm: { campaign: "Spring" }, tiktokClickId: "E.C.P.1", unfilled: [], repeated: [] }
 * ```
 *
 * @example Said twice, written with a lone percent sign, put in the wrong place.
 * ```ts
 * import { parseUtm } from "creator-core/attribution";
 *
 * const twice = parseUtm("shop.example?utm_source=tiktok&UTM_SOURCE=mail");
 * twice.utm; // => { source: "tiktok" }
 * twice.repeated; // => ["source"]
 *
 * parseUtm("/?utm_term=100%").utm; // => { term: "100%" }
 * parseUtm("/#reviews?utm_source=tiktok").utm; // => { source: "tiktok" }
 * ```
 */
export function parseUtm(url: string): ParsedUtm {
  assertText(url, "url");
  const { query, fragment } = splitAddress(url);
  const found: Found = { values: new Map(), macros: new Set(), repeated: new Set(), clickId: null };
  readQuery(query, found);
  const isEmpty = found.values.size === 0 && found.macros.size === 0;
  // Of "#reviews?utm_source=…" what follows the question mark, of "#utm_source=…" all of it.
  if (isEmpty) readQuery(fragment.slice(1 + Math.max(0, fragment.indexOf("?"))), found);
  const utm: { [Name in UtmName]?: string } = {};
  for (const name of utmNames) {
    const value = found.values.get(name);
    if (value !== undefined) utm[name] = value;
  }
  return {
    utm,
    tiktokClickId: found.clickId,
    unfilled: utmNames.filter((name) => found.macros.has(name) && !found.values.has(name)),
    repeated: utmNames.filter((name) => found.repeated.has(name)),
  };
}

/** What was read so far. */
interface Found {
  readonly values: Map<UtmName, string>;
  readonly macros: Set<UtmName>;
  readonly repeated: Set<UtmName>;
  clickId: string | null;
}

/** Piece after piece, because a list of them may take many times the memory of the query. */
function readQuery(query: string, found: Found): void {
  for (let start = 0; start < query.length; ) {
    const next = query.indexOf("&", start);
    const end = next === -1 ? query.length : next;
    if (end > start) readPiece(query.slice(start, end), found);
    start = end + 1;
  }
}

function readPiece(piece: string, found: Found): void {
  const parameter = nameIn(piece);
  const name = utmNameOf(parameter);
  if (name !== undefined) noteValue(name, valueIn(piece), found);
  else if (found.clickId === null && isClickId(parameter)) found.clickId = valueOrNull(valueIn(piece));
}

function noteValue(name: UtmName, value: string, { values, macros, repeated }: Found): void {
  if (hasMacro(value)) macros.add(name);
  if (valueOrNull(value) === null) return;
  const first = values.get(name);
  if (first === undefined) values.set(name, value);
  else if (first !== value) repeated.add(name);
}
