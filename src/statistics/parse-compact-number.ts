import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { preview } from "../errors/preview.js";
import type { Issue, IssueCode } from "../models/outcome.js";

/** A compact number that was read, with the whole numbers that print like it; or what is wrong with the text. */
export type CompactNumber =
  | {
      readonly ok: true;
      /** What the text says, exactly. */
      readonly value: number;
      /** The smallest whole number that prints like this. */
      readonly low: number;
      /** The largest whole number that prints like this. */
      readonly high: number;
    }
  | { readonly ok: false; readonly issue: Issue };

/** How the text was printed. */
export interface ParseCompactNumberOptions {
  /**
   * `nearest`: rounded to the digits shown, halves up. `down`: cut off after them, as YouTube does with subscribers.
   * Absent: `nearest`. It decides `low` and `high`, never `value`.
   */
  readonly rounding?: "nearest" | "down" | undefined;
}

// Groups of three by comma or by one kind of space (plain, no-break, narrow no-break), decimals by point, one suffix.
const pattern = /^(\d{1,3}(?:([, \u00a0\u202f])\d{3})(?:\2\d{3})*|\d+)(?:\.(\d+))?\s?([kKmMbB]?)$/;

const zerosOfSuffix: ReadonlyMap<string, number> = new Map([
  ["", 0],
  ["k", 3],
  ["m", 6],
  ["b", 9],
]);

/** Enough for every safe integer, grouped, with decimals and a suffix. Longer text is not even looked at. */
const LONGEST = 40;

/**
 * What number is meant by `"128.2K"`? Use it for counts copied from a platform, a dashboard or a rate card, where
 * everything above a thousand is printed short. Amounts of money are read by `parseMoney`.
 *
 * It reads whole numbers, plain (`"1234"`) or grouped by comma or space (`"1,234"`), and decimals with a suffix:
 * `k`, `m` or `b` in either case for thousands, millions and billions, after a space or not. The decimal point is moved,
 * nothing is multiplied, so no binary fraction ever comes in. Without a suffix only zeros may stand after the point
 * (`"637000.0"`), and not three of them: `"1.000"` is one thousand to half of the world.
 *
 * `low` and `high` are the whole numbers that a printer makes this text of, if it shows as many digits as it says: `"26M"`
 * may be anything from 25,500,000 to 26,499,999. A printer goes on to the next suffix only at one of it, so that
 * `"1M"` begins at 999,500 and `"1K"` at 1,000.
 *
 * Units: whole things counted.
 *
 * Complexity: O(1): text of more than 40 characters is refused unread.
 *
 * @param text - the text as it was printed; spaces around it do not matter
 * @param options - how it was rounded, if not to the nearest
 * @returns the number and its rounding interval, both ends included; or an issue with an empty path: `missing` for text
 * without a character, `wrongType` for what is no text, `outOfRange` beyond 2^53 − 1, `badFormat` for the rest
 * @throws `invalidArgument` when the options are none; whatever the text is, it is an issue and never an exception
 *
 * @example
 * ```ts
 * import { parseCompactNumber } from "creator-core/statistics";
 *
 * parseCompactNumber("128.2K"); // => { ok: true, value: 128200, low: 128150, high: 128249 }
 * ```
 *
 * @example
 * ```ts
 * import { parseCompactNumber } from "creator-core/statistics";
 *
 * parseCompactNumber("1,234"); // => { ok: true, value: 1234, low: 1234, high: 1234 }
 * parseCompactNumber(" 4.35 m "); // => { ok: true, value: 4350000, low: 4345000, high: 4354999 }
 * parseCompactNumber("1M"); // => { ok: true, value: 1000000, low: 999500, high: 1499999 }
 * parseCompactNumber("4.35M", { rounding: "down" }); // => { ok: true, value: 4350000, low: 4350000, high: 4359999 }
 * parseCompactNumber("12.5").ok; // => false
 * parseCompactNumber("1.000").ok; // => false
 * parseCompactNumber("N/A").ok; // => false
 * ```
 */
export function parseCompactNumber(text: string, options: ParseCompactNumberOptions = {}): CompactNumber {
  assertObject(options, "options");
  const { rounding = "nearest" } = options;
  assertOneOf(rounding, ["nearest", "down"], "options.rounding");
  if (typeof text !== "string") return refuse("wrongType", "text", text);
  if (text.length > LONGEST) return refuse("badFormat", `at most ${LONGEST} characters`, text);
  const trimmed = text.trim();
  if (trimmed === "") return refuse("missing", "a number", text);
  const match = pattern.exec(trimmed);
  if (match === null) return refuse("badFormat", 'a count such as "1,234" or "128.2K"', text);

  const zeros = zerosOfSuffix.get(match[4]!.toLowerCase())!;
  const decimals = match[3] ?? "";
  if (zeros === 0 && decimals.length === 3) return refuse("badFormat", "a comma, not a point, between thousands", text);
  if (/[1-9]/.test(decimals.slice(zeros))) return refuse("badFormat", "a whole number of things", text);

  const value = Number(match[1]!.replace(/\D/g, "") + decimals.slice(0, zeros).padEnd(zeros, "0"));
  const interval = roundingInterval(value, zeros, decimals.length, rounding);
  if (!Number.isSafeInteger(value) || !Number.isSafeInteger(interval.high)) {
    return refuse("outOfRange", "at most 9,007,199,254,740,991", text);
  }
  return { ok: true, value, ...interval };
}

function roundingInterval(value: number, zeros: number, decimals: number, rounding: "nearest" | "down") {
  const step = stepOf(zeros - decimals);
  if (rounding === "down") return { low: value, high: value + step - 1 };
  // Just below one of a suffix the printer still used the smaller suffix, and finer steps.
  const stepBelow = value === 10 ** zeros ? stepOf(zeros - 3 - decimals) : step;
  return { low: Math.max(0, value - Math.floor(stepBelow / 2)), high: value + Math.ceil(step / 2) - 1 };
}

/** What the last digit shown stands for; never less than one whole thing. */
function stepOf(zeros: number): number {
  return 10 ** Math.max(0, zeros);
}

function refuse(code: IssueCode, expected: string, text: unknown): CompactNumber {
  const actual = preview(text);
  return {
    ok: false,
    issue: { code, path: [], expected, actual, message: `This should be ${expected}, but is ${actual}.` },
  };
}
