import type { Term } from "../models/rights.js";
import { durationParts } from "../time/duration-parts.js";
import { addDays, type Instant, plainDateAt, startOfDay } from "../time/index.js";
import { resolveTerm } from "./resolve-term.js";

const DAY = 86_400_000;

// Between them every step below stays in the calendar.
const FIRST = /* @__PURE__ */ Date.UTC(1000);
const LAST = /* @__PURE__ */ Date.UTC(9999);

/**
 * Until when a term that waits for its event could at best hold from an instant on, whenever the event turns out to have
 * been. Outside the calendar no bound is known: infinity.
 */
export function latestEnd(term: Extract<Term, { readonly kind: "duration" }>, from: Instant): number {
  const { months, days, milliseconds } = durationParts(term.duration);
  const longest = (31 * months + days + 7) * DAY + milliseconds;
  if (!(from >= FIRST && from + longest <= LAST)) return Number.POSITIVE_INFINITY;

  // The later the event, the later the end, unless a month is too short: one month from 30 January at noon ends later than
  // one from 31 January at eleven. So the event is tried now and at the end of the days before.
  const today = plainDateAt(from, term.timeZone);
  const earlier = [0, 1, 2].map((back) => startOfDay(addDays(today, -back), term.timeZone) - 1);
  let latest = from;
  for (const event of [from, ...earlier]) {
    const resolved = resolveTerm(term, { [term.anchor]: event });
    if (resolved.status === "pending" || resolved.window.start! > from) continue;
    latest = Math.max(latest, resolved.window.end!);
  }
  return latest;
}
