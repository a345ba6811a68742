import { accrue, commissionBook, commissionColumns } from "creator-core/commission";
import type { Adjustment, CommissionTerms, CreatorAttributes, LedgerEntry, Sale } from "creator-core/models";
import type { DecimalClass, DineroModule } from "../harness/contenders.ts";
import type { Case, Experiment, Setting, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";

// One plan for everybody: every order pays a rate that rises with what its creator sold that month; gold creators get
// 2 % besides; orders of targeted collaborations a fixed 50p besides. What is refunded wholly pays nothing, and nobody gets
// more than a cap a month. All contenders read the same columns.

const tiers = [
  { from: 0, rate: "0.08", thousandths: 80 },
  { from: 500_000, rate: "0.1", thousandths: 100 },
  { from: 2_000_000, rate: "0.125", thousandths: 125 },
];
const DAY = 86_400_000;
const GOLD_RATE = "0.02";
const TARGETED_PENCE = 50;
const CAP_PENCE = 400_000;

const pounds = (minor: number) => ({ minor, currency: "GBP" });

const terms: CommissionTerms = {
  id: "plan",
  version: 1,
  timeZone: "UTC",
  base: { kind: "saleValue" },
  rounding: "halfAwayFromZero",
  precedence: { kind: "specificity" },
  hold: { duration: { days: 30 }, from: "order" },
  caps: [
    {
      id: "monthly",
      amount: pounds(CAP_PENCE),
      per: "creator",
      window: { kind: "calendarMonth" },
      overflow: "clamp",
      onHeadroom: "refill",
    },
  ],
  rules: [
    {
      id: "a-rising",
      scope: {},
      mode: "exclusive",
      component: {
        kind: "tiered",
        mode: "graduated",
        measure: "salesValue",
        tiers: tiers.map(({ from, rate }) => ({ from: pounds(from), rate })),
        window: { kind: "calendarMonth" },
        onReversal: "recompute",
      },
    },
    {
      id: "b-gold",
      scope: { statusLevels: ["gold"] },
      mode: "additive",
      component: { kind: "percent", rate: GOLD_RATE },
    },
    {
      id: "c-targeted",
      scope: { collaborations: ["targeted"] },
      mode: "additive",
      component: { kind: "flat", amount: pounds(TARGETED_PENCE) },
    },
  ],
};

/** A month of orders in order of time; every twentieth is refunded. */
interface Orders {
  readonly creatorId: readonly string[];
  readonly collaboration: readonly ("open" | "targeted")[];
  readonly occurredAt: Float64Array;
  readonly base: Float64Array;
  readonly left: Float64Array;
}

function orders(count: number): Orders {
  const random = seededRandom(20260401);
  const creators = Math.max(1, Math.floor(count / 200));
  const start = Date.UTC(2026, 2, 1);
  const grain = Math.max(1, Math.floor((30 * DAY) / count));
  const base = Float64Array.from({ length: count }, () => 500 + Math.floor(random() * 20_000));
  return {
    creatorId: Array.from({ length: count }, () => `creator-${Math.floor(random() ** 2 * creators)}`),
    collaboration: Array.from({ length: count }, (_, i) => (i % 3 === 0 ? "targeted" : "open")),
    occurredAt: Float64Array.from({ length: count }, (_, i) => start + i * grain),
    base,
    left: base.map((pence, i) => (i % 20 === 7 ? 0 : pence)),
  };
}

const isGold = (creatorId: string) => creatorId.endsWith("7");

function creatorsOf({ creatorId }: Orders): CreatorAttributes[] {
  return [...new Set(creatorId)].map((id) => (isGold(id) ? { creatorId: id, statusLevel: "gold" } : { creatorId: id }));
}

/** What each creator is owed, by id. */
function listed(owed: Iterable<readonly [string, number]>): (string | number)[] {
  return [...owed].sort(([a], [b]) => (a < b ? -1 : 1)).flat();
}

const fromColumns = (count: number, name = "creator-core"): Case => ({
  name,
  count,
  open: () => {
    const all = orders(count);
    const creators = creatorsOf(all);
    const columns = { currency: "GBP", ...all };
    const run = () => commissionColumns(columns, terms, { creators });
    return {
      run,
      answers: () => {
        const { creatorIds, owed } = run();
        return listed(creatorIds.map((id, place) => [id, owed[place]!]));
      },
    };
  },
});

/** How a contender computes: one order of a creator who sold `soFar` before it, in pence; and what is left under the cap. */
type Payer = (pence: number, soFar: number, gold: boolean, targeted: boolean, room: number) => number;

const totalled = (name: string, count: number, payer: () => Payer): Case => ({
  name,
  count,
  open: () => {
    const { creatorId, collaboration, left } = orders(count);
    const pay = payer();
    const run = () => {
      const sold = new Map<string, number>();
      const owed = new Map<string, number>();
      for (let i = 0; i < count; i += 1) {
        const pence = left[i]!;
        if (pence === 0) continue;
        const id = creatorId[i]!;
        const [soFar, so] = [sold.get(id) ?? 0, owed.get(id) ?? 0];
        owed.set(id, so + pay(pence, soFar, isGold(id), collaboration[i] === "targeted", CAP_PENCE - so));
        sold.set(id, soFar + pence);
      }
      return owed;
    };
    return { run, answers: () => listed(run()) };
  },
});

/** The part of an order that lies in each tier. */
function partsOf(pence: number, soFar: number): number[] {
  return tiers.map(({ from }, i) => {
    const to = tiers[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(to, soFar + pence) - Math.max(from, soFar));
  });
}

/** Exact: rates in thousandths, halves up, and nothing below zero. */
const inBigint: Payer = (pence, soFar, gold, targeted, room) => {
  const rising = partsOf(pence, soFar).reduce((sum, part, i) => sum + BigInt(part) * BigInt(tiers[i]!.thousandths), 0n);
  const second = gold ? (BigInt(pence) * 20n + 500n) / 1000n : 0n;
  return Math.min(room, Number((rising + 500n) / 1000n + second) + (targeted ? TARGETED_PENCE : 0));
};

function inDecimal(Decimal: DecimalClass): Payer {
  const rates = tiers.map(({ rate }) => new Decimal(rate));
  const goldRate = new Decimal(GOLD_RATE);
  const flat = new Decimal(TARGETED_PENCE);
  const whole = (exact: InstanceType<DecimalClass>) => exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  return (pence, soFar, gold, targeted, room) => {
    const exact = partsOf(pence, soFar).reduce(
      (sum, part, i) => (part === 0 ? sum : sum.plus(new Decimal(part).times(rates[i]!))),
      new Decimal(0),
    );
    let due = whole(exact);
    if (gold) due = due.plus(whole(new Decimal(pence).times(goldRate)));
    if (targeted) due = due.plus(flat);
    return Math.min(due.toNumber(), room);
  };
}

function inDinero(module: DineroModule<bigint>): Payer {
  const { dinero, add, multiply, transformScale, toSnapshot, halfAwayFromZero, GBP } = module;
  const rates = tiers.map(({ thousandths }) => ({ amount: BigInt(thousandths), scale: 3n }));
  const of = (pence: number) => dinero({ amount: BigInt(pence), currency: GBP });
  const goldRate = { amount: 2n, scale: 2n };
  const flat = of(TARGETED_PENCE);
  return (pence, soFar, gold, targeted, room) => {
    const exact = partsOf(pence, soFar).reduce(
      (sum, part, i) => (part === 0 ? sum : add(sum, multiply(of(part), rates[i]!))),
      of(0),
    );
    let due = transformScale(exact, 2n, halfAwayFromZero);
    if (gold) due = add(due, transformScale(multiply(of(pence), goldRate), 2n, halfAwayFromZero));
    return Math.min(room, Number(toSnapshot(targeted ? add(due, flat) : due).amount));
  };
}

const lookUpAndAdd = (count: number): Case => ({
  name: "a look-up and an addition",
  count,
  open: () => {
    const { creatorId, left } = orders(count);
    return {
      run: () => {
        const owed = new Map<string, number>();
        for (let i = 0; i < count; i += 1) {
          const id = creatorId[i]!;
          owed.set(id, (owed.get(id) ?? 0) + left[i]!);
        }
        return owed;
      },
    };
  },
});

const totals: Experiment = {
  name: "a month of orders under three rules and a cap, with refunds: what is owed",
  unit: "order",
  size: 1_000_000,
  quickSize: 2_000,
  cases: ({ size, contenders: { decimal, dineroBigint } }: Setting) => [
    fromColumns(size),
    totalled("BigInt", size, () => inBigint),
    lookUpAndAdd(size),
    ...(decimal === undefined ? [] : [{ ...totalled("decimal.js", size, () => inDecimal(decimal)), mostRounds: 5 }]),
    ...(dineroBigint === undefined
      ? []
      : [{ ...totalled("dinero.js bigint", size, () => inDinero(dineroBigint)), mostRounds: 3 }]),
  ],
  targets: [
    { kind: "faster", than: "decimal.js", atLeast: 20 },
    { kind: "faster", than: "dinero.js bigint", atLeast: 60 },
    { kind: "within", floor: "a look-up and an addition", atMost: 4 },
  ],
  growthSizes: [10_000, 100_000, 1_000_000],
};

type Named = (row: number) => string;

const orderId: Named = (row) => `order-${String(row).padStart(7, "0")}`;

function saleOf({ creatorId, collaboration, occurredAt, base }: Orders, row: number, idOf: Named): Sale {
  const value = pounds(base[row]!);
  return {
    id: idOf(row),
    customerKey: "",
    kind: "order",
    occurredAt: occurredAt[row]!,
    value,
    collaboration: collaboration[row]!,
    credits: [
      {
        creatorId: creatorId[row]!,
        evidence: "code",
        touchpointId: null,
        campaignId: null,
        weight: 1,
        totalWeight: 1,
        value,
        ageMilliseconds: null,
      },
    ],
    unattributed: null,
  };
}

const refundOf = ({ occurredAt, base }: Orders, row: number, idOf: Named): Adjustment => ({
  id: `refund-of-${idOf(row)}`,
  conversionId: idOf(row),
  occurredAt: occurredAt[row]! + DAY,
  kind: "refund",
  value: pounds(base[row]!),
});

function factsOf(all: Orders, idOf = orderId) {
  const rows = Array.from(all.base, (_, row) => row);
  return {
    terms: [terms],
    sales: rows.map((row) => saleOf(all, row, idOf)),
    adjustments: rows.filter((row) => all.left[row] === 0).map((row) => refundOf(all, row, idOf)),
    creators: creatorsOf(all),
    booked: [],
  };
}

function owedBy(entries: readonly LedgerEntry[]): (string | number)[] {
  const owed = new Map<string, number>();
  for (const { creatorId, amount } of entries) owed.set(creatorId, (owed.get(creatorId) ?? 0) + amount.minor);
  return listed(owed);
}

const booked = (count: number): Case => ({
  name: "creator-core",
  count,
  open: () => {
    const facts = factsOf(orders(count));
    const run = () => accrue(facts, { asOf: "2026-05-01T00:00:00Z" });
    return {
      run,
      answers: () => owedBy(run()),
    };
  },
});

const ledger: Experiment = {
  name: "the same, as ledger entries with their receipts",
  unit: "order",
  size: 100_000,
  quickSize: 2_000,
  cases: ({ size, contenders: { decimal } }: Setting) => [
    booked(size),
    fromColumns(size, "creator-core, from columns"),
    ...(decimal === undefined ? [] : [totalled("decimal.js", size, () => inDecimal(decimal))]),
  ],
  targets: [],
  growthSizes: [10_000, 30_000, 100_000],
  memoryOf: ["creator-core"],
};

// A year of days, and one more. Each has orders of its own, and takes back some of the day before.

const ORDERS_A_DAY = 500;
const CREATORS = 2_000;
const everybody = Array.from({ length: CREATORS }, (_, i) => `creator-${i}`);

interface Day {
  readonly sales: readonly Sale[];
  readonly adjustments: readonly Adjustment[];
  /** When it is booked: as it ends. */
  readonly asOf: number;
}

function dayOf(day: number): Day {
  const asOf = Date.UTC(2026, 0, day + 2);
  return { sales: salesOf(day).sales, adjustments: day === 0 ? [] : salesOf(day - 1).adjustments, asOf };
}

function salesOf(day: number) {
  const random = seededRandom(20260401 + day);
  const start = Date.UTC(2026, 0, day + 1);
  const rows = Array.from({ length: ORDERS_A_DAY }, (_, i) => i);
  const base = Float64Array.from(rows, () => 500 + Math.floor(random() * 20_000));
  const all: Orders = {
    creatorId: rows.map(() => everybody[Math.floor(random() ** 2 * CREATORS)]!),
    collaboration: rows.map((i) => (i % 3 === 0 ? "targeted" : "open")),
    occurredAt: Float64Array.from(rows, (i) => start + i * 160_000),
    base,
    left: base.map((pence, i) => (i % 20 === 7 ? 0 : pence)),
  };
  return factsOf(all, (row) => `order-${String(day).padStart(4, "0")}-${String(row).padStart(4, "0")}`);
}

const daysBefore = (end: number): Day[] => Array.from({ length: end }, (_, day) => dayOf(day));

const creators = everybody.map((id) => (isGold(id) ? { creatorId: id, statusLevel: "gold" } : { creatorId: id }));

function bookOf(days: number) {
  const book = commissionBook({ terms: [terms] });
  const past = daysBefore(days);
  const sales = past.flatMap((day) => day.sales);
  const adjustments = past.flatMap((day) => day.adjustments);
  const entries = book.accrue({ sales, adjustments, creators }, { asOf: Date.UTC(2026, 0, days + 1) });
  return { sales, adjustments, entries, add: ({ asOf, ...facts }: Day) => book.accrue(facts, { asOf }) };
}

const dayByDay = (days: number): Case => ({
  name: "creator-core, what is new to a book",
  count: 1,
  mostRounds: 7,
  open: () => {
    const { add } = bookOf(days);
    let next = days;
    return {
      run: () => {
        const entries = add(dayOf(next));
        next += 1;
        return entries;
      },
      answers: () => owedBy(bookOf(days).add(dayOf(days))),
    };
  },
});

const allAgain = (days: number): Case => ({
  name: "creator-core, all facts again",
  count: 1,
  mostRounds: 2,
  open: () => {
    const { sales, adjustments, entries: booked } = bookOf(days);
    const today = dayOf(days);
    const facts = {
      terms: [terms],
      sales: [...sales, ...today.sales],
      adjustments: [...adjustments, ...today.adjustments],
      creators,
      booked,
    };
    const run = () => accrue(facts, { asOf: today.asOf });
    return { run, answers: () => owedBy(run()) };
  },
});

const oneMoreDay: Experiment = {
  name: "one more day of 500 orders, when so many are booked",
  unit: "day",
  size: 365,
  quickSize: 20,
  cases: ({ size }: Setting) => [dayByDay(size), allAgain(size)],
  targets: [
    { kind: "faster", than: "creator-core, all facts again", atLeast: 30 },
    // By the length of what is booked: a day costs what a day costs.
    { kind: "growth", atMost: 0.3 },
  ],
  growthSizes: [91, 182, 365],
};

export const commissionWorkload: Workload = {
  name: "commission",
  about: "what creators are owed under a plan of three rules and a cap",
  experiments: [totals, ledger, oneMoreDay],
};
