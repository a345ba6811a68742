import { transitionMatrix } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { refusalOf, untyped } from "../../support/thrown.js";

const paths = [
  { path: ["b", "a", "a"], conversions: 1, nulls: 1 },
  { path: ["a"], conversions: 0, nulls: 2 },
  { path: [null, "b"], conversions: 3, nulls: 0 },
  { path: [], conversions: 1, nulls: 2 },
];

describe("a transition matrix", () => {
  it("counts what follows, at order 1", () => {
    // From the start 2 journeys go to b, 2 to a, 3 to nobody's, and 3 nowhere; from a 2 of 6 to a again.
    expect(transitionMatrix(paths)).toEqual([
      {
        state: [],
        visits: 10,
        next: [
          { creatorId: "a", count: 2, probability: 0.2 },
          { creatorId: "b", count: 2, probability: 0.2 },
          { creatorId: null, count: 3, probability: 0.3 },
        ],
        conversions: { count: 1, probability: 0.1 },
        nulls: { count: 2, probability: 0.2 },
      },
      {
        state: ["a"],
        visits: 6,
        next: [{ creatorId: "a", count: 2, probability: 1 / 3 }],
        conversions: { count: 1, probability: 1 / 6 },
        nulls: { count: 3, probability: 0.5 },
      },
      {
        state: ["b"],
        visits: 5,
        next: [{ creatorId: "a", count: 2, probability: 0.4 }],
        conversions: { count: 3, probability: 0.6 },
        nulls: { count: 0, probability: 0 },
      },
      {
        state: [null],
        visits: 3,
        next: [{ creatorId: "b", count: 3, probability: 1 }],
        conversions: { count: 0, probability: 0 },
        nulls: { count: 0, probability: 0 },
      },
    ]);
  });

  it("remembers more steps at higher orders, and fewer at the beginning", () => {
    const states = (order: 2 | 3) => transitionMatrix(paths, { order }).map((row) => row.state);
    expect(states(2)).toEqual([[], ["a"], ["a", "a"], ["b"], ["b", "a"], [null], [null, "b"]]);
    expect(states(3)).toEqual([[], ["a"], ["b"], ["b", "a"], ["b", "a", "a"], [null], [null, "b"]]);
  });

  it("is the same in any order of the rows", () => {
    expect(transitionMatrix([...paths].reverse(), { order: 2 })).toEqual(transitionMatrix(paths, { order: 2 }));
  });

  it("of nobody is empty", () => {
    expect(transitionMatrix([])).toEqual([]);
    expect(transitionMatrix([{ path: ["a"], conversions: 0, nulls: 0 }])).toEqual([]);
  });

  it("refuses what is none", () => {
    expect(refusalOf(() => transitionMatrix(paths, { order: untyped(7) }))).toBe("invalidArgument at options.order");
    expect(refusalOf(() => transitionMatrix(untyped({})))).toBe("invalidArgument at paths");
  });
});
