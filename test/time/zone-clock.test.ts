import { describe, expect, it } from "vitest";
import { shiftMonths, zoneOffset } from "../../src/time/_date-fns.js";
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

describe("shiftMonths", () => {
  it("keeps the time of day, whatever zone the machine is in", () => {
    // 02:30 on 8 March 2026 does not exist in New York, nor does 30 December 2011 in Samoa: as readings they do.
    expect(shown(shiftMonths(utc("2026-02-08T02:30:15.123"), 1))).toBe("2026-03-08T02:30:15.123Z");
    expect(shown(shiftMonths(utc("2011-11-30T12:00"), 1))).toBe("2011-12-30T12:00:00.000Z");
  });

  it("is NaN beyond the range of dates", () => {
    expect(shiftMonths(0, 1e9)).toBeNaN();
    expect(shiftMonths(8.64e15, 1)).toBeNaN();
    expect(shiftMonths(8.65e15, 1)).toBeNaN();
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
