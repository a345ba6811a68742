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

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar. Years start in March, so that the leap day comes last.
 * Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
 *
 * @internal
 */
export function epochDay(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + dayOfYear - 719_468;
}

/**
 * How many days a month (1–12) has.
 *
 * @internal
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
