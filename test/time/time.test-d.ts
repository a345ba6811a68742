import {
  addDays,
  addDuration,
  addMonths,
  type BoundedWindow,
  contains,
  type Duration,
  dayOfWeek,
  dayWindow,
  exactDuration,
  type Instant,
  type InstantInput,
  isPlainDate,
  isTimeZone,
  monthWindow,
  overlap,
  type Period,
  type PeriodUnit,
  type PlainDate,
  periodAt,
  periodOf,
  periodsIn,
  plainDate,
  plainDateAt,
  startOfDay,
  type TimeWindow,
  type TimeZone,
  timeWindow,
  timeZone,
  toInstant,
  unionWindows,
  type WindowInput,
  windowGaps,
} from "creator-core/time";
import { describe, expectTypeOf, it } from "vitest";

describe("plain data goes straight in", () => {
  it("as text, numbers and dates", () => {
    expectTypeOf(toInstant).parameter(0).toEqualTypeOf<InstantInput>();
    expectTypeOf<string>().toExtend<InstantInput>();
    expectTypeOf<number>().toExtend<InstantInput>();
    expectTypeOf<Date>().toExtend<InstantInput>();
    expectTypeOf<string>().toExtend<PlainDate>();
    expectTypeOf<string>().toExtend<TimeZone>();
    expectTypeOf<{ start: string; end: null }>().toExtend<WindowInput>();
    expectTypeOf<TimeWindow>().toExtend<WindowInput>();
  });
});

describe("what comes out has its meaning", () => {
  it("and is not taken for another", () => {
    expectTypeOf(toInstant(0)).toEqualTypeOf<Instant>();
    expectTypeOf(startOfDay("2026-03-31", "UTC")).toEqualTypeOf<Instant>();
    expectTypeOf(addDuration(0, { days: 1 }, "UTC")).toEqualTypeOf<Instant>();
    expectTypeOf(plainDate("2026-03-31")).toEqualTypeOf<PlainDate>();
    expectTypeOf(plainDateAt(0, "UTC")).toEqualTypeOf<PlainDate>();
    expectTypeOf(addDays("2026-03-31", 1)).toEqualTypeOf<PlainDate>();
    expectTypeOf(addMonths("2026-03-31", 1)).toEqualTypeOf<PlainDate>();
    expectTypeOf(timeZone("UTC")).toEqualTypeOf<TimeZone>();
    expectTypeOf(exactDuration({ days: 1 })).toEqualTypeOf<number>();
    expectTypeOf<PlainDate>().not.toExtend<TimeZone>();
    expectTypeOf<TimeZone>().not.toExtend<PlainDate>();
    expectTypeOf<Instant>().not.toExtend<PlainDate>();
  });

  it("and windows are windows", () => {
    expectTypeOf(timeWindow({})).toEqualTypeOf<TimeWindow>();
    for (const window of [dayWindow("2026-03-31", "UTC"), monthWindow("2026-03", "UTC")]) {
      expectTypeOf(window).toEqualTypeOf<BoundedWindow>();
      expectTypeOf(window).toExtend<TimeWindow>();
      expectTypeOf(window.end - window.start).toEqualTypeOf<number>();
    }
    expectTypeOf<TimeWindow>().not.toExtend<BoundedWindow>();
    expectTypeOf(overlap).returns.toEqualTypeOf<TimeWindow | null>();
    expectTypeOf(unionWindows([])).toEqualTypeOf<TimeWindow[]>();
    expectTypeOf(windowGaps({ start: null, end: null }, [])).toEqualTypeOf<TimeWindow[]>();
  });
});

describe("periods", () => {
  it("are rows of one kind, by units that there are", () => {
    expectTypeOf(periodsIn({ start: 0, end: 1 }, "day", "UTC")).toEqualTypeOf<Period[]>();
    expectTypeOf(periodOf("2026-03-31", "week", "UTC")).toEqualTypeOf<Period>();
    expectTypeOf(periodAt(new Date(0), "month", "UTC")).toEqualTypeOf<Period>();
    expectTypeOf<Period["window"]>().toEqualTypeOf<BoundedWindow>();
    expectTypeOf<Period["lastDay"]>().toEqualTypeOf<PlainDate>();
    expectTypeOf<PeriodUnit>().toEqualTypeOf<"day" | "week" | "month" | "quarter" | "year">();
    expectTypeOf(dayOfWeek("2026-03-31")).toEqualTypeOf<number>();
    // @ts-expect-error there is no such unit
    periodAt(0, "fortnight", "UTC");
    // @ts-expect-error a point in time is for periodAt
    periodOf(0, "week", "UTC");
  });
});

describe("guards", () => {
  it("narrow unknown values", () => {
    const value: unknown = "UTC";
    if (isTimeZone(value)) expectTypeOf(value).toEqualTypeOf<TimeZone>();
    if (isPlainDate(value)) expectTypeOf(value).toEqualTypeOf<PlainDate>();
  });
});

describe("what does not compile", () => {
  it("is what cannot work", () => {
    // @ts-expect-error a unit that does not exist
    exactDuration({ day: 1 });
    // @ts-expect-error a window of other names would be unbounded
    timeWindow({ from: 0, to: 1 });
    // @ts-expect-error text is converted first
    contains({ start: 0, end: 1 }, "2026-03-31T00:00:00Z");
    // @ts-expect-error results are not written to
    timeWindow({}).start = 0;
    // @ts-expect-error zone and date the wrong way round
    startOfDay(timeZone("UTC"), plainDate("2026-03-31"));
    // @ts-expect-error undefined is not a unit
    const duration: Duration = { days: undefined };
    expectTypeOf(duration).toEqualTypeOf<Duration>();
  });
});
