import { fail } from "../errors/creator-core-error.js";
import { endOfDay, startOfDay } from "./start-of-day.js";
import type { BoundedWindow, PlainDate, TimeZone } from "./types.js";

/**
 * A local day as a window of time, of 24 hours or however many that day had.
 *
 * Complexity: as `startOfDay`.
 *
 * @param date - the day
 * @param zone - the IANA time zone
 * @returns `[startOfDay, endOfDay)`
 * @throws `invalidPlainDate` when there is no such day, be it in the calendar or in that zone (Samoa left out 30 December 2011)
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { dayWindow } from "creator-core/time";
 *
 * dayWindow("1970-01-02", "UTC"); // => { start: 86400000, end: 172800000 }
 * const { start, end } = dayWindow("2026-10-25", "Europe/London");
 * (end - start) / 3_600_000; // => 25
 * ```
 */
export function dayWindow(date: PlainDate, zone: TimeZone): BoundedWindow {
  const window = { start: startOfDay(date, zone), end: endOfDay(date, zone) };
  if (window.start === window.end) fail("invalidPlainDate", "date", `a day that ${zone} did not leave out`, date);
  return window;
}
