import { engagementRate, totalCount } from "creator-core/metrics";
import type { Lodash } from "../harness/contenders.ts";
import type { Case, Experiment, Setting, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";
import { ask, type Column, load, openDatabase } from "../inputs/database.ts";

/** A post with bare counts, and who published it. */
interface CountedPost {
  readonly creatorId: string;
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
}

function posts(count: number): CountedPost[] {
  const random = seededRandom(20260401);
  const creators = Math.max(1, Math.floor(count / 50));
  return Array.from({ length: count }, () => {
    const views = 100 + Math.floor(random() ** 4 * 5_000_000);
    return {
      creatorId: `creator-${Math.floor(random() * creators)}`,
      views,
      likes: Math.floor(views * 0.1 * random()),
      comments: Math.floor(views * 0.01 * random()),
      shares: Math.floor(views * 0.005 * random()),
    };
  });
}

/** By creator, in the order of their ids: views in all, then interactions by views. */
type Row = readonly [creatorId: string, views: number, rate: number];

const inOrder = (rows: Row[]) => rows.sort(([a], [b]) => (a < b ? -1 : 1));
const flat = (rows: readonly Row[]): (string | number)[] => rows.flat();

/** What a user writes today: the posts of each creator, then a metric of each. */
function ours(all: readonly CountedPost[]): Row[] {
  const groups = new Map<string, CountedPost[]>();
  for (const post of all) {
    const group = groups.get(post.creatorId);
    if (group === undefined) groups.set(post.creatorId, [post]);
    else group.push(post);
  }
  const rows: Row[] = [];
  for (const [creatorId, own] of groups) {
    const views = totalCount(own, "views");
    const rate = engagementRate(own, "byViews");
    rows.push([creatorId, views.ok ? views.value : 0, rate.ok ? rate.value : 0]);
  }
  return inOrder(rows);
}

/** The floor: one pass, one accumulator a creator, no guard. */
function accumulators(all: readonly CountedPost[]): Row[] {
  const sums = new Map<string, { views: number; interactions: number }>();
  for (const { creatorId, views, likes, comments, shares } of all) {
    const sum = sums.get(creatorId);
    if (sum === undefined) sums.set(creatorId, { views, interactions: likes + comments + shares });
    else {
      sum.views += views;
      sum.interactions += likes + comments + shares;
    }
  }
  return inOrder([...sums].map(([id, { views, interactions }]): Row => [id, views, interactions / views]));
}

function withLodash(lodash: Lodash, all: readonly CountedPost[]): Row[] {
  const groups = lodash.groupBy(all, ({ creatorId }) => creatorId);
  return inOrder(
    Object.entries(groups).map(([id, own]): Row => {
      const views = lodash.sumBy(own, (post) => post.views);
      return [id, views, lodash.sumBy(own, (post) => post.likes + post.comments + post.shares) / views];
    }),
  );
}

const columns: readonly Column<CountedPost>[] = [
  { name: "creator", type: "VARCHAR", of: (post) => post.creatorId },
  { name: "views", type: "INTEGER", of: (post) => post.views },
  { name: "likes", type: "INTEGER", of: (post) => post.likes },
  { name: "comments", type: "INTEGER", of: (post) => post.comments },
  { name: "shares", type: "INTEGER", of: (post) => post.shares },
];

const query = `select creator, sum(views)::double as views, (sum(likes) + sum(comments) + sum(shares))::double / sum(views)
  from posts group by creator order by creator`;

const objects = (name: string, count: number, measure: (all: readonly CountedPost[]) => Row[]): Case => ({
  name,
  count,
  open: () => {
    const all = posts(count);
    return { run: () => measure(all), answers: () => flat(measure(all)) };
  },
});

const inDuckdb = ({ size, contenders: { duckdb } }: Setting): Case[] =>
  duckdb === undefined
    ? []
    : [
        {
          name: "DuckDB, load and group",
          count: size,
          open: async () => {
            const all = posts(size);
            const database = await openDatabase(duckdb);
            const run = async () => {
              await load(duckdb, database, "posts", columns, all);
              const [ids, views, rates] = await ask(database, query);
              return ids!.map((id, i): Row => [id as string, views![i] as number, rates![i] as number]);
            };
            return { run, answers: async () => flat(await run()), close: database.close };
          },
        },
      ];

const byCreator: Experiment = {
  name: "views and engagement rate by creator",
  unit: "post",
  size: 1_000_000,
  quickSize: 10_000,
  cases: (setting) => {
    const { size, contenders } = setting;
    const { lodash } = contenders;
    return [
      objects("creator-core", size, ours),
      objects("one pass over a Map", size, accumulators),
      ...(lodash === undefined ? [] : [objects("lodash", size, (all) => withLodash(lodash, all))]),
      ...inDuckdb(setting),
    ];
  },
  targets: [
    { kind: "faster", than: "lodash", atLeast: 4 },
    { kind: "faster", than: "DuckDB, load and group", atLeast: 8 },
  ],
  growthSizes: [30_000, 100_000, 300_000, 1_000_000],
  memoryOf: ["creator-core"],
};

export const metricsWorkload: Workload = {
  name: "metrics",
  about: "totals and engagement rates of posts by creator",
  experiments: [byCreator],
};
