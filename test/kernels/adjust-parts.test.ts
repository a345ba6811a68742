import { describe, expect, it } from "vitest";
import { adjustParts, giveBackToParts, type PartChange, takeFromParts } from "../../src/kernels/adjust-parts.ts";

describe("takeFromParts", () => {
  it("takes in proportion to what is left", () => {
    // 10 of 1667 + 1666: 5.0015 and 4.9985 → 5 and 4, the odd unit to the larger remainder .9985
    expect(takeFromParts([1667, 1666], 10)).toEqual({ parts: [1662, 1661], moved: 10 });
  });

  it("takes no more than there is, and nothing from nothing", () => {
    expect(takeFromParts([3, 0, 4], 99)).toEqual({ parts: [0, 0, 0], moved: 7 });
    expect(takeFromParts([0, 0], 5)).toEqual({ parts: [0, 0], moved: 0 });
    expect(takeFromParts([], 5)).toEqual({ parts: [], moved: 0 });
  });
});

describe("giveBackToParts", () => {
  it("gives back in proportion to what was taken, never beyond the original", () => {
    // 6 was taken from the first, 2 from the second; 4 come back as 3 and 1
    expect(giveBackToParts([4, 8], [10, 10], 4)).toEqual({ parts: [7, 9], moved: 4 });
    expect(giveBackToParts([4, 8], [10, 10], 50)).toEqual({ parts: [10, 10], moved: 8 });
    expect(giveBackToParts([10], [10], 1)).toEqual({ parts: [10], moved: 0 });
  });
});

describe("adjustParts", () => {
  const take = (id: string, amount: number): PartChange => ({ id, takes: true, amount, undoes: null });
  const back = (id: string, amount: number, undoes: string | null = null): PartChange => {
    return { id, takes: false, amount, undoes };
  };
  const left = (...changes: readonly PartChange[]) => adjustParts([60, 40], changes).map(({ parts }) => parts);

  it("takes and gives back one after the other", () => {
    expect(left(take("a", 50), back("b", 10))).toEqual([
      [30, 20],
      [36, 24],
    ]);
    expect(adjustParts([60, 40], [])).toEqual([]);
  });

  it("undoes one change and no more", () => {
    // 50 and then the other 50 went; 99 of the second come back as 50.
    expect(left(take("a", 50), take("b", 50), back("c", 99, "b")).at(-1)).toEqual([30, 20]);
    expect(left(take("a", 50), back("c", 20, "a"), back("d", 99, "a")).at(-1)).toEqual([60, 40]);
    expect(left(take("a", 50), back("c", 99, "x")).at(-1)).toEqual([30, 20]);
    expect(left(back("c", 99, "a"), take("a", 50)).at(-1)).toEqual([30, 20]);
  });

  it("counts what comes back of nothing in particular as of the latest", () => {
    const taken = [take("a", 50), take("b", 50), back("c", 60)];
    expect(left(...taken, back("d", 99, "b")).at(-1)).toEqual([36, 24]);
    expect(left(...taken, back("d", 99, "a")).at(-1)).toEqual([60, 40]);
  });
});
