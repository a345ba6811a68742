import { DAY } from "./civil.js";
import { toEpochDay } from "./plain-date.js";
import type { Instant, PlainDate, TimeZone } from "./types.js";
import { zoneClock } from "./zone-clock.js";

/**
 * The first instant of a day in a zone.
 *
 * Where clocks skip midnight, the day begins after the gap; where they show midnight twice, with the earlier one. A day
 * that a zone left out altogether (Samoa, 30 December 2011) begins where the next one does.
 *
 * Complexity: constant; the first question about a zone and year costs a fraction of a millisecond.
 *
 * @param date - the day
 * @param zone - the IANA time zone
 * @returns the first instant inside the day
 * @throws `invalidPlainDate` when there is no such day
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { formatInstant, startOfDay } from "creator-core/time";
 *
 * formatInstant(startOfDay("2026-07-01", "Europe/London")); // => "2026-06-30T23:00:00.000Z"
 * // In Cairo the clocks go from 00:00 to 01:00 on this day.
 * formatInstant(startOfDay("2026-04-24", "Africa/Cairo")); // => "2026-04-23T22:00:00.000Z"
 * // In Havana they go back from 01:00 to 00:00.
 * formatInstant(startOfDay("2026-11-01", "America/Havana")); // => "2026-11-01T04:00:00.000Z"
 * ```
 */
export function startOfDay(date: PlainDate, zone: TimeZone): Instant {
  return zoneClock(zone).firstInstantOf(toEpochDay(date) * DAY);
}

/**
 * The first instant after a day in a zone: where the next day starts.
 *
 * It is the open end of the day's window, `[startOfDay, endOfDay)`; there is no "23:59:59.999" in this library.
 *
 * Complexity: as `startOfDay`.
 *
 * @param date - the day
 * @param zone - the IANA time zone
 * @returns the first instant no longer inside the day
 * @throws `invalidPlainDate` when there is no such day
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { endOfDay, startOfDay } from "creator-core/time";
 *
 * endOfDay("2026-03-28", "Europe/London") === startOfDay("2026-03-29", "Europe/London"); // => true
 * (endOfDay("2026-03-29", "Europe/London") - startOfDay("2026-03-29", "Europe/London")) / 3_600_000; // => 23
 * ```
 */
export function endOfDay(date: PlainDate, zone: TimeZone): Instant {
  return zoneClock(zone).firstInstantOf((toEpochDay(date) + 1) * DAY);
}
