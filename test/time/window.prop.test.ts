import { contains, covers, overlap, type TimeWindow, unionWindows, windowGaps } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

// Small numbers, so that windows touch; every instant from -1 to 41 is then asked one by one.
const bound = fc.option(fc.integer({ min: 0, max: 40 }), { freq: 8 });
const window = fc
  .tuple(bound, bound)
  .filter(([start, end]) => start === null || end === null || start !== end)
  .map(([a, b]) =>
    deepFreeze<TimeWindow>(a !== null && b !== null && a > b ? { start: b, end: a } : { start: a, end: b }),
  );
const windows = fc.array(window, { maxLength: 8 }).map(deepFreeze);
const instants = Array.from({ length: 43 }, (_, index) => index - 1);

const within = (list: readonly TimeWindow[]) => instants.map((at) => list.some((one) => contains(one, at)));

describe("windows", () => {
  it("overlap where both are", () => {
    fc.assert(
      fc.property(window, window, (a, b) => {
        const shared = overlap(a, b);
        expect(within(shared === null ? [] : [shared])).toEqual(
          instants.map((at) => contains(a, at) && contains(b, at)),
        );
        expect(overlap(b, a)).toEqual(shared);
      }),
    );
  });

  it("cover what they overlap whole", () => {
    fc.assert(
      fc.property(window, window, (a, b) => {
        const shared = overlap(a, b);
        expect(covers(a, b)).toBe(shared !== null && shared.start === b.start && shared.end === b.end);
      }),
    );
  });

  it("are the same time in union, in order and apart, whatever order they came in", () => {
    fc.assert(
      fc.property(windows, (list) => {
        const union = unionWindows(list);
        expect(within(union)).toEqual(within(list));
        expect(unionWindows(union)).toEqual(union);
        expect(unionWindows([...list].reverse())).toEqual(union);
        union.slice(1).forEach((next, index) => {
          expect(Number(next.start)).toBeGreaterThan(Number(union[index]?.end));
        });
      }),
    );
  });

  it("have gaps exactly where nothing covers them", () => {
    fc.assert(
      fc.property(window, windows, (whole, covering) => {
        const gaps = windowGaps(whole, covering);
        const expected = instants.map((at) => contains(whole, at) && !covering.some((one) => contains(one, at)));
        expect(within(gaps)).toEqual(expected);
        expect(unionWindows(gaps)).toEqual(gaps);
      }),
    );
  });

  it("are whole again with their gaps filled", () => {
    fc.assert(
      fc.property(window, windows, (whole, covering) => {
        const gaps = windowGaps(whole, covering);
        expect(windowGaps(whole, [...covering, ...gaps])).toEqual([]);
        const inside = covering.flatMap((one) => overlap(one, whole) ?? []);
        expect(unionWindows([...inside, ...gaps])).toEqual([whole]);
      }),
    );
  });
});
