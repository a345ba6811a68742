import { zoneOffset } from "./_date-fns.js";
import { DAY, LAST_INSTANT } from "./civil.js";
import { canonicalTimeZone } from "./time-zone.js";
import type { Instant, TimeZone } from "./types.js";

/**
 * The clocks of a zone, compiled: what rules about local days are computed with, once per policy and zone.
 *
 * A *reading* is what such a clock shows, as milliseconds since 1970-01-01T00:00 on that clock.
 *
 * @internal
 */
export interface ZoneClock {
  /** By how many milliseconds the clocks are ahead of UTC at an instant. */
  readonly offsetAt: (instant: Instant) => number;
  /** The day on the calendars there at an instant, counted from 1970-01-01. */
  readonly dayAt: (instant: Instant) => number;
  /**
   * The instant at which the clocks show a reading. Shown twice: the earlier. Never shown, because the clocks jump over
   * it: as much later as they jump. (What Temporal calls "compatible".)
   */
  readonly instantOf: (reading: number) => Instant;
  /** The first instant at which the clocks show a reading or, when they jump over it, a later one. */
  readonly firstInstantOf: (reading: number) => Instant;
}

/** Keyed by the engine's own names, of which there are fewer than five hundred. */
const clocks = new Map<string, ZoneClock>();

/**
 * The clocks of a zone. Made once per zone; a look-up after that.
 *
 * @throws `unknownTimeZone`
 *
 * @internal
 */
export function zoneClock(zone: TimeZone, path = "zone"): ZoneClock {
  const name = canonicalTimeZone(zone, path);
  let clock = clocks.get(name);
  if (clock === undefined) {
    clock = createClock(name === "UTC" ? () => ALWAYS : spanTable(name));
    clocks.set(name, clock);
  }
  return clock;
}

/** From `start` until `end` the clocks are `offset` ahead of UTC. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** UTC never changes: it needs no table. */
const ALWAYS: Span = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY, offset: 0 };

function createClock(spanAt: (instant: number) => Span): ZoneClock {
  // Neighbouring questions mostly fall into one span: the last one is asked first.
  let span = spanAt(0);
  const offsetAt = (instant: number): number => {
    if (instant < span.start || instant >= span.end) span = spanAt(instant);
    return span.offset;
  };
  const instantOf = (reading: number): Instant => {
    // No clock is a day away from UTC: a reading this far inside a span is shown there and nowhere else.
    if (reading - DAY >= span.start && reading + DAY < span.end) return reading - span.offset;
    // These are the offsets around the reading, before and after any change.
    const before = offsetAt(reading - DAY);
    const after = offsetAt(reading + DAY);
    const isLate = before !== after && offsetAt(reading - before) !== before && offsetAt(reading - after) === after;
    return reading - (isLate ? after : before);
  };
  const firstInstantOf = (reading: number): Instant => {
    const instant = instantOf(reading);
    const jump = instant + offsetAt(instant) - reading;
    return jump === 0 ? instant : firstChange(offsetAt, instant - jump, instant);
  };
  const dayAt = (instant: Instant): number => Math.floor((instant + offsetAt(instant)) / DAY);
  return { offsetAt, dayAt, instantOf, firstInstantOf };
}

/** A table is written era by era, as it is asked: 2^35 ms are 398 days. */
const ERA = 34_359_738_368;
/**
 * The eras of 1900 to 2199 are kept. Earlier and later instants are asked about one by one: there are half a million eras,
 * and a hostile list of dates must neither fill the memory nor have a table written for each of them.
 */
const FIRST_ERA = -65;
const LAST_ERA = 211;
/**
 * Offsets are compared every 2^28 ms (3.1 days). The shortest visit of a clock to another offset in the time zone
 * database is Freetown's of four days, in 1939; since 1970 it is a week (Brazil, 2000).
 */
const STEP = 268_435_456;

function spanTable(zone: string): (instant: number) => Span {
  const offsetAt = (instant: number) => zoneOffset(zone, Math.min(Math.max(instant, -LAST_INSTANT), LAST_INSTANT));
  const eras = new Map<number, readonly Span[]>();
  return (instant) => {
    const era = Math.floor(instant / ERA);
    // An empty span, so that it is the answer to this question only.
    if (!(era >= FIRST_ERA && era <= LAST_ERA)) return { start: instant, end: instant, offset: offsetAt(instant) };
    let spans = eras.get(era);
    if (spans === undefined) {
      spans = spansOf(era, offsetAt);
      eras.set(era, spans);
    }
    return spanWithin(spans, instant);
  };
}

/** An era has two or three spans: a search would be slower than looking. */
function spanWithin(spans: readonly Span[], instant: number): Span {
  let index = spans.length - 1;
  while (index > 0 && spans[index]!.start > instant) index -= 1;
  return spans[index]!;
}

function spansOf(era: number, offsetAt: (instant: number) => number): Span[] {
  const end = (era + 1) * ERA;
  const spans: Span[] = [];
  let start = era * ERA;
  let offset = offsetAt(start);
  for (let seen = start; seen < end; seen += STEP) {
    const next = Math.min(seen + STEP, end - 1);
    while (offsetAt(next) !== offset) {
      const change = firstChange(offsetAt, Math.max(seen, start), next);
      spans.push({ start, end: change, offset });
      start = change;
      offset = offsetAt(start);
    }
  }
  return [...spans, { start, end, offset }];
}

/** The first instant after `before`, up to `after`, with another offset than `before` has. */
function firstChange(offsetAt: (instant: number) => number, before: number, after: number): number {
  const offset = offsetAt(before);
  let same = before;
  let changed = after;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else changed = middle;
  }
  return changed;
}
