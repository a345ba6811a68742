import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zoneClock } from "../../src/time/zone-clock.js";
import { readingByIntl, ZONES } from "./_support.ts";

const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2070, 0, 1) });

/** All zones the engine knows, of which each run takes some. */
const anyZone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
/** From before zones had laws to after they have any, most of it in the years that programmes live in. */
const anyInstant = fc.oneof(
  { arbitrary: instant, weight: 3 },
  { arbitrary: fc.integer({ min: Date.UTC(1880, 0, 1), max: Date.UTC(2210, 0, 1) }), weight: 2 },
  { arbitrary: fc.integer({ min: -6e13, max: 8.64e15 - 864e5 }), weight: 1 },
);

describe("zoneClock", () => {
  it("shows what the engine shows", () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (name, at) => {
        const { offsetAt, dayAt } = zoneClock(name);
        const reading = readingByIntl(name, at);
        expect(at + offsetAt(at)).toBe(reading);
        expect(dayAt(at)).toBe(Math.floor(reading / 86_400_000));
      }),
      { numRuns: 600 },
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
