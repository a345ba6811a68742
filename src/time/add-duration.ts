import { fail } from "../errors/creator-core-error.js";
import { compileDuration } from "./compile-duration.js";
import { toInstant } from "./to-instant.js";
import type { Duration, Instant, InstantInput, TimeZone } from "./types.js";

/**
 * The point in time a duration after another, once or several times over, by the calendar of a zone.
 *
 * For what runs by the calendar: the end of a licence of six months, the third renewal, a payout thirty days after
 * delivery. Where a day is to count 24 hours, add `exactDuration` instead.
 *
 * First years and months are stepped (to the last day of a month too short), then weeks and days, both on the local
 * clock; then hours and finer are added as elapsed time. A local time that the clocks jump over becomes as much later
 * as they jump; one they show twice is the earlier. Several times means from the anchor, not from step to step:
 * 31 January + 2 × 1 month is 31 March.
 *
 * Complexity: constant; the first question about a zone and year costs a fraction of a millisecond.
 *
 * @param anchor - where to start, in any form of an instant
 * @param duration - whole, non-negative units
 * @param zone - the IANA time zone whose calendar and clocks count
 * @param times - how many durations to add; negative to go back, 0 for the anchor itself
 * @returns the instant
 * @throws `invalidInstant` when the anchor is no instant
 * @throws `invalidDuration` when it is no duration, or leads out of the range of instants
 * @throws `unknownTimeZone` when there is no such zone
 * @throws `invalidInteger` when `times` is not whole
 *
 * @example
 * ```ts
 * import { addDuration, exactDuration, formatInstant, toInstant } from "creator-core/time";
 *
 * // The clocks of London go forward on 29 March 2026: a week later it is noon there one hour sooner.
 * formatInstant(addDuration("2026-03-27T12:00:00Z", { days: 7 }, "Europe/London")); // => "2026-04-03T11:00:00.000Z"
 * formatInstant(toInstant("2026-03-27T12:00:00Z") + exactDuration({ days: 7 })); // => "2026-04-03T12:00:00.000Z"
 *
 * formatInstant(addDuration("2026-01-31T00:00:00Z", { months: 1 }, "UTC")); // => "2026-02-28T00:00:00.000Z"
 * formatInstant(addDuration("2026-01-31T00:00:00Z", { months: 1 }, "UTC", 2)); // => "2026-03-31T00:00:00.000Z"
 *
 * // 01:30 on 29 March does not exist in London.
 * formatInstant(addDuration("2026-03-28T01:30:00Z", { days: 1 }, "Europe/London")); // => "2026-03-29T01:30:00.000Z"
 * formatInstant(addDuration("2026-03-31T00:00:00Z", { months: 1 }, "UTC", -1)); // => "2026-02-28T00:00:00.000Z"
 * ```
 */
export function addDuration(anchor: InstantInput, duration: Duration, zone: TimeZone, times = 1): Instant {
  const from = toInstant(anchor, "anchor");
  const step = compileDuration(duration, zone);
  if (!Number.isSafeInteger(times)) fail("invalidInteger", "times", "a whole number of steps", times);
  return step(from, times);
}
