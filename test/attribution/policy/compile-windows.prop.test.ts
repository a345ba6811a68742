import type { LookBackWindow, TouchpointKind, WindowOverride } from "creator-core/models";
import { daysBetween, plainDateAt } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { touchKinds } from "../../../src/attribution/evidence/evidence-kinds.js";
import { compileWindows, type WindowPolicy } from "../../../src/attribution/policy/compile-windows.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const LAST = 8.64e15;

/** Zones whose clocks never go back over midnight, so that dates and days are the same. */
const zones = fc.constantFrom("UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia");
const lengths = fc.integer({ min: 0, max: 9 });
const windows: fc.Arbitrary<LookBackWindow> = fc.oneof(
  fc.constant("full" as const),
  fc.tuple(lengths, lengths).map(([days, minDays]) => ({ days, ...ring("minDays", days, minDays) })),
  fc.tuple(lengths, lengths).map(([hours, minHours]) => ({ hours, ...ring("minHours", hours, minHours) })),
  fc.tuple(lengths, lengths, zones).map(([calendarDays, min, timeZone]) => ({
    calendarDays,
    timeZone,
    ...ring("minCalendarDays", calendarDays, min),
  })),
);
/** A ring only where its hole is smaller than the window. */
function ring<Key extends string>(key: Key, length: number, hole: number): { readonly [K in Key]?: number } {
  return hole < length ? ({ [key]: hole } as { readonly [K in Key]: number }) : {};
}

const ends = fc.record({
  farEnd: fc.constantFrom("exclusive" as const, "inclusive" as const),
  sameInstant: fc.constantFrom("eligible" as const, "excluded" as const),
});
/** Around a change of clocks, midnights and noons; and now and then anywhere at all. */
const moments = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: -80, max: 400 }), fc.constantFrom(-1, 0, 1))
      .map(([hours, off]) => Date.UTC(2026, 2, 26) + hours * HOUR + off),
  },
  { weight: 1, arbitrary: fc.integer({ min: -LAST, max: LAST }) },
);

/** Dates are written for the years 1 to 9999. */
const hasDate = (instant: number) => Math.abs(instant) < 6.2e13;

/** Whether a touch counts, by the words of the definition: its age, and what the age is compared with. */
function counts(
  touch: number,
  conversion: number,
  window: LookBackWindow,
  { farEnd, sameInstant }: WindowPolicy,
): boolean {
  if (touch > conversion || (touch === conversion && sameInstant === "excluded")) return false;
  if (window === "full") return true;
  const isWithin = (age: bigint, length: bigint) =>
    length > 0n && (farEnd === "exclusive" ? age < length : age <= length);
  const age = BigInt(conversion) - BigInt(touch);
  const measure = (all: number, hole: number | undefined, unit: bigint, old: bigint) =>
    isWithin(old, BigInt(all) * unit) && !isWithin(old, BigInt(hole ?? 0) * unit);
  if ("days" in window) return measure(window.days, window.minDays, BigInt(DAY), age);
  if ("hours" in window) return measure(window.hours, window.minHours, BigInt(HOUR), age);
  const dates = [touch, conversion].map((instant) => plainDateAt(instant, window.timeZone));
  return measure(window.calendarDays, window.minCalendarDays, 1n, BigInt(daysBetween(dates[0]!, dates[1]!)));
}

const isOpen = (policy: WindowPolicy, kind: TouchpointKind, touch: number, conversion: number) => {
  const compiled = compileWindows(policy);
  const lane = compiled.laneOf(touchKinds.indexOf(kind), "ann", undefined);
  compiled.at(conversion);
  return compiled.earliest[lane]! <= touch && touch <= compiled.latest[lane]!;
};

describe("laws of compileWindows", () => {
  it("is the definition of a window, for every touch and conversion", () => {
    fc.assert(
      fc.property(windows, ends, fc.array(moments, { minLength: 2, maxLength: 12 }), (window, rule, instants) => {
        const policy: WindowPolicy = { windows: { click: window }, ...rule };
        const compiled = compileWindows(policy);
        const lane = touchKinds.indexOf("click");
        for (const conversion of instants) {
          compiled.at(conversion);
          for (const touch of instants) {
            if (window !== "full" && "calendarDays" in window && !(hasDate(touch) && hasDate(conversion))) continue;
            const open = compiled.earliest[lane]! <= touch && touch <= compiled.latest[lane]!;
            expect(open).toBe(counts(touch, conversion, window, policy));
            if (open) expect(compiled.reach).toBeLessThanOrEqual(touch);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("parts a window at any point into a shorter one and a ring, which share no touch", () => {
    const cut = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).filter(([a, b]) => a < b);
    const shapes = fc.constantFrom<(length: number, hole: number) => LookBackWindow>(
      (days, minDays) => ({ days, minDays }),
      (hours, minHours) => ({ hours, minHours }),
      (calendarDays, minCalendarDays) => ({ calendarDays, minCalendarDays, timeZone: "Europe/London" }),
    );
    fc.assert(
      fc.property(cut, shapes, ends, moments, moments, ([near, far], shape, rule, touch, conversion) => {
        const policy = { windows: { click: shape(near, 0), view: shape(far, near), live: shape(far, 0) }, ...rule };
        const parts = (["click", "view"] as const).filter((kind) => isOpen(policy, kind, touch, conversion));
        expect(parts).toHaveLength(isOpen(policy, "live", touch, conversion) ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives a touch the window of the first override that fits it and names its kind", () => {
    const kinds = fc.constantFrom<TouchpointKind>("click", "view", "direct");
    const days = fc.integer({ min: 0, max: 4 }).map((length) => ({ days: length }));
    const named = fc.dictionary(kinds, days, { minKeys: 1, maxKeys: 3 });
    const id = fc.constantFrom("a", "b", "__proto__");
    const override: fc.Arbitrary<WindowOverride> = fc.oneof(
      fc.record({ creatorId: id, windows: named }),
      fc.record({ campaignId: id, windows: named }),
      fc.record({ creatorId: id, campaignId: id, windows: named }),
    );
    fc.assert(
      fc.property(
        fc.record({ windows: named, overrides: fc.array(override, { maxLength: 8 }) }),
        fc.record({ kind: kinds, creatorId: fc.option(id), campaignId: fc.option(id, { nil: undefined }) }),
        ({ windows: own, overrides }, { kind, creatorId, campaignId }) => {
          const compiled = compileWindows({ windows: own, overrides, farEnd: "inclusive", sameInstant: "eligible" });
          compiled.at(0);
          const fitting = overrides.find(
            (rule) =>
              (rule.creatorId === undefined || rule.creatorId === creatorId) &&
              (rule.campaignId === undefined || rule.campaignId === campaignId) &&
              Object.hasOwn(rule.windows, kind),
          );
          const window = (fitting?.windows ?? own)[kind] as { readonly days: number } | undefined;
          const lane = compiled.laneOf(touchKinds.indexOf(kind), creatorId, campaignId);
          expect(lane).toBeLessThan(compiled.lanes);
          expect(compiled.earliest[lane]).toBe(
            window === undefined || window.days === 0 ? Number.POSITIVE_INFINITY : 0 - window.days * DAY,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("says the same of a conversion whichever was asked about before", () => {
    fc.assert(
      fc.property(windows, ends, moments, moments, (window, rule, other, conversion) => {
        const policy: WindowPolicy = { windows: { click: window, view: { days: 1 } }, ...rule };
        const [fresh, used] = [compileWindows(policy), compileWindows(policy)];
        used.at(other);
        used.at(conversion);
        fresh.at(conversion);
        expect([used.earliest, used.latest, used.reach]).toEqual([fresh.earliest, fresh.latest, fresh.reach]);
      }),
    );
  });
});
