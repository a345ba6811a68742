import { toEpochDay } from "./plain-date.js";
import type { PlainDate } from "./types.js";

/**
 * Which day of the week a day is.
 *
 * Numbered as ISO 8601 does, so that weeks begin with 1 (`Date` counts Sunday as 0). The week itself is `periodOf`.
 *
 * Complexity: constant.
 *
 * @param date - the day
 * @returns 1 for Monday to 7 for Sunday
 * @throws `invalidPlainDate` when there is no such day
 *
 * @example
 * ```ts
 * import { dayOfWeek } from "creator-core/time";
 *
 * dayOfWeek("2026-03-30"); // => 1
 * dayOfWeek("2026-04-05"); // => 7
 * ```
 */
export function dayOfWeek(date: PlainDate): number {
  const sinceMonday = toEpochDay(date) + 3; // 1970-01-01 was a Thursday.
  return sinceMonday - 7 * Math.floor(sinceMonday / 7) + 1;
}
