import { addDuration, dayWindow, endOfDay, periodsIn, plainDateAt, startOfDay } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingByIntl } from "./_support.ts";

// What Temporal says of zoned dates, worked out by brute force on the engine's own formatter: nothing here shares a line
// with the code under test. A reading belongs to every instant at which the formatter shows it; the candidates are those
// that any offset seen within two days of it would give.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const instant = fc.integer({ min: Date.UTC(1900, 0, 10), max: Date.UTC(2100, 0, 1) });

function offsetsAround(name: string, reading: number): number[] {
  const offsets = new Set<number>();
  for (let at = reading - 2 * DAY; at <= reading + 2 * DAY; at += HOUR / 2) offsets.add(readingByIntl(name, at) - at);
  return [...offsets];
}

/** Temporal's `disambiguation: "compatible"`: the earlier of two, and after a gap as much later as the clocks jump. */
function compatible(name: string, reading: number): number {
  const shown = offsetsAround(name, reading)
    .map((offset) => reading - offset)
    .filter((at) => readingByIntl(name, at) === reading);
  if (shown.length > 0) return Math.min(...shown);
  // In a gap: with the offset from before it, which is the one in force a day earlier.
  return reading - (readingByIntl(name, reading - DAY) - (reading - DAY));
}

/** Temporal's `startOfDay`: the first instant at which the clocks show the date, or a later one where they never do. */
function firstAtOrAfter(name: string, reading: number): number {
  const shown = offsetsAround(name, reading)
    .map((offset) => reading - offset)
    .filter((at) => readingByIntl(name, at) === reading);
  if (shown.length > 0) return Math.min(...shown);
  // Jumped over: the clocks change somewhere in the two days around; look for the second at which they do.
  let before = reading - DAY;
  let after = reading + DAY;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (readingByIntl(name, middle) >= reading) after = middle;
    else before = middle;
  }
  return after;
}

const dateText = (reading: number) => new Date(reading).toISOString().slice(0, 10);
const midnightOf = (reading: number) => Math.floor(reading / DAY) * DAY;

describe("a day in any zone", () => {
  it("starts and ends where the formatter's clocks say", () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const midnight = midnightOf(readingByIntl(name, at));
        const date = dateText(midnight);
        expect(plainDateAt(at, name)).toBe(date);
        expect([startOfDay(date, name), endOfDay(date, name)]).toEqual([
          firstAtOrAfter(name, midnight),
          firstAtOrAfter(name, midnight + DAY),
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a calendar step in any zone", () => {
  it("keeps the time of day, as far as the clocks show it", () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 400 }), (name, at, days) => {
        const to = readingByIntl(name, at) + days * DAY;
        expect(addDuration(at, { days }, name)).toBe(compatible(name, to));
      }),
      { numRuns: 60 },
    );
  });

  it("by months keeps the day of the month, or takes the last", () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 40 }), (name, at, months) => {
        const reading = new Date(readingByIntl(name, at));
        const [year, month] = [reading.getUTCFullYear(), reading.getUTCMonth() + months];
        const day = Math.min(reading.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate());
        const to = Date.UTC(year, month, day) + (reading.getTime() - midnightOf(reading.getTime()));
        expect(addDuration(at, { months }, name)).toBe(compatible(name, to));
      }),
      { numRuns: 60 },
    );
  });
});

describe("the days around a change of the clocks", () => {
  // Zones and the local day of the change; the brute force above says what is right for each.
  it.each([
    ["Africa/Cairo", "2010-09-10"],
    ["America/Havana", "2012-11-04"],
    ["America/Sao_Paulo", "2018-02-18"],
    ["Asia/Beirut", "2023-03-30"],
    ["Asia/Gaza", "2021-03-27"],
    ["Asia/Tehran", "2022-03-22"],
    ["Australia/Lord_Howe", "2024-04-07"],
    ["America/Scoresbysund", "2024-03-31"],
    ["Pacific/Apia", "2011-12-31"],
    ["Pacific/Kwajalein", "1993-08-22"],
    ["America/Santiago", "2022-09-11"],
    ["Asia/Amman", "2021-10-29"],
    ["America/Godthab", "2023-03-26"],
  ])("%s around %s", (name, date) => {
    const noon = Date.parse(`${date}T12:00:00Z`);
    for (let at = noon - 2 * DAY; at <= noon + 2 * DAY; at += 6.5 * HOUR) {
      const midnight = midnightOf(readingByIntl(name, at));
      const window = { start: firstAtOrAfter(name, midnight), end: firstAtOrAfter(name, midnight + DAY) };
      expect(dayWindow(dateText(midnight), name)).toEqual(window);
      expect(periodsIn(window, "day", name).map((day) => day.window)).toEqual([window]);
      expect(addDuration(at, { days: 1 }, name)).toBe(compatible(name, readingByIntl(name, at) + DAY));
      expect(addDuration(at, { days: 1 }, name, -1)).toBe(compatible(name, readingByIntl(name, at) - DAY));
    }
  });
});
