import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertTexts } from "../../errors/assert-text.js";
import type { CreatorId } from "../../ids/index.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { CreatorCode } from "../../models/tracking-links.js";
import { codeMaker } from "./code-maker.js";
import { assertName } from "./code-options.js";

/**
 * Which code does each of these creators get?
 *
 * Use it for a whole programme at once; for one creator `trackingCode`, which says the same as long as no two creators
 * want one code. Where they do, the creator whose id comes first, by code units, has it, and the other one takes the next
 * of theirs that is free. With the usual length that happens in one list of a thousand creators out of 300. Codes that
 * have been given out are safe only in `taken`: run this for new creators, with everybody else's codes in it.
 *
 * Complexity: O(n log n + taken), as long as a good part of the codes is free.
 *
 * @param request - `{ seed, creatorIds, length?, prefix? }`, as in `trackingCode`. A creator named twice gets one code.
 * @param options - `{ taken? }`: codes that are given out already, in any spelling
 * @returns one `{ creatorId, code }` for each creator, by id
 * @throws `invalidArgument` when a text is blank, a length or prefix is none, there are not as many codes, or
 * something is named otherwise than here.
 *
 * @example
 * ```ts
 * import { trackingCodes } from "creator-core/attribution";
 *
 * const codes = trackingCodes({ seed: "glow-2026", creatorIds: ["ben", "ann"] });
 * codes; // => [{ creatorId: "ann", code: "D7H6QRQ" }, { creatorId: "ben", code: "M4TKF2T" }]
 * ```
 *
 * @example A code does not depend on who else is in the list.
 * ```ts
 * import { trackingCodes } from "creator-core/attribution";
 *
 * trackingCodes({ seed: "glow-2026", creatorIds: ["ben"] }); // => [{ creatorId: "ben", code: "M4TKF2T" }]
 * ```
 */
export function trackingCodes(
  request: {
    readonly seed: string;
    readonly creatorIds: readonly CreatorId[];
    readonly length?: number;
    readonly prefix?: string;
  },
  options: { readonly taken?: readonly string[] } = {},
): CreatorCode[] {
  assertObject(request, "request");
  assertKeys(request, ["seed", "creatorIds", "length", "prefix"], "request", "invalidArgument");
  assertObject(options, "options");
  assertKeys(options, ["taken"], "options", "invalidArgument");
  const { creatorIds } = request;
  assertTexts(creatorIds, "request.creatorIds");
  for (const [place, id] of creatorIds.entries()) assertName(id, `request.creatorIds[${place}]`, "a creator's id");
  const codeOf = codeMaker(request, options.taken ?? []);
  return [...new Set(creatorIds)].sort(codeUnitOrder).map((creatorId) => ({ creatorId, code: codeOf(creatorId) }));
}
