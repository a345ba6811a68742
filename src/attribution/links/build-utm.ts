import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { UtmParameters } from "../../models/tracking.js";
import type { LinkLimits } from "../../models/tracking-links.js";
import { piecesOf, readPageAddress, writeAddress } from "./address.js";
import { readLimits } from "./link-limits.js";
import { nameIn, utmNameOf, utmNames } from "./parameters.js";
import { writeValue } from "./write-value.js";

/**
 * What is the address of a page with these campaign parameters?
 *
 * Use it for the links of a campaign; for a creator's own link, which also says whose it is, `affiliateLink`.
 *
 * The six parameters are written at the end of the query, in the order source, medium, campaign, id, term, content.
 * Those of the six that the address had already go, in whatever case they were written; everything else, the part after
 * `#` included, stays letter by letter. Values are written as they are: analytics tell `TikTok` from `tiktok`, so decide
 * on a spelling. A macro such as `__CAMPAIGN_NAME__` is left for TikTok to fill in. What it writes, `parseUtm` reads
 * back.
 *
 * Units: limits are characters of the encoded link.
 * Complexity: O(length).
 *
 * @param url - the page, beginning with `https://` or `http://`
 * @param utm - `{ source, medium?, campaign?, id?, term?, content? }`. Without a source Google Analytics passes over the
 * rest, so it is required.
 * @param options - `{ limits? }`: other lengths than {@link analyticsLinkLimits}
 * @returns the address
 * @throws `invalidArgument` when the address is not that of a page, has a user name, a password or spaces; when a value
 * is blank, has control characters or half characters, or is too long; when the source is missing, or
 * there is a parameter of another name.
 *
 * Sources: https://support.google.com/analytics/answer/10917952 (the parameters; values are case-sensitive);
 * https://ads.tiktok.com/help/article/track-offsite-web-events-with-utm-parameters (the same parameters, and macros).
 *
 * @example
 * ```ts
 * import { buildUtm } from "creator-core/attribution";
 *
 * buildUtm("https://shop.example/glow", { source: "tiktok" }); // => "https://shop.example/glow?utm_source=tiktok"
 * ```
 *
 * @example What was there stays, but for parameters of an older campaign.
 * ```ts
 * import { buildUtm } from "creator-core/attribution";
 *
 * const page = "https://shop.example/?size=30ml&UTM_Campaign=winter#reviews";
 * buildUtm(page, { source: "tiktok" }); // => "https://shop.example/?size=30ml&utm_source=tiktok#reviews"
 * ```
 *
 * @example A value may be any text that can be read.
 * ```ts
 * import { buildUtm } from "creator-core/attribution";
 *
 * buildUtm("https://shop.example", { source: "été & co" }); // => "https://shop.example?utm_source=%C3%A9t%C3%A9%20%26%20co"
 * buildUtm("https://shop.example", { source: " " }); // => throws
 * buildUtm("https://shop.example", { source: "x".repeat(101) }); // => throws
 * ```
 */
export function buildUtm(
  url: string,
  utm: UtmParameters,
  options: { readonly limits?: Partial<LinkLimits> } = {},
): string {
  assertObject(options, "options");
  const limits = readLimits(options.limits);
  const address = readPageAddress(url, "url", limits.url);
  const kept = piecesOf(address.query).filter((piece) => utmNameOf(nameIn(piece)) === undefined);
  return writeAddress(address, [...kept, ...writeUtm(utm, "utm", limits.value)], "url", limits.url);
}

/** The parameters as pieces of a query. */
export function writeUtm(utm: UtmParameters, path: string, longest: number): string[] {
  assertObject(utm, path);
  assertKeys(utm, utmNames, path, "invalidArgument");
  if (utm.source === undefined)
    fail("invalidArgument", `${path}.source`, "where the link stands, such as tiktok", undefined);
  const pieces: string[] = [];
  for (const name of utmNames) {
    const value = utm[name];
    if (value !== undefined) pieces.push(`utm_${name}=${writeValue(value, `${path}.${name}`, longest)}`);
  }
  return pieces;
}
