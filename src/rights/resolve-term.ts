import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { ResolvedTerm, Term, TermAnchor, TermFacts } from "../models/rights.js";
import { DAY, shiftMonths } from "../time/civil.js";
import { compileDuration } from "../time/compile-duration.js";
import { durationParts } from "../time/duration-parts.js";
import {
  endOfDay,
  type Instant,
  plainDate,
  startOfDay,
  type TimeWindow,
  timeWindow,
  timeZone,
  toInstant,
} from "../time/index.js";
import { zoneClock } from "../time/zone-clock.js";

const anchors: readonly TermAnchor[] = [
  "effective",
  "signature",
  "delivery",
  "approval",
  "publication",
  "firstUse",
  "firstPaidUse",
  "campaignEnd",
];

/** The end of the calendar of plain dates. */
const LAST = /* @__PURE__ */ Date.UTC(10_000);

type DatesTerm = Extract<Term, { readonly kind: "dates" }>;
type DurationTerm = Extract<Term, { readonly kind: "duration" }>;

/**
 * When a term begins and ends, as far as it can be known.
 *
 * For showing a contract or reminding of its end; `checkUse` and `findExclusivityConflicts` resolve terms themselves.
 *
 * A `dates` term is made of whole local days, and its `endConvention` says whether the last one is licensed: DDEX and
 * most contracts say yes, Google Avails and Meta no. A `duration` term counts from an event by the calendar of its zone.
 * From the `instant` of the event it ends at the same local time. From the `startOfDay` it is made of whole local days:
 * when the first day counts, it ends with the day before the corresponding one; when it does not, it begins the day
 * after the event and ends with the corresponding day, or the last day of a month that has none.
 *
 * Has no window while the event is not known: the answer is then `pending`, with the event that is missing.
 * Complexity: constant.
 *
 * @param term - when something holds
 * @param facts - when the events that durations count from happened
 * @param path - how to call the term in an error
 * @returns the half-open window `[start, end)`, a side without bound being `null`; or what is missing
 * @throws `invalidWindow` when it ends before it begins, or the day it begins
 * @throws `invalidPlainDate`, `invalidInstant`, `invalidDuration`, `unknownTimeZone` when a part of it is none
 * @throws `invalidArgument` when the facts are no object
 * @throws `invalidPolicy` when it is no term, or its kind, its anchor or a convention is not one of those there are
 *
 * @example
 * ```ts
 * import { resolveTerm } from "creator-core/rights";
 * import { formatInstant } from "creator-core/time";
 *
 * const june = { kind: "dates", start: "2026-06-01", end: "2026-06-30", endConvention: "inclusive", timeZone: "Europe/London" } as const;
 * const resolved = resolveTerm(june);
 * resolved.status === "resolved" && formatInstant(resolved.window.end!); // => "2026-06-30T23:00:00.000Z"
 *
 * const ninetyDays = { kind: "duration", anchor: "publication", duration: { days: 90 }, startsAt: "instant", firstDayCounts: true, timeZone: "Europe/London" } as const;
 * resolveTerm(ninetyDays); // => { status: "pending", missing: "publication" }
 * const published = resolveTerm(ninetyDays, { publication: "2026-05-10T17:00:00Z" });
 * published.status === "resolved" && formatInstant(published.window.end!); // => "2026-08-08T17:00:00.000Z"
 *
 * // One month from 31 January: to the end of the 27th when that day counts, of the 28th when it does not.
 * const month = { kind: "duration", anchor: "effective", duration: { months: 1 }, startsAt: "startOfDay", firstDayCounts: true, timeZone: "UTC" } as const;
 * const effective = { effective: "2026-01-31T09:00:00Z" };
 * const counted = resolveTerm(month, effective);
 * counted.status === "resolved" && formatInstant(counted.window.end!); // => "2026-02-28T00:00:00.000Z"
 * const notCounted = resolveTerm({ ...month, firstDayCounts: false }, effective);
 * notCounted.status === "resolved" && formatInstant(notCounted.window.end!); // => "2026-03-01T00:00:00.000Z"
 *
 * resolveTerm({ kind: "perpetual" }); // => { status: "resolved", window: { start: null, end: null } }
 * resolveTerm({ ...june, end: "2026-05-31" }); // => throws
 * ```
 */
export function resolveTerm(term: Term, facts: TermFacts = {}, path = "term"): ResolvedTerm {
  assertObject(term, path, "a term", "invalidPolicy");
  assertObject(facts, "facts", "the times of events");
  switch (term.kind) {
    case "dates":
      return resolved(datesWindow(term, path));
    case "instants": {
      // Both ends are asked for: a missing one must not turn into a licence for ever.
      const start = toInstant(term.start, `${path}.start`);
      return resolved(timeWindow({ start, end: toInstant(term.end, `${path}.end`) }, path));
    }
    case "duration":
      return durationWindow(term, facts, path);
    case "perpetual":
      return resolved({ start: term.start === undefined ? null : toInstant(term.start, `${path}.start`), end: null });
    default:
      return fail("invalidPolicy", `${path}.kind`, "dates, instants, duration or perpetual", (term as Term).kind);
  }
}

function resolved(window: TimeWindow): ResolvedTerm {
  return { status: "resolved", window };
}

function datesWindow(term: DatesTerm, path: string): TimeWindow {
  const zone = timeZone(term.timeZone, `${path}.timeZone`);
  const last = plainDate(term.end, `${path}.end`);
  const convention = oneOf(term.endConvention, ["inclusive", "exclusive"], `${path}.endConvention`);
  const start = startOfDay(plainDate(term.start, `${path}.start`), zone);
  return timeWindow({ start, end: convention === "inclusive" ? endOfDay(last, zone) : startOfDay(last, zone) }, path);
}

function durationWindow(term: DurationTerm, facts: TermFacts, path: string): ResolvedTerm {
  const windowFrom = compileDurationTerm(term, path);
  const fact = facts[term.anchor];
  if (fact === undefined || fact === null) return { status: "pending", missing: term.anchor };
  return resolved(windowFrom(toInstant(fact, `termFacts.${term.anchor}`)));
}

/**
 * A term that counts from an event, read once: when it holds, for one event after another.
 *
 * @internal
 */
export function compileDurationTerm(term: DurationTerm, path: string): (event: Instant) => TimeWindow {
  oneOf(term.anchor, anchors, `${path}.anchor`);
  const zone = timeZone(term.timeZone, `${path}.timeZone`);
  const { months, days, milliseconds } = durationParts(term.duration, `${path}.duration`);
  if (months + days + milliseconds === 0) fail("invalidDuration", `${path}.duration`, "longer than nothing", 0);
  if (oneOf(term.startsAt, ["instant", "startOfDay"], `${path}.startsAt`) === "instant") {
    const endFrom = compileDuration(term.duration, zone, `${path}.duration`);
    return (event) => timeWindow({ start: event, end: endFrom(event) }, path);
  }
  const uncounted = oneOf(term.firstDayCounts, [true, false], `${path}.firstDayCounts`) ? 0 : 1;
  const { dayAt, firstInstantOf } = zoneClock(zone);
  // By dates, not from the first instant of the day: where clocks skip midnight that is 01:00, and later days begin at 00:00.
  return (event) => {
    const day = dayAt(event);
    const corresponding = shiftMonths(day, months) + days + uncounted;
    const start = firstInstantOf((day + uncounted) * DAY);
    const end = firstInstantOf(corresponding * DAY) + milliseconds;
    if (!(end <= LAST))
      fail("invalidDuration", `${path}.duration`, "short enough to end before the year 10000", term.duration);
    // A day that the zone left out holds nothing; a term of that day alone is meant for the one that came instead.
    return timeWindow({ start, end: end > start ? end : firstInstantOf((corresponding + 1) * DAY) }, path);
  };
}

function oneOf<Choice extends string | boolean>(value: Choice, choices: readonly Choice[], path: string): Choice {
  return choices.includes(value) ? value : fail("invalidPolicy", path, choices.join(" or "), value);
}
