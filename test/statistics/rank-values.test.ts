import { type RankRule, rankValues } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const best = (ties: "competition" | "modifiedCompetition" | "dense" | "fractional"): RankRule => ({
  order: "descending",
  ties,
});

describe("what equals share", () => {
  it.each([
    ["competition", [1, 2, 2, 4]],
    ["modifiedCompetition", [1, 3, 3, 4]],
    ["dense", [1, 2, 2, 3]],
    ["fractional", [1, 2.5, 2.5, 4]],
  ] as const)("%s", (ties, ranks) => {
    expect(rankValues(deepFreeze([30, 20, 20, 10]), best(ties))).toEqual(ranks);
  });

  it("shares between three equals, twice", () => {
    // in order: 0 | 1 1 1 | 2 | 3 3 3, which are the ranks 1 | 2 3 4 | 5 | 6 7 8
    const values = deepFreeze([1, 1, 2, 3, 0, 3, 3, 1]);
    const ranks = (ties: Parameters<typeof best>[0]) => rankValues(values, { ...best(ties), order: "ascending" });
    expect(ranks("competition")).toEqual([2, 2, 5, 6, 1, 6, 6, 2]);
    expect(ranks("modifiedCompetition")).toEqual([4, 4, 5, 8, 1, 8, 8, 4]);
    expect(ranks("fractional")).toEqual([3, 3, 5, 7, 1, 7, 7, 3]);
    expect(ranks("dense")).toEqual([2, 2, 3, 4, 1, 4, 4, 2]);
  });
});

describe("ordinal ranks", () => {
  const rule = (tieBreak: readonly string[]): RankRule => ({ order: "descending", ties: "ordinal", tieBreak });

  it("leave the order among equals to the tie-break, by code units", () => {
    expect(rankValues([20, 30, 20, 10], deepFreeze(rule(["cy", "ada", "ben", "dee"])))).toEqual([3, 1, 2, 4]);
    expect(rankValues([5, 5, 5], rule(["é", "z", "Z"]))).toEqual([3, 2, 1]); // Z, z, é
    expect(rankValues([5, 5, 5], rule(["__proto__", "constructor", ""]))).toEqual([2, 3, 1]);
  });

  it("leave it to the tie-break in the other direction too", () => {
    expect(rankValues([5, 5, 4], { ...rule(["b", "a", "c"]), order: "ascending" })).toEqual([3, 2, 1]);
  });
});

describe("edges", () => {
  it("gives nobody no rank, one rank 1, and all equals one rank", () => {
    expect(rankValues([], best("competition"))).toEqual([]);
    expect(rankValues([], { order: "ascending", ties: "ordinal", tieBreak: [] })).toEqual([]);
    expect(rankValues([7], best("fractional"))).toEqual([1]);
    expect(rankValues([7, 7, 7], best("fractional"))).toEqual([2, 2, 2]);
  });

  it("knows one zero", () => {
    expect(rankValues([0, -0], best("dense"))).toEqual([1, 1]);
    expect(rankValues([-0, 0], { order: "ascending", ties: "dense" })).toEqual([1, 1]);
  });

  it("ranks more than a handful", () => {
    const values = Array.from({ length: 1_000 }, (_, i) => (i * 7_919) % 500);
    const ranks = rankValues(values, best("competition"));
    // every value from 0 to 499 twice: 499 has rank 1, 498 rank 3, …
    expect(ranks).toEqual(values.map((value) => 1 + 2 * (499 - value)));
  });
});

describe("what it refuses", () => {
  it.each([
    [[1], { order: "best", ties: "dense" }, "invalidPolicy at rule.order"],
    [[1], { order: "ascending", ties: "min" }, "invalidPolicy at rule.ties"],
    [[1], { order: "ascending" }, "invalidPolicy at rule.ties"],
    [[1], { order: "ascending", ties: "ordinal" }, "invalidPolicy at rule.tieBreak"],
    [[1], { order: "ascending", ties: "ordinal", tieBreak: ["a", "b"] }, "invalidPolicy at rule.tieBreak"],
    [[1, 2], { order: "ascending", ties: "ordinal", tieBreak: ["a", 5] }, "invalidPolicy at rule.tieBreak[1]"],
    [[1, 2], { order: "ascending", ties: "ordinal", tieBreak: ["a", "a"] }, "duplicateId at rule.tieBreak[1]"],
    [[1], null, "invalidArgument at rule"],
    [[1, Number.NaN], { order: "ascending", ties: "dense" }, "invalidArgument at values[1]"],
    ["12", { order: "ascending", ties: "dense" }, "invalidArgument at values"],
    [null, { order: "ascending", ties: "dense" }, "invalidArgument at values"],
  ])("%j by %j", (values, rule, refusal) => {
    expect(refusalOf(() => rankValues(values as never, rule as never))).toBe(refusal);
  });
});
