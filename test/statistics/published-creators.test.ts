import { existsSync, readFileSync } from "node:fs";
import {
  coefficientOfVariation,
  countForShare,
  effectiveNumber,
  findOutliers,
  gini,
  herfindahlHirschmanIndex,
  type Metric,
  mean,
  median,
  medianAbsoluteDeviation,
  modifiedZScoreOfLog,
  type OutlierRule,
  quantile,
  robustCoefficientOfVariation,
  shareOfCount,
  topShare,
  twoStandardDeviations,
} from "creator-core/statistics";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const metrics = new URL("../../../shared/data/metrics/", import.meta.url);
const absent = !existsSync(metrics);
const title = (text: string) => (absent ? `${text} (skipped: ../shared/data/metrics is absent)` : text);

const rows = (path: string): Record<string, string>[] => parse(readFileSync(new URL(path, metrics)), { columns: true });
const json = (path: string) => JSON.parse(readFileSync(new URL(path, metrics), "utf8"));
const valueIn = (metric: Metric) => (metric.ok ? metric.value : metric.reason);

/** Twelve significant digits are stored. */
const close = (actual: number | string, stored: number) => {
  expect(Math.abs((actual as number) - stored)).toBeLessThanOrEqual(1e-11 * Math.abs(stored));
};

/** The views of each creator, in the order of the files, which list 25 videos twice. */
function viewsByCreator({ repeats }: { repeats: "kept" | "left out" }): Map<string, number[]> {
  const views = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const part of [1, 2, 3, 4]) {
    for (const row of rows(`tiktok_famous_2020/sug_users_vids${part}.csv`)) {
      const name = row["user_name"]!;
      if (repeats === "left out" && seen.has(row["id"]!)) continue;
      seen.add(row["id"]!);
      const list = views.get(name);
      if (list === undefined) views.set(name, [Number(row["n_plays"])]);
      else list.push(Number(row["n_plays"]));
    }
  }
  return deepFreeze(views);
}

const outliers = (values: readonly number[], rule: OutlierRule, side: readonly string[]) => {
  const found = findOutliers(values, rule);
  return found.judged ? found.scores.filter(({ outlier }) => outlier !== null && side.includes(outlier)).length : 0;
};

describe("41,702 posts of 1,705 TikTok creators, November 2020", () => {
  it.skipIf(absent)(
    title("the outliers that their authors counted: 4,420 beyond one deviation, 2,229 beyond two"),
    () => {
      // Published in the stored output of a notebook, for the views of each creator without the newest post, repeats kept.
      const counts = { oneDeviation: 0, twoDeviations: 0, creators: 0, posts: 0 };
      for (const [, [, ...views]] of viewsByCreator({ repeats: "kept" })) {
        counts.creators += 1;
        counts.posts += views.length;
        counts.oneDeviation += outliers(views, { ...twoStandardDeviations, threshold: 1 }, ["high"]);
        counts.twoDeviations += outliers(views, twoStandardDeviations, ["high"]);
      }
      expect(counts).toEqual({ creators: 1_705, posts: 39_997, oneDeviation: 4_420, twoDeviations: 2_229 });
    },
  );

  it.skipIf(absent)(title("spread and viral posts of every creator"), () => {
    const views = viewsByCreator({ repeats: "left out" });
    const expected = rows("tiktok_famous_2020/expected_creators.csv");
    expect(expected).toHaveLength(1_705);
    const onViews: OutlierRule = { ...modifiedZScoreOfLog, on: "values" };
    for (const row of expected) {
      const list = views.get(row["user_name"]!)!;
      close(mean(list), Number(row["views_mean"]));
      close(median(list), Number(row["views_median"]));
      close(medianAbsoluteDeviation(list), Number(row["views_mad"]));
      const variation = coefficientOfVariation(list, { of: "sample" });
      if (row["views_cv"] === "") expect(variation.ok).toBe(false);
      else close(valueIn(variation), Number(row["views_cv"]));
      const robust = robustCoefficientOfVariation(list);
      if (robust.ok) close(robust.value, (1.4826 * Number(row["views_mad"])) / Number(row["views_median"]));
      expect([
        outliers(list, onViews, ["high"]),
        outliers(list, modifiedZScoreOfLog, ["high"]),
        outliers(list, twoStandardDeviations, ["high"]),
      ]).toEqual(
        ["viral_modz_raw_gt_3_5", "viral_modz_log1p_gt_3_5", "viral_mean_plus_2sd"].map((key) => Number(row[key])),
      );
    }
  });

  it.skipIf(absent)(title("concentration of views, and benchmarks by tier"), () => {
    const creators = rows("tiktok_famous_2020/expected_creators.csv");
    const stored = json("tiktok_famous_2020/expected.json");
    const views = creators.map((row) => Number(row["views"]));
    const { gini: plain, gini_corrected, hhi, creators_for_80pct } = stored.concentration_of_views;
    close(valueIn(gini(views)), plain);
    close(valueIn(gini(views, { correction: "smallSample" })), gini_corrected);
    close(valueIn(herfindahlHirschmanIndex(views)), hhi);
    close(valueIn(effectiveNumber(views, { by: "herfindahl" })), 1 / hhi);
    expect(valueIn(countForShare(views, "0.8"))).toBe(creators_for_80pct);
    for (const rounding of ["ceil", "floor", "nearest"] as const) {
      expect(shareOfCount(1_705, { share: "0.2", rounding })).toBe(341);
      close(valueIn(topShare(views, { share: "0.2", rounding })), 0.733961266085);
    }
    expect(valueIn(gini(views))).toBeCloseTo(0.715080363, 9);

    for (const [tier, { n, ...parts }] of Object.entries<Record<string, number>>(
      stored.benchmarks_er_views_pooled_by_tier_five_500k,
    )) {
      const rates = creators
        .filter((row) => row["tier_five_500k"] === tier && row["er_views_pooled"] !== "")
        .map((row) => Number(row["er_views_pooled"]));
      expect(rates).toHaveLength(n!);
      for (const [part, value] of Object.entries(parts)) close(quantile(rates, Number(part.slice(1)) / 100), value);
    }
  });
});

describe("monthly charts of the top 1,000, 2022", () => {
  it.skipIf(absent).each(["2022_06", "2022_09", "2022_undated"])(
    title("%s: concentration and percentiles"),
    (month) => {
      const stored = json("tiktok_top1000_2022/expected.json").snapshots[month];
      const chart = rows(`tiktok_top1000_2022/expected_${month}.csv`);
      const views = chart.map((row) => Number(row["views"]));
      close(valueIn(gini(views)), stored.gini_views);
      close(valueIn(topShare(views, { share: "0.2", rounding: "ceil" })), stored.top20_share_views);
      const rates = chart.filter((row) => row["er_views"] !== "").map((row) => Number(row["er_views"]));
      expect(rates).toHaveLength(stored.n_er);
      for (const [part, value] of Object.entries<number>(stored.er_views)) {
        close(quantile(rates, Number(part.slice(1)) / 100), value);
      }
    },
  );
});
