import type { AttributionPolicy } from "../../models/attribution.js";
import { DAY } from "../../time/civil.js";
import type { ZoneClock } from "../../time/zone-clock.js";
import type { AgeWindow } from "./read-window.js";

/** When the windows of one zone begin and end for all conversions of one of its days. */
export interface DayBounds {
  /** The first instant of the next day. */
  readonly until: number;
  /** By window, the first instant that counts. */
  readonly earliest: readonly number[];
  /** By window, the last instant that counts; +∞ where only the conversion itself ends it. */
  readonly latest: readonly number[];
}

/** Nearly three years of days; then the list starts over, so that hostile dates do not fill the memory. */
const MOST_REMEMBERED = 1_024;

/**
 * The windows of one zone on the day of a conversion, worked out once for each day.
 *
 * A day is what `dayWindow` says it is: it begins at its first instant, and where clocks go back over midnight the hour
 * that is shown again belongs to the new day still.
 */
export function calendarDays(
  clock: ZoneClock,
  windows: readonly AgeWindow[],
  farEnd: AttributionPolicy["farEnd"],
): (conversion: number) => DayBounds {
  const remembered = new Map<number, DayBounds>();
  const startOf = (day: number) => clock.firstInstantOf(day * DAY);
  const boundsOf = (day: number): DayBounds => {
    let bounds = remembered.get(day);
    if (bounds === undefined) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      bounds = compute(day, windows, farEnd, startOf);
      remembered.set(day, bounds);
    }
    return bounds;
  };
  return (conversion) => {
    const day = clock.dayAt(conversion);
    const bounds = boundsOf(day);
    return conversion < bounds.until ? bounds : boundsOf(day + 1);
  };
}

/** A window of n days has the conversion's own day and n − 1 before it; with an inclusive far end, n before it. */
function compute(
  day: number,
  windows: readonly AgeWindow[],
  farEnd: AttributionPolicy["farEnd"],
  startOf: (day: number) => number,
): DayBounds {
  const own = farEnd === "inclusive" ? 0 : 1;
  return {
    until: startOf(day + 1),
    earliest: windows.map(({ length }) => startOf(day - length + own)),
    latest: windows.map(({ hole }) => (hole === 0 ? Number.POSITIVE_INFINITY : startOf(day - hole + own) - 1)),
  };
}
