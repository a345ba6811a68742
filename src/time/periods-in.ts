import { fail } from "../errors/creator-core-error.js";
import { calendarOf } from "./calendar.js";
import { WITHIN_YEARS } from "./plain-date.js";
import { timeWindow } from "./time-window.js";
import type { Instant, Period, PeriodUnit, TimeZone, WindowInput } from "./types.js";

/** More than the days of two centuries: a list that long is a mistake in the dates. */
const MOST = 100_000;

/**
 * All days, weeks, months, quarters or years of a zone that a window touches: the columns of a chart, the payouts of a
 * year, the slots of a content plan.
 *
 * The first and the last are whole, also where the window begins or ends inside them. They meet without a gap, so every
 * instant of the window is in exactly one; a day that a zone left out (Samoa, 30 December 2011) is not among them.
 *
 * Complexity: O(n) for n periods, some 100 ns each.
 *
 * @param window - `[start, end)`, both ends in any form of an instant
 * @param unit - `"day"`, `"week"` (ISO 8601, from Monday), `"month"`, `"quarter"` or `"year"`
 * @param zone - the IANA time zone
 * @returns the periods in order of time
 * @throws `invalidWindow` when it has no end or no start, its end is not after its start, or it touches more than 100,000
 * @throws `invalidInstant` when a side is no instant, or its period is not wholly in the years 0001 to 9999
 * @throws `invalidArgument` when there is no such unit
 * @throws `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { monthWindow, periodsIn } from "creator-core/time";
 *
 * const spring = { start: "2026-03-29T00:00:00Z", end: "2026-03-30T12:00:00+01:00" };
 * const days = periodsIn(spring, "day", "Europe/London");
 * days.map(({ name, window }) => [name, (window.end - window.start) / 3_600_000]); // => [["2026-03-29", 23], ["2026-03-30", 24]]
 *
 * periodsIn(monthWindow("2026-02", "UTC"), "week", "UTC").map(({ name }) => name); // => ["2026-W05", "2026-W06", "2026-W07", "2026-W08", "2026-W09"]
 * periodsIn({ start: 0 }, "day", "UTC"); // => throws
 * ```
 */
export function periodsIn(window: WindowInput, unit: PeriodUnit, zone: TimeZone): Period[] {
  const bounds = timeWindow(window);
  const start = known(bounds.start, "start");
  const end = known(bounds.end, "end");
  const { numberAt, period } = calendarOf(unit, zone);
  const first = numberAt(start);
  const last = numberAt(end - 1);
  if (last - first >= MOST) {
    fail("invalidWindow", "window", `short enough for at most ${MOST} periods`, last - first + 1);
  }
  const periods: Period[] = [];
  for (let number = first; number <= last; number += 1) {
    const each = period(number) ?? fail("invalidInstant", "window", WITHIN_YEARS, number === first ? start : end);
    if (each.window.start < each.window.end) periods.push(each);
  }
  return periods;
}

function known(side: Instant | null, name: "start" | "end"): Instant {
  return side ?? fail("invalidWindow", `window.${name}`, "an instant: its periods are counted from end to end", side);
}
