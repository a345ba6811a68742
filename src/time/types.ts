import type { Flavoured } from "../ids/index.js";

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, within ±8.64e15. What results carry. */
export type Instant = Flavoured<number, "Instant">;

/** A point in time as facts may give it: epoch milliseconds, a `Date`, or ISO 8601 text *with* its offset (`Z` or `+01:00`). */
export type InstantInput = Instant | Date | string;

/** A day of the calendar, `"2026-03-31"`. It becomes an instant only together with a time zone. */
export type PlainDate = Flavoured<string, "PlainDate">;

/** An IANA time zone name: `"Europe/London"`, `"UTC"`. */
export type TimeZone = Flavoured<string, "TimeZone">;

/** A half-open stretch of time `[start, end)`; `null` is unbounded on that side. What results carry. */
export interface TimeWindow {
  /** The first instant inside, or `null` for "always so far". */
  readonly start: Instant | null;
  /** The first instant no longer inside, or `null` for "with no end". */
  readonly end: Instant | null;
}

/** A half-open stretch of time `[start, end)` with both ends known: that of a day, a month, a quarter. */
export interface BoundedWindow extends TimeWindow {
  /** The first instant inside. */
  readonly start: Instant;
  /** The first instant no longer inside. */
  readonly end: Instant;
}

/** A half-open stretch of time as facts may give it; a missing or `null` side is unbounded. */
export interface WindowInput {
  /** The first instant inside. */
  readonly start?: InstantInput | null;
  /** The first instant no longer inside. */
  readonly end?: InstantInput | null;
}

/**
 * A length of time in named units, all of them whole and not negative, at least one of them given. Years, months, weeks
 * and days follow the calendar of a zone (a day may have 23 or 25 hours); hours, minutes, seconds and milliseconds are exact.
 */
export interface Duration {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

/**
 * What statements, payouts, charts and content plans are made by. A week is that of ISO 8601: Monday to Sunday, the first
 * of a year being the one with its first Thursday.
 */
export type PeriodUnit = "day" | "week" | "month" | "quarter" | "year";

/** A whole period of the calendar, in a zone. */
export interface Period {
  /** `"2026-03-31"`, `"2026-W14"`, `"2026-03"`, `"2026-Q1"` or `"2026"`. Names of one unit sort by time. */
  readonly name: string;
  /** The first day of it. */
  readonly firstDay: PlainDate;
  /** The last day of it, which is inside: that of March is the 31st. */
  readonly lastDay: PlainDate;
  /** From the start of the first day until the start of the day after the last. */
  readonly window: BoundedWindow;
}
