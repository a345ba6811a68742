import { addDays, addDuration, addMonths, daysBetween, isPlainDate, plainDate } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../support/thrown.ts";
import { sharedData, untyped } from "./_support.ts";

describe("plainDate", () => {
  it.each(["2026-03-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("takes %s", (text) => {
    expect(plainDate(text)).toBe(text);
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    "2026-02-30",
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "+002026-03-31",
    "+02026-3-1",
    "2026-3-1",
    "20260331",
    "2026/03/31",
    "2026-03-31T00:00:00Z",
    " 2026-03-31",
    "2026-03-3१",
    "",
    "__proto__",
    "2".repeat(1e7),
    null,
    undefined,
    20_260_331,
    Number.NaN,
    new Date(0),
    {},
    ["2026-03-31"],
    new String("2026-03-31"),
  ])("refuses case %#", (value) => {
    expect(isPlainDate(value)).toBe(false);
    expect(refusalOf(() => plainDate(untyped(value), "grant.from"))).toBe("invalidPlainDate at grant.from");
  });
});

describe("addDays", () => {
  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2024-02-28", 2, "2024-03-01"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-01-01", 365, "2027-01-01"],
    ["2026-03-31", -0, "2026-03-31"],
    ["0001-01-01", 3_652_058, "9999-12-31"],
  ])("%s + %d days = %s", (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it("refuses what is no date, no whole number, or leaves the years", () => {
    expect(refusalOf(() => addDays("2026-02-30", 1))).toBe("invalidPlainDate at date");
    for (const days of [
      0.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      untyped<number>("1"),
      untyped<number>({}),
    ]) {
      expect(refusalOf(() => addDays("2026-03-31", days))).toBe("invalidInteger at days");
    }
    expect(refusalOf(() => addDays("9999-12-31", 1))).toBe("invalidPlainDate at date + days");
    expect(refusalOf(() => addDays("0001-01-01", -1))).toBe("invalidPlainDate at date + days");
    expect(refusalOf(() => addDays("2026-03-31", Number.MAX_SAFE_INTEGER))).toBe("invalidPlainDate at date + days");
  });
});

describe("addMonths", () => {
  // By the rule "same day, else the month's last", read off a calendar.
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2026-01-31", 2, "2026-03-31"],
    ["2026-01-31", 3, "2026-04-30"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-08-31", 3, "2026-11-30"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-03-15", 0, "2026-03-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["0001-01-31", 1, "0001-02-28"],
    ["0099-12-31", 2, "0100-02-28"],
    ["2011-11-30", 1, "2011-12-30"],
  ])("%s + %d months = %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it("refuses what is no date, no whole number, or leaves the years", () => {
    expect(refusalOf(() => addMonths("2026-02-30", 1))).toBe("invalidPlainDate at date");
    for (const months of [0.5, Number.NaN, Number.NEGATIVE_INFINITY, untyped<number>("1")]) {
      expect(refusalOf(() => addMonths("2026-03-31", months))).toBe("invalidInteger at months");
    }
    for (const months of [7974 * 12, -2026 * 12, 1e9, Number.MAX_SAFE_INTEGER]) {
      expect(refusalOf(() => addMonths("2026-03-31", months))).toBe("invalidPlainDate at date + months");
    }
  });

  const data = sharedData<readonly { date: string; months: number; expected: string }[]>(
    "rights/calendar/add-months.json",
  );
  it.skipIf(!data.present)("agrees with Temporal, luxon and dateutil (skips without the shared data)", () => {
    const rows = data.read();
    expect(rows).toHaveLength(187);
    expect(rows.map(({ date, months }) => addMonths(date, months))).toEqual(rows.map(({ expected }) => expected));
    // The same months as steps of a point in time, from the last millisecond of the day.
    const late = (date: string) => Date.parse(`${date}T23:59:59.999Z`);
    expect(rows.map(({ date, months }) => addDuration(late(date), { months: 1 }, "UTC", months))).toEqual(
      rows.map(({ expected }) => late(expected)),
    );
  });
});

describe("daysBetween", () => {
  it.each([
    ["2026-02-28", "2026-03-01", 1],
    ["2024-02-28", "2024-03-01", 2],
    ["2026-03-31", "2026-03-31", 0],
    ["2026-03-31", "2026-03-01", -30],
    ["0001-01-01", "9999-12-31", 3_652_058],
  ])("from %s to %s: %d", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it("names the date that is none", () => {
    expect(refusalOf(() => daysBetween("2026-02-30", "2026-03-01"))).toBe("invalidPlainDate at from");
    expect(refusalOf(() => daysBetween("2026-03-01", "2026-02-30"))).toBe("invalidPlainDate at to");
  });
});
