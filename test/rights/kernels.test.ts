import { describe, expect, it } from "vitest";
import { nodesOnCycles } from "../../src/kernels/nodes-on-cycles.ts";
import { overlappingPairs, type Spans } from "../../src/kernels/overlapping-pairs.ts";

const pairsOf = (...sides: Parameters<typeof overlappingPairs> extends [...infer Sides, unknown] ? Sides : never) => {
  const pairs: number[][] = [];
  overlappingPairs(...sides, (left, right) => pairs.push([left, right]));
  return pairs;
};

const spans = (rows: readonly (readonly [start: number, end: number, group: number])[]): Spans => ({
  starts: rows.map(([start]) => start),
  ends: rows.map(([, end]) => end),
  groups: rows.map(([, , group]) => group),
});

describe("overlappingPairs", () => {
  it("pairs what overlaps, and not what only touches", () => {
    const left = spans([
      [0, 10, 1],
      [10, 20, 1],
    ]);
    const right = spans([
      [5, 10, 2],
      [10, 11, 2],
      [20, 30, 2],
    ]);
    expect(pairsOf([0, 1], left, [0, 1, 2], right)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it("pairs unbounded spans, but never within a group", () => {
    const all = spans([[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1]]);
    expect(pairsOf([0], all, [0], spans([[3, 4, 2]]))).toEqual([[0, 0]]);
    expect(pairsOf([0], all, [0], spans([[3, 4, 1]]))).toEqual([]);
  });

  it("looks at each span a bounded number of times when few pairs are found", () => {
    // Counts every read of a column. All spans run for ever, in one group: nothing to find, and nothing to search.
    const reads = (count: number) => {
      let total = 0;
      const counted = (column: number[]) =>
        new Proxy(column, {
          get(target, key) {
            total += 1;
            return Reflect.get(target, key);
          },
        });
      const column = (value: number) => counted(new Array<number>(count).fill(value));
      const side = () => ({ starts: column(0), ends: column(Number.POSITIVE_INFINITY), groups: column(7) });
      const places = Array.from({ length: count }, (_, n) => n);
      expect(pairsOf(places, side(), places, side())).toEqual([]);
      return total;
    };
    expect(reads(20_000)).toBeLessThan(11 * reads(2000));
  });
});

it("overlappingPairs forgets groups of which nothing runs any more", () => {
  // Each span is over before the next begins, and each is a group of its own: remembered, they would be billions of looks.
  const count = 100_000;
  const one = spans(Array.from({ length: count }, (_, n) => [2 * n, 2 * n + 1, n]));
  const other = spans(Array.from({ length: count }, (_, n) => [2 * n + 1, 2 * n + 2, count + n]));
  const places = Array.from({ length: count }, (_, n) => n);
  expect(pairsOf(places, one, places, other)).toEqual([]);
});

describe("nodesOnCycles", () => {
  it("finds nodes that reach themselves", () => {
    expect(nodesOnCycles([])).toEqual([]);
    expect(nodesOnCycles([[0]])).toEqual([0]);
    expect(nodesOnCycles([[1], [2], []])).toEqual([]);
    // 0 → 1 → 2 → 1, 2 → 3: only 1 and 2 lie on the cycle.
    expect(nodesOnCycles([[1], [2], [1, 3], []])).toEqual([1, 2]);
    // Two cycles and a path between them.
    expect(nodesOnCycles([[1], [0, 2], [3], [4], [3]])).toEqual([0, 1, 3, 4]);
    // A diamond is no cycle.
    expect(nodesOnCycles([[1, 2], [3], [3], []])).toEqual([]);
  });

  it("does not run out of stack", () => {
    const ring = Array.from({ length: 200_000 }, (_, n) => [(n + 1) % 200_000]);
    expect(nodesOnCycles(ring)).toHaveLength(200_000);
  });
});
