import type { AttributionPath, JourneyStep } from "creator-core/models";
import fc from "fast-check";

const names = ["ann", "ben", "cyd", "__proto__", "a > b", "\ud800", "ann(2)"] as const;

const step = (creators: number): fc.Arbitrary<JourneyStep> =>
  fc.constantFrom<JourneyStep>(...names.slice(0, creators), null);

/** Rows of paths with values of one currency; some stand for no journey, some repeat. */
export const paths = (creators = 3, longest = 6): fc.Arbitrary<AttributionPath[]> =>
  fc.array(
    fc
      .record({
        path: fc.array(step(creators), { maxLength: longest }),
        conversions: fc.nat({ max: 4 }),
        nulls: fc.nat({ max: 6 }),
        minor: fc.option(fc.nat({ max: 9_999 })),
      })
      .map(({ path, conversions, nulls, minor }) =>
        minor === null
          ? { path, conversions, nulls }
          : { path, conversions, nulls, value: { minor: conversions === 0 ? 0 : minor, currency: "GBP" } },
      ),
    { maxLength: 12 },
  );

/** What all paths come to. */
export function totalOf(rows: readonly AttributionPath[]) {
  const sum = (pick: (row: AttributionPath) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    conversions: sum((row) => row.conversions),
    nulls: sum((row) => row.nulls),
    value: sum((row) => row.value?.minor ?? 0),
  };
}

/** Whether two numbers are equal but for rounding. */
export function isNear(a: number, b: number, tolerance = 1e-12): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}
