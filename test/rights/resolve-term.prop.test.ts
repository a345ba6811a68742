import { isCreatorCoreError } from "creator-core/errors";
import type { Term, TermFacts } from "creator-core/models";
import { resolveTerm } from "creator-core/rights";
import { addDays, startOfDay } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const zone = fc.constantFrom(
  "UTC",
  "Europe/London",
  "Africa/Cairo",
  "America/Havana",
  "Asia/Kathmandu",
  "Pacific/Apia",
);
const date = fc.integer({ min: 0, max: 3000 }).map((n) => addDays("2020-01-01", n));
const length = fc.integer({ min: 1, max: 800 });

describe("resolveTerm", () => {
  it("takes n days from a day for the dates of n days", () => {
    fc.assert(
      fc.property(zone, date, length, fc.integer({ min: 0, max: 82_000_000 }), (timeZone, first, days, later) => {
        const last = addDays(first, days - 1);
        const dates = { kind: "dates", start: first, end: last, endConvention: "inclusive", timeZone } as const;
        const sameDates = { ...dates, end: addDays(last, 1), endConvention: "exclusive" } as const;
        const duration = {
          kind: "duration",
          anchor: "approval",
          duration: { days },
          startsAt: "startOfDay",
          firstDayCounts: true,
          timeZone,
        } as const;
        const expected = resolveTerm(dates);
        expect(resolveTerm(sameDates)).toEqual(expected);
        // At whatever time of the day it was approved (no day here is shorter than 82,000 seconds).
        expect(resolveTerm(duration, { approval: startOfDay(first, timeZone) + later })).toEqual(expected);
      }),
    );
  });

  it("throws nothing but errors of this library, whatever it is given", () => {
    const odd = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        "__proto__",
        "constructor",
        "+275760-09-13",
        8.64e15,
        -8.64e15,
        -0,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        "x".repeat(1_000_000),
      ),
      fc.anything(),
    );
    const term = fc.record({
      kind: fc.constantFrom("dates", "instants", "duration", "perpetual", "open"),
      start: fc.oneof(odd, date),
      end: fc.oneof(odd, date),
      endConvention: fc.oneof(odd, fc.constant("inclusive")),
      timeZone: fc.oneof(odd, zone),
      anchor: fc.oneof(odd, fc.constant("approval")),
      duration: fc.oneof(odd, fc.record({ days: fc.oneof(odd, length) }), fc.record({ months: odd })),
      startsAt: fc.oneof(odd, fc.constantFrom("instant", "startOfDay")),
      firstDayCounts: fc.oneof(odd, fc.boolean()),
    });
    fc.assert(
      fc.property(term, odd, (strange, approval) => {
        try {
          const resolved = resolveTerm(strange as unknown as Term, { approval } as unknown as TermFacts);
          expect(JSON.parse(JSON.stringify(resolved))).toStrictEqual(resolved);
        } catch (error) {
          if (!isCreatorCoreError(error)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
