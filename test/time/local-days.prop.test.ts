import { addDays, dayWindow, endOfDay, monthWindow, plainDateAt, startOfDay } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ZONES } from "./_support.ts";

const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2070, 0, 1) });
// Samoa left out a day, and Newfoundland went back to yesterday at 00:01 until 2011: the laws below hold elsewhere.
const ordinary = fc.constantFrom(...ZONES.filter((name) => name !== "Pacific/Apia" && name !== "America/St_Johns"));
const date = instant.map((at) => new Date(at).toISOString().slice(0, 10));

describe("local days", () => {
  it("start at their first instant, on their own date", () => {
    fc.assert(
      fc.property(ordinary, date, (name, day) => {
        const start = startOfDay(day, name);
        expect([plainDateAt(start, name), plainDateAt(start - 1, name)]).toEqual([day, addDays(day, -1)]);
      }),
    );
  });

  it("meet: one ends where the next starts", () => {
    fc.assert(fc.property(zone, date, (name, day) => endOfDay(day, name) === startOfDay(addDays(day, 1), name)));
  });

  it("have 20 to 28 hours", () => {
    fc.assert(
      fc.property(ordinary, date, (name, day) => {
        const hours = (endOfDay(day, name) - startOfDay(day, name)) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(20);
        expect(hours).toBeLessThanOrEqual(28);
      }),
    );
  });

  it("contain the instants that have their date", () => {
    fc.assert(
      fc.property(ordinary, instant, (name, at) => {
        const { start, end } = dayWindow(plainDateAt(at, name), name);
        expect(Number(start) <= at && at < Number(end)).toBe(true);
      }),
    );
  });

  it("make up months", () => {
    fc.assert(
      fc.property(zone, date, (name, day) => {
        const { start, end } = monthWindow(day, name);
        const first = `${day.slice(0, 7)}-01`;
        expect(start).toBe(startOfDay(first, name));
        expect(monthWindow(addDays(first, 31), name).start).toBe(end);
      }),
    );
  });
});
