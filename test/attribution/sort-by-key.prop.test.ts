import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstAfter } from "../../src/kernels/first-after.js";
import { groupKeys, groupRows } from "../../src/kernels/group-rows.js";
import { sortByKey } from "../../src/kernels/sort-by-key.js";

/** Short, long and very long stretches are sorted in different ways; all must be met, and many equal keys. */
const keys = fc.oneof(
  fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 20 }),
  fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 33, maxLength: 120 }),
);

/** So many are sorted by their digits: of one, of some, of all that there can be; or compared, where they are not whole. */
const many = fc
  .tuple(fc.constantFrom(3, 2_000, 5e6, 2 ** 40, 2 ** 51, 2 ** 53), fc.boolean(), fc.integer())
  .map(([range, isWhole, seed]) => {
    const random = fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { numRuns: 4_200, seed });
    return random.map((share) => (isWhole ? Math.floor(share * range) - 1_000 : share * range));
  });

describe("sortByKey", () => {
  it("sorts a stretch by key, then by the tie-break, and leaves the rest alone", () => {
    fc.assert(
      fc.property(keys, fc.nat(3), fc.nat(3), (list, before, after) => {
        const from = Math.min(before, list.length);
        const to = Math.max(from, list.length - after);
        const sortedKeys = Float64Array.from(list);
        const rows = Int32Array.from(list, (_, row) => row);
        sortByKey(sortedKeys, rows, from, to, (a, b) => b - a);
        const expected = list.map((key, row) => ({ key, row }));
        const middle = expected.slice(from, to).sort((a, b) => a.key - b.key || b.row - a.row);
        expected.splice(from, to - from, ...middle);
        expect([...rows]).toEqual(expected.map(({ row }) => row));
        expect([...sortedKeys]).toEqual(expected.map(({ key }) => key));
      }),
    );
  });
});

describe("sortByKey of many keys", () => {
  it("is Array.prototype.sort", () => {
    fc.assert(
      fc.property(many, (list) => {
        const sortedKeys = Float64Array.from(list);
        const rows = Int32Array.from(list, (_, row) => row);
        sortByKey(sortedKeys, rows, 0, list.length, (a, b) => b - a);
        const expected = list.map((key, row) => ({ key, row })).sort((a, b) => a.key - b.key || b.row - a.row);
        expect([...rows]).toEqual(expected.map(({ row }) => row));
        expect([...sortedKeys]).toEqual(expected.map(({ key }) => key));
      }),
      { numRuns: 20 },
    );
  });
});

describe("groupRows", () => {
  it("is filter, for all groups at once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 5 })), (groups) => {
        const { starts, rows } = groupRows(Int32Array.from(groups), 6);
        for (let group = 0; group < 6; group += 1) {
          const expected = groups.flatMap((of, row) => (of === group ? [row] : []));
          expect([...rows.subarray(starts[group], starts[group + 1])]).toEqual(expected);
        }
        const keyed = groupKeys(
          Int32Array.from(groups),
          6,
          Float64Array.from(groups, (_, row) => -row),
        );
        expect([keyed.starts, keyed.rows]).toEqual([starts, rows]);
        expect([...keyed.keys]).toEqual(Array.from(rows, (row) => -row));
      }),
    );
  });
});

describe("firstAfter", () => {
  it("is findIndex in what is sorted", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: -1, max: 10 }), (list, bound) => {
        const values = Float64Array.from(list).sort();
        const found = values.findIndex((value) => value > bound);
        expect(firstAfter(values, 0, values.length, bound)).toBe(found < 0 ? values.length : found);
      }),
    );
  });
});
