import { existsSync, readFileSync } from "node:fs";
import { ratioOfSums, ratioStandardError } from "creator-core/statistics";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

const rows = deepFreeze([
  { numerator: 90, denominator: 1_000 },
  { numerator: 60, denominator: 500 },
  { numerator: 30, denominator: 300 },
]);

describe("ratioOfSums", () => {
  it("by hand, by Student's quantile on 2 degrees of freedom, 4.302653: R = 180/1800, residuals −10, 10, 0, s² = 100, SE = √(100/3) ÷ 600", () => {
    const error = Math.sqrt(100 / 3) / 600;
    const metric = ratioOfSums(rows, { name: "likeRate", numerator: "likes", denominator: "views" });
    expect(metric).toEqual({
      ok: true,
      value: 0.1,
      n: 3,
      definition: {
        name: "likeRate",
        unit: "ratio",
        numerator: "likes",
        denominator: "views",
        aggregation: "ratioOfSums",
      },
      flags: [],
      exact: { numerator: 180, denominator: 1_800 },
      interval: {
        low: expect.closeTo(0.1 - 4.302652729749462 * error, 12),
        high: expect.closeTo(0.1 + 4.302652729749462 * error, 12),
        level: 0.95,
        method: "deltaMethodT",
      },
    });
  });

  it("by the normal quantile, 1.959964, for many rows", () => {
    const error = Math.sqrt(100 / 3) / 600;
    const metric = ratioOfSums(rows, { method: "deltaMethod" });
    expect(metric.ok && metric.interval?.high).toBeCloseTo(0.1 + 1.959963984540054 * error, 14);
    expect(metric.ok && metric.interval?.method).toBe("deltaMethod");
  });

  it("by the jackknife: without each row 90/800, 120/1300, 150/1500", () => {
    const without = [90 / 800, 120 / 1_300, 150 / 1_500];
    const middle = (without[0]! + without[1]! + without[2]!) / 3;
    const error = Math.sqrt((2 / 3) * without.reduce((sum, ratio) => sum + (ratio - middle) ** 2, 0));
    const metric = ratioOfSums(rows, { method: "jackknife", level: 0.9 });
    expect(metric.ok && metric.interval?.low).toBeCloseTo(0.1 - 1.6448536269514722 * error, 12);
    const student = ratioOfSums(rows, { method: "jackknifeT" });
    expect(student.ok && student.interval?.low).toBeCloseTo(0.1 - 4.302652729749462 * error, 12);
    const bare = ratioStandardError(rows, { method: "jackknife" });
    expect(bare.ok && bare.value).toBeCloseTo(error, 15);
    expect(bare.definition.method).toBe("jackknife");
  });

  it("has a value without an interval where rows cannot tell it, and says so", () => {
    const one = ratioOfSums(rows.slice(0, 1));
    expect(one.ok && [one.value, one.flags, "interval" in one]).toEqual([0.09, ["noInterval"], false]);
    const lopsided = [
      { numerator: 1, denominator: 10 },
      { numerator: 2, denominator: 0 },
    ];
    const jackknifed = ratioOfSums(lopsided, { method: "jackknife" });
    expect(jackknifed.ok && jackknifed.flags).toEqual(["noInterval"]);
    const linear = ratioOfSums(lopsided);
    expect(linear.ok && linear.interval !== undefined).toBe(true);
  });

  it("has no value without rows, or over nothing", () => {
    const none = ratioOfSums([]);
    expect(!none.ok && none.reason).toBe("insufficientSample");
    const unseen = ratioOfSums([{ numerator: 3, denominator: 0 }]);
    expect(!unseen.ok && unseen.reason).toBe("zeroDenominator");
    const noError = ratioStandardError([]);
    expect(!noError.ok && noError.reason).toBe("insufficientSample");
    const unseenError = ratioStandardError([
      { numerator: 3, denominator: 0 },
      { numerator: 3, denominator: 0 },
    ]);
    expect(!unseenError.ok && unseenError.reason).toBe("zeroDenominator");
  });

  it("is not certain of rows that are all alike: it has no interval, and a standard error of 0 that is flagged", () => {
    // 3 − 0.1·30 is −4.4e-16 in floating point.
    const tenths = [1, 3, 7, 9].map((numerator) => ({ numerator, denominator: 10 * numerator }));
    const unliked = [100, 300].map((denominator) => ({ numerator: 0, denominator }));
    for (const alike of [tenths, unliked]) {
      for (const method of ["deltaMethod", "jackknife"] as const) {
        const metric = ratioOfSums(alike, { method });
        expect(metric.ok && [metric.flags, "interval" in metric]).toEqual([["noInterval", "noVariance"], false]);
        const error = ratioStandardError(alike, { method });
        expect(error.ok && [error.value, error.flags]).toEqual([0, ["noVariance"]]);
      }
    }
    const unlike = ratioStandardError(rows);
    expect(unlike.ok && unlike.flags).toEqual([]);
  });

  it("has the same names as its standard error, and says when it is no rate", () => {
    const named = deepFreeze({
      name: "revenuePerCost",
      numerator: "revenue",
      denominator: "cost",
      unit: "multiple",
    } as const);
    expect(ratioOfSums(rows, named).definition).toEqual({ ...named, aggregation: "ratioOfSums" });
    expect(ratioStandardError(rows, named).definition).toEqual({
      ...named,
      aggregation: "ratioOfSums",
      method: "deltaMethod",
    });
    expect(refusalOf(() => ratioOfSums(rows, { unit: "money" as never }))).toBe("invalidArgument at options.unit");
    expect(refusalOf(() => ratioStandardError(rows, { name: 5 as never }))).toBe("invalidArgument at options.name");
  });

  it("refuses sums that are no numbers, instead of a ratio of 0", () => {
    const huge = { numerator: 1, denominator: 1e308 };
    expect(refusalOf(() => ratioOfSums([huge, huge]))).toBe("invalidArgument at rows");
  });

  it("takes revenue and losses, which have no exact fraction", () => {
    const metric = ratioOfSums([
      { numerator: -1.5, denominator: 2 },
      { numerator: 0.25, denominator: 3 },
    ]);
    expect(metric.ok && metric.value).toBe(-0.25);
    expect("exact" in metric).toBe(false);
    const huge = ratioOfSums([
      { numerator: 2 ** 53 - 1, denominator: 2 ** 53 - 1 },
      { numerator: 1, denominator: 1 },
    ]);
    expect(huge.ok && [huge.value, "exact" in huge]).toEqual([1, false]);
  });

  it("refuses what are no rows, by path", () => {
    const bad = (row: unknown) => refusalOf(() => ratioOfSums([rows[0]!, row as never]));
    expect(bad(null)).toBe("invalidArgument at rows[1]");
    expect(bad({ numerator: Number.NaN, denominator: 1 })).toBe("invalidArgument at rows[1].numerator");
    expect(bad({ numerator: 1, denominator: -1 })).toBe("invalidArgument at rows[1].denominator");
    expect(bad({ numerator: 1 })).toBe("invalidArgument at rows[1].denominator");
    expect(bad({ numerator: 1e300, denominator: 1e-300 })).toBe("invalidArgument at rows");
    expect(refusalOf(() => ratioOfSums(null as never))).toBe("invalidArgument at rows");
    expect(refusalOf(() => ratioOfSums(rows, { method: "binomial" as never }))).toBe(
      "invalidArgument at options.method",
    );
    expect(refusalOf(() => ratioStandardError(rows, { method: "wilson" as never }))).toBe(
      "invalidArgument at options.method",
    );
  });
});

const folder = new URL("../../../shared/data/metrics/tiktok_famous_2020/", import.meta.url);

describe("1,705 creators of TikTok", () => {
  const lines = (name: string) => readFileSync(new URL(name, folder), "utf8").trim().split("\n");

  /** The last eight columns are numbers; a song may hold commas and quotes. A video that is listed twice counts once. */
  function postsByCreator() {
    const creators = new Map<string, { numerator: number; denominator: number }[]>();
    const seen = new Set<string>();
    for (const part of [1, 2, 3, 4]) {
      for (const line of lines(`sug_users_vids${part}.csv`).slice(1)) {
        const [, id, creator] = /^(\d+),\d+,([^,]*),/.exec(line) ?? [];
        const counts = /,(\d+),(\d+),(\d+),(\d+),(\d+),(\d+),(\d+),(\d+)\r?$/.exec(line);
        if (id === undefined || creator === undefined || counts === null || seen.has(id)) continue;
        seen.add(id);
        const [likes, shares, comments, plays] = counts.slice(2, 6).map(Number);
        const posts = creators.get(creator) ?? [];
        creators.set(creator, posts);
        posts.push({ numerator: likes! + shares! + comments!, denominator: plays! });
      }
    }
    return creators;
  }

  it.skipIf(!existsSync(folder))(
    "rate, standard errors and interval as computed with numpy (skipped without the shared data)",
    () => {
      const creators = postsByCreator();
      const header = lines("expected_creators.csv")[0]!.split(",");
      const column = (name: string) => header.indexOf(name);
      const close = (got: number | undefined, wanted: string) =>
        expect(Math.abs(got! - Number(wanted))).toBeLessThanOrEqual(1e-9 * Math.abs(Number(wanted)) + 1e-15);
      let compared = 0;
      for (const line of lines("expected_creators.csv").slice(1)) {
        const cells = line.split(",");
        const posts = creators.get(cells[0]!) ?? [];
        expect(posts.length).toBe(Number(cells[column("n_videos")]));
        if (cells[column("er_views_se_delta")] === "") continue;
        const metric = ratioOfSums(posts, { method: "deltaMethod" });
        if (metric.ok && metric.flags.includes("noVariance")) continue;
        close(metric.ok ? metric.value : undefined, cells[column("er_views_pooled")]!);
        close(metric.ok ? metric.interval?.low : undefined, cells[column("er_views_lo")]!);
        close(metric.ok ? metric.interval?.high : undefined, cells[column("er_views_hi")]!);
        const error = ratioStandardError(posts);
        close(error.ok ? error.value : undefined, cells[column("er_views_se_delta")]!);
        if (cells[column("er_views_se_jackknife")] !== "") {
          const jackknifed = ratioStandardError(posts, { method: "jackknife" });
          close(jackknifed.ok ? jackknifed.value : undefined, cells[column("er_views_se_jackknife")]!);
        }
        compared += 1;
      }
      expect(compared).toBeGreaterThan(1_690);
    },
  );
});
