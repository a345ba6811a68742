import { fail } from "../errors/creator-core-error.js";
import { dateOfEpochDay, WITHIN_YEARS } from "./plain-date.js";
import { toInstant } from "./to-instant.js";
import type { InstantInput, PlainDate, TimeZone } from "./types.js";
import { zoneClock } from "./zone-clock.js";

/**
 * Which day it is in a zone at a point in time.
 *
 * Complexity: constant; the first question about a zone and year costs a fraction of a millisecond.
 *
 * @param instant - the point in time, in any of its forms
 * @param zone - the IANA time zone
 * @returns the day on the calendars there
 * @throws `invalidInstant` when it is no instant, or outside the years 0001 to 9999
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { plainDateAt } from "creator-core/time";
 *
 * plainDateAt("2026-03-31T23:30:00Z", "UTC"); // => "2026-03-31"
 * plainDateAt("2026-03-31T23:30:00Z", "Europe/London"); // => "2026-04-01"
 * ```
 */
export function plainDateAt(instant: InstantInput, zone: TimeZone): PlainDate {
  const day = zoneClock(zone).dayAt(toInstant(instant));
  return dateOfEpochDay(day) ?? fail("invalidInstant", "instant", WITHIN_YEARS, instant);
}
