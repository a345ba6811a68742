import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRepeats } from "../../../src/attribution/evidence/find-repeats.js";

/** As exports name their rows: counted, of several lengths, digits and letters mixed, beyond Latin-1 as well. */
const id = fc.oneof(
  fc.constantFrom("", "9", "10", "a9", "a10", "A10", "b1", "é", "\ud800", "__proto__"),
  fc.nat(120).map((number) => `order-${number}`),
  fc.string({ maxLength: 4 }),
);

const ids = fc.array(id, { maxLength: 40 });

/** In the order in which no id is there twice: by length, then by code units. */
const ascending = (list: readonly string[]) =>
  [...list].sort((a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0));

/** What is found without a look at the order: the first place of each id, `null` where all are new. */
function expected(list: readonly string[]): readonly number[] | null {
  const first = list.map((one) => list.indexOf(one));
  return first.every((place, row) => place === row) ? null : first;
}

const found = (list: readonly string[]) => {
  const first = findRepeats(
    list.map((one) => Object.freeze({ id: one })),
    "rows",
  );
  return first === null ? null : [...first];
};

describe("findRepeats", () => {
  it("finds the same in every order: as it comes, ascending, almost ascending, and each twice", () => {
    fc.assert(
      fc.property(ids, fc.nat(), (list, at) => {
        const sorted = ascending([...new Set(list)]);
        const place = at % (sorted.length + 1);
        const again = sorted[at % Math.max(1, sorted.length)];
        const almost = again === undefined ? sorted : [...sorted.slice(0, place), again, ...sorted.slice(place)];
        for (const order of [list, ascending(list), sorted, almost, [...sorted, ...sorted], [...sorted].reverse()]) {
          expect(found(order)).toEqual(expected(order));
        }
      }),
    );
  });

  it("refuses two different facts under one id, also where all others ascend", () => {
    fc.assert(
      fc.property(ids, fc.nat(), (list, at) => {
        const sorted = ascending([...new Set(["order-7", ...list])]);
        const rows = sorted.map((one) => ({ id: one, said: 1 }));
        const other = { id: sorted[at % sorted.length]!, said: 2 };
        expect(() => findRepeats([...rows, other], "rows")).toThrow(expect.objectContaining({ code: "duplicateId" }));
        expect(() => findRepeats([other, ...rows], "rows")).toThrow(expect.objectContaining({ code: "duplicateId" }));
      }),
    );
  });
});
