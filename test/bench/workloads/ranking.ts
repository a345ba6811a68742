import type { CreatorPerformance } from "creator-core/models";
import { rankCreators, selectTopShare } from "creator-core/reinvestment";
import type { Lodash } from "../harness/contenders.ts";
import type { Case, Experiment, Setting, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";
import { ask, type Column, load, openDatabase } from "../inputs/database.ts";

/** Creators with what they cost and brought; profits are round, so that many tie. */
function performances(count: number): CreatorPerformance[] {
  const random = seededRandom(20260401);
  const pounds = (most: number) => ({ minor: Math.floor(random() ** 3 * most) * 100, currency: "GBP" });
  return Array.from({ length: count }, (_, i) => ({
    creatorId: `creator-${(i * 7_919) % count}`,
    spend: pounds(5_000),
    revenue: pounds(50_000),
    conversions: 1 + Math.floor(random() * 500),
    posts: 1 + Math.floor(random() * 30),
  }));
}

const profit = ({ revenue, spend }: CreatorPerformance) => revenue.minor - spend.minor;
const fifth = (count: number) => Math.ceil(count / 5);

function ours(all: readonly CreatorPerformance[]): string[] {
  const ranking = rankCreators(all, { key: "profit", ties: "ordinal" });
  const { selected } = selectTopShare(ranking, { share: "0.2", rounding: "ceil", ties: "strict" });
  return selected.map(({ creatorId }) => creatorId);
}

function bestFirst(a: CreatorPerformance, b: CreatorPerformance): number {
  return profit(b) - profit(a) || b.revenue.minor - a.revenue.minor || (a.creatorId < b.creatorId ? -1 : 1);
}

const sorted = (all: readonly CreatorPerformance[]) =>
  [...all]
    .sort(bestFirst)
    .slice(0, fifth(all.length))
    .map(({ creatorId }) => creatorId);

const withLodash = (lodash: Lodash, all: readonly CreatorPerformance[]) =>
  lodash
    .orderBy(all, [profit, ({ revenue }) => revenue.minor, ({ creatorId }) => creatorId], ["desc", "desc", "asc"])
    .slice(0, fifth(all.length))
    .map(({ creatorId }) => creatorId);

const onRows = (name: string, count: number, top: (all: readonly CreatorPerformance[]) => string[]): Case => ({
  name,
  count,
  open: () => {
    const all = performances(count);
    return { run: () => top(all), answers: () => top(all) };
  },
});

const columns: readonly Column<CreatorPerformance>[] = [
  { name: "id", type: "VARCHAR", of: ({ creatorId }) => creatorId },
  { name: "revenue", type: "INTEGER", of: ({ revenue }) => revenue.minor },
  { name: "spend", type: "INTEGER", of: ({ spend }) => spend.minor },
];

const inDuckdb = ({ size, contenders: { duckdb } }: Setting): Case[] =>
  duckdb === undefined
    ? []
    : [
        {
          name: "DuckDB, load and order",
          count: size,
          open: async () => {
            const all = performances(size);
            const database = await openDatabase(duckdb);
            const run = async () => {
              await load(duckdb, database, "creators", columns, all);
              const query = `select id from creators order by revenue - spend desc, revenue desc, id limit ${fifth(size)}`;
              return (await ask(database, query))[0]! as string[];
            };
            return { run, answers: run, close: database.close };
          },
        },
      ];

const topFifth: Experiment = {
  name: "the top 20 % by profit, in order",
  unit: "creator",
  size: 1_000_000,
  quickSize: 5_000,
  cases: (setting) => {
    const { size, contenders } = setting;
    const { lodash } = contenders;
    return [
      { ...onRows("creator-core", size, ours), mostRounds: 3 },
      { ...onRows("full sort of objects", size, sorted), mostRounds: 3 },
      ...(lodash === undefined
        ? []
        : [{ ...onRows("lodash orderBy", size, (all) => withLodash(lodash, all)), mostRounds: 3 }]),
      ...inDuckdb(setting),
    ];
  },
  targets: [
    { kind: "faster", than: "full sort of objects", atLeast: 10 },
    { kind: "faster", than: "lodash orderBy", atLeast: 30 },
  ],
  growthSizes: [10_000, 30_000, 100_000, 300_000],
  memoryOf: ["creator-core"],
};

export const rankingWorkload: Workload = {
  name: "ranking",
  about: "the best fifth of a million creators",
  experiments: [topFifth],
};
