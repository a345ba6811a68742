import { fitBetaBinomial, fitGammaPoisson } from "creator-core/statistics";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

// The likelihoods are written down here once more, term by term and without gamma functions, and searched on a grid.

/** ln a·(a + 1)·…·(a + count − 1). */
function rising(a: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += Math.log(a + i);
  return sum;
}

/** The largest value of a function that rises and then falls: golden sections. */
function summit(of: (x: number) => number, from: number, to: number): number {
  const part = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let i = 0; i < 32; i += 1) {
    const step = part * (high - low);
    if (of(high - step) < of(low + step)) low = high - step;
    else high = low + step;
  }
  return of((low + high) / 2);
}

const powers = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => 10 ** (from + ((to - from) * i) / (count - 1)));

interface Trials {
  readonly successes: number;
  readonly trials: number;
}

function likelihoodOfTrials(groups: readonly Trials[], alpha: number, beta: number): number {
  let sum = 0;
  for (const { successes, trials } of groups) {
    sum += rising(alpha, successes) + rising(beta, trials - successes) - rising(alpha + beta, trials);
  }
  return sum;
}

interface Exposure {
  readonly count: number;
  readonly exposure: number;
}

function likelihoodOfCounts(groups: readonly Exposure[], shape: number, rate: number): number {
  let sum = 0;
  for (const { count, exposure } of groups) {
    sum += rising(shape, count) - shape * Math.log1p(exposure / rate) - count * Math.log(rate + exposure);
  }
  return sum;
}

const total = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);

it("no prior on a grid makes trials likelier than the fit, be it a prior or one shared rate", () => {
  // One large group and several small ones of other rates: the likelihood has more than one summit.
  const size = fc.oneof(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 300 }),
  );
  const group = fc
    .tuple(size, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, rate, pull]) => ({ successes: Math.round(trials * (0.3 + (rate - 0.3) * pull)), trials }));
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 7 }), (groups) => {
      const fit = fitBetaBinomial(deepFreeze(groups));
      if (!fit.ok) return;
      const mean = total(groups, ({ successes }) => successes) / total(groups, ({ trials }) => trials);
      const shared = total(
        groups,
        ({ successes: k, trials }) =>
          (k > 0 ? k * Math.log(mean) : 0) + (trials > k ? (trials - k) * Math.log1p(-mean) : 0),
      );
      const found = fit.pooling === "full" ? shared : likelihoodOfTrials(groups, fit.prior.alpha, fit.prior.beta);
      expect(found).toBeGreaterThanOrEqual(shared - 1e-7);
      for (const n of powers(-3, 5, 20)) {
        const at = (logit: number) => likelihoodOfTrials(groups, n / (1 + Math.exp(-logit)), n / (1 + Math.exp(logit)));
        expect(summit(at, -9, 9)).toBeLessThanOrEqual(found + 1e-7);
      }
    }),
    { numRuns: 30 },
  );
});

it("no prior on a grid makes counts likelier than the fit, be it a prior or one shared rate", () => {
  const group = fc.record({
    count: fc.oneof(fc.nat(10), fc.nat(60), fc.nat(200)),
    exposure: fc.double({ min: -1, max: 3, noNaN: true }).map((power) => 10 ** power),
  });
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 7 }), (groups) => {
      const fit = fitGammaPoisson(deepFreeze(groups));
      const events = total(groups, ({ count }) => count);
      if (!fit.ok || events === 0) return;
      const mean = events / total(groups, ({ exposure }) => exposure);
      const shared = total(groups, ({ count, exposure }) => count * Math.log(mean) - mean * exposure);
      const found = fit.pooling === "full" ? shared : likelihoodOfCounts(groups, fit.prior.shape, fit.prior.rate);
      expect(found).toBeGreaterThanOrEqual(shared - 1e-7);
      for (const shape of powers(-3, 4, 20)) {
        const at = (log: number) => likelihoodOfCounts(groups, shape, shape / Math.exp(log));
        expect(summit(at, -9, 9)).toBeLessThanOrEqual(found + 1e-7);
      }
    }),
    { numRuns: 30 },
  );
});
