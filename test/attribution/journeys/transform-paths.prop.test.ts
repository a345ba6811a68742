import { transformPaths } from "creator-core/attribution";
import type { PathTransform } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { paths, totalOf } from "./paths.arbitrary.js";

const transform: fc.Arbitrary<PathTransform> = fc.oneof(
  fc.constantFrom<PathTransform>("exposure", "first", "frequency", { removeIfNotAll: null }),
  fc.constantFrom<PathTransform>({ removeIfNotAll: "ann" }, { removeIfLastAndNotAll: null }),
  fc.integer({ min: 1, max: 8 }).map((trim) => ({ trim })),
);

describe("transforms", () => {
  it("lose no journey and no penny", () => {
    fc.assert(
      fc.property(paths(7), fc.array(transform, { maxLength: 3 }), (rows, transforms) => {
        expect(totalOf(transformPaths(deepFreeze(rows), deepFreeze(transforms)))).toEqual(totalOf(rows));
      }),
    );
  });

  it("change nothing the second time, but for the counting", () => {
    fc.assert(
      fc.property(paths(7), transform, (rows, by) => {
        fc.pre(by !== "frequency");
        const once = transformPaths(rows, [by]);
        expect(transformPaths(once, [by])).toEqual(once);
      }),
    );
  });

  it("make paths shorter, and never empty one", () => {
    fc.assert(
      fc.property(paths(7, 8), transform, (rows, by) => {
        const [longest, empty] = [rows, transformPaths(rows, [by])]
          .map((all) => all.filter((row) => row.conversions + row.nulls > 0))
          .map((all) => [
            all.reduce((most, { path }) => Math.max(most, path.length), 0),
            all.filter(({ path }) => path.length === 0).reduce((sum, row) => sum + row.conversions + row.nulls, 0),
          ]);
        expect(empty![0]).toBeLessThanOrEqual(longest![0]!);
        expect(empty![1]).toBe(longest![1]);
      }),
    );
  });

  it("do not depend on the order of the rows, and give every path one row", () => {
    fc.assert(
      fc.property(paths(7), transform, (rows, by) => {
        const found = transformPaths(rows, [by]);
        expect(transformPaths([...rows].reverse(), [by])).toEqual(found);
        expect(new Set(found.map(({ path }) => JSON.stringify(path))).size).toBe(found.length);
      }),
    );
  });
});
