import * as z from "zod";
import type { DelayMark, DelayPolicy } from "../models/attribution-aftermath.js";
import { list, rows, wholeNumber } from "./_fields.js";
import { conversionId, touchpointId } from "./_ids.js";
import { leaf } from "./_leaf.js";
import { object } from "./_object.js";
import { rule } from "./_rules.js";
import { conversionSchema, touchpointSchema } from "./tracking.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// Marks are compared in milliseconds, which have to stay exact.
const MOST_HOURS = Math.floor(Number.MAX_SAFE_INTEGER / HOUR);
const MOST_DAYS = Math.floor(Number.MAX_SAFE_INTEGER / DAY);

const LENGTH_TEXT = /^([0-9]{1,16})([hd])$/;

const lengthAsText = leaf<`${number}h` | `${number}d`>(
  'a length as text, such as "24h" or "7d"',
  ["string"],
  (value) => typeof value === "string" && textLength(value) > 0,
  { pattern: "^[0-9]{1,16}[hd]$" },
);

/** In milliseconds; 0 for text that is no length. */
function textLength(text: string): number {
  const [, digits = "", unit] = LENGTH_TEXT.exec(text) ?? [];
  const length = Number(digits) * (unit === "h" ? HOUR : DAY);
  return Number.isSafeInteger(length) ? length : 0;
}

function millisecondsOf(mark: DelayMark): number {
  if (mark === "full") return Number.POSITIVE_INFINITY;
  if (typeof mark === "string") return textLength(mark);
  return "hours" in mark ? mark.hours * HOUR : mark.days * DAY;
}

const inHours = object({ hours: wholeNumber(1, MOST_HOURS) });
const inDays = object({ days: wholeNumber(1, MOST_DAYS) });

const delayLengthSchema = z.union([inHours, inDays, lengthAsText], {
  error: 'hours, days, or text such as "24h" or "7d"',
});
const delayMarkSchema = z.union([inHours, inDays, lengthAsText, z.literal("full")], {
  error: 'hours, days, text such as "24h" or "7d", or "full"',
});

const marksAscend = rule<readonly DelayMark[]>("Each mark is longer than the one before.", (marks, report) => {
  marks.forEach((mark, index) => {
    const before = marks[index - 1];
    if (before !== undefined && millisecondsOf(mark) <= millisecondsOf(before))
      report([index], "longer than the mark before", mark);
  });
});

const canBeComplete = rule<DelayPolicy>(
  "A mark or completeAfter has a length, and no mark a longer one than completeAfter.",
  ({ marks, completeAfter }, report) => {
    const longest = marks.filter((mark) => mark !== "full").at(-1);
    if (longest === undefined && completeAfter === undefined)
      report(["completeAfter"], "there, because no mark has a length", completeAfter, "missing");
    if (longest === undefined || completeAfter === undefined) return;
    if (millisecondsOf(completeAfter) < millisecondsOf(longest))
      report(["completeAfter"], "as long as the longest mark, or longer", completeAfter);
  },
);

/** What a conversion delay is counted from, and where it is read. */
export const delayPolicySchema = object({
  from: z.enum(["publication", "touch"]),
  marks: list(delayMarkSchema).check(marksAscend),
  completeAfter: z.exactOptional(delayLengthSchema),
}).check(canBeComplete);

const sortedById = rule<readonly { readonly id: string }[]>("Facts are sorted by id.", (facts, report) => {
  facts.forEach(({ id }, index) => {
    const before = facts[index - 1]?.id;
    if (before !== undefined && id < before) report([index, "id"], "no smaller than the id before", id);
  });
});

/** Everything an attribution accumulator has seen. */
export const accumulatorStateSchema = object({
  conversions: rows(conversionSchema).check(sortedById),
  touchpoints: rows(touchpointSchema).check(sortedById),
  retractedConversions: rows(conversionId),
  retractedTouchpoints: rows(touchpointId),
});
