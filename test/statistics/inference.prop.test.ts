import {
  clopperPearsonInterval,
  credibleInterval,
  type Distribution,
  fitBetaBinomial,
  fitGammaPoisson,
  fitNormal,
  jamesSteinFactor,
  jeffreysInterval,
  meanOfMetrics,
  probabilityBest,
  proportion,
  proportionDifference,
  ratioOfSums,
  ratioStandardError,
  shrinkEstimates,
  shrinkProportions,
  wilsonInterval,
} from "creator-core/statistics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const between = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
/** Ten trials, a million, or as many as there are safe integers. */
const size = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 1_000_000 }),
  fc
    .maxSafeInteger()
    .map((n) => Math.abs(n) + 1)
    .filter(Number.isSafeInteger),
);
const trials = fc
  .tuple(size, between(0, 1))
  .map(([n, share]) => deepFreeze({ successes: Math.min(n, Math.round(n * share)), trials: n }));
const level = between(0.01, 0.999);
const interval = fc.constantFrom(wilsonInterval, clopperPearsonInterval, jeffreysInterval);
const shuffled = <T>(values: readonly T[]) => fc.shuffledSubarray([...values], { minLength: values.length });

describe("intervals for trials", () => {
  it("lie within 0 and 1, low below high", () => {
    fc.assert(
      fc.property(interval, trials, level, (of, { successes, trials: n }, at) => {
        const { low, high } = of(successes, n, at);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThan(high);
      }),
    );
  });

  it("hold what was observed; Wilson's and Clopper and Pearson's always, Jeffreys' but at the ends", () => {
    fc.assert(
      fc.property(interval, trials, between(0.5, 0.999), (of, { successes, trials: n }, at) => {
        if (of === jeffreysInterval && (successes === 0 || successes === n)) return;
        const { low, high } = of(successes, n, at);
        expect(low).toBeLessThanOrEqual((successes / n) * (1 + 1e-14));
        expect(high).toBeGreaterThanOrEqual((successes / n) * (1 - 1e-14));
      }),
    );
  });

  it("are mirrored when successes and failures change places", () => {
    fc.assert(
      fc.property(interval, trials, level, (of, { successes, trials: n }, at) => {
        const one = of(successes, n, at);
        const other = of(n - successes, n, at);
        expect(Math.abs(one.low - (1 - other.high))).toBeLessThan(1e-12);
        expect(Math.abs(one.high - (1 - other.low))).toBeLessThan(1e-12);
      }),
    );
  });

  it("widen with the level", () => {
    fc.assert(
      fc.property(interval, trials, level, level, (of, { successes, trials: n }, a, b) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const narrow = of(successes, n, Math.min(a, b));
        const wide = of(successes, n, Math.max(a, b));
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  it("Clopper and Pearson's holds Jeffreys'", () => {
    fc.assert(
      fc.property(trials, level, ({ successes, trials: n }, at) => {
        const exact = clopperPearsonInterval(successes, n, at);
        const jeffreys = jeffreysInterval(successes, n, at);
        expect(exact.low).toBeLessThanOrEqual(jeffreys.low + 1e-14);
        expect(exact.high).toBeGreaterThanOrEqual(jeffreys.high - 1e-14);
      }),
    );
  });

  it("Clopper and Pearson's covers at least its level, summed over what may be observed", () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), between(0.01, 0.99), between(0.5, 0.99), (n, rate, at) => {
        let covered = 0;
        for (let k = 0; k <= n; k += 1) {
          const { low, high } = clopperPearsonInterval(k, n, at);
          if (low <= rate && rate <= high) covered += choose(n, k) * rate ** k * (1 - rate) ** (n - k);
        }
        expect(covered).toBeGreaterThanOrEqual(at - 1e-9);
      }),
    );
  });

  it("Wilson's ends are the rates that the score test does not reject: (p̂ − p)² = z²·p(1 − p)/n", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), between(0, 1), (n, share) => {
        const k = Math.round(n * share);
        const { low, high } = wilsonInterval(k, n);
        for (const p of [low, high]) {
          if (p === 0 || p === 1) continue;
          expect(((k / n - p) ** 2 * n) / (p * (1 - p))).toBeCloseTo(1.959963984540054 ** 2, 6);
        }
      }),
    );
  });

  it("a difference and its reverse are mirrored, and hold the value", () => {
    fc.assert(
      fc.property(trials, trials, (a, b) => {
        const [one, other] = [proportionDifference(a, b), proportionDifference(b, a)];
        if (!one.ok || !other.ok) throw new Error("both were tried");
        expect(one.value).toBe(0 - other.value);
        expect(one.interval!.low).toBeCloseTo(-other.interval!.high, 10);
        expect(one.interval!.low).toBeLessThanOrEqual(one.value + 1e-12);
        expect(one.interval!.high).toBeGreaterThanOrEqual(one.value - 1e-12);
        expect(Math.abs(one.value)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

const row = fc.record({
  numerator: fc.integer({ min: 0, max: 1_000_000 }),
  denominator: fc.integer({ min: 1, max: 10_000_000 }),
});
const rows = fc.array(row, { minLength: 2, maxLength: 20 });

describe("ratios of sums", () => {
  it("do not depend on the order of rows", () => {
    fc.assert(
      fc.property(
        rows.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        fc.constantFrom("deltaMethod", "deltaMethodT", "jackknife", "jackknifeT"),
        ([list, other], method) => {
          expect(ratioOfSums(deepFreeze(other), { method })).toEqual(ratioOfSums(deepFreeze(list), { method }));
        },
      ),
    );
  });

  it("Student's is the wider, by either error", () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const method of ["deltaMethod", "jackknife"] as const) {
          const normal = ratioOfSums(list, { method });
          const student = ratioOfSums(list, { method: `${method}T` });
          if (!normal.ok || !student.ok || !normal.interval || !student.interval) continue;
          expect(student.interval.high).toBeGreaterThanOrEqual(normal.interval.high);
        }
      }),
    );
  });

  it("of equal denominators the two errors are one: that of a mean", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 30 }), (values) => {
        const alike = values.map((numerator) => ({ numerator, denominator: 500 }));
        const [delta, jackknifed] = [ratioStandardError(alike), ratioStandardError(alike, { method: "jackknife" })];
        expect(delta.ok && jackknifed.ok && Math.abs(delta.value - jackknifed.value)).toBeLessThan(1e-12);
      }),
    );
  });
});

const groups = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 400 }), between(0, 1))
    .map(([n, share]) => ({ successes: Math.round(n * share), trials: n })),
  { maxLength: 12 },
);

describe("shrinkage", () => {
  it("fits are the same to the last digit in any order", () => {
    const method = fc.constantFrom("maximumLikelihood" as const, "weightedMoments" as const, "moments" as const);
    fc.assert(
      fc.property(
        groups.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        method,
        ([list, other], by) => {
          expect(fitBetaBinomial(deepFreeze(other), { method: by })).toEqual(
            fitBetaBinomial(deepFreeze(list), { method: by }),
          );
        },
      ),
    );
  });

  it("every fit is a prior in numbers, or says why not", () => {
    const counts = fc.array(
      fc
        .tuple(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.maxSafeInteger().map(Math.abs)), between(-3, 12))
        .map(([count, power]) => ({ count, exposure: 10 ** power })),
      { minLength: 2, maxLength: 8 },
    );
    const estimates = fc.array(fc.record({ value: between(-1e6, 1e6), standardError: between(1e-3, 1e3) }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(counts, estimates, groups, (exposed, estimated, tried) => {
        const fits = [fitGammaPoisson(exposed), fitNormal(estimated), fitBetaBinomial(tried)];
        for (const fit of fits) {
          expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
          if (fit.ok) expect(() => credibleInterval(fit.prior)).not.toThrow();
        }
      }),
    );
  });

  it("a posterior mean lies between the raw number and the prior's, and the weight says where", () => {
    fc.assert(
      fc.property(groups, (list) => {
        const named = list.map((group, i) => ({ ...group, id: `c${i}` }));
        const { fits, rows: shrunk } = shrinkProportions(named, { minimumGroupSize: 2 });
        const fit = fits[0]?.fit;
        if (!fit?.ok || fit.pooling === "full") return;
        const prior = fit.prior.alpha / (fit.prior.alpha + fit.prior.beta);
        for (const one of shrunk) {
          if (!one.ok || one.raw === null) continue;
          expect(one.value).toBeGreaterThanOrEqual(Math.min(one.raw, prior) - 1e-12);
          expect(one.value).toBeLessThanOrEqual(Math.max(one.raw, prior) + 1e-12);
          expect(one.value).toBeCloseTo(one.weight * one.raw + (1 - one.weight) * prior, 10);
          expect(one.interval.low).toBeLessThan(one.interval.high);
        }
      }),
    );
  });

  it("estimates keep their order where their errors are equal", () => {
    fc.assert(
      fc.property(
        fc.array(between(-1, 1), { minLength: 5, maxLength: 20 }),
        between(0.01, 1),
        (values, standardError) => {
          const named = values.map((value, i) => ({ id: String(i), value, standardError }));
          const { rows: shrunk } = shrinkEstimates(named);
          const sorted = [...shrunk].sort((a, b) => a.raw! - b.raw!);
          for (let i = 1; i < sorted.length; i += 1) {
            const [before, after] = [sorted[i - 1]!, sorted[i]!];
            expect(before.ok && after.ok && before.value <= after.value + 1e-15).toBe(true);
          }
        },
      ),
    );
  });

  it("the James–Stein factor is a share, whatever is added to the values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 4 }),
        between(0.1, 50),
        (values, variance) => {
          const factor = jamesSteinFactor(values, variance);
          expect(factor).toBeGreaterThanOrEqual(0);
          expect(factor).toBeLessThanOrEqual(1);
          expect(
            jamesSteinFactor(
              values.map((value) => value + 7),
              variance,
            ),
          ).toBeCloseTo(factor, 12);
        },
      ),
    );
  });
});

describe("probabilityBest", () => {
  const positive = between(-1, 5).map((power) => 10 ** power);
  const betas = fc.array(fc.record({ kind: fc.constant("beta" as const), alpha: positive, beta: positive }), {
    minLength: 1,
    maxLength: 8,
  });
  const normals = fc.array(
    fc.record({ kind: fc.constant("normal" as const), mean: between(-5, 5), sd: between(-4, 1).map((p) => 10 ** p) }),
    { minLength: 1, maxLength: 8 },
  );
  const gammas = fc.array(fc.record({ kind: fc.constant("gamma" as const), shape: positive, rate: positive }), {
    minLength: 1,
    maxLength: 8,
  });
  const posteriors: fc.Arbitrary<Distribution[]> = fc.oneof(betas, normals, gammas);

  it("is a share for each, adding up to 1", () => {
    fc.assert(
      fc.property(posteriors, (list) => {
        const best = probabilityBest(deepFreeze(list));
        expect(best.length).toBe(list.length);
        expect(best.every((p) => p >= 0 && p <= 1 + 1e-12)).toBe(true);
        expect(best.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("goes with its posterior, to the last digit, in whatever order", () => {
    fc.assert(
      fc.property(
        posteriors.chain((list) => fc.tuple(fc.constant(list), shuffled(list.map((_, i) => i)))),
        ([list, order]) => {
          const best = probabilityBest(list);
          expect(probabilityBest(order.map((i) => list[i]!))).toEqual(order.map((i) => best[i]!));
        },
      ),
    );
  });

  it("falls for all others when one more competes", () => {
    fc.assert(
      fc.property(betas, positive, positive, (list, alpha, beta) => {
        const before = probabilityBest(list);
        const after = probabilityBest([...list, { kind: "beta", alpha, beta }]);
        for (const [i, p] of before.entries()) expect(after[i]).toBeLessThanOrEqual(p + 1e-11);
      }),
    );
  });

  it("of 1 − x and of x, two betas change places", () => {
    fc.assert(
      fc.property(positive, positive, positive, positive, (a, b, c, d) => {
        const [p] = probabilityBest([
          { kind: "beta", alpha: a, beta: b },
          { kind: "beta", alpha: c, beta: d },
        ]);
        const [, q] = probabilityBest([
          { kind: "beta", alpha: b, beta: a },
          { kind: "beta", alpha: d, beta: c },
        ]);
        expect(Math.abs(p! - q!)).toBeLessThan(1e-11);
      }),
    );
  });
});

describe("meanOfMetrics", () => {
  it("has a value exactly when all have one, of one definition", () => {
    const metric = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom("clicks", "visits"))
      .map(([n, denominator]) => proportion(0, n, { denominator }));
    fc.assert(
      fc.property(fc.array(metric, { minLength: 1 }), (metrics) => {
        const average = meanOfMetrics(deepFreeze(metrics));
        const alike = new Set(metrics.map(({ definition }) => definition.denominator)).size === 1;
        expect(average.ok).toBe(alike && metrics.every(({ ok }) => ok));
        if (!average.ok) expect(average.reason).toBe(alike ? "missingInput" : "mixedDefinitions");
      }),
    );
  });
});
