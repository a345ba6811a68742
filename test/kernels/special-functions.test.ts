import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { betaQuantileOdds } from "../../src/kernels/special/beta-quantile.js";
import {
  betaTails,
  betaTailsAtOdds,
  logitBetaDensity,
  logOfLogitBetaDensity,
} from "../../src/kernels/special/beta-tails.js";
import { digammaRise } from "../../src/kernels/special/digamma-rise.js";
import { digammaShortfall } from "../../src/kernels/special/digamma-shortfall.js";
import { findRoot } from "../../src/kernels/special/find-root.js";
import { gammaQuantile } from "../../src/kernels/special/gamma-quantile.js";
import { gammaTails, logOfLogGammaDensity } from "../../src/kernels/special/gamma-tails.js";
import { gaussLegendre } from "../../src/kernels/special/gauss-legendre.js";
import { expExcess, logExcess, logExcessOf } from "../../src/kernels/special/log-excess.js";
import { normalCdf, normalQuantile } from "../../src/kernels/special/normal.js";
import { stirlingError } from "../../src/kernels/special/stirling-error.js";
import { studentTQuantile } from "../../src/kernels/special/student-t-quantile.js";

/** Computed by special-functions.py, at 60 digits, every tail in two ways. */
interface References {
  /** a, b, x, lower tail, upper tail */
  readonly beta: readonly (readonly [number, number, number, number, number])[];
  /** a, x, lower tail, upper tail */
  readonly gamma: readonly (readonly [number, number, number, number])[];
  /** share below, z */
  readonly normal: readonly (readonly [number, number])[];
  /** degrees of freedom, share above, t */
  readonly student: readonly (readonly [number, number, number])[];
}
const references: References = JSON.parse(readFileSync(new URL("special-functions.json", import.meta.url), "utf8"));

/** The bound that the docstrings state. */
const BOUND = 1e-12;

const errorOf = (got: number, wanted: number) => Math.abs(got / wanted - 1);
/** The rows that are further off than the bound; NaN is. */
const beyond = <Row>(rows: readonly Row[], error: (row: Row) => number, bound = BOUND) =>
  rows.filter((row) => !(error(row) <= bound));

describe("against reference values", () => {
  it("has some hundred of them, tails of 1e-200 and parameters of 1e9 among them", () => {
    expect(references.beta.length).toBeGreaterThan(250);
    expect(references.gamma.length).toBeGreaterThan(80);
    expect(references.beta.some(([, , , lower, upper]) => Math.min(lower, upper) < 1e-200)).toBe(true);
    expect(references.beta.some(([a, b]) => a === 1e9 && b === 1e9)).toBe(true);
  });

  it("incomplete beta: both tails within 1e-12", () => {
    const worst = ([a, b, x, lower, upper]: References["beta"][number]) => {
      const tails = betaTails(a, b, x);
      return Math.max(errorOf(tails.lower, lower), errorOf(tails.upper, upper));
    };
    expect(beyond(references.beta, worst)).toEqual([]);
  });

  it("its inverse: the odds within 1e-12 of where the smaller tail was taken", () => {
    const worst = ([a, b, x, lower, upper]: References["beta"][number]) =>
      lower <= upper
        ? errorOf(betaQuantileOdds(a, b, lower), x / (1 - x))
        : errorOf(betaQuantileOdds(b, a, upper), (1 - x) / x);
    expect(beyond(references.beta, worst)).toEqual([]);
  });

  it("incomplete gamma: both tails within 1e-12, and its inverse", () => {
    const tailsOff = ([a, x, lower, upper]: References["gamma"][number]) => {
      const tails = gammaTails(a, x);
      return Math.max(errorOf(tails.lower, lower), errorOf(tails.upper, upper));
    };
    const placeOff = ([a, x, lower, upper]: References["gamma"][number]) =>
      errorOf(lower <= upper ? gammaQuantile(a, "lower", lower) : gammaQuantile(a, "upper", upper), x);
    expect(beyond(references.gamma, tailsOff)).toEqual([]);
    expect(beyond(references.gamma, placeOff)).toEqual([]);
  });

  it("normal quantile within 1e-14, and the share below it within 1e-12", () => {
    expect(beyond(references.normal, ([p, z]) => errorOf(normalQuantile(p), z), 1e-14)).toEqual([]);
    expect(beyond(references.normal, ([p, z]) => errorOf(normalCdf(z), p))).toEqual([]);
  });

  it("Student's t within 1e-12", () => {
    expect(beyond(references.student, ([freedom, upper, t]) => errorOf(studentTQuantile(freedom, upper), t))).toEqual(
      [],
    );
  });
});

describe("closed forms", () => {
  it("I_x(1, b) = 1 − (1 − x)^b, I_x(a, 1) = x^a, I_½(a, a) = ½", () => {
    expect(errorOf(betaTails(1, 3, 0.25).upper, 0.75 ** 3)).toBeLessThan(1e-14);
    expect(errorOf(betaTails(3, 1, 0.25).lower, 0.25 ** 3)).toBeLessThan(1e-14);
    for (const a of [0.01, 1, 39.5, 40, 1e9, 2 ** 53]) expect(betaTails(a, a, 0.5).lower).toBeCloseTo(0.5, 13);
  });

  it("Q(1, x) = e^−x, and Student's t of one degree is Cauchy's, tan(π(½ − p))", () => {
    for (const x of [0.5, 2, 30, 600]) expect(errorOf(gammaTails(1, x).upper, Math.exp(-x))).toBeLessThan(BOUND);
    expect(studentTQuantile(1, 0.025)).toBeCloseTo(Math.tan(Math.PI * 0.475), 11);
    expect(studentTQuantile(5, 0.5)).toBe(0);
  });

  it("nothing lies below 0 and everything below the end", () => {
    expect(betaTails(2, 3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(2, 3, 1)).toEqual({ lower: 1, upper: 0 });
    expect(gammaTails(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(gammaTails(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
    expect(betaTailsAtOdds(1, 1, 3).lower).toBeCloseTo(0.75, 14);
  });

  it("says 0 and infinity of places beyond the numbers", () => {
    // x^0.001 = 1e-5 at x = 1e-5000.
    expect(betaQuantileOdds(0.001, 1, 1e-5)).toBe(0);
    expect(betaQuantileOdds(1, 0.001, 1 - 1e-5)).toBe(Number.POSITIVE_INFINITY);
    expect(gammaQuantile(0.001, "lower", 1e-5)).toBe(0);
  });

  it("Stirling's error: Γ(1) = Γ(2) = 1, and 1/(12z) for large z", () => {
    const halfLog2Pi = Math.log(2 * Math.PI) / 2;
    expect(stirlingError(1)).toBeCloseTo(1 - halfLog2Pi, 15);
    expect(stirlingError(2)).toBeCloseTo(2 - 1.5 * Math.LN2 - halfLog2Pi, 15);
    expect(stirlingError(1e6)).toBeCloseTo(1 / 12e6, 20);
  });

  it("the excesses are quadratic where their differences are nothing", () => {
    expect(errorOf(logExcess(1e-9), 1e-18 / 2 - 1e-27 / 3)).toBeLessThan(1e-15);
    expect(errorOf(expExcess(1e-9), 1e-18 / 2 + 1e-27 / 6)).toBeLessThan(1e-15);
    expect(logExcess(3)).toBeCloseTo(3 - Math.log(4), 15);
    // 1e-20 − 1 is −1.
    expect(logExcessOf(1e-20 - 1, 1e-20)).toBeCloseTo(20 * Math.LN10 - 1, 13);
    expect(expExcess(-2)).toBeCloseTo(Math.exp(-2) + 1, 15);
  });

  it("the rise of the digamma function is a sum of reciprocals", () => {
    let harmonic = 0;
    for (let i = 0; i < 1000; i += 1) harmonic += 1 / (0.3 + i);
    expect(errorOf(digammaRise(0.3, 1000), harmonic)).toBeLessThan(1e-13);
    expect(digammaRise(2, 3)).toBeCloseTo(1 / 2 + 1 / 3 + 1 / 4, 15);
    expect(digammaRise(5, 0)).toBe(0);
    // ψ(z) grows like ln z: 1e12 events cost no more than one.
    expect(errorOf(digammaRise(1e12, 1e12), Math.LN2)).toBeLessThan(1e-12);
  });

  it("the digamma function is short of the logarithm: by γ at 1, by its recurrence, by 1/(2z) when z is large", () => {
    expect(errorOf(digammaShortfall(1), 0.5772156649015329)).toBeLessThan(1e-14);
    for (const z of [1e-6, 0.3, 4, 9.5, 50, 1e5]) {
      expect(errorOf(digammaShortfall(z), digammaShortfall(z + 1) + logExcess(1 / z))).toBeLessThan(1e-14);
      const rise = Math.log((z + 7) / z) + digammaShortfall(z) - digammaShortfall(z + 7);
      expect(errorOf(rise, digammaRise(z, 7))).toBeLessThan(z < 100 ? 1e-13 : 1e-8);
    }
    expect(errorOf(digammaShortfall(1e12), 5e-13)).toBeLessThan(1e-12);
  });

  it("logarithms of densities are there where the densities are none", () => {
    expect(logOfLogitBetaDensity(2, 3, 0.5)).toBeCloseTo(Math.log(logitBetaDensity(2, 3, 0.5)), 14);
    expect(logOfLogGammaDensity(2, 3)).toBeCloseTo(Math.log(9 * Math.exp(-3)), 14);
    // x^a·(1 − x)^b ÷ B(a, b) with a = 1: x·(1 − x)^b·b
    expect(logOfLogitBetaDensity(1, 1e5, 1)).toBeCloseTo(Math.log(0.5) + 1e5 * Math.log(0.5) + Math.log(1e5), 8);
    expect(logOfLogGammaDensity(1, 5_000)).toBeCloseTo(Math.log(5_000) - 5_000, 11);
  });

  it("16 points of Gauss and Legendre integrate x^30 exactly", () => {
    const { points, weights } = gaussLegendre(16);
    let sum = 0;
    for (let i = 0; i < 16; i += 1) sum += weights[i]! * points[i]! ** 30;
    expect(sum).toBeCloseTo(2 / 31, 14);
  });

  it("a root is found to the last digits, also where the function is flat or an end is it", () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => x ** 9 - 1e-9, 0, 5)).toBeCloseTo(0.1, 12);
    expect(findRoot((x) => x, 0, 5)).toBe(0);
    expect(findRoot((x) => Math.tanh(1e6 * (x - 0.25)), -1000, 1000)).toBeCloseTo(0.25, 12);
  });
});
