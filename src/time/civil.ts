/**
 * Milliseconds of a day of 24 hours.
 *
 * @internal
 */
export const DAY = 86_400_000;

/**
 * The last instant there is, and minus it the first: the range of `Date`, 100,000,000 days around 1970.
 *
 * @internal
 */
export const LAST_INSTANT = 8.64e15;

// The Gregorian calendar in whole numbers: a day is counted from 1970-01-01, a month from January of the year 0.
// Years start in March, so that the leap day comes last and the months before it follow one line: (153 m + 2) / 5 days.
// Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil` and `civil_from_days`.

const MARCH = 2;
/** Days from 1 March of the year 0 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
/** The calendar repeats itself after so many days, which are 400 years. */
const CYCLE = 146_097;

/**
 * The first day of a month, counted from 1970-01-01.
 *
 * @param month - the year times 12, and 0 for January to 11 for December
 *
 * @internal
 */
export function firstDayOfMonth(month: number): number {
  const sinceMarch = month - MARCH;
  const year = Math.floor(sinceMarch / 12);
  const monthOfYear = sinceMarch - 12 * year;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * monthOfYear + 2) / 5) - DAYS_TO_1970;
}

/**
 * The month a day lies in: its year times 12, and 0 for January to 11 for December.
 *
 * @internal
 */
export function monthOf(epochDay: number): number {
  const sinceMarch = epochDay + DAYS_TO_1970;
  const cycle = Math.floor(sinceMarch / CYCLE);
  // Within a cycle all numbers are small: `| 0` is a floor that the engine does in integers.
  const day = (sinceMarch - cycle * CYCLE) | 0;
  const leapDays = ((day / 1460) | 0) - ((day / 36_524) | 0) + ((day / 146_096) | 0);
  const year = ((day - leapDays) / 365) | 0;
  const dayOfYear = day - (365 * year + ((year / 4) | 0) - ((year / 100) | 0));
  return 12 * (400 * cycle + year) + (((5 * dayOfYear + 2) / 153) | 0) + MARCH;
}

/**
 * The same day of the month so many months later; in a month too short for it, that month's last day.
 *
 * @internal
 */
export function shiftMonths(epochDay: number, months: number): number {
  const from = monthOf(epochDay);
  const first = firstDayOfMonth(from + months);
  const last = firstDayOfMonth(from + months + 1) - 1;
  return Math.min(first + epochDay - firstDayOfMonth(from), last);
}
