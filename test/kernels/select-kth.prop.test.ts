import fc from "fast-check";
import { expect, it } from "vitest";
import { interpolateAt } from "../../src/kernels/interpolate-at.js";
import { selectKth } from "../../src/kernels/select-kth.js";

const few = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 200 });
const many = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 200 });
const column = fc.oneof(few, many).map((list) => Float64Array.from(list, (value) => value + 0));
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

it("is the value at that place of the sorted column, whatever is allowed", () => {
  fc.assert(
    fc.property(column, place, fc.nat(4), (values, part, allowance) => {
      const k = Math.floor(part * values.length);
      expect(selectKth(values.slice(), k, allowance)).toBe(values.slice().sort()[k]);
    }),
  );
});

it("rearranges the column: the same values, nothing larger before the place, nothing smaller after it", () => {
  fc.assert(
    fc.property(column, place, fc.nat(4), (values, part, allowance) => {
      const k = Math.floor(part * values.length);
      const moved = values.slice();
      const found = selectKth(moved, k, allowance);
      expect(moved[k]).toBe(found);
      expect(moved.subarray(0, k).every((value) => value <= found)).toBe(true);
      expect(moved.subarray(k).every((value) => value >= found)).toBe(true);
      expect(moved.sort()).toEqual(values.slice().sort());
    }),
  );
});

it("between two places lies between the two values", () => {
  fc.assert(
    fc.property(column, place, place, (values, part, fraction) => {
      const k = Math.floor(part * (values.length - 1));
      const sorted = values.slice().sort();
      const between = interpolateAt(values.slice(), k, values.length === 1 ? 0 : fraction);
      expect(between).toBeGreaterThanOrEqual(sorted[k]!);
      expect(between).toBeLessThanOrEqual(sorted[Math.min(k + 1, sorted.length - 1)]!);
    }),
  );
});
