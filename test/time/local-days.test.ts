import { dayWindow, endOfDay, formatInstant, monthWindow, periodsIn, plainDateAt, startOfDay } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../support/thrown.ts";
import { messageOf, sharedData, untyped } from "./_support.ts";

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
  ["Asia/Beirut", "2025-03-30", "2025-03-29T22:00:00.000Z", "2025-03-30T21:00:00.000Z", 23],
  ["Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z", "2024-04-26T21:00:00.000Z", 23],
  ["America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00:00.000Z", "2017-10-16T02:00:00.000Z", 23],
  ["America/Asuncion", "2023-10-01", "2023-10-01T04:00:00.000Z", "2023-10-02T03:00:00.000Z", 23],
  ["America/Havana", "2018-11-04", "2018-11-04T04:00:00.000Z", "2018-11-05T05:00:00.000Z", 25],
  // By half an hour, by two hours, by a quarter, and once for good.
  ["Australia/Lord_Howe", "2025-10-05", "2025-10-04T13:30:00.000Z", "2025-10-05T13:00:00.000Z", 23.5],
  ["Australia/Lord_Howe", "2025-04-06", "2025-04-05T13:00:00.000Z", "2025-04-06T13:30:00.000Z", 24.5],
  ["Antarctica/Troll", "2025-03-30", "2025-03-30T00:00:00.000Z", "2025-03-30T22:00:00.000Z", 22],
  ["Asia/Kathmandu", "1986-01-01", "1985-12-31T18:30:00.000Z", "1986-01-01T18:15:00.000Z", 23.75],
  ["America/Caracas", "2016-05-01", "2016-05-01T04:30:00.000Z", "2016-05-02T04:00:00.000Z", 23.5],
  // Days around one that was left out: Samoa 30 December 2011, Kwajalein 21 August 1993.
  ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z", "2011-12-31T10:00:00.000Z", 24],
  ["Pacific/Kwajalein", "1993-08-20", "1993-08-20T12:00:00.000Z", "1993-08-21T12:00:00.000Z", 24],
  ["Pacific/Kwajalein", "1993-08-22", "1993-08-21T12:00:00.000Z", "1993-08-22T12:00:00.000Z", 24],
  // Offsets with seconds: Monrovia gives up its 44 minutes 30, Paris has 9 minutes 21 more than Greenwich.
  ["Africa/Monrovia", "1972-01-07", "1972-01-07T00:44:30.000Z", "1972-01-08T00:00:00.000Z", 23 + 15.5 / 60],
  ["Europe/Paris", "1900-01-01", "1899-12-31T23:50:39.000Z", "1900-01-01T23:50:39.000Z", 24],
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
  it.each([
    ["2011-12-30", "2011-12-31", "Pacific/Apia"],
    ["1993-08-21", "1993-08-22", "Pacific/Kwajalein"],
    ["1994-12-31", "1995-01-01", "Pacific/Kiritimati"],
  ])("%s starts and ends where %s starts in %s, and is no window", (date, nextDate, zone) => {
    const next = startOfDay(nextDate, zone);
    expect(startOfDay(date, zone)).toBe(next);
    expect(endOfDay(date, zone)).toBe(next);
    expect(messageOf(() => dayWindow(date, zone))).toBe(`date must be a day that ${zone} did not leave out`);
    expect(refusalOf(() => dayWindow(date, zone))).toBe("invalidPlainDate at date");
  });
});

describe("a day begun twice", () => {
  it("starts with the first midnight, though the clocks then show the day before again", () => {
    // St John's, 29 October 2006: at 00:01 back to 23:01 of the 28th (time zone database, northamerica).
    const zone = "America/St_Johns";
    const start = startOfDay("2006-10-29", zone);
    expect(formatInstant(start)).toBe("2006-10-29T02:30:00.000Z");
    expect(endOfDay("2006-10-28", zone)).toBe(start);
    expect([0, 1, 60, 61].map((minutes) => plainDateAt(start + minutes * 60_000, zone))).toEqual([
      "2006-10-29",
      "2006-10-28",
      "2006-10-29",
      "2006-10-29",
    ]);
  });
});

describe("the first and the last day", () => {
  it("are days like others", () => {
    expect(formatInstant(startOfDay("0001-01-01", "UTC"))).toBe("0001-01-01T00:00:00.000Z");
    expect(formatInstant(endOfDay("9999-12-31", "UTC"))).toBe("+010000-01-01T00:00:00.000Z");
    expect([plainDateAt("0001-01-01T00:00:00Z", "UTC"), plainDateAt("9999-12-31T23:59:59.999Z", "UTC")]).toEqual([
      "0001-01-01",
      "9999-12-31",
    ]);
    // New York kept the time of its own sun until 1883: 4:56:02 behind Greenwich.
    expect(formatInstant(startOfDay("0001-01-01", "America/New_York"))).toBe("0001-01-01T04:56:02.000Z");
    expect(formatInstant(endOfDay("9999-12-31", "America/New_York"))).toBe("+010000-01-01T05:00:00.000Z");
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
    for (const instant of [8.64e15, -8.64e15, "0000-12-31T23:59:59.999Z", "+010000-01-01T00:00:00Z"]) {
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
  readonly hours: number;
}

const data = sharedData<readonly Row[]>("rights/calendar/zoned-day-bounds.json");
it.skipIf(!data.present)("days agree with Temporal and zoneinfo in 315 rows (skips without the shared data)", () => {
  const rows = data.read();
  expect(rows).toHaveLength(315);
  const found = rows.map(({ date, zone }) => {
    const { start, end } = dayWindow(date, zone);
    return { zone, date, start, end, hours: (end - start) / 3_600_000 };
  });
  expect(found).toEqual(
    rows.map(({ zone, date, startInstant, endExclusiveInstant, hours }) => {
      return { zone, date, start: Date.parse(startInstant), end: Date.parse(endExclusiveInstant), hours };
    }),
  );
  // The same rows through the bulk door, and through the parts a window is made of.
  for (const { zone, date, start, end } of found) {
    expect(periodsIn({ start, end }, "day", zone).map(({ name, window }) => [name, window])).toEqual([
      [date, { start, end }],
    ]);
    expect([startOfDay(date, zone), endOfDay(date, zone)]).toEqual([start, end]);
    expect([plainDateAt(start, zone), plainDateAt(end - 1, zone)]).toEqual([date, date]);
  }
});
