import { fail } from "../errors/creator-core-error.js";
import { DAY, firstDayOfMonth, monthOf } from "./civil.js";
import { isPlainDate, toEpochDay } from "./plain-date.js";
import type { BoundedWindow, PlainDate, TimeZone } from "./types.js";
import { zoneClock } from "./zone-clock.js";

/**
 * A local calendar month as a window of time. For weeks, quarters and years use `periodOf`.
 *
 * Complexity: as `startOfDay`.
 *
 * @param month - `"YYYY-MM"`, or any day of the month
 * @param zone - the IANA time zone
 * @returns from the start of its first day to the start of the next month's
 * @throws `invalidPlainDate` when there is no such month
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { formatInstant, monthWindow } from "creator-core/time";
 *
 * const { start, end } = monthWindow("2026-03", "Europe/London");
 * formatInstant(start); // => "2026-03-01T00:00:00.000Z"
 * formatInstant(end); // => "2026-03-31T23:00:00.000Z"
 * ```
 */
export function monthWindow(month: PlainDate, zone: TimeZone): BoundedWindow {
  const number = monthNumber(month);
  const { firstInstantOf } = zoneClock(zone);
  return {
    start: firstInstantOf(firstDayOfMonth(number) * DAY),
    end: firstInstantOf(firstDayOfMonth(number + 1) * DAY),
  };
}

function monthNumber(month: PlainDate): number {
  const day = typeof month === "string" && month.length === 7 ? `${month}-01` : month;
  if (!isPlainDate(day)) fail("invalidPlainDate", "month", 'a month as "YYYY-MM" or a day in it', month);
  return monthOf(toEpochDay(day));
}
