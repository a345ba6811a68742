import { existsSync, readFileSync } from "node:fs";
import {
  clopperPearsonInterval,
  jeffreysInterval,
  proportion,
  proportionDifference,
  wilsonInterval,
} from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { codeOf, refusalOf } from "../support/thrown.ts";
import { intervalsOfTrials } from "./published.ts";

const intervals = { wilsonInterval, clopperPearsonInterval, jeffreysInterval };
const each = Object.entries(intervals);

describe("Wilson's interval, as published", () => {
  // Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe("Clopper and Pearson's interval, as published", () => {
  // The same table, method 5.
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])("%i of %i", (successes, trials, low, high) => {
    const interval = clopperPearsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("has closed forms at the ends: 1 − √ⁿ(tail), and of one trial the tail itself", () => {
    expect(clopperPearsonInterval(0, 10).high).toBeCloseTo(1 - 0.025 ** 0.1, 14);
    expect(clopperPearsonInterval(1, 1).low).toBeCloseTo(0.025, 14);
    expect(clopperPearsonInterval(0, 1, 0.9).high).toBeCloseTo(0.95, 14);
  });
});

describe("the difference of two proportions, as published", () => {
  // Newcombe 1998, Interval estimation for the difference between independent proportions, table II, method 10.
  it.each([
    [56, 70, 48, 80, 5.24, 33.39],
    [9, 10, 3, 10, 17.05, 80.9],
    [6, 7, 2, 7, 5.82, 80.62],
    [5, 56, 0, 29, -3.81, 19.26],
    [0, 10, 0, 20, -16.11, 27.75],
    [0, 10, 0, 10, -27.75, 27.75],
    [10, 10, 0, 20, 67.91, 100],
    [10, 10, 0, 10, 60.75, 100],
  ])("%i of %i − %i of %i", (k1, n1, k2, n2, low, high) => {
    const difference = proportionDifference({ successes: k1, trials: n1 }, { successes: k2, trials: n2 });
    expect(difference.ok && difference.interval?.low).toBeCloseTo(low, 2);
    expect(difference.ok && difference.interval?.high).toBeCloseTo(high, 2);
  });
});

describe("intervals in numbers", () => {
  it.each(intervalsOfTrials.map((row) => [row[0]!, row[1]!, row[2]!, row.slice(3)] as const))(
    "%i of %i at %d, as computed with mpmath",
    (successes, trials, level, wanted) => {
      const got = Object.values(intervals).flatMap((interval) => {
        const { low, high } = interval(successes, trials, level);
        return [low, high];
      });
      for (const [i, end] of got.entries()) expect(Math.abs(end - wanted[i]!)).toBeLessThanOrEqual(1e-12 * wanted[i]!);
    },
  );
});

const published = new URL("../../../shared/data/metrics/intervals/expected.json", import.meta.url);

describe("other people's numbers", () => {
  interface Row {
    readonly k: number;
    readonly n: number;
    readonly confidence: number;
    readonly wilson_lo: number;
    readonly wilson_hi: number;
    readonly clopper_pearson_lo: number;
    readonly clopper_pearson_hi: number;
    readonly jeffreys_lo: number;
    readonly jeffreys_hi: number;
  }

  it.skipIf(!existsSync(published))("60 rows of statsmodels, three methods (skipped without the shared data)", () => {
    const { rows } = JSON.parse(readFileSync(published, "utf8")) as { readonly rows: readonly Row[] };
    expect(rows.length).toBe(60);
    for (const row of rows) {
      const wanted = [
        [wilsonInterval, row.wilson_lo, row.wilson_hi],
        [clopperPearsonInterval, row.clopper_pearson_lo, row.clopper_pearson_hi],
        [jeffreysInterval, row.jeffreys_lo, row.jeffreys_hi],
      ] as const;
      for (const [interval, low, high] of wanted) {
        const got = interval(row.k, row.n, row.confidence);
        // Twelve digits are stored.
        expect(Math.abs(got.low - low)).toBeLessThanOrEqual(low === 0 ? 1e-12 : 1e-9 * low);
        expect(Math.abs(got.high - high)).toBeLessThanOrEqual(1e-9 * high);
      }
    }
  });
});

describe.each(each)("%s", (_, interval) => {
  it("says how it was found, in plain data", () => {
    const found = interval(3, 10, 0.9);
    expect(Object.keys(found)).toEqual(["low", "high", "level", "method"]);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(found.level).toBe(0.9);
  });

  it("is as good for 10^12 trials as for ten", () => {
    // Normal for so many: p ± 1.959964·√(p(1 − p)/n) = 0.3 ± 1.959964 · 4.582576e-7.
    const { low, high } = interval(3e11, 1e12);
    expect(low).toBeCloseTo(0.3 - 8.98168e-7, 11);
    expect(high).toBeCloseTo(0.3 + 8.98168e-7, 11);
    const most = Number.MAX_SAFE_INTEGER;
    expect(interval(1, most).low).toBeGreaterThan(0);
    expect(interval(most - 1, most).high).toBeLessThanOrEqual(1);
  });

  it("is plain numbers at a level of next to nothing", () => {
    for (const k of [0, 1, 10, 20]) {
      const { low, high } = interval(k, 20, 1e-17);
      expect(low).toBeLessThanOrEqual(high);
    }
  });

  it("of as many successes as failures is its own mirror image, and of more 1 less that of fewer, to the last digit", () => {
    for (const k of [1, 2, 5, 17, 1_000, 123_456_789]) {
      const even = interval(k, 2 * k);
      expect(even.high).toBe(1 - even.low);
      const [fewer, more] = [interval(k, 3 * k), interval(2 * k, 3 * k)];
      expect([more.low, more.high]).toEqual([1 - fewer.high, 1 - fewer.low]);
    }
  });

  it("takes −0 for 0", () => {
    expect(interval(-0, 5)).toEqual(interval(0, 5));
    expect(Object.is(interval(-0, 5).low, -0)).toBe(false);
  });

  it("refuses what are no trials, by path", () => {
    expect(refusalOf(() => interval(0, 0))).toBe("invalidArgument at trials");
    expect(refusalOf(() => interval(3, 2))).toBe("invalidArgument at successes");
    for (const bad of [Number.NaN, 0.5, -1, 2 ** 53, Number.POSITIVE_INFINITY, "3" as never, null as never]) {
      expect(refusalOf(() => interval(bad, 10))).toBe("invalidInteger at successes");
      expect(refusalOf(() => interval(0, bad))).toBe("invalidInteger at trials");
    }
    for (const bad of [0, 1, -0.5, 95, Number.NaN, "0.95" as never, null as never]) {
      expect(refusalOf(() => interval(1, 10, bad))).toBe("invalidArgument at level");
    }
  });
});

describe("proportion", () => {
  it("is a metric with the exact fraction, the interval and the trials", () => {
    expect(proportion(12, 48)).toEqual({
      ok: true,
      value: 0.25,
      n: 48,
      definition: { name: "proportion", unit: "ratio", numerator: "successes", denominator: "trials" },
      flags: [],
      exact: { numerator: 12, denominator: 48 },
      interval: wilsonInterval(12, 48),
    });
  });

  it("refuses names that are none", () => {
    for (const part of ["name", "numerator", "denominator"] as const) {
      for (const bad of [5, ""] as never[]) {
        expect(refusalOf(() => proportion(1, 2, { [part]: bad }))).toBe(`invalidArgument at options.${part}`);
        const one = { successes: 1, trials: 2 };
        expect(refusalOf(() => proportionDifference(one, one, { [part]: bad }))).toBe(
          `invalidArgument at options.${part}`,
        );
      }
    }
  });

  it("takes names, another method and another level", () => {
    const options = deepFreeze({ name: "approvalRate", numerator: "approved", denominator: "drafts" } as const);
    const metric = proportion(3, 4, { ...options, method: "jeffreys", level: 0.8 });
    expect(metric.definition).toEqual({ ...options, unit: "ratio" });
    expect(metric.ok && metric.interval).toEqual(jeffreysInterval(3, 4, 0.8));
  });

  it("has no value without a trial, and still looks at its options", () => {
    const none = proportion(0, 0);
    expect(!none.ok && none.reason).toBe("zeroDenominator");
    expect(refusalOf(() => proportion(0, 0, { level: 2 }))).toBe("invalidArgument at options.level");
    expect(refusalOf(() => proportion(0, 1, { method: "wald" as never }))).toBe("invalidArgument at options.method");
    expect(codeOf(() => proportion(0, 1, null as never))).toBe("invalidArgument");
  });
});

describe("proportionDifference", () => {
  const of = (successes: number, trials: number) => ({ successes, trials });

  it("counts percentage points, exactly", () => {
    // 0.12 − 0.10, which in binary is 0.01999…
    const points = proportionDifference(of(12, 100), of(10, 100));
    expect(points.ok && points.value).toBe(2);
    expect(points.definition.unit).toBe("percentagePoints");
    expect(points.ok && points.exact).toEqual({ numerator: 20_000, denominator: 10_000 });
    expect(points.ok && points.n).toBe(200);
  });

  it("keeps a difference of one in 10^12", () => {
    const points = proportionDifference(of(500_000_000_001, 1e12), of(500_000_000_000, 1e12));
    expect(points.ok && points.value).toBeCloseTo(1e-10, 22);
    expect(points.ok && "exact" in points).toBe(false);
  });

  it("has no value when one side was not tried", () => {
    const none = proportionDifference(of(1, 2), of(0, 0));
    expect(!none.ok && none.reason).toBe("zeroDenominator");
    expect(refusalOf(() => proportionDifference(of(1, 2), of(3, 2)))).toBe("invalidArgument at second.successes");
    expect(refusalOf(() => proportionDifference(null as never, of(1, 2)))).toBe("invalidArgument at first");
  });
});
