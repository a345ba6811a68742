import type { Term } from "creator-core/models";
import { resolveTerm } from "creator-core/rights";
import { addDuration } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { ms } from "./_fixtures.ts";

const dates = (start: string, end: string, change: object = {}): Term =>
  deepFreeze({ kind: "dates", start, end, endConvention: "inclusive", timeZone: "Europe/London", ...change });

const duration = (change: object): Term =>
  deepFreeze({
    kind: "duration",
    anchor: "effective",
    duration: { months: 1 },
    startsAt: "startOfDay",
    firstDayCounts: true,
    timeZone: "Europe/London",
    ...change,
  });

const window = (start: string | null, end: string | null) => ({
  status: "resolved",
  window: { start: start && ms(start), end: end && ms(end) },
});

describe("a term of dates", () => {
  it("holds all of its last day when the end is inclusive", () => {
    expect(resolveTerm(dates("2026-01-01", "2026-01-31"))).toEqual(
      window("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
    );
  });

  it("ends with the local day: an hour earlier in UTC when London is on summer time", () => {
    expect(resolveTerm(dates("2026-06-01", "2026-06-30"))).toEqual(
      window("2026-05-31T23:00:00Z", "2026-06-30T23:00:00Z"),
    );
  });

  it("does not hold its last day when the end is exclusive", () => {
    expect(resolveTerm(dates("2026-06-01", "2026-06-30", { endConvention: "exclusive" }))).toEqual(
      window("2026-05-31T23:00:00Z", "2026-06-29T23:00:00Z"),
    );
  });

  it("may be one day", () => {
    expect(resolveTerm(dates("2026-03-29", "2026-03-29"))).toEqual(
      window("2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"),
    );
  });

  it("is refused when it ends before it begins, or holds no day", () => {
    expect(() => resolveTerm(dates("2026-02-01", "2026-01-31"))).toThrowError(/Invalid window/);
    expect(() => resolveTerm(dates("2026-02-01", "2026-02-01", { endConvention: "exclusive" }))).toThrowError(
      /Invalid window/,
    );
  });

  it("says where it is wrong", () => {
    expect(() => resolveTerm(dates("2026-02-30", "2026-03-31"), {}, "grants[2].term")).toThrowError(
      /grants\[2\]\.term\.start/,
    );
    expect(() => resolveTerm(dates("2026-02-01", "2026-03-31", { timeZone: "Mars/Base" }))).toThrowError(
      /term\.timeZone/,
    );
    expect(() => resolveTerm(dates("2026-02-01", "2026-03-31", { endConvention: undefined }))).toThrowError(
      /term\.endConvention/,
    );
  });
});

it("a term of the one day that a zone left out is the day that came instead", () => {
  // Samoa went from 29 to 31 December 2011, when it was at UTC−10 and then at UTC+14.
  const day = { timeZone: "Pacific/Apia", duration: { days: 1 }, firstDayCounts: false };
  expect(resolveTerm(duration(day), { effective: "2011-12-29T12:00:00-10:00" })).toEqual(
    window("2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
  );
});

describe("a term of instants", () => {
  it("is taken as it is", () => {
    const term = { kind: "instants", start: "2026-01-01T00:00:00+01:00", end: new Date(ms("2026-02-01T00:00:00Z")) };
    expect(resolveTerm(term as Term)).toEqual(window("2025-12-31T23:00:00Z", "2026-02-01T00:00:00Z"));
  });

  it("never lacks an end by accident", () => {
    expect(() => resolveTerm({ kind: "instants", start: 0 } as unknown as Term)).toThrowError(/term\.end/);
    expect(() => resolveTerm({ kind: "instants", start: 0, end: null } as unknown as Term)).toThrowError(/term\.end/);
  });
});

describe("a term of some length", () => {
  it("ends with the day before the corresponding one when the first day counts", () => {
    // 31 January + 1 month is 28 February, which is the first day outside: the last inside is the 27th.
    expect(resolveTerm(duration({}), { effective: "2026-01-31T15:00:00Z" })).toEqual(
      window("2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z"),
    );
  });

  it("ends with the corresponding day when it does not", () => {
    expect(resolveTerm(duration({ firstDayCounts: false }), { effective: "2026-01-31T15:00:00Z" })).toEqual(
      window("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"),
    );
    // From the 30th as well: February has no 30th, so its last day corresponds. Counting on from the 31st would say 27.
    expect(resolveTerm(duration({ firstDayCounts: false }), { effective: "2026-01-30T15:00:00Z" })).toEqual(
      window("2026-01-31T00:00:00Z", "2026-03-01T00:00:00Z"),
    );
  });

  it("counts the days of the zone", () => {
    // 23:30 UTC on 31 March is 00:30 on 1 April in London; 7 days are 1 to 7 April.
    expect(resolveTerm(duration({ duration: { days: 7 } }), { effective: "2026-03-31T23:30:00Z" })).toEqual(
      window("2026-03-31T23:00:00Z", "2026-04-07T23:00:00Z"),
    );
  });

  it("adds hours and finer to the last day", () => {
    const term = duration({ duration: { days: 1, hours: 12 } });
    expect(resolveTerm(term, { effective: "2026-01-31T15:00:00Z" })).toEqual(
      window("2026-01-31T00:00:00Z", "2026-02-01T12:00:00Z"),
    );
  });

  it("ends at midnight even when its first day has none", () => {
    // In Cairo 24 April 2026 begins at 01:00 (22:00Z the day before); 1 May begins at 00:00 (21:00Z the day before).
    const term = duration({ duration: { weeks: 1 }, timeZone: "Africa/Cairo" });
    expect(resolveTerm(term, { effective: "2026-04-24T09:00:00Z" })).toEqual(
      window("2026-04-23T22:00:00Z", "2026-04-30T21:00:00Z"),
    );
  });

  it("ends at the same local time when it starts at the instant", () => {
    const ninetyDays = duration({ anchor: "publication", duration: { days: 90 }, startsAt: "instant" });
    expect(resolveTerm(ninetyDays, { publication: "2026-05-10T17:00:00Z" })).toEqual(
      window("2026-05-10T17:00:00Z", "2026-08-08T17:00:00Z"),
    );
    // A week over the start of summer time is 167 hours.
    const week = duration({ duration: { days: 7 }, startsAt: "instant" });
    expect(resolveTerm(week, { effective: "2026-03-27T12:00:00Z" })).toEqual(
      window("2026-03-27T12:00:00Z", "2026-04-03T11:00:00Z"),
    );
  });

  it("is pending while its event is not known", () => {
    const term = duration({ anchor: "publication" });
    expect(resolveTerm(term)).toEqual({ status: "pending", missing: "publication" });
    expect(resolveTerm(term, { effective: 0 })).toEqual({ status: "pending", missing: "publication" });
    expect(resolveTerm(term, { publication: null } as object)).toEqual({ status: "pending", missing: "publication" });
  });

  it("is refused when it is of no length, even while pending", () => {
    expect(() => resolveTerm(duration({ duration: { days: 0 } }))).toThrowError(/Invalid duration/);
    expect(() => resolveTerm(duration({ duration: {} }))).toThrowError(/Invalid duration/);
    expect(() => resolveTerm(duration({ startsAt: "noon" }))).toThrowError(/term\.startsAt/);
    expect(() => resolveTerm(duration({ anchor: "publicaton" }))).toThrowError(/term\.anchor/);
    expect(() => resolveTerm(duration({ firstDayCounts: "yes" }), { effective: 0 })).toThrowError(/firstDayCounts/);
  });

  it("renews from its anchor, not from renewal to renewal", () => {
    const ends = [1, 2, 3].map((times) => addDuration("2026-01-31T00:00:00Z", { months: 1 }, "Europe/London", times));
    // In London 30 April begins at 23:00Z the day before, 31 March too.
    expect(ends).toEqual([ms("2026-02-28T00:00:00Z"), ms("2026-03-30T23:00:00Z"), ms("2026-04-29T23:00:00Z")]);
  });
});

it("a perpetual term has no end, and may have a start", () => {
  expect(resolveTerm({ kind: "perpetual" })).toEqual(window(null, null));
  expect(resolveTerm({ kind: "perpetual", start: "2026-01-01T00:00:00Z" })).toEqual(
    window("2026-01-01T00:00:00Z", null),
  );
});

it("a term of no known kind is refused", () => {
  expect(() => resolveTerm({ kind: "open" } as unknown as Term)).toThrowError(/term\.kind/);
});
