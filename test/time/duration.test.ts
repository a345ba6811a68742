import { addDuration, type Duration, exactDuration, formatInstant, toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { untyped } from "./_support.ts";

const add = (anchor: string, duration: Duration, zone: string, times?: number) =>
  formatInstant(addDuration(anchor, deepFreeze(duration), zone, times));

describe("addDuration", () => {
  // Expected by Python 3 zoneinfo: the local time shifted by hand (month end kept), then
  // local.replace(tzinfo=zone, fold=0).astimezone(utc), then the exact seconds.
  it.each<[anchor: string, zone: string, duration: Duration, expected: string]>([
    ["2026-03-27T12:00:00Z", "Europe/London", { days: 7 }, "2026-04-03T11:00:00.000Z"],
    ["2026-03-27T12:00:00Z", "Europe/London", { weeks: 1 }, "2026-04-03T11:00:00.000Z"],
    ["2026-01-31T00:00:00Z", "Europe/London", { months: 1 }, "2026-02-28T00:00:00.000Z"],
    ["2026-08-30T23:00:00Z", "Europe/London", { months: 3 }, "2026-11-30T00:00:00.000Z"],
    ["2024-02-29T05:00:00Z", "America/New_York", { years: 1 }, "2025-02-28T05:00:00.000Z"],
    ["2026-12-31T15:00:00Z", "Asia/Tokyo", { months: 2 }, "2027-02-28T15:00:00.000Z"],
    ["2026-01-31T18:15:00Z", "Asia/Kathmandu", { months: 1, days: 1, hours: 2 }, "2026-03-01T20:15:00.000Z"],
    // Skipped local times: as much later as the clocks jump.
    ["2026-03-28T01:30:00Z", "Europe/London", { days: 1 }, "2026-03-29T01:30:00.000Z"],
    ["2026-03-07T07:30:00Z", "America/New_York", { days: 1 }, "2026-03-08T07:30:00.000Z"],
    ["2026-10-02T15:45:00Z", "Australia/Lord_Howe", { days: 2 }, "2026-10-04T15:15:00.000Z"],
    ["2011-12-29T22:00:00Z", "Pacific/Apia", { days: 1 }, "2011-12-30T22:00:00.000Z"],
    // Local times shown twice: the earlier, and the exact part runs on through both.
    ["2026-10-24T00:30:00Z", "Europe/London", { days: 1 }, "2026-10-25T00:30:00.000Z"],
    ["2026-10-24T00:30:00Z", "Europe/London", { days: 1, hours: 1 }, "2026-10-25T01:30:00.000Z"],
    ["2026-10-31T05:30:00Z", "America/New_York", { days: 1 }, "2026-11-01T05:30:00.000Z"],
  ])("%s in %s + %o = %s", (anchor, zone, duration, expected) => {
    expect(add(anchor, duration, zone)).toBe(expected);
  });

  it("steps renewals from the anchor, never from step to step", () => {
    const anchor = "2026-01-31T12:00:00Z";
    const renewals = [1, 2, 3].map((times) => add(anchor, { months: 1 }, "Europe/London", times).slice(0, 10));
    expect(renewals).toEqual(["2026-02-28", "2026-03-31", "2026-04-30"]);
    const chained = add(add(anchor, { months: 1 }, "Europe/London"), { months: 1 }, "Europe/London");
    expect(chained.slice(0, 10)).toBe("2026-03-28");
  });

  it("multiplies every unit", () => {
    const once = { years: 1, months: 1, weeks: 1, days: 1, hours: 1, minutes: 1, seconds: 1, milliseconds: 1 };
    // 2026-01-01 + 2 years 2 months = 2028-03-01; + 16 days = 2028-03-17.
    expect(add("2026-01-01T00:00:00Z", once, "UTC", 2)).toBe("2028-03-17T02:02:02.002Z");
  });

  it("goes back, and stays where it is", () => {
    expect(add("2026-03-31T00:00:00Z", { months: 1 }, "UTC", -1)).toBe("2026-02-28T00:00:00.000Z");
    expect(add("2026-03-31T00:00:00Z", { days: 30, hours: 1 }, "UTC", -1)).toBe("2026-02-28T23:00:00.000Z");
    expect(add("2026-03-31T00:00:00Z", { months: 1, days: 3, hours: 1 }, "UTC", 0)).toBe("2026-03-31T00:00:00.000Z");
    expect(add("2026-03-31T00:00:00Z", { days: 0 }, "UTC")).toBe("2026-03-31T00:00:00.000Z");
  });

  it("does not move from the later of two equal local times unless a calendar step takes it there", () => {
    // London shows 01:30 at 00:30Z and at 01:30Z on 25 October 2026.
    expect(add("2026-10-25T01:30:00Z", { minutes: 1 }, "Europe/London")).toBe("2026-10-25T01:31:00.000Z");
    expect(add("2026-10-25T01:30:00Z", { days: 0, months: 0 }, "Europe/London")).toBe("2026-10-25T01:30:00.000Z");
    expect(add("2026-10-18T00:30:00Z", { weeks: 1 }, "Europe/London")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("counts hours as elapsed time", () => {
    expect(add("2026-03-28T12:00:00Z", { hours: 24 }, "Europe/London")).toBe("2026-03-29T12:00:00.000Z");
    expect(add("2026-03-28T12:00:00Z", { days: 1 }, "Europe/London")).toBe("2026-03-29T11:00:00.000Z");
  });

  it("takes every form of an anchor", () => {
    for (const anchor of [0, new Date(0), "1970-01-01T01:00+01:00"]) {
      expect(addDuration(anchor, { days: 1 }, "UTC")).toBe(86_400_000);
    }
    expect(Object.is(addDuration(-0, { days: 0 }, "UTC", -1), 0)).toBe(true);
  });

  it("reaches the last instant and refuses to go past it", () => {
    expect(addDuration(8.64e15 - 1, { milliseconds: 1 }, "UTC")).toBe(8.64e15);
    expect(addDuration(8.64e15, { days: 1 }, "Asia/Tokyo", -1)).toBe(8.64e15 - 86_400_000);
    for (const duration of [
      { milliseconds: 1 },
      { days: 1 },
      { months: 1 },
      { years: 9e15 },
      { weeks: 9e15, hours: 9e15 },
    ]) {
      expect(refusalOf(() => addDuration(8.64e15, duration, "Asia/Tokyo"))).toBe("invalidDuration at duration");
      expect(refusalOf(() => addDuration(-8.64e15, duration, "America/New_York", -1))).toBe(
        "invalidDuration at duration",
      );
    }
    expect(refusalOf(() => addDuration(0, { months: 1 }, "UTC", Number.MAX_SAFE_INTEGER))).toBe(
      "invalidDuration at duration",
    );
  });

  it("names what it refuses", () => {
    expect(refusalOf(() => addDuration("2026-03-31", { days: 1 }, "UTC"))).toBe("invalidInstant at anchor");
    expect(refusalOf(() => addDuration(0, { days: 1 }, "Mars/Olympus_Mons"))).toBe("unknownTimeZone at zone");
    for (const times of [0.5, Number.NaN, Number.POSITIVE_INFINITY, untyped<number>("2"), untyped<number>(null)]) {
      expect(refusalOf(() => addDuration(0, { days: 1 }, "UTC", times))).toBe("invalidInteger at times");
    }
  });
});

describe("exactDuration", () => {
  it.each<[Duration, number]>([
    [{ days: 7 }, 604_800_000],
    [{ weeks: 1 }, 604_800_000],
    [{ hours: 36, minutes: 30 }, 131_400_000],
    [{ seconds: 1, milliseconds: 1 }, 1001],
    [{ milliseconds: 0 }, 0],
    [{ years: 0, months: 0, days: 1 }, 86_400_000],
    [{ days: 1, months: untyped<number>(undefined) }, 86_400_000],
    [{ milliseconds: -0 }, 0],
  ])("%o is %d ms", (duration, expected) => {
    expect(Object.is(exactDuration(deepFreeze(duration)), expected)).toBe(true);
  });

  it("is the other reading of seven days", () => {
    const week = toInstant("2026-03-27T12:00:00Z") + exactDuration({ days: 7 });
    expect(formatInstant(week)).toBe("2026-04-03T12:00:00.000Z");
  });

  it.each<[name: string, duration: unknown, path: string]>([
    ["months", { months: 1 }, "window"],
    ["years", { years: 1, days: 1 }, "window"],
    ["more than is exact", { days: 2 ** 40 }, "window"],
    ["no unit", {}, "window"],
    ["an undefined unit only", { days: undefined }, "window"],
    ["a misspelt unit", { day: 1 }, "window"],
    ["a misspelt unit beside a good one", { days: 1, hour: 1 }, "window"],
    ["a unit of Object", { toString: 1 }, "window"],
    ["an own __proto__", JSON.parse('{"__proto__": 1}'), "window"],
    ["a fraction", { days: 0.5 }, "window.days"],
    ["a negative", { days: -1 }, "window.days"],
    ["NaN", { days: Number.NaN }, "window.days"],
    ["Infinity", { hours: Number.POSITIVE_INFINITY }, "window.hours"],
    ["an unsafe integer", { milliseconds: 2 ** 53 }, "window.milliseconds"],
    ["text", { days: "1" }, "window.days"],
    ["null in a unit", { days: null }, "window.days"],
    ["a number", 7, "window"],
    ["ISO text", "P7D", "window"],
    ["null", null, "window"],
    ["nothing", undefined, "window"],
    ["an array", [{ days: 1 }], "window"],
    ["a date", new Date(0), "window"],
  ])("refuses %s", (_, duration, path) => {
    expect(refusalOf(() => exactDuration(untyped(duration), "window"))).toBe(`invalidDuration at ${path}`);
  });
});
