import { describe, expect, it } from "vitest";
import { isoWeekOf, zoneOffset } from "../../src/time/_date-fns.js";
import { zoneClock } from "../../src/time/zone-clock.js";
import { refusalOf } from "../support/thrown.ts";

const HOUR = 3_600_000;
const utc = (text: string) => Date.parse(`${text}Z`);
const shown = (instant: number) => new Date(instant).toISOString();

describe("zoneOffset", () => {
  // From `zdump -v` of the zone; the time zone database gives Monrovia -0:44:30 until 7 January 1972.
  it.each([
    ["UTC", "2026-07-01T00:00", 0],
    ["Europe/London", "2026-01-01T00:00", 0],
    ["Europe/London", "2026-07-01T00:00", HOUR],
    ["America/New_York", "2026-01-01T00:00", -5 * HOUR],
    ["Asia/Kathmandu", "2026-01-01T00:00", 5.75 * HOUR],
    // London's own mean time, of a minute and a quarter behind Greenwich, until December 1847.
    ["Europe/London", "1847-01-01T00:00", -75_000],
    ["Europe/Paris", "1900-01-01T00:00", 561_000],
    ["Africa/Monrovia", "1972-01-07T00:44:29", -44.5 * 60_000],
    ["Africa/Monrovia", "1972-01-07T00:44:30", 0],
    ["Europe/Amsterdam", "1938-01-01T00:00", undefined],
  ])("%s at %s", (zone, at, expected) => {
    const offset = zoneOffset(zone, utc(at));
    // Databases differ about Amsterdam before 1940 (+00:20, +00:00); none puts it west of London.
    if (expected === undefined) expect(offset).toBeGreaterThanOrEqual(0);
    else expect(offset).toBe(expected);
  });
});

describe("isoWeekOf", () => {
  // Python 3: date.isocalendar().
  it.each([
    ["2026-01-01", 2026, 1],
    ["2025-12-29", 2026, 1],
    ["2025-12-28", 2025, 52],
    ["2026-12-31", 2026, 53],
    ["2027-01-03", 2026, 53],
    ["2027-01-04", 2027, 1],
    ["2020-12-31", 2020, 53],
    ["0001-01-01", 1, 1],
    ["0099-12-31", 99, 53],
    ["9999-12-31", 9999, 52],
  ])("%s is in week %d-W%d", (date, year, week) => {
    expect(isoWeekOf(Date.parse(`${date}T00:00Z`) / 86_400_000)).toEqual({ year, week });
  });
});

describe("zoneClock", () => {
  it("is one and the same for a zone, however it is spelt", () => {
    expect(zoneClock("europe/london")).toBe(zoneClock("Europe/London"));
  });

  it("refuses a zone by path", () => {
    expect(refusalOf(() => zoneClock("Mars/Olympus_Mons", "policy.zone"))).toBe("unknownTimeZone at policy.zone");
  });

  it("changes its offset at the very millisecond", () => {
    const { offsetAt } = zoneClock("Europe/London");
    const change = utc("2026-03-29T01:00");
    expect([offsetAt(change - 1), offsetAt(change)]).toEqual([0, HOUR]);
  });

  it("sees a visit of one week to another offset", () => {
    // Recife: summer time from 2000-10-08 to 2000-10-15 (time zone database, southamerica).
    const { offsetAt } = zoneClock("America/Recife");
    expect(
      ["2000-10-08T02:59", "2000-10-08T03:00", "2000-10-15T01:59", "2000-10-15T02:00"].map((at) => offsetAt(utc(at))),
    ).toEqual([-3 * HOUR, -2 * HOUR, -2 * HOUR, -3 * HOUR]);
  });

  it("has the reading of a skipped time as much later as the clocks jump, and its first instant at the jump", () => {
    // Toronto, 30 March 1919: from 23:30 to 00:30 (time zone database, northamerica).
    const { instantOf, firstInstantOf } = zoneClock("America/Toronto");
    expect(shown(instantOf(utc("1919-03-31T00:00")))).toBe("1919-03-31T05:00:00.000Z");
    expect(shown(firstInstantOf(utc("1919-03-31T00:00")))).toBe("1919-03-31T04:30:00.000Z");
    expect(shown(firstInstantOf(utc("1919-03-30T23:30")))).toBe("1919-03-31T04:30:00.000Z");
    expect(shown(firstInstantOf(utc("1919-03-30T23:29")))).toBe("1919-03-31T04:29:00.000Z");
  });

  it("has the earlier instant of a reading shown twice", () => {
    const { instantOf, firstInstantOf } = zoneClock("Europe/London");
    expect(shown(instantOf(utc("2026-10-25T01:30")))).toBe("2026-10-25T00:30:00.000Z");
    expect(shown(firstInstantOf(utc("2026-10-25T01:30")))).toBe("2026-10-25T00:30:00.000Z");
  });

  it("knows the day before and after a change, however far the questions jump", () => {
    const { offsetAt, dayAt } = zoneClock("America/New_York");
    // 2026-03-08T07:00Z: the clocks go from 02:00 to 03:00.
    const change = utc("2026-03-08T07:00");
    for (const far of [utc("1800-01-01T00:00"), utc("2024-01-01T00:00"), utc("2500-01-01T00:00"), -8.64e15, 8.64e15]) {
      offsetAt(far);
      expect([offsetAt(change - 1), offsetAt(change)]).toEqual([-5 * HOUR, -4 * HOUR]);
      offsetAt(far);
      expect([offsetAt(change), offsetAt(change - 1)]).toEqual([-4 * HOUR, -5 * HOUR]);
      offsetAt(far);
      // 2026-03-08 is day 20,520: 56 years of 365 days, 14 leap days, 31 + 28 + 7.
      expect([dayAt(utc("2026-03-08T04:59:59.999")), dayAt(utc("2026-03-08T05:00"))]).toEqual([20_519, 20_520]);
    }
  });

  it("answers at the edges of what it keeps as it does inside", () => {
    // 2^35 ms: where one table of offsets ends and the next begins, in the first and last that are kept and between.
    const { offsetAt, instantOf } = zoneClock("America/New_York");
    for (const era of [-66, -65, -64, 0, 1, 51, 211, 212]) {
      const edge = era * 2 ** 35;
      for (const at of [edge - 1, edge, edge + 1]) {
        expect([at, offsetAt(at)]).toEqual([at, zoneOffset("America/New_York", at)]);
        expect(instantOf(at + offsetAt(at))).toBe(at);
      }
    }
  });

  it("finds a change wherever in its table it lies", () => {
    // Every change of New York from 1967 to 2037, by its law: the hour before and after differ from each other, and the
    // engine agrees with both.
    const { offsetAt } = zoneClock("America/New_York");
    let changes = 0;
    for (let at = utc("1967-01-01T00:00"); at < utc("2037-01-01T00:00"); at += HOUR) {
      if (offsetAt(at) === offsetAt(at + HOUR)) continue;
      changes += 1;
      expect(offsetAt(at)).toBe(zoneOffset("America/New_York", at));
      expect(offsetAt(at + HOUR)).toBe(zoneOffset("America/New_York", at + HOUR));
      expect(offsetAt(at + HOUR - 1)).toBe(offsetAt(at));
    }
    expect(changes).toBe(140); // two in each of 70 years
  });

  it("has no reading and no day for what is no number", () => {
    const { dayAt, instantOf, firstInstantOf } = zoneClock("Europe/London");
    expect([dayAt(Number.NaN), instantOf(Number.NaN), firstInstantOf(Number.NaN)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it("has the offsets of the ends for ever", () => {
    const { offsetAt } = zoneClock("Asia/Tokyo");
    expect(offsetAt(8.65e15)).toBe(offsetAt(8.64e15));
    expect(offsetAt(-8.65e15)).toBe(offsetAt(-8.64e15));
  });

  it("forgets nothing it needs after more years than it keeps", () => {
    const { offsetAt } = zoneClock("Europe/Paris");
    const summers = Array.from({ length: 400 }, (_, index) => Date.UTC(1990 + index, 6, 1));
    expect(summers.every((summer) => offsetAt(summer) === 2 * HOUR)).toBe(true);
    expect(offsetAt(Date.UTC(1990, 0, 1))).toBe(HOUR);
  });
});
