import { assertKeys } from "../../errors/assert-keys.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { LookBackWindow } from "../../models/attribution.js";
import { DAY } from "../../time/civil.js";
import { type ZoneClock, zoneClock } from "../../time/zone-clock.js";

/** A look-back window in numbers. */
export interface AgeWindow {
  /** In milliseconds, or in days by the calendar of `clock`; 0 is off. */
  readonly length: number;
  /** The length of the shorter window that is cut out of it; 0 for none. */
  readonly hole: number;
  readonly clock: ZoneClock | null;
  /** The same for two windows that say the same. */
  readonly key: string;
}

const HOUR = 3_600_000;
const FORMS = '"full", { days }, { hours } or { calendarDays, timeZone }';

/** Checks a window; a missing one is off. */
export function readWindow(window: LookBackWindow | undefined, path: string): AgeWindow {
  if (window === undefined) return exactWindow(0, 0);
  if (window === "full") return exactWindow(Number.POSITIVE_INFINITY, 0);
  assertObject(window, path, FORMS, "invalidPolicy");
  if ("days" in window) {
    assertKeys(window, ["days", "minDays"], path);
    const [length, hole] = readLengths(window.days, window.minDays, `${path}.days`, `${path}.minDays`);
    return exactWindow(length * DAY, hole * DAY);
  }
  if ("hours" in window) {
    assertKeys(window, ["hours", "minHours"], path);
    const [length, hole] = readLengths(window.hours, window.minHours, `${path}.hours`, `${path}.minHours`);
    return exactWindow(length * HOUR, hole * HOUR);
  }
  if ("calendarDays" in window) {
    const { calendarDays, minCalendarDays, timeZone } = window;
    assertKeys(window, ["calendarDays", "minCalendarDays", "timeZone"], path);
    const clock = zoneClock(timeZone, `${path}.timeZone`);
    const [length, hole] = readLengths(
      calendarDays,
      minCalendarDays,
      `${path}.calendarDays`,
      `${path}.minCalendarDays`,
    );
    return { length, hole, clock, key: `${length} ${hole} ${timeZone}` };
  }
  return fail("invalidPolicy", path, FORMS, window);
}

function exactWindow(length: number, hole: number): AgeWindow {
  return { length, hole, clock: null, key: `${length} ${hole}` };
}

function readLengths(
  length: number,
  hole: number | undefined,
  lengthPath: string,
  holePath: string,
): readonly [length: number, hole: number] {
  assertWhole(length, lengthPath);
  if (hole === undefined) return [length, 0];
  assertWhole(hole, holePath);
  if (hole > 0 && hole >= length) fail("invalidPolicy", holePath, `less than the window's ${length}`, hole);
  return [length, hole];
}

function assertWhole(value: number, path: string): void {
  if (!Number.isSafeInteger(value) || value < 0) fail("invalidPolicy", path, "a whole number, zero or more", value);
}
