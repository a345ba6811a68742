import type { AttributionModel } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { codeOf, sentenceOf } from "../../support/thrown.ts";
import { DAY, HOUR, lastTouch, order, outcome, touch } from "./_shop.js";

const ages = (...days: readonly number[]) => days.map((days, i) => touch(`t-${i + 1}`, `c-${i + 1}`, days * DAY));
const minors = (model: AttributionModel, touchpoints = ages(4, 3, 2, 1), remainder?: "fair") =>
  outcome({ conversions: [order()], touchpoints }, { ...lastTouch, model, ...(remainder && { remainder }) }).map(
    (told) => Number(told.split(" ").at(-1)),
  );
const position = { kind: "positionBased", first: 40, middle: 20, last: 40, twoTouches: "half" } as const;

describe("10.00 by position", () => {
  it("40/20/40 over four, two and one", () => {
    expect(minors(position)).toEqual([400, 100, 100, 400]);
    expect(minors(position, ages(2, 1))).toEqual([500, 500]);
    expect(minors(position, ages(1))).toEqual([1000]);
  });
  it("30/30/40 over two, in three ways", () => {
    const thirty = { ...position, first: 30, middle: 30 } as const;
    const ways = ["half", "addHalfOfMiddle", "renormalise"] as const;
    // Half and half; 30 + 15 and 40 + 15; 30/70 and 40/70.
    expect(ways.map((twoTouches) => minors({ ...thirty, twoTouches }, ages(2, 1)))).toEqual([
      [500, 500],
      [450, 550],
      [429, 571],
    ]);
  });
});

describe("10.00 by time decay and equal parts", () => {
  it("half-life 7 days, ages 14, 7 and 0 days: 1/7, 2/7, 4/7", () => {
    expect(minors({ kind: "timeDecay", halfLife: { days: 7 } }, ages(14, 7, 0))).toEqual([143, 286, 571]);
  });
  it("three touches: the unit left over to the earliest", () => {
    expect(minors({ kind: "linear", over: "touches" }, ages(3, 2, 1))).toEqual([334, 333, 333]);
  });
});

describe("what is left over, drawn fairly", () => {
  const linear = { kind: "linear", over: "touches" } as const;
  it("is the same at every call, and a unit at most from the exact share", () => {
    const found = minors(linear, ages(3, 2, 1), "fair");
    expect(minors(linear, ages(3, 2, 1).reverse(), "fair")).toEqual(found);
    expect(found.reduce((sum, minor) => sum + minor, 0)).toBe(1000);
    expect(found.every((minor) => minor === 333 || minor === 334)).toBe(true);
  });
  it("favours nobody over many conversions", () => {
    const conversions = Array.from({ length: 6000 }, (_, i) => order({ id: `order-${i}` }));
    const facts = { conversions, touchpoints: ages(3, 2, 1) };
    const units = new Map<string, number>();
    for (const told of outcome(facts, { ...lastTouch, model: linear, remainder: "fair" })) {
      const [creator = "", , , minor] = told.split(" ");
      units.set(creator, (units.get(creator) ?? 0) + Number(minor) - 333);
    }
    // 6000 units for three: 2000 each, with a standard deviation of 37.
    for (const creator of ["c-1", "c-2", "c-3"]) expect(Math.abs(units.get(creator)! - 2000)).toBeLessThan(150);
  });
});

describe("a weigher of the caller's", () => {
  const model = { kind: "custom", weigher: "older" } as const;
  const facts = { conversions: [order()], touchpoints: [touch("t-1", "ann", 3 * HOUR), touch("t-2", "ben", HOUR)] };
  const policy = { ...lastTouch, model };
  it("gets the survivors in their order, and its weights decide", () => {
    const older = (touches: readonly { readonly ageMilliseconds: number | null }[]) =>
      touches.map(({ ageMilliseconds }) => (ageMilliseconds ?? 0) / HOUR);
    expect(outcome(facts, policy, { weighers: { older } })).toEqual(["ann click t-1 750", "ben click t-2 250"]);
  });
  it("must be there, and give weights", () => {
    expect(codeOf(() => outcome(facts, policy))).toBe("danglingReference");
    expect(sentenceOf(() => outcome(facts, policy, { weighers: { newer: () => [] } }))).toContain(
      "policy.model.weigher",
    );
    for (const weights of [[1], [1, -1], [0.5, 1], [Number.NaN, 1], [2 ** 53, 1], null]) {
      expect(codeOf(() => outcome(facts, policy, { weighers: { older: () => weights as never } }))).toBe(
        "invalidWeights",
      );
    }
  });
});
