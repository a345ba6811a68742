import { dayWindow, endOfDay, formatInstant, monthWindow, plainDateAt, startOfDay } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../support/thrown.ts";
import { sharedData, untyped } from "./_support.ts";

// Python 3 zoneinfo and @js-temporal/polyfill agree on each row: zone, date, its start, its end, its hours.
const days: readonly [zone: string, date: string, start: string, end: string, hours: number][] = [
  ["UTC", "2026-03-29", "2026-03-29T00:00:00.000Z", "2026-03-30T00:00:00.000Z", 24],
  ["Europe/London", "2026-03-29", "2026-03-29T00:00:00.000Z", "2026-03-29T23:00:00.000Z", 23],
  ["Europe/London", "2026-10-25", "2026-10-24T23:00:00.000Z", "2026-10-26T00:00:00.000Z", 25],
  ["America/New_York", "2026-03-08", "2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z", 23],
  ["Asia/Kolkata", "2026-03-29", "2026-03-28T18:30:00.000Z", "2026-03-29T18:30:00.000Z", 24],
  // Midnight does not exist: the clocks go from 00:00 to 01:00.
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z", "2026-04-24T21:00:00.000Z", 23],
  ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z", "2018-11-05T02:00:00.000Z", 23],
  // Midnight happens twice: the clocks go back from 01:00 to 00:00.
  ["America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z", 25],
  // The clocks go back to the day before, at 00:00 to 23:00: that day has 25 hours.
  ["America/Santiago", "2026-04-04", "2026-04-04T03:00:00.000Z", "2026-04-05T04:00:00.000Z", 25],
  // The day before the one that Samoa left out.
  ["Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00.000Z", "2011-12-30T10:00:00.000Z", 24],
  // By a whole hour, but half an hour before midnight: from 23:30 to 00:30 (Toronto, 1919).
  ["America/Toronto", "1919-03-31", "1919-03-31T04:30:00.000Z", "1919-04-01T04:00:00.000Z", 23.5],
];

describe.each(days)("%s, %s", (zone, date, start, end, hours) => {
  it("starts and ends", () => {
    expect(formatInstant(startOfDay(date, zone))).toBe(start);
    expect(formatInstant(endOfDay(date, zone))).toBe(end);
  });

  it("is a window of its hours", () => {
    const window = dayWindow(date, zone);
    expect(window).toEqual({ start: startOfDay(date, zone), end: endOfDay(date, zone) });
    expect((endOfDay(date, zone) - startOfDay(date, zone)) / 3_600_000).toBe(hours);
  });

  it("is the date at its first and its last instant, and at neither neighbour", () => {
    const first = startOfDay(date, zone);
    const after = endOfDay(date, zone);
    expect([plainDateAt(first, zone), plainDateAt(after - 1, zone)]).toEqual([date, date]);
    expect(plainDateAt(first - 1, zone) < date && date < plainDateAt(after, zone)).toBe(true);
  });
});

describe("a day that a zone left out", () => {
  it("starts and ends where the next one starts, and is no window", () => {
    const next = startOfDay("2011-12-31", "Pacific/Apia");
    expect(startOfDay("2011-12-30", "Pacific/Apia")).toBe(next);
    expect(endOfDay("2011-12-30", "Pacific/Apia")).toBe(next);
    expect(refusalOf(() => dayWindow("2011-12-30", "Pacific/Apia"))).toBe("invalidPlainDate at date");
  });
});

describe("the first and the last day", () => {
  it("are days like others", () => {
    expect(formatInstant(startOfDay("0001-01-01", "UTC"))).toBe("0001-01-01T00:00:00.000Z");
    expect(formatInstant(endOfDay("9999-12-31", "UTC"))).toBe("+010000-01-01T00:00:00.000Z");
  });
});

describe("plainDateAt", () => {
  it.each([
    ["2026-03-31T23:30:00Z", "UTC", "2026-03-31"],
    ["2026-03-31T23:30:00Z", "Europe/London", "2026-04-01"],
    ["2026-04-01T03:59:59.999Z", "America/New_York", "2026-03-31"],
    [new Date(-1), "UTC", "1969-12-31"],
    [-0, "UTC", "1970-01-01"],
  ])("%s in %s is %s", (instant, zone, expected) => {
    expect(plainDateAt(instant, zone)).toBe(expected);
  });

  it("refuses instants without a date of four digits", () => {
    for (const instant of [8.64e15, -8.64e15]) {
      expect(refusalOf(() => plainDateAt(instant, "UTC"))).toBe("invalidInstant at instant");
    }
  });
});

describe("monthWindow", () => {
  it("is the month of a zone, by its name or by any of its days", () => {
    const march = {
      start: Date.parse("2026-03-01T00:00:00Z"),
      end: Date.parse("2026-03-31T23:00:00Z"),
    };
    for (const month of ["2026-03", "2026-03-01", "2026-03-31"]) {
      expect(monthWindow(month, "Europe/London")).toEqual(march);
    }
  });

  it("ends with the year, and with time", () => {
    expect(monthWindow("2026-12", "UTC")).toEqual({ start: Date.UTC(2026, 11), end: Date.UTC(2027, 0) });
    expect(monthWindow("9999-12", "UTC").end).toBe(Date.UTC(10_000, 0));
  });

  it.each([
    "2026-13",
    "2026-00",
    "2026-3",
    "26-03-1",
    "2026-02-30",
    "March 2",
    "",
    "__proto__",
    null,
    undefined,
    202603,
    {},
  ])("refuses %s", (month) => {
    expect(refusalOf(() => monthWindow(untyped(month), "UTC"))).toBe("invalidPlainDate at month");
  });
});

describe("refusals", () => {
  it("name the argument", () => {
    for (const call of [startOfDay, endOfDay, dayWindow]) {
      expect(refusalOf(() => call("2026-02-30", "UTC"))).toBe("invalidPlainDate at date");
      expect(refusalOf(() => call(untyped(Number.NaN), "UTC"))).toBe("invalidPlainDate at date");
      expect(refusalOf(() => call("2026-03-31", "Mars/Olympus_Mons"))).toBe("unknownTimeZone at zone");
    }
    expect(refusalOf(() => monthWindow("2026-03", "+01:00"))).toBe("unknownTimeZone at zone");
    expect(refusalOf(() => plainDateAt(0, untyped(undefined)))).toBe("unknownTimeZone at zone");
    expect(refusalOf(() => plainDateAt(Number.NaN, "UTC"))).toBe("invalidInstant at instant");
  });
});

interface Row {
  readonly zone: string;
  readonly date: string;
  readonly startInstant: string;
  readonly endExclusiveInstant: string;
}

const data = sharedData<readonly Row[]>("rights/calendar/zoned-day-bounds.json");
it.skipIf(!data.present)("days agree with Temporal and zoneinfo in 315 rows (skips without the shared data)", () => {
  const rows = data.read();
  expect(rows).toHaveLength(315);
  expect(rows.map(({ date, zone }) => dayWindow(date, zone))).toEqual(
    rows.map((row) => ({ start: Date.parse(row.startInstant), end: Date.parse(row.endExclusiveInstant) })),
  );
});
