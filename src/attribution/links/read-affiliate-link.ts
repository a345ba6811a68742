import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import type { Conversion } from "../../models/tracking.js";
import { joinAddress, piecesOf, splitAddress } from "./address.js";
import { readParameter } from "./link-parameter.js";
import { isClickId, nameIn, utmNameOf, valueIn, valueOrNull } from "./parameters.js";
import { parseUtm } from "./parse-utm.js";

/**
 * What does the address a shopper landed on say about the conversion?
 *
 * Use it to fill in a conversion before `attributeConversions`; the link comes from `affiliateLink`. Campaign parameters
 * are read as by `parseUtm`; the link id is the first value of its parameter, whose name is compared letter by letter.
 *
 * The landing page is the address without that parameter, the six campaign parameters and TikTok's click id, as a
 * directory would have it: all links to one page have one landing page.
 *
 * Complexity: O(length).
 *
 * @param url - any text
 * @param options - `{ parameter? }`: the name of the parameter with the link id, as it was given to `affiliateLink`
 * @returns `{ linkId?, utm?, landingPage? }`, each only when there is one: fields of a `Conversion`
 * @throws `invalidArgument` when the address is no text, or the parameter's name cannot be one
 *
 * @example
 * ```ts
 * import { readAffiliateLink } from "creator-core/attribution";
 *
 * readAffiliateLink("https://shop.example/glow?ref=ann"); // => { linkId: "ann", landingPage: "https://shop.example/glow" }
 * ```
 *
 * @example A shop that has another name for the link id.
 * ```ts
 * import { readAffiliateLink } from "creator-core/attribution";
 *
 * const page = "https://shop.example/glow?size=30ml&via=ann&utm_source=tiktok&ttclid=E.C.P.1";
 * const fields = readAffiliateLink(page, { parameter: "via" });
 *
 * fields.linkId; // => "ann"
 * fields.utm; // => { source: "tiktok" }
 * fields.landingPage; // => "https://shop.example/glow?size=30ml"
 * ```
 */
export function readAffiliateLink(
  url: string,
  options: { readonly parameter?: string } = {},
): Pick<Conversion, "linkId" | "utm" | "landingPage"> {
  assertText(url, "url");
  assertObject(options, "options");
  assertKeys(options, ["parameter"], "options", "invalidArgument");
  const parameter = readParameter(options.parameter);
  const address = splitAddress(url);
  let linkId: string | null = null;
  const kept = piecesOf(address.query).filter((piece) => {
    const name = nameIn(piece);
    if (name === parameter) linkId ??= valueOrNull(valueIn(piece));
    return name !== parameter && utmNameOf(name) === undefined && !isClickId(name);
  });
  const { utm } = parseUtm(url);
  const landingPage = joinAddress(address, kept);
  return {
    ...(linkId === null ? {} : { linkId }),
    ...(Object.keys(utm).length === 0 ? {} : { utm }),
    ...(landingPage.trim() === "" ? {} : { landingPage }),
  };
}
