import { fail } from "../errors/creator-core-error.js";
import { shiftMonths } from "./_date-fns.js";
import { DAY } from "./civil.js";
import { isPlainDate, toEpochDay } from "./plain-date.js";
import type { PlainDate, TimeWindow, TimeZone } from "./types.js";
import { zoneClock } from "./zone-clock.js";

/**
 * A local calendar month as a window of time.
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
 * formatInstant(Number(start)); // => "2026-03-01T00:00:00.000Z"
 * formatInstant(Number(end)); // => "2026-03-31T23:00:00.000Z"
 * ```
 */
export function monthWindow(month: PlainDate, zone: TimeZone): TimeWindow {
  const first = firstDay(month) * DAY;
  const clock = zoneClock(zone);
  return { start: clock.firstInstantOf(first), end: clock.firstInstantOf(shiftMonths(first, 1)) };
}

function firstDay(month: PlainDate): number {
  const day = typeof month === "string" && month.length === 7 ? `${month}-01` : month;
  if (!isPlainDate(day)) fail("invalidPlainDate", "month", 'a month as "YYYY-MM" or a day in it', month);
  return toEpochDay(`${day.slice(0, 7)}-01`);
}
