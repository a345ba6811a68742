import { findOutliers, modifiedZScoreOfLog, type OutlierRule, twoStandardDeviations } from "creator-core/statistics";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const view = fc.oneof(fc.nat(20), fc.nat(1_000_000), fc.maxSafeNat());
const views = fc.array(view, { maxLength: 40 });
const rule = fc.record({
  kind: fc.constantFrom<OutlierRule["kind"]>("modifiedZScore", "zScore"),
  on: fc.constantFrom<OutlierRule["on"]>("values", "log1p"),
  threshold: fc.double({ min: 0.1, max: 10, noNaN: true }),
});

it("another order of the values is another order of the same scores", () => {
  fc.assert(
    fc.property(views, rule, (list, by) => {
      const found = findOutliers(deepFreeze(list), by);
      const reversed = findOutliers([...list].reverse(), by);
      expect(reversed).toEqual(found.judged ? { ...found, scores: [...found.scores].reverse() } : found);
    }),
  );
});

it("scores rise with the values, and those beyond the threshold are outliers", () => {
  fc.assert(
    fc.property(views, rule, (list, by) => {
      const found = findOutliers(
        [...list].sort((a, b) => a - b),
        by,
      );
      if (!found.judged) return;
      const scores = found.scores.map(({ score }) => score);
      scores.forEach((score, i) => {
        if (i > 0) expect(score).toBeGreaterThanOrEqual(scores[i - 1]!);
        expect(found.scores[i]!.outlier).toBe(score > by.threshold ? "high" : score < -by.threshold ? "low" : null);
      });
    }),
  );
});

it("is no different on a linear scale in another unit", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { maxLength: 40 }), rule, (list, by) => {
      const linear: OutlierRule = { ...by, on: "values" };
      const marks = (values: readonly number[]) => {
        const found = findOutliers(values, linear);
        return found.judged ? found.scores.map(({ outlier }) => outlier) : found.reasons;
      };
      expect(marks(list.map((value) => 64 * value))).toEqual(marks(list));
    }),
  );
});

it("fewer than half of the values are outliers by the median, and at most 1 ÷ k² beyond k deviations of the mean", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), (list) => {
      const count = (by: OutlierRule) => {
        const found = findOutliers(list, by);
        return found.judged ? found.scores.filter(({ outlier }) => outlier !== null).length : 0;
      };
      expect(count(modifiedZScoreOfLog)).toBeLessThanOrEqual(list.length / 2);
      expect(count(twoStandardDeviations)).toBeLessThanOrEqual(list.length / 4); // Chebyshev
    }),
  );
});

it("says that there are too few exactly when no values of that number have an outlier", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.5, max: 7, noNaN: true }), (n, threshold) => {
      fc.pre(Math.abs((n - 1) / Math.sqrt(n) - threshold) > 1e-9);
      const farthest = Array.from({ length: n }, (_, i) => (i === 0 ? 1 : 0));
      const found = findOutliers(farthest, { kind: "zScore", on: "values", threshold });
      expect(found.judged).toBe((n - 1) / Math.sqrt(n) > threshold);
      if (found.judged) expect(found.scores[0]?.outlier).toBe("high");
    }),
    { numRuns: 500 },
  );
});
