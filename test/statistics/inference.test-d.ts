import type { MetricDefinition, MetricValue, Interval as ModelInterval } from "creator-core/models";
import type { Metric } from "creator-core/statistics";
import {
  type BetaDistribution,
  credibleInterval,
  type Distribution,
  fitBetaBinomial,
  type GammaDistribution,
  type Interval,
  type IntervalMethod,
  type NormalDistribution,
  type PriorFit,
  probabilityBest,
  proportion,
  ratioOfSums,
  type Shrunk,
  shrinkCounts,
  shrinkEstimates,
  shrinkProportions,
  wilsonInterval,
} from "creator-core/statistics";
import { describe, expectTypeOf, test } from "vitest";

describe("intervals", () => {
  test("are one type, of a closed list of methods", () => {
    expectTypeOf<Interval>().toEqualTypeOf<ModelInterval>();
    expectTypeOf(wilsonInterval(1, 2)).toEqualTypeOf<Interval>();
    expectTypeOf(credibleInterval({ kind: "beta", alpha: 1, beta: 1 })).toEqualTypeOf<Interval>();
    expectTypeOf<MetricValue["interval"]>().toEqualTypeOf<Interval | undefined>();
    expectTypeOf<"binomial">().not.toExtend<IntervalMethod>();
    expectTypeOf<MetricDefinition["method"]>().toEqualTypeOf<string | undefined>();
  });

  test("over views no binomial method is on offer", () => {
    expectTypeOf(proportion(1, 2, { method: "jeffreys" })).toEqualTypeOf<Metric>();
    const rows = [{ numerator: 1, denominator: 2 }];
    expectTypeOf(ratioOfSums(rows, { method: "jackknifeT" })).toEqualTypeOf<Metric>();
    // @ts-expect-error the posts vary, not the views
    ratioOfSums(rows, { method: "wilson" });
  });
});

describe("shrinkage", () => {
  test("gives the posteriors of its kind", () => {
    expectTypeOf(shrinkProportions([]).rows).toEqualTypeOf<readonly Shrunk<BetaDistribution>[]>();
    expectTypeOf(shrinkCounts([]).rows).toEqualTypeOf<readonly Shrunk<GammaDistribution>[]>();
    expectTypeOf(shrinkEstimates([]).rows).toEqualTypeOf<readonly Shrunk<NormalDistribution>[]>();
  });

  test("a fit must be asked before it has a prior", () => {
    const fit = fitBetaBinomial([]);
    expectTypeOf(fit).toEqualTypeOf<PriorFit<BetaDistribution>>();
    // @ts-expect-error there may be none
    fit.prior;
    if (fit.ok) expectTypeOf(fit.prior).toEqualTypeOf<BetaDistribution>();
    else expectTypeOf(fit.reason).toEqualTypeOf<"insufficientSample" | "unboundedVariance">();
  });

  test("its posteriors go straight into probabilityBest", () => {
    const posteriors = shrinkProportions([]).rows.flatMap((row) => (row.ok ? [row.posterior] : []));
    expectTypeOf(probabilityBest(posteriors)).toEqualTypeOf<number[]>();
    expectTypeOf<BetaDistribution>().toExtend<Distribution>();
  });
});
