import { formatInstant, toInstant } from "creator-core/time";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readInstant } from "../../src/time/to-instant.js";

const instant = fc.integer({ min: -8.64e15, max: 8.64e15 });
const two = (value: number) => String(value).padStart(2, "0");

/** ISO text with every optional part, of days 1–28, which every month has. */
const isoText = fc
  .record({
    year: fc.integer({ min: 0, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    second: fc.option(fc.integer({ min: 0, max: 59 })),
    millisecond: fc.option(fc.integer({ min: 0, max: 999 })),
    separator: fc.constantFrom("T", " "),
    offset: fc.oneof(
      fc.constant("Z"),
      fc
        .tuple(fc.constantFrom("+", "-"), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map(([sign, hours, minutes]) => `${sign}${two(hours)}:${two(minutes)}`),
    ),
  })
  .map(({ year, month, day, hour, minute, second, millisecond, separator, offset }) => {
    const fraction = millisecond === null ? "" : `.${String(millisecond).padStart(3, "0")}`;
    const seconds = second === null ? "" : `:${two(second)}${fraction}`;
    const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
    return `${date}${separator}${two(hour)}:${two(minute)}${seconds}${offset}`;
  });

it("reads back what it writes", () => {
  fc.assert(fc.property(instant, (at) => toInstant(formatInstant(at)) === at));
});

it("is the identity on instants", () => {
  fc.assert(fc.property(instant, (at) => Object.is(toInstant(toInstant(at)), at + 0)));
});

it("agrees with the engine's own parser", () => {
  fc.assert(
    fc.property(isoText, (text) => {
      expect(toInstant(text)).toBe(Date.parse(text.replace(" ", "T")));
    }),
    { numRuns: 2000 },
  );
});

it("never takes a text that the engine's own parser reads differently", () => {
  const damaged = fc
    .tuple(isoText, fc.nat({ max: 30 }), fc.constantFrom(..."0123456789-+:.TZ "))
    .map(([text, at, character]) => text.slice(0, at) + character + text.slice(at + 1));
  fc.assert(
    fc.property(damaged, (text) => {
      const read = readInstant(text);
      const parsed = Date.parse(
        text.replace(" ", "T").replace(/([+-]\d\d)(\d\d)?$/, (_, hours, minutes = "00") => `${hours}:${minutes}`),
      );
      // V8 reads 30 February as 2 March and knows an hour 24; this library takes neither.
      if (!Number.isNaN(read)) expect(read).toBe(parsed);
    }),
    { numRuns: 5000 },
  );
});

it("cuts fractions towards the past", () => {
  fc.assert(
    fc.property(instant, fc.stringMatching(/^\d{0,6}$/), (at, finer) => {
      expect(toInstant(formatInstant(at).replace("Z", `${finer}Z`))).toBe(at);
    }),
  );
});

it("answers an instant or NaN for anything at all", () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }), (value) => {
      const read = readInstant(value);
      expect(Number.isNaN(read) || (Number.isInteger(read) && Math.abs(read) <= 8.64e15)).toBe(true);
    }),
  );
});
