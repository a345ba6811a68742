import { markovAttribution, transformPaths } from "creator-core/attribution";
import type { AttributionPath, JourneyStep, MarkovCredit, MarkovOrder } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { toNumber } from "./fractions.js";
import { closedForm, removalEffects } from "./markov-reference.js";
import { isNear, paths, totalOf } from "./paths.arbitrary.js";

const order = fc.constantFrom<MarkovOrder>(1, 2, 3, 4);
const converted = (creators = 3, longest = 6) =>
  paths(creators, longest).filter((rows) => rows.some((row) => row.conversions > 0));

function rowsOf(rows: readonly AttributionPath[], by: MarkovOrder): readonly MarkovCredit[] {
  const found = markovAttribution(deepFreeze(rows), { order: by });
  return found.ok ? found.rows : [];
}

const effectsOf = (rows: readonly MarkovCredit[]) => rows.map((row) => row.removalEffect);

describe("a removal effect", () => {
  it("is what deleting the creator and solving the chain again says, in fractions", () => {
    fc.assert(
      fc.property(converted(), order, (rows, by) => {
        const found = rowsOf(rows, by);
        const exact = removalEffects(rows, by, "conversions");
        expect(found.map((row) => row.creatorId).sort()).toEqual([...exact.keys()].sort());
        for (const { creatorId, removalEffect } of found) {
          const expected = toNumber(exact.get(creatorId)!);
          expect(Math.abs(removalEffect - expected)).toBeLessThanOrEqual(1e-14 * expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is the same of values", () => {
    fc.assert(
      fc.property(converted(), order, (rows, by) => {
        const exact = removalEffects(rows, by, "value");
        for (const { creatorId, valueRemovalEffect } of rowsOf(rows, by)) {
          if (valueRemovalEffect === undefined) continue;
          const expected = exact.get(creatorId)!;
          if (expected === null) expect(valueRemovalEffect).toBeNull();
          else expect(Math.abs(valueRemovalEffect! - toNumber(expected))).toBeLessThanOrEqual(1e-14);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is the closed form at order 1", () => {
    fc.assert(
      fc.property(converted(), (rows) => {
        const exact = closedForm(rows);
        for (const { creatorId, removalEffect } of rowsOf(rows, 1)) {
          expect(isNear(removalEffect, toNumber(exact.get(creatorId)!))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is between 0 and 1, and 1 only for who is on every journey that converts", () => {
    fc.assert(
      fc.property(converted(7), order, (rows, by) => {
        for (const { creatorId, removalEffect } of rowsOf(rows, by)) {
          expect(removalEffect).toBeGreaterThanOrEqual(0);
          expect(removalEffect).toBeLessThanOrEqual(1);
          if (removalEffect === 1) {
            expect(rows.every((row) => row.conversions === 0 || row.path.includes(creatorId))).toBe(true);
          }
        }
      }),
    );
  });
});

describe("what does not change a removal effect", () => {
  it("loops: a step that is said again, at order 1", () => {
    fc.assert(
      fc.property(converted(), fc.nat(), (rows, seed) => {
        const longer = rows.map((row, place) => ({
          ...row,
          path: row.path.flatMap((step, i) => ((seed + place + i) % 3 === 0 ? [step, step, step] : [step])),
        }));
        const plain = effectsOf(rowsOf(rows, 1));
        expect(effectsOf(rowsOf(longer, 1)).every((effect, i) => isNear(effect, plain[i]!))).toBe(true);
        const collapsed = effectsOf(rowsOf(transformPaths(rows, ["exposure"]), 1));
        expect(collapsed.every((effect, i) => isNear(effect, plain[i]!))).toBe(true);
      }),
    );
  });

  it("the order of the rows, and how they are split up: not one bit", () => {
    fc.assert(
      fc.property(converted(5), order, (rows, by) => {
        const found = markovAttribution(rows, { order: by });
        expect(markovAttribution([...rows].reverse(), { order: by })).toEqual(found);
        expect(markovAttribution(transformPaths(rows, []), { order: by })).toEqual(found);
      }),
    );
  });

  it("counting everything ten times", () => {
    fc.assert(
      fc.property(converted(), order, (rows, by) => {
        const tenfold = Array.from({ length: 10 }, () => rows).flat();
        const plain = effectsOf(rowsOf(rows, by));
        expect(effectsOf(rowsOf(tenfold, by)).every((effect, i) => isNear(effect, plain[i]!))).toBe(true);
      }),
    );
  });

  it("what creators are called", () => {
    fc.assert(
      fc.property(converted(7), order, (rows, by) => {
        const renamed = (step: JourneyStep) => (step === null ? null : `zzz ${step}`);
        const other = rows.map((row) => ({ ...row, path: row.path.map(renamed) }));
        expect(rowsOf(other, by)).toEqual(
          rowsOf(rows, by).map((row) => ({ ...row, creatorId: renamed(row.creatorId) })),
        );
      }),
    );
  });

  it("a higher order than the longest path has steps", () => {
    fc.assert(
      fc.property(converted(4, 3), (rows) => {
        const three = effectsOf(rowsOf(rows, 3));
        expect(effectsOf(rowsOf(rows, 4)).every((effect, i) => isNear(effect, three[i]!))).toBe(true);
      }),
    );
  });
});

describe("credits", () => {
  it("sum to the conversions, and to the value to the last minor unit", () => {
    fc.assert(
      fc.property(converted(7), order, (rows, by) => {
        const found = markovAttribution(rows, { order: by });
        if (!found.ok) throw new Error("somebody converted");
        const total = totalOf(rows);
        const sum = found.rows.reduce((part, row) => part + row.conversions, found.unattributed.conversions);
        expect(isNear(sum, total.conversions)).toBe(true);
        expect(found.total.conversions).toBe(total.conversions);
        if (found.total.value === undefined) return;
        const parts = found.rows.map((row) => row.value?.minor ?? Number.NaN);
        expect(parts.reduce((part, minor) => part + minor, found.unattributed.value?.minor ?? Number.NaN)).toBe(
          total.value,
        );
        expect(parts.every((minor) => Number.isSafeInteger(minor) && minor >= 0)).toBe(true);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });

  it("are in proportion to the removal effects, the value to its own within a unit", () => {
    fc.assert(
      fc.property(converted(5), order, (rows, by) => {
        const found = rowsOf(rows, by);
        const sumOf = (pick: (row: MarkovCredit) => number) => found.reduce((sum, row) => sum + pick(row), 0);
        const effects = sumOf((row) => row.removalEffect);
        const conversions = sumOf((row) => row.conversions);
        const valueEffects = sumOf((row) => row.valueRemovalEffect ?? 0);
        const value = sumOf((row) => row.value?.minor ?? 0);
        for (const row of found) {
          expect(isNear(row.conversions * effects, row.removalEffect * conversions, 1e-9)).toBe(true);
          if (!row.value || !row.valueRemovalEffect) continue;
          expect(Math.abs(row.value.minor - (value * row.valueRemovalEffect) / valueEffects)).toBeLessThan(1.001);
        }
      }),
    );
  });
});
