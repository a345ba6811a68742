import { contains, covers, overlap, type TimeWindow, timeWindow, unionWindows, windowGaps } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { messageOf, sharedData, untyped } from "./_support.ts";

type Bounds = readonly [start: number | null, end: number | null];
const w = ([start, end]: Bounds): TimeWindow => deepFreeze({ start, end });
const ws = (list: readonly Bounds[]): readonly TimeWindow[] => deepFreeze(list.map(w));

describe("timeWindow", () => {
  it("takes every form of an instant, on either side", () => {
    expect(timeWindow(deepFreeze({ start: "1970-01-01T01:00+01:00", end: new Date(1) }))).toEqual({ start: 0, end: 1 });
    expect(timeWindow({ start: -0, end: 1 }).start).toBe(0);
  });

  it("is unbounded on a side that is missing or null", () => {
    expect(timeWindow({})).toEqual({ start: null, end: null });
    expect(timeWindow({ start: null, end: 5 })).toEqual({ start: null, end: 5 });
    expect(timeWindow({ start: 5 })).toEqual({ start: 5, end: null });
  });

  it("takes no field beside the two, but for one that is undefined", () => {
    const misspelt: object = deepFreeze({ start: 0, end: 1, note: null });
    expect(refusalOf(() => timeWindow(misspelt))).toBe("invalidWindow at window.note");
    const hollow: object = deepFreeze({ start: 0, end: 1, note: undefined });
    expect(timeWindow(hollow)).toStrictEqual({ start: 0, end: 1 });
    const inherited: object = Object.create({ start: 0, end: 1, note: 5 });
    expect(timeWindow(inherited)).toEqual({ start: 0, end: 1 });
  });

  it("takes its own result", () => {
    const window = timeWindow({ start: 0, end: 1 });
    expect(timeWindow(window)).toEqual(window);
  });

  it("refuses reversed and empty windows", () => {
    expect(refusalOf(() => timeWindow({ start: 2, end: 1 }, "grant"))).toBe("invalidWindow at grant.end");
    expect(refusalOf(() => timeWindow({ start: "2026-03-31T12:00Z", end: "2026-03-31T13:00+01:00" }))).toBe(
      "invalidWindow at window.end",
    );
  });

  it("takes a window of one millisecond, and any two forms together", () => {
    expect(timeWindow({ start: 0, end: 1 })).toEqual({ start: 0, end: 1 });
    expect(timeWindow({ start: new Date(0), end: "1970-01-01T00:00:00.001Z" })).toEqual({ start: 0, end: 1 });
    expect(timeWindow({ start: -8.64e15, end: 8.64e15 })).toEqual({ start: -8.64e15, end: 8.64e15 });
    expect(timeWindow({ start: null, end: -8.64e15 })).toEqual({ start: null, end: -8.64e15 });
    expect(timeWindow({ start: 8.64e15, end: null })).toEqual({ start: 8.64e15, end: null });
  });

  it("says from when on an end would do", () => {
    const start = "2026-03-31T12:00Z";
    for (const end of [start, "2026-03-31T11:59:59.999Z", -8.64e15]) {
      expect(messageOf(() => timeWindow({ start, end }, "grant.window"))).toBe(
        "grant.window.end must be after its start, 2026-03-31 12:00 UTC",
      );
    }
  });

  it("does not mutate what it is given, nor keep it", () => {
    const input = deepFreeze({ start: 0, end: 1 });
    expect(timeWindow(input)).not.toBe(input);
  });

  it("says how a day becomes a side", () => {
    expect(messageOf(() => timeWindow({ start: "2026-03-31", end: null }, "campaign.window"))).toBe(
      'campaign.window.start must be an instant; a day becomes one with a zone, as in startOfDay("2026-03-31", "Europe/London")',
    );
  });

  it("refuses sides that are no instants, by path", () => {
    expect(refusalOf(() => timeWindow({ start: Number.NaN, end: 1 }))).toBe("invalidInstant at window.start");
    expect(refusalOf(() => timeWindow({ start: 0, end: Number.NaN }))).toBe("invalidInstant at window.end");
    expect(refusalOf(() => timeWindow({ start: untyped(false), end: 1 }))).toBe("invalidInstant at window.start");
    expect(refusalOf(() => timeWindow({ start: untyped(""), end: 1 }))).toBe("invalidInstant at window.start");
    expect(refusalOf(() => timeWindow({ start: "2026-03-31" }, "grant"))).toBe("invalidInstant at grant.start");
    expect(refusalOf(() => timeWindow({ end: Number.POSITIVE_INFINITY }))).toBe("invalidInstant at window.end");
    expect(refusalOf(() => timeWindow({ end: new Date(Number.NaN) }))).toBe("invalidInstant at window.end");
  });

  it.each([null, undefined, 5, "2026-03-31", [], [0, 1], Number.NaN])("refuses %s", (value) => {
    expect(refusalOf(() => timeWindow(untyped(value)))).toBe("invalidWindow at window");
  });
});

describe("contains", () => {
  it.each<[Bounds, number, boolean]>([
    [[10, 20], 9, false],
    [[10, 20], 10, true],
    [[10, 20], 19, true],
    [[10, 20], 20, false],
    [[null, 20], -8.64e15, true],
    [[10, null], 8.64e15, true],
    [[null, null], 0, true],
    [[10, 20], Number.NaN, false],
  ])("%o of %d: %s", (bounds, instant, expected) => {
    expect(contains(w(bounds), instant)).toBe(expected);
  });
});

describe("covers", () => {
  it.each<[Bounds, Bounds, boolean]>([
    [[10, 20], [10, 20], true],
    [[10, 20], [12, 18], true],
    [[10, 20], [9, 18], false],
    [[10, 20], [12, 21], false],
    [[10, 20], [12, null], false],
    [[10, 20], [null, 20], false],
    [[10, null], [12, null], true],
    [[null, null], [null, null], true],
  ])("%o of %o: %s", (outer, inner, expected) => {
    expect(covers(w(outer), w(inner))).toBe(expected);
  });
});

describe("overlap", () => {
  it.each<[Bounds, Bounds, Bounds | null]>([
    [
      [10, 20],
      [15, 25],
      [15, 20],
    ],
    [
      [10, 20],
      [12, 18],
      [12, 18],
    ],
    [[10, 20], [20, 30], null],
    [[10, 20], [21, 30], null],
    [
      [null, 20],
      [10, null],
      [10, 20],
    ],
    [
      [null, null],
      [10, null],
      [10, null],
    ],
    [
      [null, null],
      [null, null],
      [null, null],
    ],
  ])("%o and %o: %o", (a, b, expected) => {
    const result = expected === null ? null : { start: expected[0], end: expected[1] };
    expect(overlap(w(a), w(b))).toEqual(result);
    expect(overlap(w(b), w(a))).toEqual(result);
  });

  it("has no negative zero", () => {
    expect(overlap({ start: -0, end: 5 }, { start: -20, end: 9 })).toEqual({ start: 0, end: 5 });
    expect(overlap({ start: -10, end: -0 }, { start: -20, end: 9 })).toEqual({ start: -10, end: 0 });
  });
});

describe("unionWindows", () => {
  it.each<[name: string, windows: readonly Bounds[], expected: readonly Bounds[]]>([
    ["nothing", [], []],
    ["one", [[1, 2]], [[1, 2]]],
    [
      "touching",
      [
        [20, 30],
        [10, 20],
      ],
      [[10, 30]],
    ],
    [
      "apart by one",
      [
        [21, 30],
        [10, 20],
      ],
      [
        [10, 20],
        [21, 30],
      ],
    ],
    [
      "one inside another",
      [
        [0, 100],
        [10, 20],
        [30, 40],
      ],
      [[0, 100]],
    ],
    [
      "unbounded on both sides together",
      [
        [5, null],
        [null, 5],
      ],
      [[null, null]],
    ],
    [
      "unbounded twice",
      [
        [null, 1],
        [null, 2],
        [3, null],
        [4, null],
      ],
      [
        [null, 2],
        [3, null],
      ],
    ],
  ])("%s", (_, windows, expected) => {
    expect(unionWindows(ws(windows))).toEqual(expected.map(w));
  });
});

describe("windowGaps", () => {
  it.each<[name: string, window: Bounds, covering: readonly Bounds[], expected: readonly Bounds[]]>([
    ["no cover at all", [0, 30], [], [[0, 30]]],
    [
      "covers that touch",
      [0, 30],
      [
        [10, 30],
        [0, 10],
      ],
      [],
    ],
    [
      "a gap before, between and after",
      [0, 30],
      [
        [20, 25],
        [5, 10],
      ],
      [
        [0, 5],
        [10, 20],
        [25, 30],
      ],
    ],
    [
      "covers outside",
      [10, 20],
      [
        [0, 10],
        [20, 30],
      ],
      [[10, 20]],
    ],
    ["one unbounded cover", [0, 30], [[null, null]], []],
    [
      "half-unbounded covers that miss an instant",
      [0, 30],
      [
        [null, 10],
        [11, null],
      ],
      [[10, 11]],
    ],
    [
      "an unbounded window",
      [null, null],
      [[0, 10]],
      [
        [null, 0],
        [10, null],
      ],
    ],
    [
      "an unbounded window, covered",
      [null, null],
      [
        [null, 3],
        [3, null],
      ],
      [],
    ],
  ])("%s", (_, window, covering, expected) => {
    expect(windowGaps(w(window), ws(covering))).toEqual(expected.map(w));
  });

  interface Case {
    readonly id: string;
    readonly use: Bounds;
    readonly grants: readonly Bounds[];
    readonly covered: boolean;
    readonly gaps: readonly Bounds[];
  }
  const data = sharedData<{ readonly cases: readonly Case[] }>("rights/interval-coverage/cases.json");
  it.skipIf(!data.present)("equals 300 cases by brute force (skips without the shared data)", () => {
    const { cases } = data.read();
    expect(cases).toHaveLength(300);
    for (const { id, use, grants, covered, gaps } of cases) {
      const found = windowGaps(w(use), ws(grants));
      expect([id, found, found.length === 0]).toEqual([id, gaps.map(w), covered]);
    }
  });
});
