import { transitionMatrix } from "creator-core/attribution";
import fc from "fast-check";
import { expect, it } from "vitest";
import { isNear, paths, totalOf } from "./paths.arbitrary.js";

it("every row of a transition matrix sums to 1, and what goes in comes out", () => {
  fc.assert(
    fc.property(paths(7), fc.constantFrom(1, 2, 3, 4), (rows, order) => {
      const matrix = transitionMatrix(rows, { order: order as 1 | 2 | 3 | 4 });
      const ends = { conversions: 0, nulls: 0 };
      for (const { next, conversions, nulls, visits } of matrix) {
        const parts = [...next, conversions, nulls];
        expect(
          isNear(
            parts.reduce((sum, part) => sum + part.probability, 0),
            1,
          ),
        ).toBe(true);
        expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(visits);
        ends.conversions += conversions.count;
        ends.nulls += nulls.count;
      }
      const { conversions, nulls } = totalOf(rows);
      expect(ends).toEqual({ conversions, nulls });
      expect(matrix.every(({ state }) => state.length <= order)).toBe(true);
    }),
  );
});
