import * as z from "zod";
import { isPlainDate } from "../time/plain-date.js";
import { isTimeZone } from "../time/time-zone.js";
import { readInstant } from "../time/to-instant.js";
import type { Duration, Instant, InstantInput, PlainDate, TimeZone } from "../time/types.js";
import { wholeNumber } from "./_fields.js";
import { leaf } from "./_leaf.js";
import { object } from "./_object.js";
import { rule } from "./_rules.js";

// What JSON can carry of an instant: a number or text, never a Date.
const EPOCH_MILLISECONDS = { type: "integer", minimum: -8.64e15, maximum: 8.64e15 };
const ISO_TEXT = {
  type: "string",
  pattern:
    "^([0-9]{4}|[+-][0-9]{6})-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$",
};
const INSTANT_IN_JSON = { anyOf: [EPOCH_MILLISECONDS, ISO_TEXT] };

/** A point in time as facts give it: exactly what `toInstant` takes. */
export const instantInputSchema = leaf<InstantInput>(
  "an instant: whole epoch milliseconds, a Date, or ISO 8601 text with its offset (Z or +01:00)",
  ["number", "string", "object"],
  (value) => !Number.isNaN(readInstant(value)),
  INSTANT_IN_JSON,
);

/** A point in time as results carry it: whole epoch milliseconds. */
export const instantSchema = leaf<Instant>(
  "whole epoch milliseconds within ±8.64e15",
  ["number"],
  (value) => typeof value === "number" && !Number.isNaN(readInstant(value)) && !Object.is(value, -0),
  EPOCH_MILLISECONDS,
);

// Nothing that a programme knows happened in another millennium. Calendars end with the year 9999, and what is counted
// from an event (a hold, a month) must still be in them.
const FIRST_EVENT = Date.UTC(1900, 0, 1);
const EVENTS_END = Date.UTC(3000, 0, 1);

function isEvent(instant: number): boolean {
  return instant >= FIRST_EVENT && instant < EVENTS_END;
}

/** When something happened, as facts give it. */
export const eventInputSchema = leaf<InstantInput>(
  "an instant of the years 1900 to 2999: whole epoch milliseconds, a Date, or ISO 8601 text with its offset (Z or +01:00)",
  ["number", "string", "object"],
  (value) => isEvent(readInstant(value)),
  { anyOf: [{ type: "integer", minimum: FIRST_EVENT, exclusiveMaximum: EVENTS_END }, ISO_TEXT] },
);

/** When something happened, as results carry it. */
export const eventSchema = leaf<Instant>(
  "whole epoch milliseconds of the years 1900 to 2999",
  ["number"],
  (value) => typeof value === "number" && isEvent(readInstant(value)) && !Object.is(value, -0),
  { type: "integer", minimum: FIRST_EVENT, exclusiveMaximum: EVENTS_END },
);

/** A day of the calendar: exactly what `plainDate` takes. */
export const plainDateSchema = leaf<PlainDate>('a day of the calendar as "YYYY-MM-DD"', ["string"], isPlainDate, {
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
});

/** An IANA time zone name: exactly what `timeZone` takes. */
export const timeZoneSchema = leaf<TimeZone>('an IANA time zone name such as "Europe/London"', ["string"], isTimeZone, {
  pattern: "^[A-Za-z][A-Za-z0-9_+/-]*$",
});

interface Sides {
  readonly start?: InstantInput | null;
  readonly end?: InstantInput | null;
}

/** Holds for unbounded windows, and leaves sides that are no instants to their own issue. */
const endsAfterStart = rule<Sides>("The end is after the start.", ({ start, end }, report) => {
  if (readInstant(end) <= readInstant(start)) report(["end"], "after the start", end, "inconsistent");
});

/** A half-open stretch of time as facts give it: what `timeWindow` takes, without unknown fields. */
export const windowInputSchema = object({
  start: z.exactOptional(z.nullable(instantInputSchema)),
  end: z.exactOptional(z.nullable(instantInputSchema)),
}).check(endsAfterStart);

/** A stretch of time with both ends given. */
export const boundedWindowSchema = windowInputSchema.check(
  rule<Sides>("Both ends are given.", ({ start, end }, report) => {
    if (start === undefined || start === null) report(["start"], "given", start, "missing");
    if (end === undefined || end === null) report(["end"], "given", end, "missing");
  }),
);

/** A half-open stretch of time as results carry it. */
export const timeWindowSchema = object({ start: z.nullable(instantSchema), end: z.nullable(instantSchema) }).check(
  endsAfterStart,
);

const unit = z.exactOptional(wholeNumber());

const units = object({
  years: unit,
  months: unit,
  weeks: unit,
  days: unit,
  hours: unit,
  minutes: unit,
  seconds: unit,
  milliseconds: unit,
});

const atLeastOneUnit = rule<Duration>("At least one unit is given.", (duration, report) => {
  if (Object.keys(duration).length === 0)
    report([], "made of at least one unit, such as { days: 30 }", duration, "missing");
});

const longerThanNothing = rule<Duration>("Longer than nothing.", (duration, report) => {
  const amounts = Object.values(duration);
  if (amounts.length > 0 && amounts.every((amount) => amount === 0)) {
    report([], "longer than nothing", duration, "outOfRange");
  }
});

/** A length of time in whole units, at least one of them given: what `addDuration` takes. */
export const durationSchema = units.check(atLeastOneUnit);

/** A length of time that is not nothing: what a term may last. */
export const positiveDurationSchema = units.check(atLeastOneUnit, longerThanNothing);
