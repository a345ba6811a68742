import { fail } from "../errors/creator-core-error.js";
import { firstDayOfMonth, monthOf } from "./civil.js";
import { parseEpochDay } from "./parse-iso.js";
import type { PlainDate } from "./types.js";

/**
 * A day of the calendar, checked.
 *
 * For what contracts and reports name by day: the first day of a licence, a month of payouts. A day is not yet a point in
 * time: it becomes one with a zone, through `startOfDay` or `dayWindow`. For text with a time use `toInstant`.
 *
 * Complexity: constant.
 *
 * @param text - `"YYYY-MM-DD"`, of the years 0001 to 9999
 * @param path - how to call the argument in an error
 * @returns the same text
 * @throws `invalidPlainDate` when it is written otherwise, or there is no such day
 *
 * @example
 * ```ts
 * import { plainDate } from "creator-core/time";
 *
 * plainDate("2024-02-29"); // => "2024-02-29"
 * ```
 */
export function plainDate(text: string, path = "date"): PlainDate {
  if (!isPlainDate(text)) {
    // Who passes year, month and day in a row passes the month where the path is.
    const subject = typeof path === "string" ? path : "date";
    fail("invalidPlainDate", subject, 'a day of the calendar as "YYYY-MM-DD"', text);
  }
  return text;
}

/**
 * Whether a value is a day of the calendar as `plainDate` takes it.
 *
 * Complexity: constant.
 *
 * @param value - anything
 * @returns true for `"YYYY-MM-DD"` of the years 0001 to 9999 when that day exists
 *
 * @example
 * ```ts
 * import { isPlainDate } from "creator-core/time";
 *
 * isPlainDate("2024-02-29"); // => true
 * isPlainDate("2026-02-29"); // => false
 * isPlainDate("2026-3-1"); // => false
 * ```
 */
export function isPlainDate(value: unknown): value is PlainDate {
  return typeof value === "string" && value.length === 10 && inYears(parseEpochDay(value, 10));
}

/**
 * Days since 1970-01-01 of a date, which is checked.
 *
 * @internal
 */
export function toEpochDay(date: PlainDate, path = "date"): number {
  return parseEpochDay(plainDate(date, path), 10);
}

/**
 * The date of a day counted from 1970-01-01, or `undefined` outside the years 0001 to 9999.
 *
 * @internal
 */
export function dateOfEpochDay(epochDay: number): PlainDate | undefined {
  if (!inYears(epochDay)) return undefined;
  const month = monthOf(epochDay);
  return `${monthName(month)}-${twoDigits(epochDay - firstDayOfMonth(month) + 1)}`;
}

/**
 * `"2026-03"` for a month counted from January of the year 0.
 *
 * @internal
 */
export function monthName(month: number): string {
  const year = Math.floor(month / 12);
  return `${yearName(year)}-${twoDigits(month - 12 * year + 1)}`;
}

/**
 * A year in four digits.
 *
 * @internal
 */
export function yearName(year: number): string {
  const century = Math.floor(year / 100);
  return twoDigits(century) + twoDigits(year - 100 * century);
}

/** `"00"` to `"99"`: padding each number anew would be most of the cost of a date. */
const upToHundred = /* @__PURE__ */ Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));

/**
 * A whole number from 0 to 99 in two digits.
 *
 * @internal
 */
export function twoDigits(value: number): string {
  return upToHundred[value]!;
}

/**
 * The rule a date breaks when there is none for its day.
 *
 * @internal
 */
export const WITHIN_YEARS = "within the years 0001 to 9999";

/** 0001-01-01 and 9999-12-31, counted from 1970-01-01. */
function inYears(epochDay: number): boolean {
  return epochDay >= -719_162 && epochDay <= 2_932_896;
}
