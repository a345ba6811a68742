import { gini, quantile, topShare } from "creator-core/statistics";
import type { Lodash } from "../harness/contenders.ts";
import type { Case, Experiment, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";

/** Views of posts: whole counts, most of them small, a few enormous. */
function views(count: number): number[] {
  const random = seededRandom(20260401);
  return Array.from({ length: count }, () => 100 + Math.floor(random() ** 6 * 50_000_000));
}

const figure = (name: string, count: number, compute: (all: readonly number[]) => number, inexact = false): Case => ({
  name,
  count,
  inexact,
  open: () => {
    const all = views(count);
    return { run: () => compute(all), answers: () => [compute(all)] };
  },
});

const ascending = (all: readonly number[]) => Float64Array.from(all).sort();

function interpolated(sorted: ArrayLike<number>, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

const ninetieth: Experiment = {
  name: "the 90th percentile",
  unit: "value",
  size: 1_000_001,
  quickSize: 10_001, // the percentile is a value then, with nothing to interpolate
  cases: ({ size, contenders: { lodash } }) => [
    figure("creator-core", size, (all) => quantile(all, 0.9)),
    figure("typed array sorted", size, (all) => interpolated(ascending(all), 0.9)),
    figure("list sorted with a comparator", size, (all) =>
      interpolated(
        [...all].sort((a, b) => a - b),
        0.9,
      ),
    ),
    ...(lodash === undefined
      ? []
      : [figure("lodash sortBy", size, (all) => interpolated(lodash.sortBy(all, [(value) => value]), 0.9))]),
  ],
  targets: [],
  growthSizes: [30_000, 100_000, 300_000, 1_000_000],
};

const numberOf = (metric: { ok: boolean; value?: number }) => metric.value ?? Number.NaN;

const concentration: Experiment = {
  name: "the share of the top 20 %",
  unit: "value",
  size: 1_000_000,
  quickSize: 10_000,
  cases: ({ size, contenders: { lodash } }) => [
    figure("creator-core", size, (all) => numberOf(topShare(all, { share: "0.2", rounding: "ceil" }))),
    figure("typed array sorted", size, (all) => shareOfTop(ascending(all))),
    ...(lodash === undefined ? [] : [figure("lodash", size, (all) => withLodash(lodash, all))]),
  ],
  targets: [],
  growthSizes: [30_000, 100_000, 300_000, 1_000_000],
};

/** Exact as long as the total is a safe integer, which it is here. */
function shareOfTop(sorted: Float64Array): number {
  const top = sorted.subarray(sorted.length - Math.ceil(sorted.length / 5));
  return top.reduce((sum, value) => sum + value, 0) / sorted.reduce((sum, value) => sum + value, 0);
}

function withLodash(lodash: Lodash, all: readonly number[]): number {
  const descending = lodash.orderBy(all, [(value) => value], ["desc"]);
  return lodash.sum(descending.slice(0, Math.ceil(all.length / 5))) / lodash.sum(descending);
}

const inequality: Experiment = {
  name: "Gini's coefficient",
  unit: "value",
  size: 1_000_000,
  quickSize: 10_000,
  cases: ({ size, contenders: { lodash } }) => [
    figure("creator-core", size, (all) => numberOf(gini(all))),
    // Sums of products pass 2^53, so that the last digits of a float are not those of the exact quotient.
    figure("typed array sorted, float", size, (all) => floatGini(ascending(all)), true),
    ...(lodash === undefined
      ? []
      : [figure("lodash sortBy, float", size, (all) => floatGini(lodash.sortBy(all, [(value) => value])), true)]),
  ],
  targets: [],
  growthSizes: [30_000, 100_000, 300_000, 1_000_000],
};

function floatGini(sorted: ArrayLike<number>): number {
  const n = sorted.length;
  let weighted = 0;
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    weighted += (2 * i + 1 - n) * sorted[i]!;
    total += sorted[i]!;
  }
  return weighted / n / total;
}

export const statisticsWorkload: Workload = {
  name: "statistics",
  about: "quantiles and concentration of a million counts",
  experiments: [ninetieth, concentration, inequality],
};
