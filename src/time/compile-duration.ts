import { fail } from "../errors/creator-core-error.js";
import { DAY, shiftMonths } from "./civil.js";
import { durationParts } from "./duration-parts.js";
import { readInstant } from "./to-instant.js";
import type { Duration, Instant, TimeZone } from "./types.js";
import { zoneClock } from "./zone-clock.js";

/**
 * `addDuration` compiled for a loop: the duration is read and the zone looked up once, a step is arithmetic after that.
 * A policy makes one for each of its durations and asks it for every event.
 *
 * The steps take a whole number of times, which is not checked.
 *
 * @throws `invalidDuration`, `unknownTimeZone`; a step throws `invalidDuration` when it leads out of the range of instants
 *
 * @internal
 */
export function compileDuration(
  duration: Duration,
  zone: TimeZone,
  path = "duration",
  zonePath = "zone",
): (anchor: Instant, times?: number) => Instant {
  const { months, days, milliseconds } = durationParts(duration, path);
  const { offsetAt, instantOf } = zoneClock(zone, zonePath);
  const followsCalendar = months > 0 || days > 0;
  return (anchor, times = 1) => {
    // Only a calendar step goes through the clock: hours alone must not leave the later of two equal readings.
    const stepped =
      followsCalendar && times !== 0
        ? instantOf(stepReading(anchor + offsetAt(anchor), months * times, days * times))
        : anchor;
    const instant = readInstant(stepped + milliseconds * times);
    if (Number.isNaN(instant)) {
      fail("invalidDuration", path, "short enough to end within ±8.64e15 ms of 1970", duration);
    }
    return instant;
  };
}

function stepReading(reading: number, months: number, days: number): number {
  if (months === 0) return reading + days * DAY;
  const day = Math.floor(reading / DAY);
  return reading + (shiftMonths(day, months) - day + days) * DAY;
}
