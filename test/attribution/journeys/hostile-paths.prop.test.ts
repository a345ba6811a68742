import {
  markovAttribution,
  shapleyAttribution,
  tableModel,
  transformPath,
  transformPaths,
  transitionMatrix,
} from "creator-core/attribution";
import fc from "fast-check";
import { expect, it } from "vitest";
import { codeOf, untyped } from "../../support/thrown.js";

const step = fc.oneof({ weight: 3, arbitrary: fc.constantFrom("a", "b", null) }, fc.anything());
const count = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 3 }) }, fc.anything());
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.record({ minor: count, currency: fc.constantFrom("GBP", "JPY", "x") }),
  fc.anything(),
);
const row = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ path: fc.array(step, { maxLength: 4 }), conversions: count, nulls: count, value }),
  },
  fc.anything(),
);
const rows = fc.oneof({ weight: 9, arbitrary: fc.array(row, { maxLength: 4 }) }, fc.anything());
const options = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      order: fc.constantFrom(1, 2, 4),
      game: fc.constantFrom("reachability", "conversionRate"),
      over: fc.constantFrom("touches", "creators"),
    }),
  },
  fc.anything(),
);
const transform = fc.oneof(
  fc.constantFrom("exposure", "first", "frequency"),
  fc.record({ trim: count }),
  fc.record({ removeIfNotAll: step }),
  fc.anything(),
);

it("whatever is handed over, what comes back is plain, or an error of ours is thrown", () => {
  const calls: readonly ((input: never, by: never, change: never) => unknown)[] = [
    (input, by) => markovAttribution(input, by),
    (input, by) => shapleyAttribution(input, by),
    (input, by) => transitionMatrix(input, by),
    (input, by) => tableModel(input, by),
    (input, _, change) => transformPaths(input, [change]),
    (input, _, change) => transformPath(input, change),
  ];
  fc.assert(
    fc.property(rows, options, transform, (input, by, change) => {
      for (const call of calls) {
        // A foreign error fails the test.
        codeOf(() => {
          const found = call(untyped(input), untyped(by), untyped(change));
          expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        });
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
