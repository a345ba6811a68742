import type * as z from "zod";
import { grouped } from "./_grouped.js";
import { leaf } from "./_leaf.js";
import { listOf } from "./_list.js";
import { MOST_ROWS } from "./_rows-in.js";

// What the fields of all models are made of. Limits keep ten megabytes of text or a list of a billion holes from costing
// anything; they are far beyond what the trade writes.

const LONGEST_ID = 256;
const LONGEST_LABEL = 1000;
const LONGEST_TEXT = 20_000;
export const MOST_ENTRIES = 100_000;

function isText(value: unknown, shortest: number, longest: number): boolean {
  return typeof value === "string" && value.length >= shortest && value.length <= longest;
}

/** Text of so many UTF-16 units. JSON Schema counts characters, of which there are never more. */
function text<Text extends string>(shortest: number, longest: number): z.ZodType<Text, Text> {
  const expected =
    shortest === 0 ? `text of at most ${longest} characters` : `text of ${shortest} to ${longest} characters`;
  const json = shortest === 0 ? { maxLength: longest } : { minLength: shortest, maxLength: longest };
  return leaf<Text>(expected, ["string"], (value) => isText(value, shortest, longest), json);
}

/** An identifier, code or key: something that is compared. */
export function identifier<Id extends string = string>(): z.ZodType<Id, Id> {
  return text<Id>(1, LONGEST_ID);
}

/** A name or a phrase. */
export function label(shortest = 0): z.ZodType<string, string> {
  return text(shortest, LONGEST_LABEL);
}

/** A note or an explanation. */
export function prose(): z.ZodType<string, string> {
  return text(0, LONGEST_TEXT);
}

/** A whole number, `least` or more. JSON cannot keep -0, and nothing can be counted to it. */
export function wholeNumber(least = 0, most = Number.MAX_SAFE_INTEGER): z.ZodType<number, number> {
  const isLimited = most < Number.MAX_SAFE_INTEGER;
  return leaf<number>(
    isLimited ? `a whole number from ${least} to ${grouped(most)}` : `a whole number of ${least} or more`,
    ["number"],
    (value) =>
      Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most && !Object.is(value, -0),
    { type: "integer", minimum: least, maximum: most },
  );
}

/** A whole number of either sign. */
export function signedWholeNumber(expected: string): z.ZodType<number, number> {
  return leaf<number>(expected, ["number"], (value) => Number.isSafeInteger(value) && !Object.is(value, -0), {
    type: "integer",
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
  });
}

/** Any finite number. */
export function finiteNumber(): z.ZodType<number, number> {
  return leaf<number>("a finite number", ["number"], (value) => Number.isFinite(value) && !Object.is(value, -0));
}

/** A finite number of 0 or more. */
export function positiveOrZero(): z.ZodType<number, number> {
  return leaf<number>(
    "a number of 0 or more",
    ["number"],
    (value) => Number.isFinite(value) && (value as number) >= 0 && !Object.is(value, -0),
    { minimum: 0 },
  );
}

/** The schema of a list; what it gives is the list it was given. */
type List<Entry> = z.ZodType<readonly Entry[], readonly Entry[]>;

/** A list inside a row. Its length is looked at before its entries are. */
export function list<Entry>(entry: z.ZodType<Entry>, least = 0): List<Entry> {
  return listOf(entry, least, MOST_ENTRIES);
}

/** A list of rows. */
export function rows<Entry>(entry: z.ZodType<Entry>): List<Entry> {
  return listOf(entry, 0, MOST_ROWS);
}
