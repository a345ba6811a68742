import { accrue } from "creator-core/commission";
import type { CommissionTerms, Sale, UsageGrant } from "creator-core/models";
import { checkUse } from "creator-core/rights";
import { addDuration, type Duration, dayWindow, periodAt, plainDateAt } from "creator-core/time";
import { afterEach, describe, expect, it, vi } from "vitest";
import { zoneOffset } from "../../src/time/_date-fns.js";
import { formattersIn } from "./_support.ts";

// "Calendar work is compiled once per policy and zone, never per event", by counting and without a clock.

/** An object and how often anything of it was read. */
function counted<T extends object>(target: T): { readonly value: T; readonly reads: () => number } {
  let reads = 0;
  const value = new Proxy(target, {
    get: (...trap) => {
      reads += 1;
      return Reflect.get(...trap);
    },
    ownKeys: (...trap) => {
      reads += 1;
      return Reflect.ownKeys(...trap);
    },
  });
  return { value, reads: () => reads };
}

afterEach(() => vi.restoreAllMocks());

describe("a policy", () => {
  const salesOf = (count: number): Sale[] =>
    Array.from({ length: count }, (_, index) => {
      const value = { minor: 1000 + index, currency: "GBP" };
      const credit = { creatorId: "c-1", evidence: "code", touchpointId: null, campaignId: null, weight: 1 } as const;
      return {
        id: `order-${index}`,
        customerKey: "k",
        kind: "order",
        occurredAt: Date.UTC(2026, 0, 1) + index * 3_600_000,
        value,
        credits: [{ ...credit, totalWeight: 1, value, ageMilliseconds: null }],
        unattributed: null,
      };
    });

  const readsIn = (count: number) => {
    const duration = counted<Duration>({ months: 1 });
    const window = counted({ kind: "calendarMonth" } as const);
    const terms: CommissionTerms = {
      id: "plan",
      version: 1,
      timeZone: "Europe/London",
      base: { kind: "saleValue" },
      rounding: "halfAwayFromZero",
      precedence: { kind: "specificity" },
      hold: { duration: duration.value, from: "order" },
      rules: [
        { id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.1" } },
        {
          id: "many",
          scope: {},
          mode: "additive",
          component: {
            kind: "milestone",
            measure: "orders",
            stack: "cumulative",
            steps: [{ at: 5, bonus: { minor: 1000, currency: "GBP" } }],
            window: window.value,
            onReversal: "recompute",
          },
        },
      ],
    };
    const entries = accrue(
      { terms: [terms], sales: salesOf(count), adjustments: [], booked: [] },
      { asOf: "2027-01-01T00:00Z" },
    );
    expect(entries.filter(({ kind }) => kind === "commission")).toHaveLength(count);
    return [duration.reads(), window.reads()];
  };

  it("is read as often for three hundred sales as for ten: its hold and the window of its milestone", () => {
    expect(readsIn(10)[0]).toBeGreaterThan(0);
    expect(readsIn(300)).toEqual(readsIn(10));
  });

  it("of a licence is read as often for a use of a year as for one of a quarter", () => {
    // Months that wait for their event could cover it one after another; each step asks how far all of them reach.
    const readsUntil = (end: string) => {
      const duration = counted<Duration>({ months: 1 });
      const term = {
        kind: "duration",
        anchor: "publication",
        startsAt: "startOfDay",
        firstDayCounts: true,
        timeZone: "Europe/London",
      } as const;
      const grantOf = (id: string, length: Duration): UsageGrant => ({
        id,
        licensor: "c-1",
        licensees: ["brand"],
        assetIds: ["video"],
        media: ["website"],
        platforms: "all",
        territories: { include: ["GB"] },
        term: { ...term, duration: length },
        status: "active",
      });
      const grants = Array.from({ length: 14 }, (_, index) => grantOf(`g-${index}`, { months: 1 }));
      const window = { start: "2026-01-01T00:00Z", end };
      const use = {
        assetId: "video",
        licensee: "brand",
        media: "website",
        territories: ["GB"],
        platforms: [],
        window,
      } as const;
      const facts = { grants: [...grants, grantOf("counted", duration.value)] };
      expect(checkUse(use, facts, { asOf: "2026-01-01T00:00Z" }).outcome).not.toBe("allowed");
      return duration.reads();
    };
    expect(readsUntil("2026-04-01T00:00Z")).toBeGreaterThan(0);
    expect(readsUntil("2027-01-01T00:00Z")).toBe(readsUntil("2026-04-01T00:00Z"));
  });
});

describe("a zone", () => {
  it("is asked of the engine no more once its years are known", () => {
    // Every question to the engine goes through the formatter of the zone. Where another test has opened this zone
    // before, the count is lower still.
    let asked = 0;
    const Original = Intl.DateTimeFormat;
    vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function open(...parameters: unknown[]) {
      const format = Reflect.construct(Original, parameters) as Intl.DateTimeFormat;
      return new Proxy(format, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            asked += 1;
            return Reflect.apply(value, target, given) as unknown;
          };
        },
      });
    } as never);
    const zone = "Antarctica/Macquarie";
    const ask = (at: number) => {
      addDuration(at, { months: 1 }, zone);
      periodAt(at, "month", zone);
      dayWindow(plainDateAt(at, zone), zone);
    };
    const hours = Array.from({ length: 2000 }, (_, index) => Date.UTC(2026, 0, 1) + index * 3_600_000);
    hours.forEach(ask);
    // One look every 3.1 days of the two or three tables of 398 days that are touched, and 28 for each change found.
    expect(asked).toBeLessThan(1000);
    const before = asked;
    hours.forEach(ask);
    expect(asked).toBe(before);
  });

  it("is asked for the sign of its offset only where that may be lost, within an hour of UTC, and once", () => {
    const opened = (zone: string, at: number) => formattersIn(() => zoneOffset(zone, at));
    // Names that no other test uses: one format for the offset, if it is not there yet, and none for the sign.
    for (const zone of ["Africa/Malabo", "Atlantic/St_Helena", "Indian/Christmas", "America/Aruba"]) {
      expect(opened(zone, Date.UTC(2026, 0, 1))).toBeLessThanOrEqual(1);
    }
    opened("Africa/Monrovia", Date.UTC(1971, 0, 1));
    expect(opened("Africa/Monrovia", Date.UTC(1971, 0, 1))).toBe(0);
  });
});
