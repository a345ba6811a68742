import { accrue } from "creator-core/commission";
import type { Adjustment, CommissionTerms, Sale } from "creator-core/models";
import type { DecimalClass, DineroModule } from "../harness/contenders.ts";
import type { Case, Experiment, Setting, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";

// One plan for everybody: every order pays a rate that rises with what its creator sold that month; gold creators get
// 2 % besides; orders of targeted collaborations a fixed 50p besides. What is refunded wholly pays nothing. The library
// writes a ledger entry with its receipt for each order; the others only add up what each creator is owed.

const bands = [
  { from: 0, rate: "0.08", percent: 8 },
  { from: 500_000, rate: "0.1", percent: 10 },
  { from: 2_000_000, rate: "0.125", percent: 12.5 },
];
const GOLD_RATE = "0.02";
const TARGETED_PENCE = 50;

const pounds = (minor: number) => ({ minor, currency: "GBP" });

const terms: CommissionTerms = {
  id: "plan",
  version: 1,
  timeZone: "UTC",
  base: { kind: "saleValue" },
  rounding: "halfAwayFromZero",
  precedence: { kind: "specificity" },
  hold: { duration: { days: 30 }, from: "order" },
  rules: [
    {
      id: "rising",
      scope: {},
      mode: "exclusive",
      component: {
        kind: "graduated",
        bands: bands.map(({ from, rate }) => ({ from: pounds(from), rate })),
        window: { kind: "calendarMonth" },
        onReversal: "recompute",
      },
    },
    {
      id: "gold",
      scope: { statusLevels: ["gold"] },
      mode: "additive",
      component: { kind: "percent", rate: GOLD_RATE },
    },
    {
      id: "targeted",
      scope: { collaborations: ["targeted"] },
      mode: "additive",
      component: { kind: "flat", amount: pounds(TARGETED_PENCE) },
    },
  ],
};

/** What the contenders read of an order. */
interface Order {
  readonly id: string;
  readonly creatorId: string;
  readonly at: number;
  readonly pence: number;
  readonly targeted: boolean;
  readonly refunded: boolean;
}

/** A month of orders in order of time; every twentieth is refunded. */
function orders(count: number): Order[] {
  const random = seededRandom(20260401);
  const creators = Math.max(1, Math.floor(count / 200));
  const start = Date.UTC(2026, 2, 1);
  const grain = Math.floor((30 * 86_400_000) / count);
  return Array.from({ length: count }, (_, i) => ({
    id: `order-${i}`,
    creatorId: `creator-${Math.floor(random() ** 2 * creators)}`,
    at: start + i * grain,
    pence: 500 + Math.floor(random() * 20_000),
    targeted: i % 3 === 0,
    refunded: i % 20 === 7,
  }));
}

const isGold = (creatorId: string) => creatorId.endsWith("7");

function saleOf({ id, creatorId, at, pence, targeted }: Order): Sale {
  const value = pounds(pence);
  return {
    id,
    customerKey: "",
    kind: "order",
    occurredAt: at,
    value,
    collaboration: targeted ? "targeted" : "open",
    credits: [
      {
        creatorId,
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

const refundOf = ({ id, at, pence }: Order): Adjustment => ({
  id: `refund-${id}`,
  conversionId: id,
  occurredAt: at + 86_400_000,
  kind: "refund",
  value: pounds(pence),
});

/** What each creator is owed, by id. */
function listed(owed: ReadonlyMap<string, number>): (string | number)[] {
  return [...owed].sort(([a], [b]) => (a < b ? -1 : 1)).flat();
}

const ours = (count: number): Case => ({
  name: "creator-core",
  count,
  open: () => {
    const all = orders(count);
    const creators = [...new Set(all.map(({ creatorId }) => creatorId))].map((creatorId) =>
      isGold(creatorId) ? { creatorId, statusLevel: "gold" } : { creatorId },
    );
    const facts = {
      terms: [terms],
      sales: all.map(saleOf),
      adjustments: all.filter(({ refunded }) => refunded).map(refundOf),
      creators,
      booked: [],
    };
    const run = () => accrue(facts, { asOf: "2026-05-01T00:00:00Z" });
    return {
      run,
      answers: () => {
        const owed = new Map<string, number>();
        for (const { creatorId, amount } of run()) owed.set(creatorId, (owed.get(creatorId) ?? 0) + amount.minor);
        return listed(owed);
      },
    };
  },
});

/** How a contender computes: one order of a creator who sold `soFar` before it, in pence. */
type Payer = (order: Order, soFar: number) => number;

const totalled = (name: string, count: number, payer: () => Payer): Case => ({
  name,
  count,
  open: () => {
    const all = orders(count);
    const pay = payer();
    const run = () => {
      const sold = new Map<string, number>();
      const owed = new Map<string, number>();
      for (const order of all) {
        const { creatorId, pence, refunded } = order;
        const soFar = sold.get(creatorId) ?? 0;
        const due = refunded ? 0 : pay(order, soFar);
        owed.set(creatorId, (owed.get(creatorId) ?? 0) + due);
        if (!refunded) sold.set(creatorId, soFar + pence);
      }
      return owed;
    };
    return { run, answers: () => listed(run()) };
  },
});

/** The part of an order that lies in each band. */
function partsOf({ pence }: Order, soFar: number): number[] {
  return bands.map(({ from }, i) => {
    const to = bands[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(to, soFar + pence) - Math.max(from, soFar));
  });
}

/** Exact: rates in thousandths, halves up, and nothing below zero. */
function inBigint(order: Order, soFar: number): number {
  const rising = partsOf(order, soFar).reduce(
    (sum, part, i) => sum + BigInt(part) * BigInt(bands[i]!.percent * 10),
    0n,
  );
  const gold = isGold(order.creatorId) ? BigInt(order.pence) * 20n : 0n;
  return Number((rising + 500n) / 1000n) + Number((gold + 500n) / 1000n) + (order.targeted ? TARGETED_PENCE : 0);
}

function inDecimal(Decimal: DecimalClass): Payer {
  const rates = bands.map(({ rate }) => new Decimal(rate));
  const goldRate = new Decimal(GOLD_RATE);
  const flat = new Decimal(TARGETED_PENCE);
  return (order, soFar) => {
    const exact = partsOf(order, soFar).reduce(
      (sum, part, i) => (part === 0 ? sum : sum.plus(new Decimal(part).times(rates[i]!))),
      new Decimal(0),
    );
    let due = exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
    if (isGold(order.creatorId)) {
      due = due.plus(new Decimal(order.pence).times(goldRate).toDecimalPlaces(0, Decimal.ROUND_HALF_UP));
    }
    return (order.targeted ? due.plus(flat) : due).toNumber();
  };
}

function inDinero({
  dinero,
  add,
  multiply,
  transformScale,
  toSnapshot,
  halfAwayFromZero,
  GBP,
}: DineroModule<bigint>): Payer {
  const rates = bands.map(({ percent }) => ({ amount: BigInt(percent * 10), scale: 3n }));
  const of = (pence: number) => dinero({ amount: BigInt(pence), currency: GBP });
  const goldRate = { amount: 2n, scale: 2n };
  const flat = of(TARGETED_PENCE);
  return (order, soFar) => {
    const exact = partsOf(order, soFar).reduce(
      (sum, part, i) => (part === 0 ? sum : add(sum, multiply(of(part), rates[i]!))),
      of(0),
    );
    let due = transformScale(exact, 2n, halfAwayFromZero);
    if (isGold(order.creatorId))
      due = add(due, transformScale(multiply(of(order.pence), goldRate), 2n, halfAwayFromZero));
    return Number(toSnapshot(order.targeted ? add(due, flat) : due).amount);
  };
}

const lookUpAndAdd = (count: number): Case => ({
  name: "a look-up and an addition",
  count,
  open: () => {
    const all = orders(count);
    return {
      run: () => {
        const owed = new Map<string, number>();
        for (const { creatorId, pence } of all) owed.set(creatorId, (owed.get(creatorId) ?? 0) + pence);
        return owed;
      },
    };
  },
});

const month: Experiment = {
  name: "a month of orders under three rules, with refunds",
  unit: "order",
  size: 100_000,
  quickSize: 2_000,
  cases: ({ size, contenders: { decimal, dineroBigint } }: Setting) => [
    ours(size),
    totalled("BigInt", size, () => inBigint),
    lookUpAndAdd(size),
    ...(decimal === undefined ? [] : [totalled("decimal.js", size, () => inDecimal(decimal))]),
    ...(dineroBigint === undefined ? [] : [totalled("dinero.js bigint", size, () => inDinero(dineroBigint))]),
  ],
  targets: [
    { kind: "faster", than: "decimal.js", atLeast: 20 },
    { kind: "faster", than: "dinero.js bigint", atLeast: 60 },
    { kind: "within", floor: "a look-up and an addition", atMost: 4 },
  ],
  growthSizes: [3_000, 10_000, 30_000, 100_000],
  memoryOf: ["creator-core"],
};

export const commissionWorkload: Workload = {
  name: "commission",
  about: "what creators are owed under a plan of three rules",
  experiments: [month],
};
