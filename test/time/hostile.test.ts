import { contains, covers, overlap, unionWindows, windowGaps } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../support/thrown.ts";

const day = deepFreeze({ start: 0, end: 86_400_000 });

describe("what is no window or no instant", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    [
      "contains: no window",
      () => contains(untyped(null), 5),
      "Invalid window: window must be an object with start and end, got null",
    ],
    [
      "contains: text for an instant",
      () => contains(day, untyped("1970-01-01T00:00:00Z")),
      'Invalid instant: instant must be epoch milliseconds, as toInstant gives them, got "1970-01-01T00:00:00Z"',
    ],
    [
      "contains: a side that is no number",
      () => contains(untyped({ start: Symbol("s"), end: 5 }), 5),
      "Invalid instant: window.start must be epoch milliseconds or null, got a symbol",
    ],
    [
      "covers: no inner window",
      () => covers(day, untyped(undefined)),
      "Invalid window: inner must be an object with start and end, got undefined",
    ],
    [
      "covers: an outer end in words",
      () => covers(untyped({ start: 0, end: "tomorrow" }), day),
      'Invalid instant: outer.end must be epoch milliseconds or null, got "tomorrow"',
    ],
    [
      "overlap: no second window",
      () => overlap(day, untyped(7)),
      "Invalid window: b must be an object with start and end, got 7",
    ],
    [
      "overlap: a big integer",
      () => overlap(untyped({ start: 1n, end: null }), day),
      "Invalid instant: a.start must be epoch milliseconds or null, got 1n",
    ],
    [
      "overlap: beyond the calendar",
      () => overlap({ start: 0, end: 8.64e15 + 2 }, day),
      "Invalid instant: a.end must be epoch milliseconds or null, got 8640000000000002",
    ],
    [
      "unionWindows: no list",
      () => unionWindows(untyped(day)),
      "Invalid argument: windows must be a list of windows, got an object with start, end",
    ],
    [
      "unionWindows: a hole",
      () => unionWindows(new Array(1)),
      "Invalid window: windows[0] must be an object with start and end, got undefined",
    ],
    [
      "unionWindows: NaN",
      () => unionWindows([day, { start: Number.NaN, end: 1 }]),
      "Invalid instant: windows[1].start must be epoch milliseconds or null, got NaN",
    ],
    [
      "windowGaps: no window",
      () => windowGaps(untyped(null), []),
      "Invalid window: window must be an object with start and end, got null",
    ],
    [
      "windowGaps: nothing to cover with",
      () => windowGaps(day, untyped(undefined)),
      "Invalid argument: covering must be a list of windows, got undefined",
    ],
    [
      "windowGaps: a cover of text",
      () => windowGaps(day, [day, untyped("all")]),
      'Invalid window: covering[1] must be an object with start and end, got "all"',
    ],
  ])("%s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});

it("minus zero does not come back", () => {
  expect(Object.is(unionWindows([{ start: -0, end: 1 }])[0]?.start, 0)).toBe(true);
  expect(Object.is(overlap({ start: -0, end: 1 }, { start: -0, end: 1 })?.start, 0)).toBe(true);
});

it("a side that is missing is without bound, as in the input of timeWindow", () => {
  expect(contains(untyped({ start: 0 }), 8.64e15)).toBe(true);
  expect(unionWindows([untyped({})])).toEqual([{ start: null, end: null }]);
});
