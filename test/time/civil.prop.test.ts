import { addMonths as dateFnsAddMonths, getISOWeek, getISOWeekYear } from "date-fns";
import fc from "fast-check";
import { expect, it } from "vitest";
import { isoWeekOf } from "../../src/time/_date-fns.js";
import { firstDayOfMonth, monthOf, shiftMonths } from "../../src/time/civil.js";

// Every day there is, ±100,000,000 around 1970; the engine's own calendar is the oracle.
const anyDay = fc.integer({ min: -1e8, max: 1e8 });
const months = fc.integer({ min: -5000, max: 5000 });
const dateOf = (day: number) => new Date(day * 86_400_000);

it("knows the month of every day there is, as the engine does", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = dateOf(day);
      expect(monthOf(day)).toBe(12 * date.getUTCFullYear() + date.getUTCMonth());
      expect(day - firstDayOfMonth(monthOf(day)) + 1).toBe(date.getUTCDate());
    }),
    { numRuns: 2000 },
  );
});

it("shifts months as the engine's fields do, to the last day where one is missing", () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e7, max: 9e7 }), months, (day, count) => {
      const date = dateOf(day);
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count];
      const lastDay = new Date(0).setUTCFullYear(year, month + 1, 0);
      const sameDay = new Date(0).setUTCFullYear(year, month, date.getUTCDate());
      expect(shiftMonths(day, count)).toBe(Math.min(lastDay, sameDay) / 86_400_000);
    }),
    { numRuns: 2000 },
  );
});

it("shifts months and numbers weeks as date-fns does", () => {
  // date-fns reads the fields of the machine's zone: noon there, so that no machine's clocks change the day.
  const local = (day: number) => {
    const date = dateOf(day);
    const noon = new Date(2000, 0, 1, 12);
    noon.setFullYear(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
    return noon;
  };
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_800_000 }), months, (day, count) => {
      // A machine in Samoa never had a 30 December 2011.
      fc.pre([day, shiftMonths(day, count)].every((each) => local(each).getDate() === dateOf(each).getUTCDate()));
      const to = dateFnsAddMonths(local(day), count);
      const there = dateOf(shiftMonths(day, count));
      expect([there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()]).toEqual([
        to.getFullYear(),
        to.getMonth(),
        to.getDate(),
      ]);
      expect(isoWeekOf(day)).toEqual({ year: getISOWeekYear(local(day)), week: getISOWeek(local(day)) });
    }),
    { numRuns: 500 },
  );
});

it("numbers a week by its Thursday", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      // Monday is 1 to Sunday 7; 1970-01-01 was a Thursday. A week has the year of its Thursday, and the number of how
      // many Thursdays that year has had.
      const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
      const thursday = dateOf(day - weekday + 4);
      const newYear = new Date(0).setUTCFullYear(thursday.getUTCFullYear(), 0, 1);
      const week = Math.floor((thursday.getTime() - newYear) / (7 * 86_400_000)) + 1;
      expect(isoWeekOf(day)).toEqual({ year: thursday.getUTCFullYear(), week });
    }),
    { numRuns: 1000 },
  );
});
