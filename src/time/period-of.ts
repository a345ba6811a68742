import { fail } from "../errors/creator-core-error.js";
import { calendarOf } from "./calendar.js";
import { toEpochDay, WITHIN_YEARS } from "./plain-date.js";
import type { Period, PeriodUnit, PlainDate, TimeZone } from "./types.js";

/**
 * The week, month, quarter or year a day of the calendar lies in, as a stretch of time in a zone.
 *
 * For "the statement of the quarter that 1 April begins", "the week of this post". From a point in time ask `periodAt`.
 *
 * Complexity: constant; the first question about a zone and year costs a fraction of a millisecond.
 *
 * @param date - the day
 * @param unit - `"day"`, `"week"` (ISO 8601, from Monday), `"month"`, `"quarter"` or `"year"`
 * @param zone - the IANA time zone
 * @returns the period, with its first and last day and its window
 * @throws `invalidPlainDate` when there is no such day, be it in the calendar or in that zone, or its period is not
 * wholly in the years 0001 to 9999
 * @throws `invalidArgument` when there is no such unit
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { periodOf } from "creator-core/time";
 *
 * periodOf("2026-02-14", "month", "UTC").lastDay; // => "2026-02-28"
 * periodOf("2026-02-14", "quarter", "UTC").name; // => "2026-Q1"
 * // A Thursday: the week is the last of 2026, and ends on Sunday.
 * periodOf("2026-12-31", "week", "UTC").name; // => "2026-W53"
 * periodOf("2027-01-01", "week", "UTC"); // => { name: "2026-W53", firstDay: "2026-12-28", lastDay: "2027-01-03", window: { start: 1798416000000, end: 1799020800000 } }
 * ```
 */
export function periodOf(date: PlainDate, unit: PeriodUnit, zone: TimeZone): Period {
  const epochDay = toEpochDay(date);
  const { numberOf, period } = calendarOf(unit, zone);
  const found = period(numberOf(epochDay)) ?? fail("invalidPlainDate", "date", WITHIN_YEARS, date);
  const { start, end } = found.window;
  return start < end ? found : fail("invalidPlainDate", "date", `a day that ${zone} did not leave out`, date);
}
