import { addDays, addMonths, daysBetween, isPlainDate } from "creator-core/time";
import fc from "fast-check";
import { expect, it } from "vitest";

const date = fc
  .integer({ min: -500_000, max: 2_700_000 })
  .map((day) => new Date(day * 864e5).toISOString().slice(0, 10));
const days = fc.integer({ min: -100_000, max: 100_000 });
const months = fc.integer({ min: -3000, max: 3000 });

it("counts back the days it added", () => {
  fc.assert(fc.property(date, days, (from, count) => daysBetween(from, addDays(from, count)) === count));
});

it("adds days one way only: in one step or two", () => {
  fc.assert(
    fc.property(date, days, days, (from, a, b) => {
      expect(addDays(addDays(from, a), b)).toBe(addDays(from, a + b));
    }),
  );
});

it("orders as text orders", () => {
  fc.assert(fc.property(date, date, (a, b) => Math.sign(daysBetween(a, b)) === (a < b ? 1 : a > b ? -1 : 0)));
});

it("adds months as year and month arithmetic does, and never lands past the day it came from", () => {
  fc.assert(
    fc.property(date, months, (from, count) => {
      const to = addMonths(from, count);
      const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(isPlainDate(to)).toBe(true);
      expect(monthOf(to) - monthOf(from)).toBe(count);
      const day = Number(to.slice(8));
      const wanted = Number(from.slice(8));
      // Either the same day, or the last of its month: the day after is a first.
      if (day !== wanted) {
        expect(day).toBeLessThan(wanted);
        expect(addDays(to, 1).slice(8)).toBe("01");
      }
    }),
  );
});

it("keeps the order of dates when months are added", () => {
  fc.assert(
    fc.property(date, date, months, (a, b, count) => {
      const [first = a, last = b] = [a, b].sort();
      expect(addMonths(first, count) <= addMonths(last, count)).toBe(true);
    }),
  );
});
