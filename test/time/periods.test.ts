import {
  dayOfWeek,
  dayWindow,
  formatInstant,
  monthWindow,
  type PeriodUnit,
  periodAt,
  periodOf,
  periodsIn,
} from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { messageOf, untyped } from "./_support.ts";

const utc = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe("periodOf", () => {
  // Read off a calendar; weeks by Python 3, date.isocalendar().
  it.each<[date: string, unit: PeriodUnit, name: string, firstDay: string, lastDay: string]>([
    ["2026-03-31", "day", "2026-03-31", "2026-03-31", "2026-03-31"],
    ["2026-03-31", "week", "2026-W14", "2026-03-30", "2026-04-05"],
    ["2026-03-30", "week", "2026-W14", "2026-03-30", "2026-04-05"],
    ["2026-04-05", "week", "2026-W14", "2026-03-30", "2026-04-05"],
    ["2026-04-06", "week", "2026-W15", "2026-04-06", "2026-04-12"],
    ["2026-01-01", "week", "2026-W01", "2025-12-29", "2026-01-04"],
    ["2024-12-30", "week", "2025-W01", "2024-12-30", "2025-01-05"],
    ["2021-01-03", "week", "2020-W53", "2020-12-28", "2021-01-03"],
    ["1969-12-31", "week", "1970-W01", "1969-12-29", "1970-01-04"],
    ["2026-03-31", "month", "2026-03", "2026-03-01", "2026-03-31"],
    ["2024-02-29", "month", "2024-02", "2024-02-01", "2024-02-29"],
    ["2026-12-31", "month", "2026-12", "2026-12-01", "2026-12-31"],
    ["2026-01-01", "quarter", "2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-03-31", "quarter", "2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-04-01", "quarter", "2026-Q2", "2026-04-01", "2026-06-30"],
    ["2026-06-30", "quarter", "2026-Q2", "2026-04-01", "2026-06-30"],
    ["2026-09-30", "quarter", "2026-Q3", "2026-07-01", "2026-09-30"],
    ["2026-10-01", "quarter", "2026-Q4", "2026-10-01", "2026-12-31"],
    ["2026-12-31", "quarter", "2026-Q4", "2026-10-01", "2026-12-31"],
    ["2026-01-01", "year", "2026", "2026-01-01", "2026-12-31"],
    ["2024-12-31", "year", "2024", "2024-01-01", "2024-12-31"],
    ["0001-01-01", "week", "0001-W01", "0001-01-01", "0001-01-07"],
    ["0099-05-06", "quarter", "0099-Q2", "0099-04-01", "0099-06-30"],
    ["9999-12-31", "year", "9999", "9999-01-01", "9999-12-31"],
  ])("%s by the %s is in %s", (date, unit, name, firstDay, lastDay) => {
    const window = { start: utc(firstDay), end: utc(lastDay) + 86_400_000 };
    expect(periodOf(date, unit, "UTC")).toEqual({ name, firstDay, lastDay, window });
    expect(Object.keys(periodOf(date, unit, "UTC"))).toEqual(["name", "firstDay", "lastDay", "window"]);
  });

  it("is a stretch of the zone's own time", () => {
    const { window } = periodOf("2026-03-31", "quarter", "Europe/London");
    // 1 January 2026 begins at 00:00Z, 1 April at 23:00Z of the day before: the clocks went forward in between.
    expect([formatInstant(window.start), formatInstant(window.end)]).toEqual([
      "2026-01-01T00:00:00.000Z",
      "2026-03-31T23:00:00.000Z",
    ]);
    // The week that lost an hour, from Monday 23 March to Sunday the 29th, has 167.
    const week = periodOf("2026-03-29", "week", "Europe/London").window;
    expect((week.end - week.start) / 3_600_000).toBe(167);
  });

  it("is the window of its day and its month", () => {
    for (const zone of ["Africa/Cairo", "America/Havana", "Pacific/Apia"]) {
      expect(periodOf("2026-11-01", "day", zone).window).toEqual(dayWindow("2026-11-01", zone));
      expect(periodOf("2026-11-01", "month", zone).window).toEqual(monthWindow("2026-11", zone));
    }
  });

  it("has six days where the zone left one out, and no day for that", () => {
    // The week of 26 December 2011 in Samoa has no Friday.
    const week = periodOf("2011-12-30", "week", "Pacific/Apia");
    expect([week.firstDay, week.lastDay]).toEqual(["2011-12-26", "2012-01-01"]);
    expect((week.window.end - week.window.start) / 3_600_000).toBe(6 * 24);
    expect(messageOf(() => periodOf("2011-12-30", "day", "Pacific/Apia"))).toBe(
      "date must be a day that Pacific/Apia did not leave out",
    );
  });

  it("refuses by path", () => {
    expect(refusalOf(() => periodOf("2026-02-30", "week", "UTC"))).toBe("invalidPlainDate at date");
    expect(refusalOf(() => periodOf("2026-03-31", "week", "Mars/Olympus_Mons"))).toBe("unknownTimeZone at zone");
    for (const unit of ["fortnight", "Week", "__proto__", "toString", "", null, undefined, 7, ["week"]]) {
      expect(refusalOf(() => periodOf("2026-03-31", untyped(unit), "UTC"))).toBe("invalidArgument at unit");
    }
    // Its Sunday would be 2 January 10000.
    expect(refusalOf(() => periodOf("9999-12-31", "week", "UTC"))).toBe("invalidPlainDate at date");
    expect(periodOf("9999-12-26", "week", "UTC").name).toBe("9999-W51");
  });
});

describe("periodAt", () => {
  it.each<[instant: string, unit: PeriodUnit, zone: string, name: string]>([
    ["2026-03-31T22:59:59.999Z", "month", "Europe/London", "2026-03"],
    ["2026-03-31T23:00:00.000Z", "month", "Europe/London", "2026-04"],
    ["2026-03-31T23:00:00.000Z", "quarter", "Europe/London", "2026-Q2"],
    ["2026-03-31T23:00:00.000Z", "month", "UTC", "2026-03"],
    ["2026-12-31T23:59:59.999Z", "year", "UTC", "2026"],
    ["2027-01-01T00:00:00.000Z", "year", "UTC", "2027"],
    ["2027-01-01T04:59:59.999Z", "year", "America/New_York", "2026"],
    ["2026-03-29T22:59:59.999Z", "week", "Europe/London", "2026-W13"],
    ["2026-03-29T23:00:00.000Z", "week", "Europe/London", "2026-W14"],
    // Cairo has no midnight on 24 April 2026, Havana has two on 1 November.
    ["2026-04-23T21:59:59.999Z", "day", "Africa/Cairo", "2026-04-23"],
    ["2026-04-23T22:00:00.000Z", "day", "Africa/Cairo", "2026-04-24"],
    ["2026-11-01T04:00:00.000Z", "day", "America/Havana", "2026-11-01"],
    ["2026-11-01T05:00:00.000Z", "day", "America/Havana", "2026-11-01"],
    ["2011-12-30T09:59:59.999Z", "day", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00.000Z", "day", "Pacific/Apia", "2011-12-31"],
  ])("%s by the %s in %s is in %s", (instant, unit, zone, name) => {
    const period = periodAt(instant, unit, zone);
    expect(period.name).toBe(name);
    const at = Date.parse(instant);
    expect(period.window.start <= at && at < period.window.end).toBe(true);
  });

  it("leaves an hour with the day that had begun, though the clocks went back over midnight", () => {
    // St John's, 29 October 2006, 02:31Z to 03:31Z: the clocks show 23:01 of the 28th once more.
    for (const instant of ["2006-10-29T02:30:00Z", "2006-10-29T02:31:00Z", "2006-10-29T03:29:59Z"]) {
      expect(periodAt(instant, "day", "America/St_Johns").name).toBe("2006-10-29");
    }
    expect(periodAt("2006-10-29T02:29:59.999Z", "day", "America/St_Johns").name).toBe("2006-10-28");
  });

  it("takes every form of an instant", () => {
    for (const instant of [0, -0, new Date(0), "1970-01-01T01:00+01:00"]) {
      expect(periodAt(instant, "month", "UTC")).toEqual(periodOf("1970-01-01", "month", "UTC"));
    }
  });

  it("leads to its neighbours", () => {
    const month = periodAt("2026-03-15T00:00:00Z", "month", "Europe/London");
    expect(periodAt(month.window.start - 1, "month", "Europe/London").name).toBe("2026-02");
    expect(periodAt(month.window.end, "month", "Europe/London").name).toBe("2026-04");
  });

  it("refuses by path", () => {
    expect(refusalOf(() => periodAt("2026-03-31", "month", "UTC"))).toBe("invalidInstant at instant");
    expect(refusalOf(() => periodAt(0, untyped("months"), "UTC"))).toBe("invalidArgument at unit");
    expect(refusalOf(() => periodAt(0, "month", "+01:00"))).toBe("unknownTimeZone at zone");
    for (const instant of [8.64e15, -8.64e15, "0000-12-31T23:59:59.999Z", "+010000-01-01T00:00:00Z"]) {
      for (const unit of ["day", "month", "year"] as const) {
        expect(messageOf(() => periodAt(instant, unit, "UTC"))).toBe("instant must be within the years 0001 to 9999");
      }
    }
    expect(periodAt("0001-01-01T00:00:00Z", "year", "UTC").name).toBe("0001");
    expect(periodAt("9999-12-31T23:59:59.999Z", "day", "UTC").name).toBe("9999-12-31");
  });
});

describe("periodsIn", () => {
  it("has every day once, those of 23 and 25 hours too", () => {
    const march = periodsIn(deepFreeze(monthWindow("2026-03", "Europe/London")), "day", "Europe/London");
    expect(march).toHaveLength(31);
    expect(march.map(({ window }) => (window.end - window.start) / 3_600_000)).toEqual([
      ...Array.from({ length: 28 }, () => 24),
      23,
      24,
      24,
    ]);
    const october = periodsIn(monthWindow("2026-10", "Europe/London"), "day", "Europe/London");
    expect(
      october.filter(({ window }) => window.end - window.start === 25 * 3_600_000).map(({ name }) => name),
    ).toEqual(["2026-10-25"]);
  });

  it("has whole periods, also where the window begins or ends inside", () => {
    const names = (start: string, end: string) => periodsIn({ start, end }, "month", "UTC").map(({ name }) => name);
    expect(names("2026-01-31T23:59:59.999Z", "2026-03-01T00:00:00.001Z")).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(names("2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z")).toEqual(["2026-02"]);
    expect(names("2026-02-14T12:00:00.000Z", "2026-02-14T12:00:00.001Z")).toEqual(["2026-02"]);
    expect(periodsIn({ start: "2026-02-14T12:00:00Z", end: "2026-02-14T13:00:00Z" }, "month", "UTC")).toEqual([
      periodOf("2026-02-14", "month", "UTC"),
    ]);
  });

  it("leaves out the day that a zone left out", () => {
    const days = periodsIn({ start: "2011-12-29T12:00:00Z", end: "2011-12-31T12:00:00Z" }, "day", "Pacific/Apia");
    expect(days.map(({ name }) => name)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
  });

  it("has the quarters and years of a contract", () => {
    const term = { start: "2025-11-15T00:00:00Z", end: "2027-01-01T00:00:00Z" };
    expect(periodsIn(term, "quarter", "UTC").map(({ name }) => name)).toEqual([
      "2025-Q4",
      "2026-Q1",
      "2026-Q2",
      "2026-Q3",
      "2026-Q4",
    ]);
    expect(periodsIn(term, "year", "UTC").map(({ name }) => name)).toEqual(["2025", "2026"]);
    expect(periodsIn(term, "year", "Asia/Tokyo").map(({ name }) => name)).toEqual(["2025", "2026", "2027"]);
  });

  it("refuses windows without bounds, by side", () => {
    expect(messageOf(() => periodsIn({ start: 0 }, "day", "UTC"))).toBe(
      "window.end must be an instant: its periods are counted from end to end",
    );
    expect(refusalOf(() => periodsIn({ start: 0 }, "day", "UTC"))).toBe("invalidWindow at window.end");
    expect(refusalOf(() => periodsIn({ end: 0 }, "day", "UTC"))).toBe("invalidWindow at window.start");
    expect(refusalOf(() => periodsIn({ start: 1, end: 1 }, "day", "UTC"))).toBe("invalidWindow at window.end");
    expect(refusalOf(() => periodsIn({ start: 1, end: "2026-03-31" }, "day", "UTC"))).toBe(
      "invalidInstant at window.end",
    );
    expect(refusalOf(() => periodsIn(untyped(null), "day", "UTC"))).toBe("invalidWindow at window");
    expect(refusalOf(() => periodsIn({ start: 0, end: 1 }, untyped("hour"), "UTC"))).toBe("invalidArgument at unit");
    expect(refusalOf(() => periodsIn({ start: 0, end: 1 }, "day", "Nowhere"))).toBe("unknownTimeZone at zone");
  });

  it("lists a hundred thousand and refuses one more, at once", () => {
    const days = 100_000 * 86_400_000;
    const all = periodsIn({ start: 0, end: days }, "day", "UTC");
    expect(all).toHaveLength(100_000);
    // 100,000 days after 1970-01-01, by Python 3: 2243-10-17.
    expect(all.at(-1)?.name).toBe("2243-10-16");
    expect(messageOf(() => periodsIn({ start: 0, end: days + 1 }, "day", "UTC"))).toBe(
      "window must be short enough for at most 100000 periods",
    );
    const started = performance.now();
    for (const unit of ["day", "week", "month", "quarter", "year"] as const) {
      expect(refusalOf(() => periodsIn({ start: -8.64e15, end: 8.64e15 }, unit, "Asia/Tokyo"))).toBe(
        "invalidWindow at window",
      );
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("keeps to the years that have dates", () => {
    expect(refusalOf(() => periodsIn({ start: "0000-12-31T00:00Z", end: "0001-01-02T00:00Z" }, "day", "UTC"))).toBe(
      "invalidInstant at window",
    );
    expect(
      refusalOf(() => periodsIn({ start: "9999-12-31T00:00Z", end: "+010000-01-01T00:00:00.001Z" }, "day", "UTC")),
    ).toBe("invalidInstant at window");
    expect(periodsIn({ start: "9999-12-31T00:00Z", end: "+010000-01-01T00:00Z" }, "day", "UTC")).toHaveLength(1);
    // The side that is out of them is the one that is shown.
    expect(() => periodsIn({ start: utc("0000-12-31"), end: utc("0001-01-02") }, "day", "UTC")).toThrow(
      /-62135683200000/,
    );
    expect(() => periodsIn({ start: utc("9999-12-31"), end: 253_402_300_800_001 }, "day", "UTC")).toThrow(
      /253402300800001/,
    );
  });
});

describe("dayOfWeek", () => {
  // Python 3: date.isoweekday().
  it.each([
    ["1970-01-01", 4],
    ["1969-12-29", 1],
    ["1969-12-28", 7],
    ["2026-03-30", 1],
    ["2026-03-31", 2],
    ["2026-04-04", 6],
    ["2026-04-05", 7],
    ["0001-01-01", 1],
    ["9999-12-31", 5],
  ])("of %s is %d", (date, day) => {
    expect(dayOfWeek(date)).toBe(day);
  });

  it("refuses what is no date", () => {
    expect(refusalOf(() => dayOfWeek("2026-02-30"))).toBe("invalidPlainDate at date");
    expect(refusalOf(() => dayOfWeek(untyped(new Date(0))))).toBe("invalidPlainDate at date");
  });
});
