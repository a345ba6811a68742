import { existsSync, readFileSync } from "node:fs";
import {
  credibleInterval,
  type Estimate,
  fitBetaBinomial,
  fitGammaPoisson,
  fitNormal,
  jamesSteinFactor,
  ratioOfSums,
  ratioStandardError,
  sameDefinition,
  shrinkCounts,
  shrinkEstimates,
  shrinkProportions,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { hitsOfBatters, tumoursOfRats } from "./published.ts";

const data = (name: string) => new URL(`../../../shared/data/metrics/${name}`, import.meta.url);
const table = (name: string) =>
  readFileSync(data(name), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

const trials = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([successes, of]) => ({ successes, trials: of }));

describe("fitBetaBinomial", () => {
  const groups = deepFreeze(
    trials([
      [1, 50],
      [4, 40],
      [12, 60],
      [2, 10],
    ]),
  );

  it("by bare moments: rates 0.02, 0.1, 0.2, 0.2, mean 0.13, s² = 0.0228/3 = 0.0076", () => {
    // α + β = 0.13·0.87/0.0076 − 1 = 13.881579, α = 1.804605
    const fit = fitBetaBinomial(groups, { method: "moments" });
    expect(fit.ok && fit.prior.alpha).toBeCloseTo(0.13 * (0.1131 / 0.0076 - 1), 10);
    expect(fit.ok && fit.prior.beta).toBeCloseTo(0.87 * (0.1131 / 0.0076 - 1), 10);
    expect(fit.ok && fit.groups).toBe(4);
  });

  it("by weighted moments, as in Kleinman's formula", () => {
    // μ = 19/160; S = 50(.02 − μ)² + 40(.1 − μ)² + 60(.2 − μ)² + 10(.2 − μ)²
    const mu = 19 / 160;
    const spread = 50 * (0.02 - mu) ** 2 + 40 * (0.1 - mu) ** 2 + 70 * (0.2 - mu) ** 2;
    const q = mu * (1 - mu);
    const rho = (spread - 3 * q) / (q * (160 - (2500 + 1600 + 3600 + 100) / 160 - 3));
    const fit = fitBetaBinomial(groups, { method: "weightedMoments" });
    expect(fit.ok && fit.prior.alpha).toBeCloseTo((mu * (1 - rho)) / rho, 10);
  });

  it("by maximum likelihood, where no neighbour is more likely", () => {
    const fit = fitBetaBinomial(groups);
    if (!fit.ok) throw new Error(fit.reason);
    const { alpha, beta } = fit.prior;
    // ln of α(α + 1)…(α + k − 1) · β…(β + n − k − 1) ÷ (α + β)…(α + β + n − 1), term by term.
    const likelihood = (a: number, b: number) => {
      let sum = 0;
      for (const group of groups) {
        for (let i = 0; i < group.successes; i += 1) sum += Math.log(a + i);
        for (let i = 0; i < group.trials - group.successes; i += 1) sum += Math.log(b + i);
        for (let i = 0; i < group.trials; i += 1) sum -= Math.log(a + b + i);
      }
      return sum;
    };
    const best = likelihood(alpha, beta);
    for (const [a, b] of [
      [1.001, 1],
      [0.999, 1],
      [1, 1.001],
      [1, 0.999],
      [1.01, 1.01],
      [0.99, 0.99],
    ] as const) {
      expect(likelihood(alpha * a, beta * b)).toBeLessThan(best);
    }
  });

  it("pools groups that differ by less than chance, and says so", () => {
    const alike = fitBetaBinomial(
      trials([
        [5, 50],
        [4, 40],
        [7, 60],
      ]),
    );
    expect(alike).toEqual({
      ok: true,
      pooling: "full",
      prior: { kind: "beta", alpha: 16.5, beta: 134.5 },
      groups: 3,
      flags: ["fullPooling"],
    });
    for (const method of ["moments", "weightedMoments", "maximumLikelihood"] as const) {
      const same = fitBetaBinomial(
        trials([
          [1, 10],
          [1, 10],
        ]),
        { method },
      );
      expect(same.ok && same.prior).toEqual({ kind: "beta", alpha: 2.5, beta: 18.5 });
      // Single trials tell nothing of groups; never and always neither.
      const never = fitBetaBinomial(
        trials([
          [0, 10],
          [0, 1_000],
        ]),
        { method },
      );
      expect(never.ok && never.prior).toEqual({ kind: "beta", alpha: 0.5, beta: 1_010.5 });
    }
    const single = fitBetaBinomial(
      trials([
        [0, 1],
        [1, 1],
        [0, 1],
      ]),
    );
    expect(single.ok && single.pooling).toBe("full");
  });

  it("finds no prior in groups of always and never, or in one group", () => {
    expect(
      fitBetaBinomial(
        trials([
          [0, 40],
          [60, 60],
          [10, 10],
        ]),
      ),
    ).toEqual({
      ok: false,
      reason: "unboundedVariance",
      groups: 3,
    });
    expect(
      fitBetaBinomial(
        trials([
          [0, 40],
          [60, 60],
        ]),
        { method: "moments" },
      ).ok,
    ).toBe(false);
    expect(
      fitBetaBinomial(
        trials([
          [3, 40],
          [0, 0],
        ]),
      ),
    ).toEqual({ ok: false, reason: "insufficientSample", groups: 1 });
    expect(fitBetaBinomial([])).toEqual({ ok: false, reason: "insufficientSample", groups: 0 });
  });

  it("differs plainly, although the likelihood falls at first from a shared rate: scipy's Nelder–Mead", () => {
    // One group of 100,000 at 10 %, and nine of 100 at 0 % or 30 %. log L is −32837.2 here and −32932.5 for one rate.
    const small = [0, 0, 0, 0, 30, 30, 30, 30, 30].map((successes) => ({ successes, trials: 100 }));
    const fit = fitBetaBinomial(deepFreeze([{ successes: 10_000, trials: 100_000 }, ...small]));
    expect(fit.ok && fit.pooling).toBe("partial");
    expect(fit.ok && fit.prior.alpha).toBeCloseTo(0.288121, 5);
    expect(fit.ok && fit.prior.beta).toBeCloseTo(1.83661, 4);
    const named = small.map((row, i) => ({ ...row, id: String(i) }));
    const { rows } = shrinkProportions([...named, { id: "large", successes: 10_000, trials: 100_000 }]);
    expect(rows.every((row) => row.ok && row.flags.length === 0 && row.weight > 0.9)).toBe(true);
  });

  it("of rates of 1e-13 as of others: as of counts 10, 1 and 100, whose gamma prior is the limit", () => {
    // Of 1e14 trials each; mpmath, 50 digits: α = 0.4855584596179, of a mean of 37 in 1e14.
    for (const method of ["maximumLikelihood", "moments", "weightedMoments"] as const) {
      const fit = fitBetaBinomial(
        trials([
          [10, 1e14],
          [1, 1e14],
          [100, 1e14],
        ]),
        { method },
      );
      if (!fit.ok || fit.pooling === "full") throw new Error("the groups differ");
      expect(fit.prior.alpha / fit.prior.beta).toBeCloseTo(37e-14, 20);
      if (method === "maximumLikelihood") expect(fit.prior.alpha).toBeCloseTo(0.485558459618, 10);
    }
  });

  it("of rates that are as far apart as counts can be: mpmath, 60 digits", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const fit = fitBetaBinomial(
      trials([
        [most - 1, most],
        [1, most],
        [1, most],
      ]),
    );
    expect(fit.ok && fit.prior.alpha).toBeCloseTo(0.0236279257154356, 13);
    expect(fit.ok && fit.prior.beta).toBeCloseTo(0.0334360307777254, 13);
  });

  it("is as good for 10^12 views", () => {
    const fit = fitBetaBinomial(
      trials([
        [1e11, 1e12],
        [2e11, 1e12],
        [3e9, 1e10],
      ]),
    );
    // Three rates, 0.1, 0.2, 0.3, without chance: the mean of the fitted prior is near their mean.
    expect(fit.ok && fit.prior.alpha / (fit.prior.alpha + fit.prior.beta)).toBeCloseTo(0.2, 2);
  });

  it("refuses what are no groups, by path", () => {
    expect(refusalOf(() => fitBetaBinomial(null as never))).toBe("invalidArgument at groups");
    expect(refusalOf(() => fitBetaBinomial([null as never]))).toBe("invalidArgument at groups[0]");
    expect(
      refusalOf(() =>
        fitBetaBinomial(
          trials([
            [1, 2],
            [3, 2],
          ]),
        ),
      ),
    ).toBe("invalidArgument at groups[1].successes");
    expect(refusalOf(() => fitBetaBinomial([], { method: "bayes" as never }))).toBe(
      "invalidArgument at options.method",
    );
  });

  it("71 groups of rats, as published and as fitted by mpmath", () => {
    const rats = trials(tumoursOfRats);
    const likely = fitBetaBinomial(rats);
    // The root of both derivatives, at 40 digits.
    expect(likely.ok && likely.prior.alpha).toBeCloseTo(2.341614403333645, 10);
    expect(likely.ok && likely.prior.beta).toBeCloseTo(14.11480429844129, 9);
    // Kleinman's formula, in numpy.
    const weighted = fitBetaBinomial(rats, { method: "weightedMoments" });
    expect(weighted.ok && weighted.prior.alpha).toBeCloseTo(3.3464747352047, 9);
    // Gelman and others: 70 groups before the current one, Beta(1.4, 8.6).
    const earlier = fitBetaBinomial(rats.slice(0, 70), { method: "moments" });
    expect(earlier.ok && [earlier.prior.alpha.toFixed(1), earlier.prior.beta.toFixed(1)]).toEqual(["1.4", "8.6"]);
  });

  it.skipIf(!existsSync(data("rats_tarone")))(
    "71 groups of rats, Tarone 1982 (skipped without the shared data)",
    () => {
      const rats = trials(table("rats_tarone/rats.csv").map(([, m, n]) => [Number(m), Number(n)] as const));
      const likely = fitBetaBinomial(rats);
      expect(likely.ok && likely.prior.alpha).toBeCloseTo(2.3416141, 5);
      expect(likely.ok && likely.prior.beta).toBeCloseTo(14.114803, 4);
      const weighted = fitBetaBinomial(rats, { method: "weightedMoments" });
      expect(weighted.ok && weighted.prior.alpha).toBeCloseTo(3.3464747352, 9);
      expect(weighted.ok && weighted.prior.beta).toBeCloseTo(18.44947869, 7);
      // Gelman and others, Bayesian Data Analysis, section 5.1: 70 groups before the current one, Beta(1.4, 8.6).
      const earlier = fitBetaBinomial(rats.slice(0, 70), { method: "moments" });
      expect(earlier.ok && earlier.prior.alpha).toBeCloseTo(1.35614939103, 10);
      expect(earlier.ok && earlier.prior.beta).toBeCloseTo(8.61505789132, 10);

      const rows = rats.map((row, i) => ({ ...row, id: String(i + 1).padStart(2, "0") }));
      const shrunk = shrinkProportions(rows).rows;
      for (const [i, [, , , raw, value]] of table("rats_tarone/expected.csv").entries()) {
        const row = shrunk[i]!;
        expect(row.ok && row.raw).toBeCloseTo(Number(raw), 9);
        // The stored prior is good to seven digits.
        expect(row.ok && row.value).toBeCloseTo(Number(value), 6);
      }
    },
  );
});

describe("fitGammaPoisson", () => {
  const counts = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([count, exposure]) => ({ count, exposure }));

  it("by weighted moments: m = 41/30, S, τ², by hand", () => {
    const m = 41 / 30;
    const spread = 10 * (0.2 - m) ** 2 + 12 * (2.5 - m) ** 2 + 8 * (9 / 8 - m) ** 2;
    const variance = (spread - 2 * m) / (30 - (100 + 144 + 64) / 30);
    const fit = fitGammaPoisson(
      counts([
        [2, 10],
        [30, 12],
        [9, 8],
      ]),
      { method: "weightedMoments" },
    );
    expect(fit.ok && fit.prior.shape).toBeCloseTo(m ** 2 / variance, 10);
    expect(fit.ok && fit.prior.rate).toBeCloseTo(m / variance, 10);
  });

  it("by maximum likelihood, where no neighbour is more likely", () => {
    const groups = counts([
      [2, 10],
      [30, 12],
      [9, 8],
      [0, 3],
    ]);
    const fit = fitGammaPoisson(groups);
    if (!fit.ok) throw new Error(fit.reason);
    const { shape, rate } = fit.prior;
    const likelihood = (a: number, b: number) => {
      let sum = 0;
      for (const { count, exposure } of groups) {
        for (let i = 0; i < count; i += 1) sum += Math.log(a + i);
        sum += a * Math.log(b) - (a + count) * Math.log(b + exposure);
      }
      return sum;
    };
    const best = likelihood(shape, rate);
    for (const [a, b] of [
      [1.001, 1],
      [0.999, 1],
      [1, 1.001],
      [1, 0.999],
      [1.01, 1.01],
      [0.99, 0.99],
    ] as const) {
      expect(likelihood(shape * a, rate * b)).toBeLessThan(best);
    }
  });

  it("pools groups that differ by less than chance", () => {
    for (const method of ["weightedMoments", "maximumLikelihood"] as const) {
      const alike = fitGammaPoisson(
        counts([
          [5, 10],
          [4, 8],
          [0, 0],
        ]),
        { method },
      );
      expect(alike.ok && [alike.pooling, alike.prior]).toEqual(["full", { kind: "gamma", shape: 9.5, rate: 18 }]);
      const none = fitGammaPoisson(
        counts([
          [0, 10],
          [0, 8],
        ]),
        { method },
      );
      expect(none.ok && none.prior).toEqual({ kind: "gamma", shape: 0.5, rate: 18 });
    }
  });

  it("differs plainly, although the likelihood falls at first from a shared rate: scipy's Nelder–Mead", () => {
    const fit = fitGammaPoisson(
      counts([[100_000, 1_000], ...[30, 30, 30, 30, 170, 170, 170, 170].map((count) => [count, 1] as const)]),
    );
    expect(fit.ok && fit.pooling).toBe("partial");
    expect(fit.ok && fit.prior.shape).toBeCloseTo(1.8594, 4);
    expect(fit.ok && fit.prior.rate).toBeCloseTo(0.018594, 6);
  });

  it("of rates from 1e-100 to 1e100: mpmath, 60 digits", () => {
    const fit = fitGammaPoisson(
      counts([
        [5, 1e-100],
        [3, 1e100],
        [0, 1],
      ]),
    );
    expect(fit.ok && fit.prior.shape).toBeCloseTo(0.00283153231537075, 14);
    expect(fit.ok && fit.prior.rate * 1e103).toBeCloseTo(1.70084578914862, 10);
  });

  it("tells apart counts that chance cannot: 9e15 and a ten-millionth more, where chance is a hundred-millionth", () => {
    const fit = fitGammaPoisson(
      counts([
        [8e15, 1],
        [8e15 + 8e8, 1],
        [8e15 - 8e8, 1],
      ]),
    );
    // Relative variance of three: (0 + 1e-14 + 1e-14) ÷ 3, less 1/8e15.
    expect(fit.ok && fit.pooling).toBe("partial");
    expect(fit.ok && 1 / fit.prior.shape).toBeCloseTo(2e-14 / 3 - 1.25e-16, 17);
  });

  it("refuses what are no groups, by path", () => {
    expect(fitGammaPoisson(counts([[1, 2]]))).toEqual({ ok: false, reason: "insufficientSample", groups: 1 });
    expect(refusalOf(() => fitGammaPoisson(counts([[1, 0]])))).toBe("invalidArgument at groups[0].exposure");
    expect(refusalOf(() => fitGammaPoisson(counts([[1.5, 1]])))).toBe("invalidInteger at groups[0].count");
    expect(refusalOf(() => fitGammaPoisson(counts([[1, -1]])))).toBe("invalidArgument at groups[0].exposure");
    expect(refusalOf(() => fitGammaPoisson([], { method: "moments" as never }))).toBe(
      "invalidArgument at options.method",
    );
  });
});

describe("fitNormal", () => {
  it("by DerSimonian and Laird, errors 1, 1, 2 of 0, 4, 8, by hand", () => {
    // w = 1, 1, ¼; ȳ = (4 + 2)/2.25 = 8/3; Q = 64/9 + 16/9 + (256/9)/4 = 16; τ² = (16 − 2) ÷ (2.25 − 2.0625/2.25) = 10.5
    const fit = fitNormal([
      { value: 0, standardError: 1 },
      { value: 4, standardError: 1 },
      { value: 8, standardError: 2 },
    ]);
    expect(fit.ok && fit.prior.sd ** 2).toBeCloseTo(10.5, 12);
    // weights 1/11.5, 1/11.5, 1/14.5
    expect(fit.ok && fit.prior.mean).toBeCloseTo((4 / 11.5 + 8 / 14.5) / (2 / 11.5 + 1 / 14.5), 12);
  });

  it("pools estimates that differ by less than their errors: mean 1.2, 1/√(1 + ¼)", () => {
    const fit = fitNormal([
      { value: 1, standardError: 1 },
      { value: 2, standardError: 2 },
    ]);
    expect(fit.ok && fit.pooling).toBe("full");
    expect(fit.ok && fit.prior.mean).toBeCloseTo(1.2, 14);
    expect(fit.ok && fit.prior.sd).toBeCloseTo(1 / Math.sqrt(1.25), 14);
  });

  it("keeps its digits beside an estimate that is all but exact: τ² = (16 − 1) ÷ 2", () => {
    // w = 1/s², 1; as s → 0 Σw − Σw²/Σw → 2 and Q → 16.
    for (const standardError of [1e-6, 1e-8, 1e-9, 1e-12, 1e-30, 1e-100]) {
      const fit = fitNormal([
        { value: 1, standardError },
        { value: 5, standardError: 1 },
      ]);
      expect(fit.ok && fit.prior.sd ** 2).toBeCloseTo(7.5, 9);
      expect(fit.ok && fit.prior.mean).toBeCloseTo((1 / 7.5 + 5 / 8.5) / (1 / 7.5 + 1 / 8.5), 9);
    }
  });

  it("does not mind the unit, and refuses what is none", () => {
    const tiny = fitNormal([1, 5, 9].map((value) => ({ value: value * 1e-100, standardError: 1e-100 })));
    expect(tiny.ok && tiny.prior.mean).toBeCloseTo(5e-100, 110);
    expect(fitNormal([])).toEqual({ ok: false, reason: "insufficientSample", groups: 0 });
    const refused = (row: unknown) => refusalOf(() => fitNormal([row as Estimate]));
    expect(refused({ value: Number.NaN, standardError: 1 })).toBe("invalidArgument at groups[0].value");
    expect(refused({ value: 1, standardError: 0 })).toBe("invalidArgument at groups[0].standardError");
    expect(refused(undefined)).toBe("invalidArgument at groups[0]");
  });

  const famous = data("tiktok_famous_2020/expected.json");
  it.skipIf(!existsSync(famous))("1,700 creators of TikTok (skipped without the shared data)", () => {
    const header = readFileSync(data("tiktok_famous_2020/expected_creators.csv"), "utf8").split(/\r?\n/)[0]!.split(",");
    const column = (name: string) => header.indexOf(name);
    const eligible = table("tiktok_famous_2020/expected_creators.csv").filter(
      (cells) => Number(cells[column("n_videos")]) >= 3 && Number(cells[column("er_views_se_delta")]) > 0,
    );
    const rows = eligible.map((cells) => ({
      id: cells[0]!,
      value: Number(cells[column("er_views_pooled")]),
      standardError: Number(cells[column("er_views_se_delta")]),
    }));
    const { shrinkage } = JSON.parse(readFileSync(famous, "utf8"));
    expect(rows.length).toBe(shrinkage.n);
    const { fits, rows: shrunk } = shrinkEstimates(rows);
    const prior = fits[0]!.fit.ok ? fits[0]!.fit.prior : undefined;
    expect(prior!.sd ** 2).toBeCloseTo(shrinkage.tau2, 11);
    expect(prior!.mean).toBeCloseTo(shrinkage.mu, 10);
    const byId = new Map(shrunk.map((row) => [row.id, row]));
    for (const cells of eligible) {
      const row = byId.get(cells[0]!)!;
      expect(row.ok && row.value).toBeCloseTo(Number(cells[column("er_shrunk")]), 10);
      expect(row.ok && 1 - row.weight).toBeCloseTo(Number(cells[column("shrink_weight_B")]), 9);
      expect(row.ok && row.posterior.sd).toBeCloseTo(Number(cells[column("er_shrunk_sd")]), 10);
    }
  });
});

describe("jamesSteinFactor", () => {
  it("by hand, and never below 0", () => {
    // Σ(y − ȳ)² = 20: 1 − 1·4/20
    expect(jamesSteinFactor([8, 2, 6, 4], 4)).toBeCloseTo(0.8, 15);
    expect(jamesSteinFactor([2, 4, 6, 8], 100)).toBe(0);
    expect(jamesSteinFactor([3, 3, 3, 3], 1)).toBe(0);
    expect(jamesSteinFactor([1e9, 1e9 + 2, 1e9 + 4, 1e9 + 6], 4)).toBeCloseTo(0.8, 15);
  });

  it("refuses too few, and a variance that is none", () => {
    expect(refusalOf(() => jamesSteinFactor([1, 2, 3], 1))).toBe("invalidArgument at values");
    expect(refusalOf(() => jamesSteinFactor([1, 2, 3, 4], 0))).toBe("invalidArgument at variance");
    expect(refusalOf(() => jamesSteinFactor([1, 2, 3, Number.NaN], 1))).toBe("invalidArgument at values[3]");
  });

  it("18 batters, Efron and Morris", () => {
    const averages = hitsOfBatters.map((hits) => hits / 45);
    const mean = hitsOfBatters.reduce((sum, hits) => sum + hits, 0) / 45 / 18;
    // 1 − 15·mean(1 − mean)/45 ÷ Σ(y − mean)², in numpy.
    expect(jamesSteinFactor(averages, (mean * (1 - mean)) / 45)).toBeCloseTo(0.2116534171442659, 12);
  });

  it.skipIf(!existsSync(data("efron_morris")))("18 batters, Efron and Morris (skipped without the shared data)", () => {
    // .400, .378, … of 45 at bats are whole numbers of hits.
    const averages = table("efron_morris/EfronMorris.csv").map((cells) => Math.round(Number(cells[5]) * 45) / 45);
    const mean = averages.reduce((sum, average) => sum + average, 0) / 18;
    const factor = jamesSteinFactor(averages, (mean * (1 - mean)) / 45);
    expect(factor).toBeCloseTo(0.211653417144, 11);
    for (const [i, cells] of table("efron_morris/expected.csv").entries()) {
      expect(mean + factor * (averages[i]! - mean)).toBeCloseTo(Number(cells.at(-1)), 9);
    }
  });
});

describe("shrinkProportions", () => {
  const creators = deepFreeze([
    { id: "ana", successes: 1, trials: 3 },
    { id: "ben", successes: 40, trials: 1_000 },
    { id: "cem", successes: 90, trials: 900 },
    { id: "dia", successes: 10, trials: 500 },
    { id: "eve", successes: 28, trials: 400 },
  ]);

  it("adds successes and failures to the prior", () => {
    const { fits, rows } = shrinkProportions(creators, { level: 0.9 });
    const fit = fits[0]!.fit;
    if (!fit.ok) throw new Error(fit.reason);
    const { alpha, beta } = fit.prior;
    expect(fits.map(({ peerGroup, size, fittedOn }) => [peerGroup, size, fittedOn])).toEqual([[null, 5, "peerGroup"]]);
    expect(rows[0]).toEqual({
      ok: true,
      id: "ana",
      peerGroup: null,
      definition: {
        name: "shrunkProportion",
        unit: "ratio",
        numerator: "successes",
        denominator: "trials",
        method: "empiricalBayes(maximumLikelihood)",
      },
      raw: 1 / 3,
      value: (alpha + 1) / (alpha + beta + 3),
      weight: 3 / (alpha + beta + 3),
      interval: credibleInterval({ kind: "beta", alpha: alpha + 1, beta: beta + 2 }, 0.9),
      posterior: { kind: "beta", alpha: alpha + 1, beta: beta + 2 },
      flags: [],
    });
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  });

  it("gives who was never tried what is expected of a peer", () => {
    const { fits, rows } = shrinkProportions([...creators, { id: "new", successes: 0, trials: 0 }]);
    const [fit, row] = [fits[0]!.fit, rows.at(-1)!];
    expect(row.ok && fit.ok && [row.raw, row.weight, row.posterior]).toEqual([null, 0, fit.ok && fit.prior]);
    expect(fits[0]!.size).toBe(5);
  });

  it("compares peers with peers, and small groups with all, flagged", () => {
    const tiered = creators.map((row) => ({ ...row, id: `${row.id} 2`, peerGroup: "nano", successes: 0 }));
    const lone = { id: "zoe", successes: 3, trials: 10, peerGroup: "mega" };
    const { fits, rows } = shrinkProportions([lone, ...tiered, ...creators]);
    expect(fits.map(({ peerGroup, fittedOn }) => [peerGroup, fittedOn])).toEqual([
      [null, "peerGroup"],
      ["mega", "all"],
      ["nano", "peerGroup"],
    ]);
    expect(rows.at(-1)!.ok && rows.at(-1)).toMatchObject({ id: "zoe", flags: ["fittedOnAll"] });
    // Nobody in nano ever succeeded: one rate for all, flagged.
    expect(rows[1]).toMatchObject({ id: "ana 2", ok: true, weight: 0, flags: ["fullPooling"] });

    const refused = shrinkProportions([lone, ...creators], { smallGroups: "refuse" });
    expect(refused.fits.map(({ fittedOn }) => fittedOn)).toEqual(["peerGroup", "none"]);
    expect(refused.rows.at(-1)).toEqual({
      ok: false,
      id: "zoe",
      peerGroup: "mega",
      definition: rows[0]!.definition,
      raw: 0.3,
      reason: "insufficientSample",
    });
  });

  it("says that all are too few", () => {
    const { fits, rows } = shrinkProportions(creators.slice(0, 4));
    expect(fits.map(({ fittedOn }) => fittedOn)).toEqual(["none"]);
    expect(rows.every((row) => !row.ok && row.reason === "insufficientSample")).toBe(true);
    expect(shrinkProportions([])).toEqual({ fits: [], rows: [] });
    expect(shrinkProportions(creators.slice(0, 4), { minimumGroupSize: 4 }).rows.every((row) => row.ok)).toBe(true);
  });

  it("keeps hostile names to themselves", () => {
    const rows = creators.map((row) => ({ ...row, peerGroup: "__proto__" }));
    const named = shrinkProportions([...rows, { ...rows[0]!, id: "__proto__" }]);
    expect(named.fits.map(({ peerGroup }) => peerGroup)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["alpha"]).toBeUndefined();
  });

  it("refuses what are no creators, by path", () => {
    const bad = (row: unknown) => refusalOf(() => shrinkProportions([creators[0]!, row as never]));
    expect(bad(creators[0])).toBe("duplicateId at rows[1].id");
    expect(bad({ ...creators[1], id: "" })).toBe("invalidArgument at rows[1].id");
    expect(bad({ ...creators[1], peerGroup: 3 })).toBe("invalidArgument at rows[1].peerGroup");
    expect(bad({ ...creators[1], successes: -1 })).toBe("invalidInteger at rows[1].successes");
    expect(refusalOf(() => shrinkProportions(null as never))).toBe("invalidArgument at rows");
    expect(refusalOf(() => shrinkProportions([], { minimumGroupSize: 1 }))).toBe(
      "invalidArgument at options.minimumGroupSize",
    );
    expect(refusalOf(() => shrinkProportions([], { level: 1 }))).toBe("invalidArgument at options.level");
    expect(refusalOf(() => shrinkProportions([], { smallGroups: "drop" as never }))).toBe(
      "invalidArgument at options.smallGroups",
    );
  });
});

describe("shrinkCounts and shrinkEstimates", () => {
  it("adds events and exposure to the prior", () => {
    const rows = [
      [5, 1],
      [52, 52],
      [90, 30],
      [20, 40],
      [44, 20],
    ].map(([count, exposure], i) => ({
      id: `creator ${i}`,
      count: count!,
      exposure: exposure!,
    }));
    const { fits, rows: shrunk } = shrinkCounts(rows);
    const fit = fits[0]!.fit;
    if (!fit.ok) throw new Error(fit.reason);
    const { shape, rate } = fit.prior;
    expect(shrunk[0]).toMatchObject({
      raw: 5,
      value: (shape + 5) / (rate + 1),
      weight: 1 / (rate + 1),
      posterior: { kind: "gamma", shape: shape + 5, rate: rate + 1 },
    });
  });

  it("weighs estimates by their errors, and shares one where they do not differ", () => {
    const rows = [2, 4, 6].map((value) => ({ id: `at ${value}`, value, standardError: 1 }));
    // τ² = 3: each keeps 3/4 of its distance from 4, with √(3/4).
    const { rows: shrunk } = shrinkEstimates(rows, { minimumGroupSize: 3 });
    expect(shrunk.map((row) => row.ok && row.value)).toEqual([2.5, 4, 5.5].map((value) => expect.closeTo(value, 12)));
    expect(shrunk[0]!.ok && shrunk[0]!.posterior.sd).toBeCloseTo(Math.sqrt(0.75), 12);
    const alike = shrinkEstimates(
      rows.map((row) => ({ ...row, standardError: 100 })),
      { minimumGroupSize: 3 },
    );
    expect(alike.rows.every((row) => row.ok && row.weight === 0 && row.flags[0] === "fullPooling")).toBe(true);
  });
});

describe("estimates without an error of their own", () => {
  const rows = deepFreeze(
    [0, 2, 4, 6].map((value) => ({ id: `at ${value}`, value, standardError: value === 0 ? 0 : 1 })),
  );

  it("have no value, and change nothing for the others", () => {
    const { fits, rows: shrunk } = shrinkEstimates(rows, { minimumGroupSize: 3 });
    expect(shrunk[0]).toMatchObject({ ok: false, id: "at 0", raw: 0, reason: "insufficientSample" });
    expect(fits[0]).toMatchObject({ size: 3, fittedOn: "peerGroup" });
    // μ = 4, τ² = 3, as without it.
    expect(shrunk.slice(1)).toEqual(shrinkEstimates(rows.slice(1), { minimumGroupSize: 3 }).rows);
    expect(refusalOf(() => shrinkEstimates([{ ...rows[0]!, standardError: -1 }]))).toBe(
      "invalidArgument at rows[0].standardError",
    );
  });

  it("come of ratioStandardError, when posts are all alike", () => {
    const posts = [100, 300].map((denominator) => ({ numerator: 0, denominator }));
    const [rate, error] = [ratioOfSums(posts), ratioStandardError(posts)];
    if (!rate.ok || !error.ok) throw new Error("both have a value");
    const alike = { id: "new", value: rate.value, standardError: error.value };
    expect(shrinkEstimates([...rows, alike], { minimumGroupSize: 3 }).rows.at(-1)).toMatchObject({ ok: false });
  });
});

describe("what shrunk numbers are called", () => {
  it("stands in their definition, and tells those of two methods apart", () => {
    const rows = [1, 2, 3, 4, 5].map((successes) => ({ id: String(successes), successes, trials: 10 }));
    const names = { name: "conversionRate", numerator: "orders", denominator: "clicks" };
    const [a] = shrinkProportions(rows, names).rows;
    const [b] = shrinkProportions(rows, { ...names, method: "moments" }).rows;
    expect(a!.definition).toEqual({ ...names, unit: "ratio", method: "empiricalBayes(maximumLikelihood)" });
    expect(sameDefinition(a!.definition, b!.definition)).toBe(false);
    const [posts] = shrinkCounts([{ id: "a", count: 1, exposure: 2 }], {
      numerator: "posts",
      denominator: "weeks",
    }).rows;
    expect(posts!.definition).toMatchObject({ name: "shrunkCount", unit: "count", numerator: "posts" });
    const [estimate] = shrinkEstimates([{ id: "a", value: 1, standardError: 2 }], { unit: "multiple" }).rows;
    expect(estimate!.definition).toMatchObject({ name: "shrunkEstimate", unit: "multiple" });
    expect(refusalOf(() => shrinkProportions(rows, { name: "" }))).toBe("invalidArgument at options.name");
    expect(refusalOf(() => shrinkEstimates([], { unit: "money" as never }))).toBe("invalidArgument at options.unit");
    expect(refusalOf(() => shrinkEstimates([], null as never))).toBe("invalidArgument at options");
  });
});

describe("credibleInterval", () => {
  it("of a flat beta, of an exponential, of a normal: closed forms", () => {
    expect(credibleInterval({ kind: "beta", alpha: 1, beta: 1 }, 0.9).low).toBeCloseTo(0.05, 14);
    expect(credibleInterval({ kind: "beta", alpha: 1, beta: 1 }, 0.9).high).toBeCloseTo(0.95, 14);
    const waiting = credibleInterval({ kind: "gamma", shape: 1, rate: 2 });
    expect(waiting.low).toBeCloseTo(-Math.log(0.975) / 2, 14);
    expect(waiting.high).toBeCloseTo(-Math.log(0.025) / 2, 13);
    expect(credibleInterval({ kind: "normal", mean: 10, sd: 2 }).high).toBeCloseTo(10 + 2 * 1.959963984540054, 13);
  });

  it("as in Bayesian Data Analysis, section 5.1, of Beta(5.356, 18.615)", () => {
    const { low, high } = credibleInterval({ kind: "beta", alpha: 5.35614939103, beta: 18.6150578913 });
    expect(low).toBeCloseTo(0.0843063050912, 11);
    expect(high).toBeCloseTo(0.406053751778, 11);
  });

  it("refuses what is no distribution", () => {
    const bad = (distribution: unknown) => refusalOf(() => credibleInterval(distribution as never));
    expect(bad(null)).toBe("invalidArgument at distribution");
    expect(bad({ kind: "beta", alpha: 0, beta: 1 })).toBe("invalidArgument at distribution.alpha");
    expect(bad({ kind: "beta", alpha: 1, beta: Number.NaN })).toBe("invalidArgument at distribution.beta");
    expect(bad({ kind: "gamma", shape: 1, rate: 0 })).toBe("invalidArgument at distribution.rate");
    expect(bad({ kind: "normal", mean: Number.POSITIVE_INFINITY, sd: 1 })).toBe("invalidArgument at distribution.mean");
    expect(bad({ kind: "normal", mean: 1, sd: 0 })).toBe("invalidArgument at distribution.sd");
    expect(bad({ kind: "cauchy" })).toBe("invalidArgument at distribution.kind");
  });
});
