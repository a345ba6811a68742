import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zoneClock } from "../../src/time/zone-clock.js";
import { ZONES } from "./_support.ts";

const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2070, 0, 1) });

/** What the engine's own formatter shows in a zone, as a reading in whole seconds. */
function readingByIntl(zone: string, instant: number): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

describe("zoneClock", () => {
  it("shows what the engine shows", () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const seconds = Math.floor(at / 1000) * 1000;
        expect(seconds + zoneClock(name).offsetAt(seconds)).toBe(readingByIntl(name, seconds));
      }),
      { numRuns: 500 },
    );
  });

  it("finds an instant again by its reading, or the earlier one with that reading", () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const { instantOf, offsetAt } = zoneClock(name);
        const reading = at + offsetAt(at);
        const found = instantOf(reading);
        expect(found).toBeLessThanOrEqual(at);
        expect(found + offsetAt(found)).toBe(reading);
      }),
    );
  });

  it("shows no reading as late as asked for before the first instant of it", () => {
    fc.assert(
      fc.property(zone, instant, (name, reading) => {
        const { firstInstantOf, offsetAt } = zoneClock(name);
        const first = firstInstantOf(reading);
        expect(first + offsetAt(first)).toBeGreaterThanOrEqual(reading);
        expect(first - 1 + offsetAt(first - 1)).toBeLessThan(reading);
      }),
    );
  });
});
