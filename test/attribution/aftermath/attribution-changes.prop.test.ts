import { attributionChanges } from "creator-core/attribution";
import type { AttributedSale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { editedSales, sales } from "./sales.arbitrary.js";

const inOrder = (list: readonly AttributedSale[]) =>
  [...list].sort((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1));

/** What an append-only table comes to: every row that was inserted and not retracted. */
const applied = (
  before: readonly AttributedSale[],
  retract: readonly AttributedSale[],
  insert: readonly AttributedSale[],
) => {
  const gone = new Set(retract.map(({ id }) => id));
  return [...before.filter(({ id }) => !gone.has(id)), ...insert];
};

describe("attributionChanges", () => {
  it("leads from one to the other, and back", () => {
    fc.assert(
      fc.property(editedSales, ({ before, after }) => {
        const { retract, insert } = attributionChanges(deepFreeze(before), deepFreeze(after));
        expect(inOrder(applied(before, retract, insert))).toEqual(inOrder(after));
        expect(attributionChanges(after, before)).toEqual({ retract: insert, insert: retract });
      }),
      { numRuns: 300 },
    );
  });

  it("is empty for equal lists, whatever their order and however often they say it", () => {
    fc.assert(
      fc.property(sales, (list) => {
        const copies = [...structuredClone(list), ...structuredClone(list)].reverse();
        expect(attributionChanges(list, copies)).toEqual({ retract: [], insert: [] });
      }),
    );
  });

  it("names no sale that is in both, and is sorted", () => {
    fc.assert(
      fc.property(editedSales, ({ before, after }) => {
        const { retract, insert } = attributionChanges(before, after);
        const same = (a: AttributedSale) => insert.some((b) => JSON.stringify(a) === JSON.stringify(b));
        expect(retract.some(same)).toBe(false);
        expect(retract).toEqual(inOrder(retract));
        expect(insert).toEqual(inOrder(insert));
      }),
    );
  });
});
