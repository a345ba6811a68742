import { fail } from "../errors/creator-core-error.js";
import { dateOfEpochDay, toEpochDay, WITHIN_YEARS } from "./plain-date.js";
import type { PlainDate } from "./types.js";

/**
 * The day so many days later.
 *
 * For days of the calendar. To move a point in time by local days, with their 23 and 25 hours, use `addDuration`.
 *
 * Complexity: constant.
 *
 * @param date - the day to count from
 * @param days - how many days later; negative for earlier
 * @returns the day
 * @throws `invalidPlainDate` when the date is none, or the result leaves the years 0001 to 9999
 * @throws `invalidInteger` when the number of days is not whole
 *
 * @example
 * ```ts
 * import { addDays } from "creator-core/time";
 *
 * addDays("2026-02-28", 1); // => "2026-03-01"
 * addDays("2024-02-28", 1); // => "2024-02-29"
 * addDays("2026-01-01", -1); // => "2025-12-31"
 * ```
 */
export function addDays(date: PlainDate, days: number): PlainDate {
  const from = toEpochDay(date);
  if (!Number.isSafeInteger(days)) fail("invalidInteger", "days", "a whole number of days", days);
  return dateOfEpochDay(from + days) ?? fail("invalidPlainDate", "date + days", WITHIN_YEARS, days);
}

/**
 * How many days one day is after another.
 *
 * Complexity: constant.
 *
 * @param from - the day to count from
 * @param to - the day to count to
 * @returns days of the calendar, negative when `to` is the earlier
 * @throws `invalidPlainDate` when either is no date
 *
 * @example
 * ```ts
 * import { daysBetween } from "creator-core/time";
 *
 * daysBetween("2026-02-28", "2026-03-01"); // => 1
 * daysBetween("2026-03-31", "2026-03-01"); // => -30
 * ```
 */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to, "to") - toEpochDay(from, "from");
}
