import {
  findOutliers,
  modifiedZScoreOfLog,
  type OutlierRule,
  type Outliers,
  twoStandardDeviations,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const modifiedZScore: OutlierRule = { kind: "modifiedZScore", on: "values", threshold: 3.5 };
const judged = (found: Outliers) => {
  if (!found.judged) throw new Error(found.reasons[0]?.message);
  return found;
};

describe("the fewest values that can have an outlier by the median", () => {
  const rule = { kind: "modifiedZScore", on: "values" } as const;
  it("are three, and two for a threshold below the 0.6745 that each of two has", () => {
    const [near, far] = [0.67, 0.68].map((threshold) => findOutliers([1, 9], { ...rule, threshold }));
    expect(near!.judged && near!.scores.map(({ outlier }) => outlier)).toEqual(["low", "high"]);
    expect(!far!.judged && far!.reasons[0]?.expected).toBe("at least 3");
    const one = findOutliers([1], { ...rule, threshold: 0.67 });
    expect(!one.judged && one.reasons[0]?.expected).toBe("at least 2");
    const three = findOutliers([0, 1, 1_000], { ...rule, threshold: 100 });
    expect(three.judged && three.scores[2]!.outlier).toBe("high");
  });
});

describe("the modified z-score", () => {
  it("is 0.6745 of the distance from the median in median absolute deviations", () => {
    // Median 4; distances 3 2 1 0 1 2 96, MAD 2.
    const found = judged(findOutliers(deepFreeze([1, 2, 3, 4, 5, 6, 100]), modifiedZScore));
    expect([found.centre, found.spreadOf]).toEqual([4, "medianAbsoluteDeviation"]);
    expect(found.spread).toBeCloseTo(2 / 0.6745, 12);
    const scores = found.scores.map(({ score }) => score);
    // 0.6745 × −3 ÷ 2 = −1.01175, 0.6745 × 96 ÷ 2 = 32.376
    expect(scores[0]).toBeCloseTo(-1.01175, 12);
    expect(scores[3]).toBe(0);
    expect(scores[6]).toBeCloseTo(32.376, 12);
    expect(found.scores.map(({ outlier }) => outlier)).toEqual([null, null, null, null, null, null, "high"]);
  });

  it("finds several that hide each other from the mean and its deviation", () => {
    // mean 341, sample deviation about 471: 900 is only 1.2 of them away
    const views = deepFreeze([10, 11, 12, 13, 14, 15, 900, 900, 900]);
    const high = (rule: OutlierRule) =>
      judged(findOutliers(views, rule)).scores.filter((row) => row.outlier === "high");
    expect(high(modifiedZScore)).toHaveLength(3);
    expect(high(twoStandardDeviations)).toHaveLength(0);
  });

  it("where more than half are equal, is measured in mean absolute deviations", () => {
    // median 10, MAD 0; mean distance 90 ÷ 8 = 11.25; 90 ÷ (1.253314 × 11.25) = 6.38307…
    const found = judged(findOutliers([10, 10, 10, 10, 10, 10, 10, 100], modifiedZScore));
    expect([found.centre, found.spreadOf]).toEqual([10, "meanAbsoluteDeviation"]);
    expect(found.scores[7]?.score).toBeCloseTo(90 / (1.253314 * 11.25), 12);
    expect(found.scores[7]?.outlier).toBe("high");
    expect(found.scores[0]).toEqual({ value: 10, score: 0, outlier: null });
  });

  it("where all are equal, is 0", () => {
    const found = judged(findOutliers([7, 7, 7, 7], modifiedZScore));
    expect([found.centre, found.spread]).toEqual([7, 0]);
    expect(found.scores.every(({ score, outlier }) => score === 0 && outlier === null)).toBe(true);
  });

  it("on a logarithmic scale finds a post that hardly anybody saw, and takes 0", () => {
    // ln(1 + x): 0, 9.21, 9.31, 9.39, 9.47
    const views = [0, 10_000, 11_000, 12_000, 13_000];
    const found = judged(findOutliers(views, modifiedZScoreOfLog));
    expect(found.centre).toBeCloseTo(Math.log(11_001), 12);
    expect(found.scores.map(({ outlier }) => outlier)).toEqual(["low", null, null, null, null]);
  });

  it("on a logarithmic scale takes ten times as many for one step, wherever", () => {
    // The distances on the plain scale are 9,900 9,000 0 90,000 990,000, MAD 9,900: 0.6745 × 90,000 ÷ 9,900 = 6.13.
    // On the logarithmic one they are about 2, 1, 0, 1 and 2 steps of ln 10: 0.6745 × 2 = 1.35.
    const views = [100, 1_000, 10_000, 100_000, 1_000_000];
    const high = (rule: OutlierRule) =>
      judged(findOutliers(views, rule)).scores.filter((row) => row.outlier === "high");
    expect(high(modifiedZScore).map(({ value }) => value)).toEqual([100_000, 1_000_000]);
    expect(high(modifiedZScoreOfLog)).toEqual([]);
  });
});

describe("the z-score", () => {
  it("is the distance from the mean in standard deviations of a sample", () => {
    // mean 2; squares 1 × 9 + 81 = 90, ÷ 9 = 10; √10; 11 is 9 ÷ √10 = 2.846… away
    const values = deepFreeze([1, 1, 1, 1, 1, 1, 1, 1, 1, 11]);
    const found = judged(findOutliers(values, twoStandardDeviations));
    expect([found.centre, found.spreadOf]).toEqual([2, "standardDeviation"]);
    expect(found.spread).toBe(Math.sqrt(10));
    expect(found.scores[9]?.score).toBeCloseTo(2.846049894151541, 14);
    expect(found.scores.map(({ outlier }) => outlier).indexOf("high")).toBe(9);
    const below = judged(
      findOutliers(
        values.map((value) => -value),
        twoStandardDeviations,
      ),
    );
    expect(below.scores[9]?.outlier).toBe("low");
  });

  it("must be above the threshold, not on it", () => {
    // mean 0, squares 1 + 1 + 0 = 2, ÷ 2 = 1: 1 is exactly one deviation away
    const one = { ...twoStandardDeviations, threshold: 1 };
    expect(judged(findOutliers([-1, 0, 1], one)).scores.map(({ score, outlier }) => [score, outlier])).toEqual([
      [-1, null],
      [0, null],
      [1, null],
    ]);
  });
});

describe("too few to judge", () => {
  it.each([
    // The farthest of n values is (n − 1) ÷ √n deviations away: 2 ÷ √3 = 1.15, 4 ÷ √5 = 1.79, 5 ÷ √6 = 2.04, 10 ÷ √11 = 3.02
    [1, 3],
    [1.5, 5], // 3 ÷ √4 is 1.5, which is not above it
    [2, 6],
    [3, 11],
  ])("beyond %d deviations it takes %i values", (threshold, needed) => {
    const rule = { ...twoStandardDeviations, threshold };
    const values = (n: number) => Array.from({ length: n }, (_, i) => (i === 0 ? 1_000 : 1));
    const few = findOutliers(values(needed - 1), rule);
    expect(few).toEqual({
      judged: false,
      rule,
      reasons: [
        {
          code: "tooFewValues",
          path: ["values"],
          expected: `at least ${needed}`,
          actual: `${needed - 1}`,
          message: `${needed - 1} values; at least ${needed} are needed to find an outlier by this rule.`,
        },
      ],
    });
    expect(judged(findOutliers(values(needed), rule)).scores[0]?.outlier).toBe("high");
  });

  it("of a modified z-score is fewer than three", () => {
    expect(findOutliers([], modifiedZScoreOfLog).judged).toBe(false);
    const one = findOutliers([5], modifiedZScore);
    expect(!one.judged && one.reasons[0]?.message).toBe(
      "1 value; at least 3 are needed to find an outlier by this rule.",
    );
    expect(judged(findOutliers([1, 2, 100], modifiedZScore)).scores[2]?.outlier).toBe("high");
  });

  it("is what the rule says, if it asks for more", () => {
    const rule = { ...modifiedZScore, minimum: 10 };
    expect(findOutliers([1, 2, 3, 4, 5, 6, 7, 8, 9], rule).judged).toBe(false);
    expect(findOutliers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], rule).judged).toBe(true);
    expect(findOutliers([1, 2], { ...modifiedZScore, minimum: 0 }).judged).toBe(false);
  });
});

describe("what it refuses", () => {
  it.each([
    [{ ...modifiedZScore, kind: "iqr" }, "invalidPolicy at rule.kind"],
    [{ ...modifiedZScore, on: "log" }, "invalidPolicy at rule.on"],
    [{ ...modifiedZScore, threshold: 0 }, "invalidPolicy at rule.threshold"],
    [{ ...modifiedZScore, threshold: Number.NaN }, "invalidPolicy at rule.threshold"],
    [{ ...modifiedZScore, threshold: 1e200 }, "invalidPolicy at rule.threshold"],
    [{ ...modifiedZScore, minimum: 2.5 }, "invalidPolicy at rule.minimum"],
    [null, "invalidArgument at rule"],
  ])("%j", (rule, refusal) => {
    expect(refusalOf(() => findOutliers([1, 2, 3], rule as never))).toBe(refusal);
  });

  it("values that are none, or have no logarithm", () => {
    expect(refusalOf(() => findOutliers([1, Number.NaN, 3], modifiedZScore))).toBe("invalidArgument at values[1]");
    expect(refusalOf(() => findOutliers([1, 2, -3], modifiedZScoreOfLog))).toBe("invalidArgument at values[2]");
    expect(refusalOf(() => findOutliers("123" as never, modifiedZScore))).toBe("invalidArgument at values");
  });

  it("gives plain data without −0", () => {
    const found = findOutliers([-0, 0, 5], modifiedZScoreOfLog);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(judged(found).scores.some(({ value, score }) => Object.is(value, -0) || Object.is(score, -0))).toBe(false);
  });
});
