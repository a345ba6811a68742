import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import type { CreatorId } from "../../ids/index.js";
import { codeMaker } from "./code-maker.js";
import { assertName } from "./code-options.js";

/**
 * Which code does this creator get to say, and shoppers to type?
 *
 * Use it for one creator; for all creators of a programme at once `trackingCodes`. What a shopper typed is read by
 * `readTrackingCode`. The code goes into the tracking directory by itself or with a link, by `affiliateLink`.
 *
 * The same seed and creator give the same code on every machine, without asking a database. Its characters are
 * `23456789CDFHJKMNPQRTVWX`: no vowels, so that no words arise, and none that is taken for another. The last one is a
 * check: one wrong character, or two that changed places, wherever they stand, never make another code.
 *
 * Codes can be foretold by whoever knows the seed: a seed is no secret, and a code no voucher for money.
 *
 * @formula character k is ⌊23 · h / 2^32⌋, h being MurmurHash3 (x86, 32 bits) with seed k of the UTF-16LE bytes of
 * `<length of seed>:<seed><creatorId>`; the check makes 5^n + Σ value · 5^(places after it) divisible by 23
 *
 * Complexity: O(length of the texts + taken).
 *
 * @param request - `{ seed, creatorId, length?, prefix? }`. `seed`: any text, such as the name of the programme; another
 * one gives everybody another code. `length`: characters after the prefix, the check included, from 2 to 12; 7 when
 * absent. `prefix`: up to 20 letters from A to Z, digits, hyphens and underscores, such as `GLOW-`.
 * @param options - `{ taken? }`: codes that are given out already, in any spelling. When the creator's code is one of
 * them, the next one of a row of the creator's own is taken.
 * @returns the code, in capitals
 * @throws `invalidArgument` when a text is blank, a length or prefix is none, all codes of the length are taken, or
 * something is named otherwise than here.
 *
 * Sources: Crockford's base 32 (which keeps B, G, S and Z, some vowels, and needs five more characters for its check):
 * https://www.crockford.com/base32.html; ISO/IEC 7064, pure systems.
 *
 * @example
 * ```ts
 * import { trackingCode } from "creator-core/attribution";
 *
 * trackingCode({ seed: "glow-2026", creatorId: "ann" }); // => "D7H6QRQ"
 * ```
 *
 * @example With the brand's name before it; shorter; and when it is taken.
 * ```ts
 * import { trackingCode } from "creator-core/attribution";
 *
 * const ann = { seed: "glow-2026", creatorId: "ann", prefix: "glow-", length: 5 };
 * trackingCode(ann); // => "GLOW-D7H6K"
 * trackingCode(ann, { taken: ["glow-d7h6k"] }); // => "GLOW-62QMW"
 * ```
 *
 * @example 23 codes have two characters; when they are gone there is no 24th.
 * ```ts
 * import { trackingCode, trackingCodes } from "creator-core/attribution";
 *
 * const creatorIds = Array.from({ length: 23 }, (_, i) => `creator-${i}`);
 * const taken = trackingCodes({ seed: "glow", creatorIds, length: 2 }).map(({ code }) => code);
 * new Set(taken).size; // => 23
 * trackingCode({ seed: "glow", creatorId: "ann", length: 2 }, { taken }); // => throws
 * ```
 */
export function trackingCode(
  request: {
    readonly seed: string;
    readonly creatorId: CreatorId;
    readonly length?: number;
    readonly prefix?: string;
  },
  options: { readonly taken?: readonly string[] } = {},
): string {
  assertObject(request, "request");
  assertKeys(request, ["seed", "creatorId", "length", "prefix"], "request", "invalidArgument");
  assertObject(options, "options");
  assertKeys(options, ["taken"], "options", "invalidArgument");
  assertName(request.creatorId, "request.creatorId", "a creator's id");
  return codeMaker(request, options.taken ?? [])(request.creatorId);
}
