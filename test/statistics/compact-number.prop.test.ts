import { parseCompactNumber } from "creator-core/statistics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** The printer of the platform itself: `Intl.NumberFormat`, which rounds halves up and cuts off with `trunc`. */
const printer = (decimals: number, rounding: "nearest" | "down") => {
  const format = new Intl.NumberFormat("en-US", {
    notation: "compact",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: rounding === "nearest" ? "halfExpand" : "trunc",
  });
  return (value: number) => format.format(value);
};
const numbers = fc.oneof(
  fc.nat(2_000_000),
  fc.integer({ min: 0, max: 999_000_000_000 }),
  // The places where rounding and suffixes change.
  fc
    .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 7 }), fc.integer({ min: -2, max: 2 }))
    .map(([head, zeros, off]) => Math.max(0, head * 10 ** zeros + off)),
);

describe.each(["nearest", "down"] as const)("rounding %s", (rounding) => {
  it.each([0, 1, 2])("with %i decimals: the interval is exactly the numbers that print so", (decimals) => {
    const print = printer(decimals, rounding);
    fc.assert(
      fc.property(numbers, (number) => {
        const text = print(number);
        const read = parseCompactNumber(text, { rounding });
        if (!read.ok) throw new Error(read.issue.message);
        expect(read.low).toBeLessThanOrEqual(number);
        expect(read.high).toBeGreaterThanOrEqual(number);
        expect([print(read.low), print(read.high)]).toEqual([text, text]);
        expect(print(read.high + 1)).not.toBe(text);
        if (read.low > 0) expect(print(read.low - 1)).not.toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});

it("never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[\d., kmbKMB]{0,20}$/)), (text) => {
      const read = parseCompactNumber(text);
      if (!read.ok) return;
      expect(Number.isSafeInteger(read.value)).toBe(true);
      expect(read.low).toBeLessThanOrEqual(read.value);
      expect(read.value).toBeLessThanOrEqual(read.high);
      expect(Object.is(read.low, -0)).toBe(false);
    }),
    { numRuns: 500 },
  );
});
