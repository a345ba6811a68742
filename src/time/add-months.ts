import { fail } from "../errors/creator-core-error.js";
import { shiftMonths } from "./civil.js";
import { dateOfEpochDay, toEpochDay, WITHIN_YEARS } from "./plain-date.js";
import type { PlainDate } from "./types.js";

/**
 * The same day of the month, so many months later; in a month too short for it, that month's last day.
 *
 * Count repeated steps from the first date (`addMonths(start, 2)`), never from the last result: 31 January, 28 February,
 * 31 March, and not 28 March. To move a point in time use `addDuration`.
 *
 * Complexity: constant.
 *
 * @param date - the day to count from
 * @param months - how many months later; negative for earlier
 * @returns the day
 * @throws `invalidPlainDate` when the date is none, or the result leaves the years 0001 to 9999
 * @throws `invalidInteger` when the number of months is not whole
 *
 * @example
 * ```ts
 * import { addMonths } from "creator-core/time";
 *
 * addMonths("2026-01-31", 1); // => "2026-02-28"
 * addMonths("2026-01-31", 2); // => "2026-03-31"
 * addMonths("2024-02-29", 12); // => "2025-02-28"
 * addMonths("2026-03-31", -1); // => "2026-02-28"
 * ```
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const from = toEpochDay(date);
  if (!Number.isSafeInteger(months)) fail("invalidInteger", "months", "a whole number of months", months);
  return dateOfEpochDay(shiftMonths(from, months)) ?? fail("invalidPlainDate", "date + months", WITHIN_YEARS, months);
}
