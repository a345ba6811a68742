import type { Metric } from "creator-core/models";
import { type Money, money } from "creator-core/money";
import {
  type AmountChange,
  effectiveNumber,
  findOutliers,
  gini,
  modifiedZScoreOfLog,
  type OutlierRule,
  type OutlierScore,
  type PeriodChange,
  periodChange,
  quantile,
  type RateChange,
  rankValues,
  shareOfCount,
  standardDeviation,
  topShare,
} from "creator-core/statistics";
import { describe, expectTypeOf, it } from "vitest";

declare const metric: Metric;
declare const frozen: readonly number[];
declare const amounts: readonly Money<"GBP">[];

describe("describing numbers", () => {
  it("numbers in, a number or a metric out", () => {
    expectTypeOf(quantile(frozen, 0.5)).toEqualTypeOf<number>();
    expectTypeOf(standardDeviation(frozen, { of: "sample" })).toEqualTypeOf<number>();
    expectTypeOf(gini(frozen)).toEqualTypeOf<Metric>();
    expectTypeOf(gini(amounts)).toEqualTypeOf<Metric>();
    expectTypeOf(rankValues(frozen, { order: "ascending", ties: "dense" })).toEqualTypeOf<number[]>();
  });

  it("what changes an answer must be said", () => {
    // @ts-expect-error of a sample or of a population?
    standardDeviation(frozen);
    // @ts-expect-error by which measure?
    effectiveNumber(frozen);
    // @ts-expect-error which way is a broken number rounded?
    topShare(frozen, { share: "0.2" });
    // @ts-expect-error which way is a broken number rounded?
    shareOfCount(7, { share: "0.2" });
    // @ts-expect-error which end is first?
    rankValues(frozen, { ties: "dense" });
    // @ts-expect-error who comes first among equals?
    rankValues(frozen, { order: "ascending", ties: "ordinal" });
    // @ts-expect-error counts or amounts, not both
    gini([1, money("1.00", "GBP")]);
  });

  it("scores are there only where there was something to judge", () => {
    const found = findOutliers(frozen, modifiedZScoreOfLog);
    // @ts-expect-error not before it is known whether there are any
    found.scores;
    if (found.judged) expectTypeOf(found.scores).toEqualTypeOf<readonly OutlierScore[]>();
    else expectTypeOf(found.reasons[0]!.code).toEqualTypeOf<"tooFewValues">();
    expectTypeOf<OutlierRule["kind"]>().toEqualTypeOf<"modifiedZScore" | "zScore">();
  });

  it("only a rate has percentage points", () => {
    expectTypeOf(periodChange(1, 2)).toEqualTypeOf<AmountChange>();
    expectTypeOf(periodChange(money("1.00", "GBP"), money("2.00", "GBP"))).toEqualTypeOf<AmountChange>();
    expectTypeOf(periodChange(metric, metric)).toEqualTypeOf<PeriodChange>();
    expectTypeOf<AmountChange>().not.toHaveProperty("points");
    expectTypeOf<RateChange>().toHaveProperty("points");
    // @ts-expect-error a number is not compared with an amount
    periodChange(1, money("2.00", "GBP"));
    // @ts-expect-error nor with a metric
    periodChange(metric, 0.5);
  });
});
