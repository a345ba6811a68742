import {
  attributeColumns,
  attributeConversions,
  attributionWinners,
  buildTouchIndex,
  touchKinds,
} from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import type { Duckdb, Lodash } from "../harness/contenders.ts";
import type { Case, Experiment, Setting } from "../harness/experiment.ts";
import { ask, type Column, type Database, load, openDatabase } from "../inputs/database.ts";
import { columnsOf, DAY, type Journey, journey } from "../inputs/touches.ts";

// Who won each order: the code on it; else the last click of thirty days; else the last engaged view of seven; else the
// last view of one. Everybody answers with the creators of all orders, in order of time and id; "" is nobody.

const tiers = [
  { kind: "click", days: 30 },
  { kind: "engagedView", days: 7 },
  { kind: "view", days: 1 },
] as const;
const reach = new Map<string, number>(tiers.map(({ kind, days }) => [kind, days * DAY]));
const tierOf = new Map<string, number>(tiers.map(({ kind }, tier) => [kind, tier]));

export const policy: AttributionPolicy = {
  id: "bench",
  windows: Object.fromEntries(tiers.map(({ kind, days }) => [kind, { days }])),
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code"], ...tiers.map(({ kind }) => [kind])],
  model: { kind: "lastTouch" },
  selfPurchase: "eligible",
};

type Touch = Journey["touchpoints"][number];
type Order = Journey["conversions"][number];
type WinnersInput = Parameters<typeof attributionWinners>[0];

const byTimeThenId = (a: Order, b: Order) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1);

function directoryOf({ codes }: Journey) {
  return { assignments: [...codes].map(([creatorId, key]) => ({ kind: "code" as const, key, creatorId })) };
}

const ownersOf = ({ codes }: Journey) => new Map([...codes].map(([creatorId, code]) => [code, creatorId]));

/** The rule for one order, over the touches of its customer. */
function winner(order: Order, touches: readonly Touch[], owners: ReadonlyMap<string, string>): string {
  const owner = owners.get(order.codes?.at(-1) ?? "");
  if (owner !== undefined) return owner;
  let best: Touch | undefined;
  for (const touch of touches) {
    const age = order.occurredAt - touch.occurredAt;
    if (age < 0 || age >= reach.get(touch.kind)!) continue;
    const better = best === undefined ? -1 : tierOf.get(touch.kind)! - tierOf.get(best.kind)!;
    if (better < 0 || (better === 0 && touch.occurredAt > best!.occurredAt)) best = touch;
  }
  return best?.creatorId ?? "";
}

/** Creators by conversion, as everybody answers. */
function inOrder(conversions: readonly Order[], creatorOf: ReadonlyMap<number, string>): string[] {
  const rows = conversions.map((order, row) => ({ order, row })).sort((a, b) => byTimeThenId(a.order, b.order));
  return rows.map(({ row }) => creatorOf.get(row) ?? "");
}

const creditObjects = ({ size }: Setting): Case => ({
  name: "creator-core",
  count: size,
  open: () => {
    const all = journey(size);
    const facts = { ...all, directory: directoryOf(all) };
    const run = () => attributeConversions(facts, policy).sales;
    return { run, answers: () => run().map(({ credits }) => credits[0]?.creatorId ?? "") };
  },
});

const winnersOnly = (name: string, { size }: Setting, factsOf: (all: Journey) => WinnersInput): Case => ({
  name,
  count: size,
  open: () => {
    const all = journey(size);
    const facts = factsOf(all);
    const run = () => attributionWinners(facts, policy);
    return {
      run,
      answers: () => {
        const { conversionRows, creatorIds } = run();
        return inOrder(all.conversions, new Map(creatorIds.map((creatorId, i) => [conversionRows[i]!, creatorId])));
      },
    };
  },
});

const fromColumns = ({ size }: Setting): Case => ({
  name: "creator-core, integer columns",
  count: size,
  open: () => {
    const all = journey(size);
    const columns = columnsOf(all, touchKinds);
    const run = () => attributeColumns(columns, policy);
    return {
      run,
      answers: () => {
        const { starts, creator } = run();
        const credited = all.conversions.flatMap((_, row) =>
          starts[row] === starts[row + 1] ? [] : [[row, `creator-${creator[starts[row]!]}`] as const],
        );
        return inOrder(all.conversions, new Map(credited));
      },
    };
  },
});

const onObjects = (name: string, count: number, winners: (all: Journey) => readonly string[]): Case => ({
  name,
  count,
  open: () => {
    const all = journey(count);
    return { run: () => winners(all), answers: () => winners(all) };
  },
});

function withMaps(all: Journey): string[] {
  const owners = ownersOf(all);
  const groups = new Map<string, Touch[]>();
  for (const touch of all.touchpoints) {
    const group = groups.get(touch.customerKey);
    if (group === undefined) groups.set(touch.customerKey, [touch]);
    else group.push(touch);
  }
  return [...all.conversions]
    .sort(byTimeThenId)
    .map((order) => winner(order, groups.get(order.customerKey) ?? [], owners));
}

function withLodash(lodash: Lodash, all: Journey): string[] {
  const owners = ownersOf(all);
  const groups = lodash.groupBy(all.touchpoints, ({ customerKey }) => customerKey);
  const orders = lodash.sortBy(all.conversions, [({ occurredAt }) => occurredAt, ({ id }) => id]);
  return orders.map((order) => {
    const owner = owners.get(order.codes?.at(-1) ?? "");
    if (owner !== undefined) return owner;
    const inTime = (groups[order.customerKey] ?? []).filter(({ kind, occurredAt }) => {
      const age = order.occurredAt - occurredAt;
      return age >= 0 && age < reach.get(kind)!;
    });
    return (
      lodash.sortBy(inTime, [({ kind }) => tierOf.get(kind)!, ({ occurredAt }) => -occurredAt])[0]?.creatorId ?? ""
    );
  });
}

/** Each order looks through all touches: what a spreadsheet does. Timed on a few orders. */
const FEW = 5;
const TOUCHES_AN_ORDER = 5;

const naive = ({ size }: Setting): Case => ({
  name: "filter per order",
  count: FEW * TOUCHES_AN_ORDER,
  mostRounds: 1,
  open: () => {
    const all = journey(size);
    const owners = ownersOf(all);
    const first = [...all.conversions].sort(byTimeThenId).slice(0, FEW);
    const own = (order: Order) => all.touchpoints.filter(({ customerKey }) => customerKey === order.customerKey);
    const run = () => first.map((order) => winner(order, own(order), owners));
    return { run, answers: run };
  },
});

const touchColumns: readonly Column<Touch>[] = [
  { name: "customer", type: "VARCHAR", of: (touch) => touch.customerKey },
  { name: "creator", type: "VARCHAR", of: (touch) => touch.creatorId },
  { name: "at", type: "DOUBLE", of: (touch) => touch.occurredAt },
  { name: "tier", type: "INTEGER", of: (touch) => tierOf.get(touch.kind)! },
  { name: "reach", type: "DOUBLE", of: (touch) => reach.get(touch.kind)! },
];
const orderColumns: readonly Column<Order>[] = [
  { name: "id", type: "VARCHAR", of: (order) => order.id },
  { name: "customer", type: "VARCHAR", of: (order) => order.customerKey },
  { name: "at", type: "DOUBLE", of: (order) => order.occurredAt },
  { name: "code", type: "VARCHAR", of: (order) => order.codes?.at(-1) ?? null },
];
const codeColumns: readonly Column<readonly [string, string]>[] = [
  { name: "creator", type: "VARCHAR", of: ([creatorId]) => creatorId },
  { name: "code", type: "VARCHAR", of: ([, code]) => code },
];

const query = `
  with won as (
    select o.id, arg_min(t.creator, t.tier * 1e13 - t."at") as creator
    from orders o join touches t on t.customer = o.customer and t."at" <= o."at" and t."at" > o."at" - t.reach
    where o.code is null
    group by o.id)
  select coalesce(c.creator, w.creator, '') from orders o
  left join codes c on c.code = o.code left join won w on w.id = o.id
  order by o."at", o.id`;

async function loadJourney(duckdb: Duckdb, database: Database, all: Journey): Promise<void> {
  await load(duckdb, database, "touches", touchColumns, all.touchpoints);
  await load(duckdb, database, "orders", orderColumns, all.conversions);
  await load(duckdb, database, "codes", codeColumns, [...all.codes]);
}

const inDuckdb = (duckdb: Duckdb, name: string, { size }: Setting, loadsEachTime: boolean, threads?: number): Case => ({
  name,
  count: size,
  open: async () => {
    const all = journey(size);
    const database = await openDatabase(duckdb, threads);
    await loadJourney(duckdb, database, all);
    const run = async () => {
      if (loadsEachTime) await loadJourney(duckdb, database, all);
      return (await ask(database, query))[0]! as string[];
    };
    return { run, answers: run, close: database.close };
  },
});

export const fromObjects: Experiment = {
  name: "last touch with codes and windows, from objects",
  unit: "touch",
  size: 1_000_000,
  quickSize: 10_000,
  cases: (setting) => {
    const { size, contenders } = setting;
    const { lodash, duckdb } = contenders;
    return [
      creditObjects(setting),
      winnersOnly("creator-core, winners only", setting, (all) => ({ ...all, directory: directoryOf(all) })),
      winnersOnly("creator-core, built index", setting, (all) => ({
        conversions: all.conversions,
        index: buildTouchIndex(all.touchpoints),
        directory: directoryOf(all),
      })),
      fromColumns(setting),
      onObjects("Map groups and a scan", size, withMaps),
      naive(setting),
      ...(lodash === undefined ? [] : [onObjects("lodash", size, (all) => withLodash(lodash, all))]),
      ...(duckdb === undefined
        ? []
        : [
            inDuckdb(duckdb, "DuckDB, load and join", setting, true),
            inDuckdb(duckdb, "DuckDB, query alone, one thread", setting, false, 1),
          ]),
    ];
  },
  targets: [
    { kind: "faster", ours: "creator-core, winners only", than: "lodash", atLeast: 4.5 },
    { kind: "faster", than: "lodash", atLeast: 3.5 },
    { kind: "faster", ours: "creator-core, winners only", than: "DuckDB, load and join", atLeast: 4.5 },
    { kind: "faster", than: "DuckDB, load and join", atLeast: 3.5 },
    { kind: "faster", ours: "creator-core, integer columns", than: "DuckDB, query alone, one thread", atLeast: 1.6 },
    { kind: "faster", ours: "creator-core, built index", than: "DuckDB, query alone, one thread", atLeast: 5 },
  ],
  growthSizes: [100_000, 300_000, 1_000_000],
  memoryOf: ["creator-core"],
};
