import { existsSync, readFileSync } from "node:fs";
import { type BetaDistribution, type Distribution, probabilityBest } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const beta = (alpha: number, b: number): BetaDistribution => ({ kind: "beta", alpha, beta: b });
const gamma = (shape: number, rate: number): Distribution => ({ kind: "gamma", shape, rate });
const normal = (mean: number, sd: number): Distribution => ({ kind: "normal", mean, sd });
/** How far the probabilities are from those wanted, at most. */
const off = (posteriors: readonly Distribution[], wanted: readonly number[]) =>
  Math.max(...probabilityBest(deepFreeze(posteriors)).map((p, i) => Math.abs(p - wanted[i]!)));

describe("probabilityBest in closed form", () => {
  it("two betas: P(b > a) = Σᵢ B(α₁ + i, β₁ + β₂) ÷ ((β₂ + i)·B(1 + i, β₂)·B(α₁, β₁)), i < α₂", () => {
    // B(m, n) = (m − 1)!·(n − 1)! ÷ (m + n − 1)! in exact fractions.
    const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
    const exact = (a1: number, b1: number, a2: number, b2: number) => {
      let sum = 0;
      for (let i = 0; i < a2; i += 1) {
        const over = factorial(a1 + i - 1) * factorial(b1 + b2 - 1) * factorial(i + b2) * factorial(a1 + b1 - 1);
        const under =
          factorial(a1 + i + b1 + b2 - 1) * factorial(i) * factorial(b2 - 1) * factorial(a1 - 1) * factorial(b1 - 1);
        sum += Number((over * 10n ** 40n) / (under * BigInt(b2 + i))) / 1e40;
      }
      return sum;
    };
    for (const [a1, b1, a2, b2] of [
      [15, 37, 8, 44],
      [1, 1, 2, 1],
      [120, 80, 130, 90],
      [3, 90, 40, 700],
    ] as const) {
      const b = exact(a1, b1, a2, b2);
      expect(off([beta(a1, b1), beta(a2, b2)], [1 - b, b])).toBeLessThan(1e-12);
    }
  });

  it("two normals: P = Φ((m₁ − m₂) ÷ √(s₁² + s₂²))", () => {
    // (1 − 0.2) ÷ √(0.36 + 0.64) = 0.8, Φ(0.8) = 0.788144601416603
    expect(off([normal(1, 0.6), normal(0.2, 0.8)], [0.7881446014166034, 1 - 0.7881446014166034])).toBeLessThan(1e-12);
    // One a million times as narrow as the other: Φ(1).
    expect(off([normal(1, 1e-6), normal(0, 1)], [0.8413447460685429, 1 - 0.8413447460685429])).toBeLessThan(1e-11);
  });

  it("exponentials: 2/(1 + 2) of two; of rates 1, 2, 3 by inclusion and exclusion", () => {
    expect(off([gamma(1, 1), gamma(1, 2)], [2 / 3, 1 / 3])).toBeLessThan(1e-13);
    // P(X₁ largest) = 1 − 1/(1 + 2) − 1/(1 + 3) + 1/(1 + 2 + 3), and so on.
    const best = [1 - 1 / 3 - 1 / 4 + 1 / 6, 1 - 2 / 3 - 2 / 5 + 2 / 6, 1 - 3 / 4 - 3 / 5 + 3 / 6];
    expect(off([gamma(1, 1), gamma(1, 2), gamma(1, 3)], best)).toBeLessThan(1e-12);
    // The unit does not matter.
    expect(off([gamma(1, 1e100), gamma(1, 2e100)], [2 / 3, 1 / 3])).toBeLessThan(1e-12);
  });

  it("powers: Beta(a, 1) is the largest of a flat ones, so P is a ÷ Σ a", () => {
    expect(off([beta(1, 1), beta(2, 1), beta(0.5, 1)], [1 / 3.5, 2 / 3.5, 0.5 / 3.5])).toBeLessThan(1e-12);
    expect(off([beta(1e-6, 1), beta(3e-6, 1)], [0.25, 0.75])).toBeLessThan(1e-9);
  });

  it("equal ones share alike, however many or narrow", () => {
    for (const k of [1, 2, 3, 1_000]) {
      for (const one of [beta(3, 40), beta(3e11, 1e12), gamma(5, 2), normal(-1, 1e-9)]) {
        expect(
          off(
            Array.from({ length: k }, () => one),
            new Array(k).fill(1 / k),
          ),
        ).toBeLessThan(1e-12);
      }
    }
  });

  it("is 0 and 1 where there is no doubt, in plain numbers", () => {
    expect(probabilityBest([normal(0, 1), normal(100, 1)])).toEqual([0, 1]);
    expect(probabilityBest([normal(-1e140, 1e130), normal(0, 1e-150)])).toEqual([0, 1]);
    expect(probabilityBest([beta(1, 1e12), beta(1e12, 1)])).toEqual([0, 1]);
  });
});

describe("probabilityBest in numbers", () => {
  it("ten ads of 50 views, as integrated by mpmath over the whole of 0 to 1 at 30 digits", () => {
    const clicks = [4, 7, 1, 5, 14, 1, 3, 14, 7, 2];
    const wanted = [
      0.0005412426506555102, 0.011127775376076916, 3.5846733687129126e-6, 0.0017254329173351556, 0.4876525414077897,
      3.5846733687129126e-6, 0.00013846852129936253, 0.4876525414077897, 0.011127775376076916, 2.7052996239264367e-5,
    ];
    expect(
      off(
        clicks.map((successes) => beta(1 + successes, 51 - successes)),
        wanted,
      ),
    ).toBeLessThan(1e-14);
  });

  it("a million and a billion trials, as integrated by mpmath in sinc functions at 40 digits", () => {
    const million = [beta(3e5, 7e5), beta(3e5 + 300, 7e5 - 300)];
    expect(off(million, [1 - 0.678261995175658, 0.678261995175658])).toBeLessThan(1e-12);
    const billion = [beta(3e8, 7e8), beta(3e8 + 1e4, 7e8 - 1e4)];
    expect(off(billion, [1 - 0.687206561430337, 0.687206561430337])).toBeLessThan(1e-10);
  });

  it("1,705 creators, as many as a large programme has, in a moment", () => {
    const creators = Array.from({ length: 1_705 }, (_, i) => beta(10 + ((i * 7919) % 97), 200 + ((i * 104_729) % 89)));
    const best = probabilityBest(creators);
    expect(best.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  const file = new URL("../../../shared/data/metrics/ads_ctr_bandit/expected.json", import.meta.url);
  it.skipIf(!existsSync(file))("ten ads of 200 and 50 rounds (skipped without the shared data)", () => {
    const expected = JSON.parse(readFileSync(file, "utf8"));
    for (const rounds of [50, 200]) {
      const { successes, trials, prob_best } = expected[`posterior_after_first_${rounds}_rounds_full_information`];
      const posteriors = successes.map((clicks: number) => beta(1 + clicks, 1 + trials - clicks));
      // They cut the integral off twelve deviations from each mean, which leaves out up to 5e-9; see the test above.
      expect(off(posteriors, prob_best)).toBeLessThan(5e-9);
    }
  });
});

describe("probabilityBest refuses", () => {
  it("what it cannot compare, by path", () => {
    expect(refusalOf(() => probabilityBest([]))).toBe("invalidArgument at posteriors");
    expect(refusalOf(() => probabilityBest(null as never))).toBe("invalidArgument at posteriors");
    expect(refusalOf(() => probabilityBest(new Array(10_001).fill(beta(1, 1))))).toBe("invalidArgument at posteriors");
    expect(refusalOf(() => probabilityBest([beta(1, 1), normal(0, 1)]))).toBe("invalidArgument at posteriors[1].kind");
    expect(refusalOf(() => probabilityBest([beta(1, 1), beta(0, 1)]))).toBe("invalidArgument at posteriors[1].alpha");
    expect(refusalOf(() => probabilityBest([normal(1, 1e-20)]))).toBe("invalidArgument at posteriors[0].sd");
    expect(refusalOf(() => probabilityBest([null as never]))).toBe("invalidArgument at posteriors[0]");
  });
});
