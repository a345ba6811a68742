import { runInNewContext } from "node:vm";
import { formatInstant, instantInWords, toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { messageOf, untyped } from "./_support.ts";

// 2026-03-31T12:00:00Z by `date -u -d 2026-03-31T12:00:00Z +%s`.
const NOON = 1_774_958_400_000;

describe("toInstant", () => {
  it.each([
    ["2026-03-31T12:00:00Z", NOON],
    ["2026-03-31T12:00:00.000Z", NOON],
    ["2026-03-31T12:00Z", NOON],
    ["2026-03-31 12:00:00Z", NOON],
    ["2026-03-31T13:00:00+01:00", NOON],
    ["2026-03-31T17:45:00+05:45", NOON],
    ["2026-03-31T08:30:00-03:30", NOON],
    ["2026-03-31T12:00:00-00:00", NOON],
    // The widest offsets in use, on Kiritimati and on Baker Island, and the widest that can be written.
    ["2026-04-01T02:00:00+14:00", NOON],
    ["2026-03-31T00:00:00-12:00", NOON],
    ["2026-04-01T11:59:00+23:59", NOON],
    ["2026-03-30T12:01:00-23:59", NOON],
    ["2026-03-31T12:59:00+0059", NOON],
    ["2026-03-31T23:59:59.999Z", NOON + 43_199_999],
    ["2026-03-31T00:00:00.000Z", NOON - 43_200_000],
    ["+002026-03-31T12:00:00Z", NOON],
    ["2026-03-31T13:00:00+0100", NOON],
    ["2026-03-31 13:00:00+01", NOON],
    ["2026-03-31T12:00:00.1Z", NOON + 100],
    ["2026-03-31T12:00:00.12Z", NOON + 120],
    ["2026-03-31T12:00:00.123Z", NOON + 123],
    ["2026-03-31T12:00:00.123999999Z", NOON + 123],
    ["2026-03-31T12:00:00.123456+00:00", NOON + 123],
    ["1970-01-01T00:00:00Z", 0],
    ["1969-12-31T23:59:59.9999Z", -1],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["2000-02-29T00:00:00Z", Date.UTC(2000, 1, 29)],
    // The first day of the Common Era is 719,162 days before 1970.
    ["0001-01-01T00:00:00Z", -719_162 * 86_400_000],
    ["0000-12-31T00:00:00Z", -719_163 * 86_400_000],
    ["+275760-09-13T00:00:00.000Z", 8.64e15],
    ["-271821-04-20T00:00:00.000Z", -8.64e15],
  ])("reads %s", (text, expected) => {
    expect(toInstant(text)).toBe(expected);
  });

  it.each([
    ["no offset", "2026-03-31T12:00:00"],
    ["no time", "2026-03-31"],
    ["no time but an offset", "2026-03-31Z"],
    ["no day of the calendar", "2026-02-30T12:00:00Z"],
    ["no leap year", "2026-02-29T12:00:00Z"],
    ["no leap year, a century", "1900-02-29T12:00:00Z"],
    ["month 13", "2026-13-01T12:00:00Z"],
    ["month 0", "2026-00-01T12:00:00Z"],
    ["day 32", "2026-01-32T12:00:00Z"],
    ["29 February of a common year by a day", "2025-02-29T12:00:00Z"],
    ["31 June", "2026-06-31T12:00:00Z"],
    ["31 September", "2026-09-31T12:00:00Z"],
    ["31 November", "2026-11-31T12:00:00Z"],
    ["a slash before the month", "2026/03-31T12:00:00Z"],
    ["a slash before the day", "2026-03/31T12:00:00Z"],
    ["a point before the minutes", "2026-03-31T12.00:00Z"],
    ["a point before the seconds", "2026-03-31T12:00.00Z"],
    ["a point in the offset", "2026-03-31T12:00:00+01.00"],
    ["letters in the offset", "2026-03-31T12:00:00+O1:00"],
    ["an offset of seven characters", "2026-03-31T12:00:00+01:000"],
    ["an offset of four characters", "2026-03-31T12:00:00+1:0"],
    ["another sign", "2026-03-31T12:00:00*01:00"],
    ["a small offset letter of the military", "2026-03-31T12:00:00A"],
    ["one digit of seconds", "2026-03-31T12:00:0Z"],
    ["a letter in the fraction", "2026-03-31T12:00:00.1a3Z"],
    ["a fraction without seconds", "2026-03-31T12:00.123Z"],
    ["day 0", "2026-01-00T12:00:00Z"],
    ["31 April", "2026-04-31T12:00:00Z"],
    ["hour 24", "2026-03-31T24:00:00Z"],
    ["minute 60", "2026-03-31T12:60:00Z"],
    ["a leap second", "2016-12-31T23:59:60Z"],
    ["offset hour 24", "2026-03-31T12:00:00+24:00"],
    ["offset minute 60", "2026-03-31T12:00:00+01:60"],
    ["an offset of one digit", "2026-03-31T12:00:00+1"],
    ["an offset of three digits", "2026-03-31T12:00:00+100"],
    ["an offset with seconds", "2026-03-31T12:00:00+01:00:00"],
    ["a small z", "2026-03-31T12:00:00z"],
    ["a small t", "2026-03-31t12:00:00Z"],
    ["another separator", "2026-03-31_12:00:00Z"],
    ["two spaces", "2026-03-31  12:00:00Z"],
    ["a zone name", "2026-03-31T12:00:00 UTC"],
    ["text after it", "2026-03-31T12:00:00Z "],
    ["text before it", " 2026-03-31T12:00:00Z"],
    ["a comma fraction", "2026-03-31T12:00:00,5Z"],
    ["a fraction without digits", "2026-03-31T12:00:00.Z"],
    ["a fraction of ten digits", "2026-03-31T12:00:00.1234567890Z"],
    ["a fraction of a minute", "2026-03-31T12:00.5Z"],
    ["no minutes", "2026-03-31T12Z"],
    ["the basic format", "20260331T120000Z"],
    ["an American date", "03/31/2026 12:00Z"],
    ["a week date", "2026-W14-2T12:00:00Z"],
    ["letters for digits", "2O26-03-31T12:00:00Z"],
    ["Arabic-Indic digits", "٢٠٢٦-03-31T12:00:00Z"],
    ["minus year zero", "-000000-01-01T00:00:00Z"],
    ["a year of five digits", "+12026-03-31T12:00:00Z"],
    ["a millisecond past the last instant", "+275760-09-13T00:00:00.001Z"],
    ["a millisecond before the first instant", "-271821-04-19T23:59:59.999Z"],
    ["out of range by its offset", "+275760-09-13T00:00:00.000-00:01"],
    ["epoch milliseconds as text", "1774958400000"],
    ["nothing", ""],
    ["a prototype", "__proto__"],
  ])("refuses text with %s", (_, text) => {
    expect(refusalOf(() => toInstant(text))).toBe("invalidInstant at instant");
  });

  it("takes epoch milliseconds and dates as they are", () => {
    expect(toInstant(NOON)).toBe(NOON);
    expect(toInstant(deepFreeze(new Date(NOON)))).toBe(NOON);
    expect(toInstant(8.64e15)).toBe(8.64e15);
    expect(toInstant(-8.64e15)).toBe(-8.64e15);
  });

  it("has no minus zero", () => {
    expect(toInstant(-0)).toBe(0);
    expect(toInstant(new Date(-0))).toBe(0);
    expect(toInstant("1970-01-01T00:00:00-00:00")).toBe(0);
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0.5,
    8.64e15 + 1,
    new Date(Number.NaN),
    null,
    undefined,
    true,
    1774958400000n,
    Symbol("now"),
    {},
    [NOON],
    { valueOf: () => NOON },
    { getTime: () => NOON },
    Object.create(Date.prototype),
    Object.assign(Object.create(null), { [Symbol.toStringTag]: "Date" }),
    new Proxy(new Date(NOON), {}),
    () => NOON,
  ])("refuses what is no instant: case %#", (value) => {
    expect(refusalOf(() => toInstant(untyped(value)))).toBe("invalidInstant at instant");
  });

  it("takes the date of another realm", () => {
    expect(toInstant(runInNewContext(`new Date(${NOON})`))).toBe(NOON);
  });

  it("is not deceived by a date with another getTime", () => {
    expect(toInstant(Object.assign(new Date(NOON), { getTime: () => 0 }))).toBe(NOON);
  });

  it("does not read ten megabytes", () => {
    for (const text of ["2".repeat(1e7), `2026-03-31T12:00:00.${"9".repeat(1e7)}Z`]) {
      const started = performance.now();
      expect(refusalOf(() => toInstant(text))).toBe("invalidInstant at instant");
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  const ANY_FORM =
    "whole epoch milliseconds within ±8.64e15, a valid Date, or ISO 8601 text with its offset (Z or +01:00)";
  const WITH_OFFSET = 'ISO 8601 text with its offset, as in "2026-03-31T12:00:00Z" or "2026-03-31T12:00:00+01:00"';
  const OF_A_DAY = 'an instant; a day becomes one with a zone, as in startOfDay("2026-03-31", "Europe/London")';
  it.each<[unknown, string]>([
    ["2026-03-31", OF_A_DAY],
    ["2026-02-30", "ISO 8601 text with a day from 01 to 28 in that month"],
    ["2026-13-01", "ISO 8601 text with a month from 01 to 12"],
    ["2026-03-31T12:00:00", WITH_OFFSET],
    ["2026-03-31 12:00", WITH_OFFSET],
    ["2026-03-31T12:00:00.123", WITH_OFFSET],
    ["2026-02-30T12:00:00", "ISO 8601 text with a day from 01 to 28 in that month"],
    ["2024-02-30T12:00Z", "ISO 8601 text with a day from 01 to 29 in that month"],
    ["1900-02-29T12:00Z", "ISO 8601 text with a day from 01 to 28 in that month"],
    ["2026-04-31T12:00Z", "ISO 8601 text with a day from 01 to 30 in that month"],
    ["2026-12-32T12:00Z", "ISO 8601 text with a day from 01 to 31 in that month"],
    ["-000004-02-30T12:00Z", "ISO 8601 text with a day from 01 to 29 in that month"],
    ["2026-01-00T12:00Z", "ISO 8601 text with a day from 01 to 31 in that month"],
    ["2026-00-10T12:00Z", "ISO 8601 text with a month from 01 to 12"],
    ["2026-13-10T12:00Z", "ISO 8601 text with a month from 01 to 12"],
    ["2026-03-31T24:00:00Z", "ISO 8601 text with an hour from 00 to 23"],
    ["2026-03-31T12:60Z", "ISO 8601 text with a minute from 00 to 59"],
    ["2026-03-31T23:59:60Z", "ISO 8601 text with a second from 00 to 59"],
    ["2026-03-31T12:00:00.1234567890Z", "ISO 8601 text with at most nine digits of a second"],
    ["2026-03-31T12:00:00z", "ISO 8601 text with a capital T and Z"],
    ["2026-03-31t12:00:00Z", "ISO 8601 text with a capital T and Z"],
    ["2026-03-31T12:00+24:00", "ISO 8601 text with an offset such as Z or +01:00, up to ±23:59, at its end"],
    ["2026-03-31T12:00+01:60", "ISO 8601 text with an offset such as Z or +01:00, up to ±23:59, at its end"],
    ["2026-03-31T12:00Z ", "ISO 8601 text with an offset such as Z or +01:00, up to ±23:59, at its end"],
    ["2026-03-31T12:00 CET", "ISO 8601 text with an offset such as Z or +01:00, up to ±23:59, at its end"],
    ["2026-03-31T9:00Z", ANY_FORM],
    ["+275760-09-13T00:00:00.001Z", ANY_FORM],
    ["-000000-03-31T12:00Z", ANY_FORM],
    [8.64e15 + 1, ANY_FORM],
    ["soon", ANY_FORM],
    [Number.NaN, ANY_FORM],
    [new Date(Number.NaN), ANY_FORM],
    [undefined, ANY_FORM],
  ])("says of %s what to write instead, and where", (value, sentence) => {
    expect(messageOf(() => toInstant(untyped(value), "sale.at"))).toBe(`sale.at must be ${sentence}`);
    expect(messageOf(() => toInstant(untyped(value)))).toBe(`instant must be ${sentence}`);
  });

  it("is not taken in by the index that a callback is given", () => {
    expect(messageOf(() => ["2026-03-31T12:00Z", "soon"].map(untyped<(text: string) => number>(toInstant)))).toBe(
      `instant must be ${ANY_FORM}`,
    );
  });
});

describe("formatInstant", () => {
  it.each([
    [0, "1970-01-01T00:00:00.000Z"],
    [NOON + 7, "2026-03-31T12:00:00.007Z"],
    [8.64e15, "+275760-09-13T00:00:00.000Z"],
    [-8.64e15, "-271821-04-20T00:00:00.000Z"],
  ])("writes %d", (instant, expected) => {
    expect(formatInstant(instant)).toBe(expected);
  });

  it("writes any form in UTC", () => {
    expect(formatInstant("2026-03-31T01:30+02:00")).toBe("2026-03-30T23:30:00.000Z");
  });

  it("refuses what is no instant", () => {
    expect(refusalOf(() => formatInstant(Number.NaN))).toBe("invalidInstant at instant");
  });
});

describe("instantInWords", () => {
  it.each([
    ["2026-04-01T00:00:00+01:00", "2026-03-31 23:00 UTC"],
    ["2026-03-31T22:59:59Z", "2026-03-31 22:59:59 UTC"],
    ["2026-03-31T22:59:00.001Z", "2026-03-31 22:59:00.001 UTC"],
    ["2026-03-31T22:00:59.999Z", "2026-03-31 22:00:59.999 UTC"],
  ])("tells %s as %s", (instant, words) => {
    expect(instantInWords(instant)).toBe(words);
  });
});
