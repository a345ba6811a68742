import { fail } from "../errors/creator-core-error.js";
import { isoWeekOf } from "./_date-fns.js";
import { DAY, firstDayOfMonth, monthOf } from "./civil.js";
import { contains } from "./contains.js";
import { dateOfEpochDay, monthName, twoDigits, yearName } from "./plain-date.js";
import type { Instant, Period, PeriodUnit, PlainDate, TimeZone } from "./types.js";
import { zoneClock } from "./zone-clock.js";

/**
 * The periods of one unit in one zone.
 *
 * Periods are numbered without a gap in the order of time. `undefined` is a period that is not wholly in the years 0001
 * to 9999.
 *
 * @internal
 */
export interface Calendar {
  /** The number of the period a day lies in, the day being counted from 1970-01-01. */
  readonly numberOf: (epochDay: number) => number;
  /** The number of the period whose window contains an instant. */
  readonly numberAt: (instant: Instant) => number;
  /** The period of a number. A day that the zone left out has an empty window. */
  readonly period: (number: number) => Period | undefined;
}

/** Periods that may be kept before starting over. */
const ROOM = 4096;

/**
 * @throws `unknownTimeZone`, and `invalidArgument` when there is no such unit
 *
 * @internal
 */
export function calendarOf(unit: PeriodUnit, zone: TimeZone, zonePath = "zone"): Calendar {
  const { numberOf, firstDayOf, nameOf } = ruleOf(unit);
  const { dayAt, firstInstantOf } = zoneClock(zone, zonePath);
  const startOf = (number: number): Instant => firstInstantOf(firstDayOf(number) * DAY);
  const numberAt = (instant: Instant): number => {
    const number = numberOf(dayAt(instant));
    // Where clocks went back over midnight an hour belongs to the day that had begun, whatever date they show.
    return instant >= startOf(number + 1) ? number + 1 : number;
  };
  const period = (number: number): Period | undefined => {
    const [first, last] = [firstDayOf(number), firstDayOf(number + 1) - 1];
    const firstDay = dateOfEpochDay(first);
    const lastDay = first === last ? firstDay : dateOfEpochDay(last);
    if (firstDay === undefined || lastDay === undefined) return undefined;
    const window = { start: startOf(number), end: startOf(number + 1) };
    return { name: nameOf(number, firstDay), firstDay, lastDay, window };
  };
  return { numberOf, numberAt, period };
}

/**
 * `periodAt` compiled for a loop: a policy makes one and asks it for every event. All instants of a period get one and
 * the same object.
 *
 * @throws `unknownTimeZone`, and `invalidArgument` when there is no such unit
 *
 * @internal
 */
export function compilePeriods(
  unit: PeriodUnit,
  zone: TimeZone,
  zonePath = "zone",
): (at: Instant) => Period | undefined {
  const { numberAt, period } = calendarOf(unit, zone, zonePath);
  const kept = new Map<number, Period | undefined>();
  // Neighbouring questions mostly fall into one period: the last one is asked first.
  let latest: Period | undefined;
  return (instant) => {
    if (latest !== undefined && contains(latest.window, instant)) return latest;
    const number = numberAt(instant);
    latest = kept.get(number) ?? period(number);
    if (kept.size === ROOM) kept.clear();
    kept.set(number, latest);
    return latest;
  };
}

/** How the days of the calendar make up the periods of a unit. */
interface Rule {
  readonly numberOf: (epochDay: number) => number;
  readonly firstDayOf: (number: number) => number;
  readonly nameOf: (number: number, firstDay: PlainDate) => string;
}

/** 1970-01-01 was a Thursday: the week it is in began three days before. */
const MONDAY = -3;

const rules: { readonly [Unit in PeriodUnit]: Rule } = {
  day: {
    numberOf: (day) => day,
    firstDayOf: (number) => number,
    nameOf: (_, firstDay) => firstDay,
  },
  week: {
    numberOf: (day) => Math.floor((day - MONDAY) / 7),
    firstDayOf: (number) => 7 * number + MONDAY,
    nameOf: (number) => {
      const { year, week } = isoWeekOf(7 * number); // its Thursday
      return `${yearName(year)}-W${twoDigits(week)}`;
    },
  },
  month: { numberOf: monthOf, firstDayOf: firstDayOfMonth, nameOf: monthName },
  quarter: {
    numberOf: (day) => Math.floor(monthOf(day) / 3),
    firstDayOf: (number) => firstDayOfMonth(3 * number),
    nameOf: (number) => {
      const year = Math.floor(number / 4);
      return `${yearName(year)}-Q${number - 4 * year + 1}`;
    },
  },
  year: {
    numberOf: (day) => Math.floor(monthOf(day) / 12),
    firstDayOf: (number) => firstDayOfMonth(12 * number),
    nameOf: yearName,
  },
};

function ruleOf(unit: PeriodUnit): Rule {
  const known = typeof unit === "string" && Object.hasOwn(rules, unit);
  return known ? rules[unit] : fail("invalidArgument", "unit", "day, week, month, quarter or year", unit);
}
