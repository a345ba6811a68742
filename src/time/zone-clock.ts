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
    clock = createClock(offsetTable(name));
    clocks.set(name, clock);
  }
  return clock;
}

type OffsetAt = (instant: number) => number;

function createClock(offsetAt: OffsetAt): ZoneClock {
  const instantOf = (reading: number): Instant => {
    // No clock is a day away from UTC, so these are the offsets around the reading, before and after any change.
    const before = offsetAt(reading - DAY);
    const after = offsetAt(reading + DAY);
    const isLate = offsetAt(reading - before) !== before && offsetAt(reading - after) === after;
    return reading - (isLate ? after : before);
  };
  const firstInstantOf = (reading: number): Instant => {
    const instant = instantOf(reading);
    const jump = instant + offsetAt(instant) - reading;
    return jump === 0 ? instant : firstChange(offsetAt, instant - jump, instant);
  };
  return { offsetAt, instantOf, firstInstantOf };
}

/** From `start` on, until the next span, the clocks are `offset` ahead of UTC. */
interface Span {
  readonly start: number;
  readonly offset: number;
}

/** A table is written era by era, as it is asked: 2^35 ms are 398 days. */
const ERA = 2 ** 35;
/** Eras a table may hold before it is started over. */
const ROOM = 128;
/**
 * Offsets are compared every 2^28 ms (3.1 days). The shortest visit of a clock to another offset in the time zone
 * database is Freetown's of four days, in 1939; since 1970 it is a week (Brazil, 2000).
 */
const STEP = 2 ** 28;

function offsetTable(zone: string): OffsetAt {
  const eras = new Map<number, readonly Span[]>();
  return (instant) => {
    const within = toRange(instant);
    const era = Math.floor(within / ERA);
    let spans = eras.get(era);
    if (spans === undefined) {
      if (eras.size === ROOM) eras.clear();
      spans = spansOf(era, (at) => zoneOffset(zone, at));
      eras.set(era, spans);
    }
    return offsetWithin(spans, within);
  };
}

/** A reading may be up to a day out of range, or no number: the first and the last offset hold for ever. */
function toRange(instant: number): number {
  if (instant > LAST_INSTANT) return LAST_INSTANT;
  return instant > -LAST_INSTANT ? instant : -LAST_INSTANT;
}

/** An era has two or three spans: a search would be slower than looking. */
function offsetWithin(spans: readonly Span[], instant: number): number {
  for (let index = spans.length - 1; index > 0; index -= 1) {
    const span = spans[index]!;
    if (span.start <= instant) return span.offset;
  }
  return spans[0]!.offset;
}

function spansOf(era: number, offsetAt: OffsetAt): Span[] {
  const last = Math.min((era + 1) * ERA - 1, LAST_INSTANT);
  let start = Math.max(era * ERA, -LAST_INSTANT);
  let offset = offsetAt(start);
  const spans = [{ start, offset }];
  while (start < last) {
    const next = Math.min(start + STEP, last);
    if (offsetAt(next) === offset) {
      start = next;
    } else {
      start = firstChange(offsetAt, start, next);
      offset = offsetAt(start);
      spans.push({ start, offset });
    }
  }
  return spans;
}

/** The first instant after `before`, up to `after`, with another offset than `before` has. */
function firstChange(offsetAt: OffsetAt, before: number, after: number): number {
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
