import type { Activity, ExclusivityClause, Taxonomy } from "creator-core/models";
import { findExclusivityConflicts } from "creator-core/rights";
import type { Lodash } from "../harness/contenders.ts";
import type { Case, Experiment, Setting, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";
import { ask, type Column, load, openDatabase } from "../inputs/database.ts";

// Half of the deals are promises of exclusivity in a category, half are posts for other brands. A conflict is a post of
// the same creator for another brand, in the category or below it, while the promise holds.

const START = Date.UTC(2026, 0, 1);

/** A deal as the contenders read it: numbers and short texts, nothing to interpret. */
interface Deal {
  readonly id: string;
  readonly creatorId: string;
  readonly brand: string;
  readonly category: string;
  readonly start: number;
  readonly end: number;
}

interface Deals {
  readonly promises: readonly Deal[];
  readonly posts: readonly Deal[];
}

/** How deals spread over creators and categories, and how long they last. */
interface Spread {
  readonly creators: number;
  readonly categories: number;
  readonly days: number;
}

const parentOf = (category: string) => category.slice(0, category.lastIndexOf("."));
const LEAVES = 5;

function dealsOf(count: number, { creators, categories, days }: Spread): Deals {
  const random = seededRandom(20260401);
  const pick = (of: number) => Math.floor(random() * of);
  const deal = (id: string, wide: boolean): Deal => {
    const start = START + pick(365 * 24) * 3_600_000;
    const parent = `area-${pick(categories)}`;
    return {
      id,
      creatorId: `creator-${pick(creators)}`,
      brand: `brand-${pick(200)}`,
      category: wide ? parent : `${parent}.${pick(categories === 1 ? 1 : LEAVES)}`,
      start,
      end: start + Math.ceil(random() * days * 24) * 3_600_000,
    };
  };
  const half = count >> 1;
  const number = (i: number) => String(i).padStart(7, "0");
  return {
    promises: Array.from({ length: half }, (_, i) => deal(`promise-${number(i)}`, categories > 1 && i % 4 === 0)),
    posts: Array.from({ length: count - half }, (_, i) => deal(`post-${number(i)}`, false)),
  };
}

const typical = (count: number): Spread => ({
  creators: Math.max(1, Math.floor(count / 40)),
  categories: 8,
  days: 150,
});
/** Everybody wants one creator for one thing; short deals, so that few of the many pairs meet. */
const hot: Spread = { creators: 1, categories: 1, days: 1 / 24 };

const meets = (promise: Deal, post: Deal) =>
  promise.brand !== post.brand && promise.start < post.end && post.start < promise.end;

const inOrder = (pairs: string[]) => pairs.sort();
const pairOf = (promise: Deal, post: Deal) => `${promise.id} ${post.id}`;

function taxonomyOf(categories: number): Taxonomy {
  const nodes = Array.from({ length: categories }, (_, i) => [
    { id: `area-${i}`, parents: [] as string[] },
    ...Array.from({ length: LEAVES }, (_, leaf) => ({ id: `area-${i}.${leaf}`, parents: [`area-${i}`] })),
  ]);
  return { nodes: nodes.flat() };
}

const clauseOf = ({ id, creatorId, brand, category, start, end }: Deal): ExclusivityClause => ({
  id,
  creatorId,
  holder: brand,
  scope: { kind: "categories", include: [category] },
  activities: ["sponsoredPost"],
  platforms: "all",
  territories: { include: ["WORLD"] },
  term: { kind: "instants", start, end },
});

const activityOf = ({ id, creatorId, brand, category, start, end }: Deal): Activity => ({
  id,
  creatorId,
  brand,
  categories: [category],
  kind: "sponsoredPost",
  platforms: ["tiktok"],
  territories: ["GB"],
  window: { start, end },
});

const ours = (count: number, spread: Spread): Case => ({
  name: "creator-core",
  count,
  open: () => {
    const { promises, posts } = dealsOf(count, spread);
    const facts = { clauses: promises.map(clauseOf), activities: posts.map(activityOf) };
    const taxonomy = taxonomyOf(spread.categories);
    const run = () => findExclusivityConflicts(facts, { taxonomy }).conflicts;
    return { run, answers: () => inOrder(run().map(({ clauseId, activityId }) => `${clauseId} ${activityId}`)) };
  },
});

const onDeals = (name: string, count: number, spread: Spread, find: (deals: Deals) => string[]): Case => ({
  name,
  count,
  open: () => {
    const deals = dealsOf(count, spread);
    return { run: () => find(deals), answers: () => inOrder(find(deals)) };
  },
});

/** Every promise against every post. */
function allPairs({ promises, posts }: Deals): string[] {
  const found: string[] = [];
  for (const promise of promises) {
    for (const post of posts) {
      const sameThing = post.category === promise.category || parentOf(post.category) === promise.category;
      if (sameThing && promise.creatorId === post.creatorId && meets(promise, post)) found.push(pairOf(promise, post));
    }
  }
  return found;
}

const keyOf = ({ creatorId, category }: Deal) => `${creatorId} ${category}`;
const keysOf = ({ creatorId, category }: Deal) => [`${creatorId} ${category}`, `${creatorId} ${parentOf(category)}`];

/** Promises by creator and category; every post against those under its keys. */
function groupedPairs(groups: ReadonlyMap<string, readonly Deal[]>, posts: readonly Deal[]): string[] {
  const found: string[] = [];
  for (const post of posts) {
    for (const key of keysOf(post)) {
      for (const promise of groups.get(key) ?? []) if (meets(promise, post)) found.push(pairOf(promise, post));
    }
  }
  return found;
}

function withMaps({ promises, posts }: Deals): string[] {
  const groups = new Map<string, Deal[]>();
  for (const promise of promises) {
    const group = groups.get(keyOf(promise));
    if (group === undefined) groups.set(keyOf(promise), [promise]);
    else group.push(promise);
  }
  return groupedPairs(groups, posts);
}

const withLodash = (lodash: Lodash, { promises, posts }: Deals) =>
  groupedPairs(new Map(Object.entries(lodash.groupBy(promises, keyOf))), posts);

/** An interval tree of the promises under each key. */
function withTrees<Tree>(
  create: () => Tree,
  insert: (tree: Tree, promise: Deal) => unknown,
  search: (tree: Tree, post: Deal) => readonly Deal[],
  { promises, posts }: Deals,
): string[] {
  const trees = new Map<string, Tree>();
  for (const promise of promises) {
    const tree = trees.get(keyOf(promise)) ?? create();
    trees.set(keyOf(promise), tree);
    insert(tree, promise);
  }
  const found: string[] = [];
  for (const post of posts) {
    for (const key of keysOf(post)) {
      const tree = trees.get(key);
      if (tree === undefined) continue;
      // Both packages take closed intervals; what only touches is left out afterwards.
      for (const promise of search(tree, post)) if (meets(promise, post)) found.push(pairOf(promise, post));
    }
  }
  return found;
}

const columns: readonly Column<Deal>[] = [
  { name: "id", type: "VARCHAR", of: (deal) => deal.id },
  { name: "creator", type: "VARCHAR", of: (deal) => deal.creatorId },
  { name: "brand", type: "VARCHAR", of: (deal) => deal.brand },
  { name: "category", type: "VARCHAR", of: (deal) => deal.category },
  { name: "parent", type: "VARCHAR", of: (deal) => parentOf(deal.category) },
  { name: "from", type: "DOUBLE", of: (deal) => deal.start },
  { name: "to", type: "DOUBLE", of: (deal) => deal.end },
];

const join = (on: string) => `select x.id, a.id from promises x join posts a on a.creator = x.creator and ${on}
  and a.brand <> x.brand and x."from" < a."to" and a."from" < x."to"`;
const query = `${join("a.category = x.category")} union all ${join("a.parent = x.category")}`;

const inDuckdb = ({ size, contenders: { duckdb } }: Setting, spread: Spread): Case[] =>
  duckdb === undefined
    ? []
    : [
        {
          name: "DuckDB, load and join",
          count: size,
          open: async () => {
            const { promises, posts } = dealsOf(size, spread);
            const database = await openDatabase(duckdb);
            const run = async () => {
              await load(duckdb, database, "promises", columns, promises);
              await load(duckdb, database, "posts", columns, posts);
              const [clauses, activities] = await ask(database, query);
              return clauses!.map((clause, i) => `${clause} ${activities![i]}`);
            };
            return { run, answers: async () => inOrder(await run()), close: database.close };
          },
        },
      ];

const inTrees = ({ size, contenders }: Setting, spread: Spread): Case[] => {
  const { nodeIntervalTree, flattenIntervalTree } = contenders;
  return [
    ...(nodeIntervalTree === undefined
      ? []
      : [
          onDeals("node-interval-tree", size, spread, (deals) =>
            withTrees(
              () => new nodeIntervalTree.default<Deal>(),
              (tree, promise) => tree.insert(promise.start, promise.end, promise),
              (tree, post) => tree.search(post.start, post.end),
              deals,
            ),
          ),
        ]),
    ...(flattenIntervalTree === undefined
      ? []
      : [
          onDeals("@flatten-js/interval-tree", size, spread, (deals) =>
            withTrees(
              () => new flattenIntervalTree.default<Deal>(),
              (tree, promise) => tree.insert([promise.start, promise.end], promise),
              (tree, post) => tree.search([post.start, post.end]),
              deals,
            ),
          ),
        ]),
  ];
};

const manyDeals: Experiment = {
  name: "conflicts among deals",
  unit: "deal",
  size: 100_000,
  quickSize: 4_000,
  cases: (setting) => {
    const { size, contenders } = setting;
    const { lodash } = contenders;
    const spread = typical(size);
    return [
      ours(size, spread),
      onDeals("Map groups and pairs", size, spread, withMaps),
      ...(lodash === undefined ? [] : [onDeals("lodash", size, spread, (deals) => withLodash(lodash, deals))]),
      ...inTrees(setting, spread),
      ...inDuckdb(setting, spread),
    ];
  },
  targets: [
    { kind: "faster", than: "lodash", atLeast: 2 },
    { kind: "faster", than: "node-interval-tree", atLeast: 15 },
    { kind: "faster", than: "DuckDB, load and join", atLeast: 5 },
    { kind: "growth", atMost: 1.2 },
  ],
  growthSizes: [10_000, 30_000, 100_000],
  memoryOf: ["creator-core"],
};

const tenThousand: Experiment = {
  name: "conflicts against all pairs",
  unit: "deal",
  size: 10_000,
  quickSize: 2_000,
  cases: ({ size }) => [ours(size, typical(size)), onDeals("all pairs", size, typical(size), allPairs)],
  targets: [{ kind: "faster", than: "all pairs", atLeast: 100 }],
};

const hotCreator: Experiment = {
  name: "conflicts of one creator whom everybody wants",
  unit: "deal",
  size: 20_000,
  quickSize: 2_000,
  cases: ({ size }) => [ours(size, hot), onDeals("pairs", size, hot, withMaps)],
  targets: [{ kind: "faster", than: "pairs", atLeast: 50 }],
  growthSizes: [2_000, 6_000, 20_000],
};

export const exclusivityWorkload: Workload = {
  name: "exclusivity",
  about: "posts that break a promise made to another brand",
  experiments: [manyDeals, tenThousand, hotCreator],
};
