import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { TrackingAssignment } from "../../models/tracking.js";
import type { AffiliateLink, AffiliateLinkRequest, LinkLimits } from "../../models/tracking-links.js";
import { toInstant } from "../../time/to-instant.js";
import { piecesOf, readPageAddress, writeAddress } from "./address.js";
import { writeUtm } from "./build-utm.js";
import { assertName } from "./code-options.js";
import { readLimits } from "./link-limits.js";
import { readParameter } from "./link-parameter.js";
import { hasMacro, nameIn, utmNameOf } from "./parameters.js";
import { parseUtm } from "./parse-utm.js";
import { writeValue } from "./write-value.js";

const REQUEST: readonly (keyof AffiliateLinkRequest)[] = [
  "url",
  "creatorId",
  "linkId",
  "utm",
  "code",
  "campaignId",
  "from",
  "until",
];

/**
 * Which link does the creator post, and what has the tracking directory to know of it?
 *
 * Use it for every link that is given out, and put its assignments into the directory: then whatever `readAffiliateLink`
 * reads from the address a shopper landed on, `attributeConversions` gives to that creator. Campaign parameters alone are
 * written by `buildUtm`, codes made by `trackingCode`.
 *
 * The link is the landing page with the link id in a parameter, and with UTM its parameters, of which `utm_content` is the
 * link id again: it names the creator also in reports that know nothing of the link id. A link id and campaign parameters
 * that the page had already go, because they are another link's; everything else of it stays letter by letter. Nothing is
 * shortened and no host is changed.
 *
 * Complexity: O(length).
 *
 * @param request - `{ url, creatorId, linkId?, utm?, code?, campaignId?, from?, until? }`; see {@link AffiliateLinkRequest}.
 * For a second link of a creator, such as one for each video, give each its own `linkId`.
 * @param options - `{ parameter?, limits? }`: the name of the parameter with the link id, `"ref"` when absent; other
 * lengths than {@link analyticsLinkLimits}
 * @returns `{ url, assignments }`, the assignments in the order link, utm, code
 * @throws `invalidArgument` when the address is not that of a page (only `https://` and `http://`, without a user name), a
 * text is blank, unreadable or too long, the parameter's name is taken,
 * or something is named otherwise than here; `invalidInstant`; `invalidWindow` when the link
 * ends before it begins.
 *
 * @example
 * ```ts
 * import { affiliateLink } from "creator-core/attribution";
 *
 * affiliateLink({ url: "https://shop.example/glow", creatorId: "ann" }).url; // => "https://shop.example/glow?ref=ann"
 * ```
 *
 * @example With campaign parameters and a code, for one season.
 * ```ts
 * import { affiliateLink } from "creator-core/attribution";
 *
 * const season = { from: "2026-04-01T00:00:00Z", until: "2026-07-01T00:00:00Z" };
 * const request = { url: "https://shop.example", creatorId: "ann", linkId: "ann-2", code: "GLOW-ANN", ...season };
 * const { url, assignments } = affiliateLink({ ...request, utm: { source: "tiktok" } });
 *
 * url; // => "https://shop.example?ref=ann-2&utm_source=tiktok&utm_content=ann-2"
 * assignments[0]; // => { kind: "link", key: "ann-2", creatorId: "ann", ...season }
 * assignments.map(({ key }) => key); // => ["ann-2", "utm_content=ann-2", "GLOW-ANN"]
 * ```
 *
 * @example What is given out is what is credited.
 * ```ts
 * import { affiliateLink, attributeConversions, lastClick90Days, readAffiliateLink } from "creator-core/attribution";
 *
 * const { url, assignments } = affiliateLink({ url: "https://shop.example/glow", creatorId: "ann" });
 * const lead = { id: "lead-1", customerKey: "k-1", kind: "lead", occurredAt: 0, ...readAffiliateLink(url) } as const;
 * const facts = { conversions: [lead], touchpoints: [], directory: { assignments } };
 *
 * attributeConversions(facts, lastClick90Days).sales[0]?.credits.map(({ creatorId }) => creatorId); // => ["ann"]
 * ```
 *
 * @example Only pages.
 * ```ts
 * import { affiliateLink } from "creator-core/attribution";
 *
 * affiliateLink({ url: "javascript:alert(1)", creatorId: "ann" }); // => throws
 * affiliateLink({ url: "https://shop.example@elsewhere.example", creatorId: "ann" }); // => throws
 * ```
 */
export function affiliateLink(
  request: AffiliateLinkRequest,
  options: { readonly parameter?: string; readonly limits?: Partial<LinkLimits> } = {},
): AffiliateLink {
  assertObject(request, "request");
  assertKeys(request, REQUEST, "request", "invalidArgument");
  assertObject(options, "options");
  assertKeys(options, ["parameter", "limits"], "options", "invalidArgument");
  const limits = readLimits(options.limits);
  const parameter = readParameter(options.parameter);
  const address = readPageAddress(request.url, "request.url", limits.url);
  const linkId = readLinkId(request);
  const added = [`${parameter}=${writeValue(linkId, "request.linkId", limits.value)}`];
  if (request.utm !== undefined) {
    added.push(...writeUtm({ ...readUtm(request, linkId), content: linkId }, "request.utm", limits.value));
  }
  const kept = piecesOf(address.query).filter((piece) => {
    const name = nameIn(piece);
    return name !== parameter && utmNameOf(name) === undefined;
  });
  const url = writeAddress(address, [...kept, ...added], "request.url", limits.url);
  // The part after # is not ours to change, and might name somebody else.
  if ((parseUtm(url).utm.content ?? linkId) !== linkId) {
    fail("invalidArgument", "request.url", "without utm_content after its #", request.url);
  }
  return { url, assignments: assignmentsFor(request, linkId) };
}

function readLinkId({ creatorId, linkId = creatorId }: AffiliateLinkRequest): string {
  assertName(creatorId, "request.creatorId", "a creator's id");
  assertName(linkId, "request.linkId", "a text that is not blank");
  if (hasMacro(linkId)) fail("invalidArgument", "request.linkId", "a text that is no macro to be filled in", linkId);
  return linkId;
}

/** Any content but the link id would name a creator that the directory does not know, or one of many. */
function readUtm({ utm }: AffiliateLinkRequest, linkId: string): object {
  assertObject(utm, "request.utm");
  const content = "content" in utm ? utm.content : undefined;
  if (content !== undefined && content !== linkId) {
    fail("invalidArgument", "request.utm.content", "absent, because it is the link id", content);
  }
  return utm;
}

function assignmentsFor(request: AffiliateLinkRequest, linkId: string): TrackingAssignment[] {
  const { creatorId, utm, code, campaignId } = request;
  const rest = { creatorId, ...(campaignId === undefined ? {} : { campaignId }), ...readWindow(request) };
  const assignments: TrackingAssignment[] = [{ kind: "link", key: linkId, ...rest }];
  if (utm !== undefined) assignments.push({ kind: "utm", key: `utm_content=${linkId}`, ...rest });
  if (code !== undefined) {
    assertName(code, "request.code", "a code that is not blank");
    assignments.push({ kind: "code", key: code, ...rest });
  }
  return assignments;
}

function readWindow({ from, until }: AffiliateLinkRequest): Pick<TrackingAssignment, "from" | "until"> {
  const start = from == null ? Number.NEGATIVE_INFINITY : toInstant(from, "request.from");
  const end = until == null ? Number.POSITIVE_INFINITY : toInstant(until, "request.until");
  if (end <= start) fail("invalidWindow", "request.until", "after its from", until);
  return { ...(from == null ? {} : { from }), ...(until == null ? {} : { until }) };
}
