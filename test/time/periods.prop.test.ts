import { addDays, dayOfWeek, type PeriodUnit, periodAt, periodOf, periodsIn, plainDateAt } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePeriods } from "../../src/time/calendar.js";
import { ZONES } from "./_support.ts";

const zone = fc.constantFrom(...ZONES);
const unit = fc.constantFrom<PeriodUnit>("day", "week", "month", "quarter", "year");
const instant = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2070, 0, 1) });

describe("periods", () => {
  it("contain the instant they are asked for, and no other does", () => {
    fc.assert(
      fc.property(instant, unit, zone, (at, one, name) => {
        const { window } = periodAt(at, one, name);
        expect(window.start <= at && at < window.end).toBe(true);
        expect(periodAt(window.start, one, name)).toEqual(periodAt(window.end - 1, one, name));
        expect(periodAt(window.start - 1, one, name).window.end).toBe(window.start);
        expect(periodAt(window.end, one, name).window.start).toBe(window.end);
      }),
    );
  });

  it("meet: a list of them has no gap, and neither repeats nor misses one", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 4e10 }), unit, zone, (start, length, one, name) => {
        const window = { start, end: start + length };
        const periods = periodsIn(window, one, name);
        expect(periods[0]).toEqual(periodAt(start, one, name));
        expect(periods.at(-1)).toEqual(periodAt(start + length - 1, one, name));
        periods.slice(1).forEach((next, index) => {
          const before = periods[index]!;
          expect(next.window.start).toBe(before.window.end);
          expect(before.name < next.name && before.lastDay < next.firstDay).toBe(true);
        });
      }),
    );
  });

  it("are made of whole days: weeks of seven from Monday, months, quarters and years of whole months", () => {
    fc.assert(
      fc.property(instant, unit, zone, (at, one, name) => {
        const { firstDay, lastDay } = periodOf(
          plainDateAt(at, name) === "2011-12-30" ? "2011-12-31" : plainDateAt(at, name),
          one,
          name,
        );
        const dayAfter = addDays(lastDay, 1);
        if (one === "day") expect(lastDay).toBe(firstDay);
        if (one === "week") expect([dayOfWeek(firstDay), addDays(firstDay, 6)]).toEqual([1, lastDay]);
        if (one === "month" || one === "quarter" || one === "year") {
          const months = { month: 1, quarter: 3, year: 12 }[one];
          const number = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
          expect([firstDay.slice(8), dayAfter.slice(8)]).toEqual(["01", "01"]);
          expect([number(firstDay) % months, number(dayAfter) - number(firstDay)]).toEqual([0, months]);
        }
      }),
    );
  });

  it("are the same whether asked in order, at random or after any others", () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1, maxLength: 40 }), unit, zone, (instants, one, name) => {
        const compiled = compilePeriods(one, name);
        for (const at of [...instants, ...instants]) {
          expect(compiled(at)).toEqual(periodAt(at, one, name));
          expect(compiled(at)).toBe(compiled(at));
        }
      }),
    );
  });
});
