import type { Term } from "../models/rights.js";
import { DAY } from "../time/civil.js";
import { durationParts } from "../time/duration-parts.js";
import type { Instant } from "../time/index.js";
import { zoneClock } from "../time/zone-clock.js";
import { compileDurationTerm } from "./resolve-term.js";

// Between them every step below stays in the calendar.
const FIRST = /* @__PURE__ */ Date.UTC(1000);
const LAST = /* @__PURE__ */ Date.UTC(9999);

/**
 * Until when a term that waits for its event could at best hold from an instant on, whenever the event turns out to have
 * been. Outside the calendar no bound is known: infinity.
 */
export function latestEnd(term: Extract<Term, { readonly kind: "duration" }>): (from: Instant) => number {
  const { months, days, milliseconds } = durationParts(term.duration);
  const longest = (31 * months + days + 7) * DAY + milliseconds;
  const windowFrom = compileDurationTerm(term, "term");
  const { dayAt, firstInstantOf } = zoneClock(term.timeZone);
  return (from) => {
    if (!(from >= FIRST && from + longest <= LAST)) return Number.POSITIVE_INFINITY;

    // The later the event, the later the end, unless a month is too short: one month from 30 January at noon ends later
    // than one from 31 January at eleven. So the event is tried now and at the end of the days before.
    const today = dayAt(from);
    let latest = from;
    for (const event of [from, ...[0, 1, 2].map((back) => firstInstantOf((today - back) * DAY) - 1)]) {
      const { start, end } = windowFrom(event);
      if (start! <= from) latest = Math.max(latest, end!);
    }
    return latest;
  };
}
