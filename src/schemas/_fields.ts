import * as z from "zod";
import { leaf } from "./_leaf.js";

// What the fields of all models are made of. Limits keep ten megabytes of text or a list of a billion holes from costing
// anything; they are far beyond what the trade writes.

const LONGEST_ID = 256;
const LONGEST_LABEL = 1000;
const LONGEST_TEXT = 20_000;
const MOST_ENTRIES = 100_000;
const MOST_ROWS = 10_000_000;

function isText(value: unknown, shortest: number, longest: number): boolean {
  return typeof value === "string" && value.length >= shortest && value.length <= longest;
}

/** An identifier, code or key: something that is compared. */
export function identifier<Id extends string = string>(): z.ZodType<Id, Id> {
  return leaf<Id>(`text of 1 to ${LONGEST_ID} characters`, ["string"], (value) => isText(value, 1, LONGEST_ID));
}

/** A name or a phrase. */
export function label(): z.ZodType<string, string> {
  return leaf<string>(`text of at most ${LONGEST_LABEL} characters`, ["string"], (value) =>
    isText(value, 0, LONGEST_LABEL),
  );
}

/** A note or an explanation. */
export function prose(): z.ZodType<string, string> {
  return leaf<string>(`text of at most ${LONGEST_TEXT} characters`, ["string"], (value) =>
    isText(value, 0, LONGEST_TEXT),
  );
}

/** A whole number, `least` or more. JSON cannot keep -0, and nothing can be counted to it. */
export function wholeNumber(least = 0): z.ZodType<number, number> {
  return leaf<number>(
    `a whole number of ${least} or more`,
    ["number"],
    (value) => Number.isSafeInteger(value) && (value as number) >= least && !Object.is(value, -0),
  );
}

/** A whole number of either sign. */
export function signedWholeNumber(expected: string): z.ZodType<number, number> {
  return leaf<number>(expected, ["number"], (value) => Number.isSafeInteger(value) && !Object.is(value, -0));
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
  );
}

/** The schema of a list; what it gives is the list it was given. */
type List<Entry> = z.ZodType<readonly Entry[], readonly Entry[]>;

/** A list inside a row. Its length is looked at before its entries are. */
export function list<Entry>(entry: z.ZodType<Entry>, least = 0): List<Entry> {
  return listUpTo(entry, least, MOST_ENTRIES);
}

/** A list of rows. */
export function rows<Entry>(entry: z.ZodType<Entry>): List<Entry> {
  return listUpTo(entry, 0, MOST_ROWS);
}

function listUpTo<Entry>(entry: z.ZodType<Entry>, least: number, most: number): List<Entry> {
  const counted = `${grouped(most)} entries`;
  const expected = least === 0 ? `a list of at most ${counted}` : `a list of ${least} to ${counted}`;
  const length = leaf<readonly unknown[]>(
    expected,
    ["array"],
    (value) => Array.isArray(value) && value.length >= least && value.length <= most,
  );
  return length.pipe(z.array(entry)) as List<Entry>;
}

/** A whole number as people write it: "10,000,000". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
