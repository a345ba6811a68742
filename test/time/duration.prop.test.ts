import { addDays, addDuration, addMonths, exactDuration, plainDateAt, startOfDay } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ZONES } from "./_support.ts";

const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2070, 0, 1) });
const count = fc.integer({ min: 0, max: 500 });
const times = fc.integer({ min: -3, max: 3 });
/** A zone whose clocks never pass midnight when they change, so that a local time keeps its date. */
const placid = fc.constantFrom("UTC", "Europe/London", "America/New_York", "Asia/Kathmandu", "Asia/Tokyo");

describe("addDuration", () => {
  it("moves the date as plain dates are moved", () => {
    fc.assert(
      fc.property(placid, instant, count, times, (name, at, steps, repeats) => {
        const date = plainDateAt(at, name);
        const byDays = addDuration(at, { days: steps }, name, repeats);
        const byMonths = addDuration(at, { months: steps }, name, repeats);
        expect(plainDateAt(byDays, name)).toBe(addDays(date, steps * repeats));
        expect(plainDateAt(byMonths, name)).toBe(addMonths(date, steps * repeats));
      }),
    );
  });

  it("leads from the start of a day to the start of a day, where midnight is always shown once", () => {
    fc.assert(
      fc.property(placid, instant, count, (name, at, steps) => {
        const date = plainDateAt(at, name);
        expect(addDuration(startOfDay(date, name), { days: steps }, name)).toBe(startOfDay(addDays(date, steps), name));
      }),
    );
  });

  it("is exact in UTC, and for hours everywhere", () => {
    fc.assert(
      fc.property(zone, instant, count, times, (name, at, steps, repeats) => {
        const days = { days: steps, hours: steps };
        expect(addDuration(at, days, "UTC", repeats)).toBe(at + exactDuration(days) * repeats);
        expect(addDuration(at, { hours: steps }, name, repeats)).toBe(at + exactDuration({ hours: steps }) * repeats);
      }),
    );
  });

  it("takes a week for seven days and a year for twelve months", () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 40 }), (name, at, steps) => {
        expect(addDuration(at, { weeks: steps }, name)).toBe(addDuration(at, { days: 7 * steps }, name));
        expect(addDuration(at, { years: steps }, name)).toBe(addDuration(at, { months: 12 * steps }, name));
      }),
    );
  });

  it("takes n steps as one of n times the length", () => {
    fc.assert(
      fc.property(zone, instant, count, fc.integer({ min: 0, max: 5 }), (name, at, steps, repeats) => {
        const once = { months: steps % 13, days: steps, minutes: steps };
        const all = { months: once.months * repeats, days: steps * repeats, minutes: steps * repeats };
        expect(addDuration(at, once, name, repeats)).toBe(addDuration(at, all, name));
      }),
    );
  });

  it("never goes the wrong way by more than a clock change", () => {
    fc.assert(
      fc.property(zone, instant, count, (name, at, steps) => {
        expect(addDuration(at, { months: steps, days: steps }, name)).toBeGreaterThanOrEqual(at - 3_600_000);
      }),
    );
  });
});
