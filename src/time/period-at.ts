import { fail } from "../errors/creator-core-error.js";
import { calendarOf } from "./calendar.js";
import { WITHIN_YEARS } from "./plain-date.js";
import { toInstant } from "./to-instant.js";
import type { InstantInput, Period, PeriodUnit, TimeZone } from "./types.js";

/**
 * Which day, week, month, quarter or year it is in a zone at a point in time, and from when to when that lasts.
 *
 * For "the payout month this sale falls into". From a day of the calendar ask `periodOf`; all periods of a stretch of time
 * lists `periodsIn`. The period before is the one at `window.start - 1`, the next the one at `window.end`.
 *
 * Complexity: constant; the first question about a zone and year costs a fraction of a millisecond.
 *
 * @param instant - the point in time, in any of its forms
 * @param unit - `"day"`, `"week"` (ISO 8601, from Monday), `"month"`, `"quarter"` or `"year"`
 * @param zone - the IANA time zone
 * @returns the period; its window contains the instant
 * @throws `invalidInstant` when it is no instant, or its period is not wholly in the years 0001 to 9999
 * @throws `invalidArgument` when there is no such unit
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { periodAt } from "creator-core/time";
 *
 * periodAt("2026-03-31T23:30:00Z", "month", "UTC").name; // => "2026-03"
 * // In London it is half past midnight already.
 * periodAt("2026-03-31T23:30:00Z", "month", "Europe/London").name; // => "2026-04"
 * periodAt("2026-03-31T23:30:00Z", "quarter", "Europe/London").lastDay; // => "2026-06-30"
 *
 * const month = periodAt("2026-03-31T23:30:00Z", "month", "Europe/London");
 * periodAt(month.window.start - 1, "month", "Europe/London").name; // => "2026-03"
 * ```
 */
export function periodAt(instant: InstantInput, unit: PeriodUnit, zone: TimeZone): Period {
  const at = toInstant(instant);
  const { numberAt, period } = calendarOf(unit, zone);
  return period(numberAt(at)) ?? fail("invalidInstant", "instant", WITHIN_YEARS, instant);
}
