import {
  addDays,
  addDuration,
  addMonths,
  contains,
  covers,
  dayOfWeek,
  daysBetween,
  dayWindow,
  endOfDay,
  exactDuration,
  formatInstant,
  instantInWords,
  monthWindow,
  overlap,
  periodAt,
  periodOf,
  periodsIn,
  plainDate,
  plainDateAt,
  startOfDay,
  timeWindow,
  timeZone,
  toInstant,
  unionWindows,
  windowGaps,
} from "creator-core/time";
import { describe, expect, it } from "vitest";
import { calendarOf, compilePeriods } from "../../src/time/calendar.js";
import { compileDuration } from "../../src/time/compile-duration.js";
import { durationParts } from "../../src/time/duration-parts.js";
import { zoneClock } from "../../src/time/zone-clock.js";
import { detailsOf } from "../money/details-of.js";

const wrong = (value: unknown) => value as never;

const DATE = 'a day of the calendar as "YYYY-MM-DD"';
const MONTH = 'a month as "YYYY-MM" or a day in it';
const YEARS = "within the years 0001 to 9999";
const INSTANT =
  "whole epoch milliseconds within ±8.64e15, a valid Date, or ISO 8601 text with its offset (Z or +01:00)";
const ZONED = 'an instant; a day becomes one with a zone, as in startOfDay("2026-03-31", "Europe/London")';
const OFFSET = 'ISO 8601 text with its offset, as in "2026-03-31T12:00:00Z" or "2026-03-31T12:00:00+01:00"';
const ZONE = 'an IANA time zone name such as "Europe/London"';
const UNIT = "day, week, month, quarter or year";
const UNITS = "years, months, weeks, days, hours, minutes, seconds, milliseconds";
const COUNT = "a whole number, not negative";
const SHORT = "short enough to end within ±8.64e15 ms of 1970";
const LAST = 8.64e15;
const SIDE = "epoch milliseconds or null";
const SIDES = "an object with start and end";
const BOUNDED = "an instant: its periods are counted from end to end";

describe("every refusal names the place, the rule and the value", () => {
  it.each<[string, () => unknown, string, string, string, string]>([
    ["date", () => plainDate("2026-3-1"), "invalidPlainDate", "date", DATE, '"2026-3-1"'],
    ["date, in numbers", () => plainDate(wrong(2026), wrong(3)), "invalidPlainDate", "date", DATE, "2026"],
    ["day of the week", () => dayOfWeek("x"), "invalidPlainDate", "date", DATE, '"x"'],
    ["add days", () => addDays("x", 1), "invalidPlainDate", "date", DATE, '"x"'],
    ["add days, days", () => addDays("2026-03-31", 0.5), "invalidInteger", "days", "a whole number of days", "0.5"],
    ["add days, too far", () => addDays("9999-12-31", 1), "invalidPlainDate", "date + days", YEARS, "1"],
    ["days between, from", () => daysBetween("x", "2026-03-31"), "invalidPlainDate", "from", DATE, '"x"'],
    ["days between, to", () => daysBetween("2026-03-31", "x"), "invalidPlainDate", "to", DATE, '"x"'],
    ["add months", () => addMonths("x", 1), "invalidPlainDate", "date", DATE, '"x"'],
    [
      "add months, months",
      () => addMonths("2026-03-31", 0.5),
      "invalidInteger",
      "months",
      "a whole number of months",
      "0.5",
    ],
    ["add months, too far", () => addMonths("9999-12-31", 1), "invalidPlainDate", "date + months", YEARS, "1"],

    ["instant", () => toInstant("soon"), "invalidInstant", "instant", INSTANT, '"soon"'],
    ["instant, a day", () => toInstant("2026-03-31"), "invalidInstant", "instant", ZONED, '"2026-03-31"'],
    [
      "instant, no offset",
      () => toInstant("2026-03-31T12:00"),
      "invalidInstant",
      "instant",
      OFFSET,
      '"2026-03-31T12:00"',
    ],
    ["instant, out of range", () => toInstant(8.64e15 + 1), "invalidInstant", "instant", INSTANT, "8640000000000001"],
    ["format", () => formatInstant("soon"), "invalidInstant", "instant", INSTANT, '"soon"'],
    ["words", () => instantInWords("soon"), "invalidInstant", "instant", INSTANT, '"soon"'],

    ["zone", () => timeZone("BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],
    ["clock", () => zoneClock("BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],
    ["start of day", () => startOfDay("x", "UTC"), "invalidPlainDate", "date", DATE, '"x"'],
    ["start of day, zone", () => startOfDay("2026-03-31", "BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],
    ["end of day", () => endOfDay("x", "UTC"), "invalidPlainDate", "date", DATE, '"x"'],
    [
      "day, left out",
      () => dayWindow("2011-12-30", "Pacific/Apia"),
      "invalidPlainDate",
      "date",
      "a day that Pacific/Apia did not leave out",
      '"2011-12-30"',
    ],
    ["date at", () => plainDateAt("soon", "UTC"), "invalidInstant", "instant", INSTANT, '"soon"'],
    ["date at, too far", () => plainDateAt(8.64e15, "UTC"), "invalidInstant", "instant", YEARS, "8640000000000000"],
    ["month", () => monthWindow("2026-13", "UTC"), "invalidPlainDate", "month", MONTH, '"2026-13"'],
    ["month, zone", () => monthWindow("2026-03", "BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],

    ["period at", () => periodAt("soon", "day", "UTC"), "invalidInstant", "instant", INSTANT, '"soon"'],
    ["period at, unit", () => periodAt(0, wrong("days"), "UTC"), "invalidArgument", "unit", UNIT, '"days"'],
    ["period at, zone", () => periodAt(0, "day", "BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],
    [
      "period at, too far",
      () => periodAt(8.64e15, "day", "UTC"),
      "invalidInstant",
      "instant",
      YEARS,
      "8640000000000000",
    ],
    ["period of", () => periodOf("x", "day", "UTC"), "invalidPlainDate", "date", DATE, '"x"'],
    // 9999-12-31 is a Friday: its week ends in the year 10000
    [
      "period of, too far",
      () => periodOf("9999-12-31", "week", "UTC"),
      "invalidPlainDate",
      "date",
      YEARS,
      '"9999-12-31"',
    ],
    [
      "period of, left out",
      () => periodOf("2011-12-30", "day", "Pacific/Apia"),
      "invalidPlainDate",
      "date",
      "a day that Pacific/Apia did not leave out",
      '"2011-12-30"',
    ],
    ["periods in", () => periodsIn(wrong(5), "day", "UTC"), "invalidWindow", "window", SIDES, "5"],
    [
      "periods in, no start",
      () => periodsIn({ end: 1 }, "day", "UTC"),
      "invalidWindow",
      "window.start",
      BOUNDED,
      "null",
    ],
    ["periods in, no end", () => periodsIn({ start: 1 }, "day", "UTC"), "invalidWindow", "window.end", BOUNDED, "null"],
    [
      "periods in, too many",
      () => periodsIn({ start: 5 * 86_400_000, end: 100_006 * 86_400_000 }, "day", "UTC"),
      "invalidWindow",
      "window",
      "short enough for at most 100000 periods",
      "100001",
    ],
    [
      "periods in, too early",
      () => periodsIn({ start: "0000-12-31T00:00Z", end: "0001-01-02T00:00Z" }, "day", "UTC"),
      "invalidInstant",
      "window",
      YEARS,
      "-62135683200000", // 719,163 days before 1970
    ],
    [
      "periods in, too late",
      () => periodsIn({ start: 253_402_214_400_000, end: 253_402_300_800_001 }, "day", "UTC"),
      "invalidInstant",
      "window",
      YEARS,
      "253402300800001",
    ],
    ["compiled periods", () => compilePeriods(wrong(5), "UTC"), "invalidArgument", "unit", UNIT, "5"],
    ["compiled periods, zone", () => compilePeriods("day", "BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],
    ["calendar, zone", () => calendarOf("day", "BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],

    [
      "duration",
      () => durationParts({}),
      "invalidDuration",
      "duration",
      `an object with at least one of ${UNITS}`,
      "an object without keys",
    ],
    [
      "duration, no object",
      () => exactDuration(wrong("P1M")),
      "invalidDuration",
      "duration",
      `an object with at least one of ${UNITS}`,
      '"P1M"',
    ],
    [
      "duration, no unit",
      () => exactDuration(wrong({ day: 1 })),
      "invalidDuration",
      "duration",
      `made of ${UNITS}`,
      "an object with day",
    ],
    ["duration, count", () => exactDuration({ days: -1 }), "invalidDuration", "duration.days", COUNT, "-1"],
    [
      "duration, of the calendar",
      () => exactDuration({ months: 1 }),
      "invalidDuration",
      "duration",
      "without years and months, which have no fixed length",
      "an object with months",
    ],
    [
      "duration, too long",
      () => exactDuration({ seconds: Number.MAX_SAFE_INTEGER }),
      "invalidDuration",
      "duration",
      "a safe number of milliseconds",
      "9007199254740991000",
    ],
    ["add", () => addDuration("soon", { days: 1 }, "UTC"), "invalidInstant", "anchor", INSTANT, '"soon"'],
    ["add, zone", () => addDuration(0, { days: 1 }, "BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],
    [
      "add, times",
      () => addDuration(0, { days: 1 }, "UTC", 0.5),
      "invalidInteger",
      "times",
      "a whole number of steps",
      "0.5",
    ],
    [
      "add, too far",
      () => addDuration(8.64e15, { days: 1 }, "UTC"),
      "invalidDuration",
      "duration",
      SHORT,
      "an object with days",
    ],
    [
      "compiled duration",
      () => compileDuration({}, "UTC"),
      "invalidDuration",
      "duration",
      `an object with at least one of ${UNITS}`,
      "an object without keys",
    ],
    ["compiled duration, zone", () => compileDuration({ days: 1 }, "BST"), "unknownTimeZone", "zone", ZONE, '"BST"'],

    ["window", () => timeWindow(wrong(null)), "invalidWindow", "window", SIDES, "null"],
    ["window, numbers", () => timeWindow(wrong(0), wrong(5)), "invalidWindow", "window", SIDES, "0"],
    [
      "window, misspelt",
      () => timeWindow(wrong({ start: 0, edn: 5 })),
      "invalidWindow",
      "window.edn",
      "absent: the fields are start, end",
      "5",
    ],
    [
      "window, other words",
      () => timeWindow(wrong({ from: 0, to: 5 }), "campaign.window"),
      "invalidWindow",
      "campaign.window.from",
      "absent: the fields are start, end",
      "0",
    ],
    ["window, start", () => timeWindow({ start: "soon" }), "invalidInstant", "window.start", INSTANT, '"soon"'],
    ["window, end", () => timeWindow({ end: "soon" }), "invalidInstant", "window.end", INSTANT, '"soon"'],
    [
      "window, backwards",
      () => timeWindow({ start: 60_000, end: 0 }),
      "invalidWindow",
      "window.end",
      "after its start, 1970-01-01 00:01 UTC",
      "0",
    ],
    ["contains", () => contains(wrong(null), 0), "invalidWindow", "window", SIDES, "null"],
    [
      "contains, start",
      () => contains({ start: wrong("x"), end: 1 }, 0),
      "invalidInstant",
      "window.start",
      SIDE,
      '"x"',
    ],
    ["contains, end", () => contains({ start: 0, end: wrong("x") }, 0), "invalidInstant", "window.end", SIDE, '"x"'],
    [
      "contains, out of range",
      () => contains({ start: 0, end: LAST + 1 }, 0),
      "invalidInstant",
      "window.end",
      SIDE,
      "8640000000000001",
    ],
    [
      "contains, out of range before",
      () => contains({ start: -LAST - 1, end: 0 }, 0),
      "invalidInstant",
      "window.start",
      SIDE,
      "-8640000000000001",
    ],
    [
      "contains, instant",
      () => contains({ start: 0, end: 1 }, wrong("x")),
      "invalidInstant",
      "instant",
      "epoch milliseconds, as toInstant gives them",
      '"x"',
    ],
    ["covers, outer", () => covers(wrong(1), { start: 0, end: 1 }), "invalidWindow", "outer", SIDES, "1"],
    ["covers, inner", () => covers({ start: 0, end: 1 }, wrong(1)), "invalidWindow", "inner", SIDES, "1"],
    [
      "covers, end",
      () => covers({ start: 0, end: Number.NaN }, { start: 0, end: 1 }),
      "invalidInstant",
      "outer.end",
      SIDE,
      "NaN",
    ],
    [
      "covers, its end",
      () => covers({ start: 0, end: 1 }, { start: 0, end: Number.NaN }),
      "invalidInstant",
      "inner.end",
      SIDE,
      "NaN",
    ],
    ["overlap, left", () => overlap(wrong(1), { start: 0, end: 1 }), "invalidWindow", "a", SIDES, "1"],
    ["overlap, right", () => overlap({ start: 0, end: 1 }, wrong(1)), "invalidWindow", "b", SIDES, "1"],
    [
      "overlap, end",
      () => overlap({ start: 0, end: Number.NaN }, { start: 0, end: 1 }),
      "invalidInstant",
      "a.end",
      SIDE,
      "NaN",
    ],
    [
      "overlap, its end",
      () => overlap({ start: 0, end: 1 }, { start: 0, end: Number.NaN }),
      "invalidInstant",
      "b.end",
      SIDE,
      "NaN",
    ],
    ["union", () => unionWindows(wrong(5)), "invalidArgument", "windows", "a list of windows", "5"],
    [
      "union, start",
      () =>
        unionWindows([
          { start: 0, end: 1 },
          { start: Number.NaN, end: 1 },
        ]),
      "invalidInstant",
      "windows[1].start",
      SIDE,
      "NaN",
    ],
    [
      "union, end",
      () => unionWindows([{ start: 0, end: Number.NaN }]),
      "invalidInstant",
      "windows[0].end",
      SIDE,
      "NaN",
    ],
    ["gaps", () => windowGaps(wrong(5), []), "invalidWindow", "window", SIDES, "5"],
    ["gaps, covering", () => windowGaps({ start: 0, end: 1 }, [wrong(5)]), "invalidWindow", "covering[0]", SIDES, "5"],
  ])("%s", (_, call, code, path, expected, actual) => {
    expect(detailsOf(call)).toEqual({ code, path, expected, actual });
  });
});

describe("toInstant says which part of a text is wrong", () => {
  const ANY_OFFSET = "ISO 8601 text with an offset such as Z or +01:00, up to ±23:59, at its end";

  it.each([
    ["2026-13-01T12:00Z", "ISO 8601 text with a month from 01 to 12"],
    ["2026-00-01T12:00Z", "ISO 8601 text with a month from 01 to 12"],
    ["2026-02-29T12:00Z", "ISO 8601 text with a day from 01 to 28 in that month"],
    ["2026-12-00T12:00Z", "ISO 8601 text with a day from 01 to 31 in that month"],
    ["2026-12-31T24:00Z", "ISO 8601 text with an hour from 00 to 23"],
    ["2026-12-31T23:60Z", "ISO 8601 text with a minute from 00 to 59"],
    ["2026-12-31T23:59:60Z", "ISO 8601 text with a second from 00 to 59"],
    ["2026-12-31T12:00:00.0123456789Z", "ISO 8601 text with at most nine digits of a second"],
    ["2026-12-31t12:00Z", "ISO 8601 text with a capital T and Z"],
    ["2026-12-31T12:00z", "ISO 8601 text with a capital T and Z"],
    // nothing wrong before the end
    ["2026-01-01T00:00", OFFSET],
    ["2026-12-31T23:59:59", OFFSET],
    ["2026-12-31T12:00:00.123456789", OFFSET],
    ["2026-12-31T12:00aZ", ANY_OFFSET],
    ["2026-12-31T12:00Za", ANY_OFFSET],
    ["2026-12-31T12:00+24", ANY_OFFSET],
    ["2026-12-31T12:00+2a", ANY_OFFSET],
    ["2026-12-31T12:00+01:60", ANY_OFFSET],
    ["2026-12-31T12:00+01:0a", ANY_OFFSET],
    // nothing wrong but the year
    ["+275761-01-01T00:00Z", INSTANT],
    ["+275761-01-01T00:00+05", INSTANT],
    ["+275761-01-01T00:00+0530", INSTANT],
    ["+275761-01-01T00:00+05:30", INSTANT],
    ["+275761-01-01T00:00-23:59", INSTANT],
    ["+002026-03-31", INSTANT], // such a year has no plain date
  ])("%s", (text, expected) => {
    expect(detailsOf(() => toInstant(text))).toMatchObject({ code: "invalidInstant", path: "instant", expected });
  });
});
