import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import { cut } from "../../errors/preview.js";
import type { Reason } from "../../models/outcome.js";
import type { TrackingCodeFault, TrackingCodeReading } from "../../models/tracking-links.js";
import { hasSoundCheck, isCodeCharacter, unifyLookAlikes } from "./code-alphabet.js";
import { LONGEST_CODE, readPrefix, SHORTEST_CODE } from "./code-options.js";

/**
 * Which code did somebody mean by what they typed?
 *
 * Use it where people type codes. Whether a text is a code letter by letter says `isTrackingCode`.
 *
 * Small letters, spaces, hyphens and underscores do not matter. A B is read as 8, G as 6, S as 5, Z as 2 and U as V,
 * because codes have only the latter; in the prefix also O as 0, and I and L as 1. Nothing else is guessed: a code that
 * was mistyped otherwise is unreadable. That a code can be read does not say that it was ever given out.
 *
 * Complexity: O(length).
 *
 * @param text - what was typed
 * @param options - `{ prefix? }`: how the codes of this programme begin
 * @returns `{ status: "read", code }` with the code as `trackingCode` writes it, or `{ status: "unreadable", reasons }`
 * with all that is wrong with it. The check is looked at when nothing else is wrong.
 * @throws `invalidArgument` when the text is none, or the prefix cannot be one
 *
 * @example
 * ```ts
 * import { readTrackingCode } from "creator-core/attribution";
 *
 * readTrackingCode(" d7h-gqrq "); // => { status: "read", code: "D7H6QRQ" }
 * ```
 *
 * @example What is wrong, for whoever typed it.
 * ```ts
 * import { readTrackingCode } from "creator-core/attribution";
 *
 * const typed = readTrackingCode("D7H6RQQ");
 * typed.status === "unreadable" && typed.reasons.map(({ code }) => code); // => ["wrongCheck"]
 *
 * const wild = readTrackingCode("TIKTOK10", { prefix: "GLOW-" });
 * wild.status === "unreadable" && wild.reasons.map(({ message }) => message); // => ["The code does not begin with GLOW-."]
 * ```
 */
export function readTrackingCode(text: string, options: { readonly prefix?: string } = {}): TrackingCodeReading {
  assertText(text, "text");
  assertObject(options, "options");
  const prefix = readPrefix(options.prefix ?? "", "options.prefix");
  const typed = comparable(text);
  const beginning = comparable(prefix);
  if (typed === "") return { status: "unreadable", reasons: [fault("blank", "Nothing was entered.")] };
  if (!typed.startsWith(beginning)) {
    return { status: "unreadable", reasons: [fault("otherPrefix", `The code does not begin with ${prefix}.`)] };
  }
  const body = typed.slice(beginning.length);
  const reasons = faultsOf(body);
  return reasons.length === 0 ? { status: "read", code: prefix + body } : { status: "unreadable", reasons };
}

function comparable(text: string): string {
  return unifyLookAlikes(text.replace(/[\s_-]/g, ""));
}

function faultsOf(body: string): Reason<TrackingCodeFault>[] {
  const reasons: Reason<TrackingCodeFault>[] = [];
  const unknown = [...new Set(body)].filter((sign) => !isCodeCharacter(sign)).join(" ");
  if (unknown !== "") reasons.push(fault("unknownCharacter", `No code has ${cut(unknown, 40)} in it.`));
  if (body.length < SHORTEST_CODE || body.length > LONGEST_CODE) {
    reasons.push(
      fault("wrongLength", `A code has ${SHORTEST_CODE} to ${LONGEST_CODE} characters, not ${body.length}.`),
    );
  }
  if (reasons.length === 0 && !hasSoundCheck(body)) {
    reasons.push(fault("wrongCheck", "The code was mistyped: its last character does not fit the others."));
  }
  return reasons;
}

function fault(code: TrackingCodeFault, message: string): Reason<TrackingCodeFault> {
  return { code, path: ["text"], message };
}
