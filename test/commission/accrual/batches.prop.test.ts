import type {
  Adjustment,
  BalanceTransfer,
  CommissionCap,
  CommissionRule,
  CommissionTerms,
  Deliverable,
  LedgerEntry,
  Payout,
  Post,
  Sale,
} from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accrue } from "../../../src/commission/accrue.js";
import { commissionBook } from "../../../src/commission/commission-book.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { adjustment, rule, sale, terms } from "../fixtures.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Two months and a bit, with the night on which the clocks of London change. */
const START = Date.parse("2026-03-01T00:00:00Z");
const DAYS = 70;
const END = START + DAYS * DAY;
const gbp = (minor: number) => ({ minor, currency: "GBP" });
const month = { kind: "calendarMonth" } as const;
const additive = { mode: "additive" } as const;

const tiers = [
  { from: gbp(0), rate: "0.02" },
  { from: gbp(3000), rate: "0.05" },
  { from: gbp(9000), rate: "0.0825" },
];
const mode = fc.constantFrom<object>(
  { mode: "graduated" },
  { mode: "volume" },
  { mode: "forward", crossing: "before" },
  { mode: "forward", crossing: "after" },
);
const onReversal = fc.constantFrom("recompute" as const, "ratchet" as const);
const tiered = fc
  .record({
    mode,
    onReversal,
    window: fc.constantFrom<object>(
      month,
      { kind: "lifetime" },
      { kind: "rollingDays", days: 10 },
      { kind: "campaign" },
    ),
    boundary: fc.constantFrom("fromInclusive" as const, "upToInclusive" as const),
    counting: fc.constantFrom<object>({}, { counting: "approved" }),
    measure: fc.constantFrom("salesValue" as const, "orders" as const, "posts" as const),
  })
  .map(({ mode: how, counting, measure, ...rest }): CommissionRule => {
    const steps = measure === "salesValue" ? tiers : tiers.map(({ rate }, index) => ({ from: index * 2, rate }));
    return rule("grow", { kind: "tiered", ...how, ...counting, ...rest, measure, tiers: steps } as never, additive);
  });
const milestone = fc
  .record({ onReversal, measure: fc.constantFrom("orders" as const, "salesValue" as const, "posts" as const) })
  .map(({ measure, ...rest }) =>
    rule(
      "many",
      {
        kind: "milestone",
        measure,
        steps: [2, 4, 5].map((at) => ({ at: measure === "salesValue" ? at * 1500 : at, bonus: gbp(at * 100) })),
        stack: "cumulative",
        window: month,
        ...rest,
      },
      additive,
    ),
  );
const perMetric = fc
  .record({ onReversal, partial: fc.constantFrom("prorata" as const, "completed" as const) })
  .map((more) => rule("views", { kind: "perMetric", metric: "views", amount: gbp(500), per: 1000, ...more }, additive));
const caps = fc.array(
  fc.record({
    amount: fc.constantFrom(gbp(150), gbp(400), gbp(2000)),
    per: fc.constantFrom("order" as const, "creator" as const, "customer" as const, "plan" as const),
    window: fc.constantFrom({ kind: "calendarMonth" as const }, { kind: "lifetime" as const }),
    overflow: fc.constantFrom("clamp" as const, "reject" as const),
    onHeadroom: fc.constantFrom("later" as const, "refill" as const),
  }),
  { maxLength: 2 },
);
const later = fc.subarray<CommissionRule>([
  rule("floor", { kind: "guarantee", amount: gbp(700), window: month }, additive),
  rule("draw", { kind: "guarantee", amount: gbp(300), window: month, recoverable: true }, additive),
  rule("ahead", { kind: "advance", amount: gbp(600), paidAt: START + 5 * DAY, recoupRate: "0.5" }, additive),
  rule("agency", { kind: "override", rate: "0.1", on: "commission", depth: 2 }, additive),
  rule("base-agency", { kind: "override", rate: "0.05", on: "base", depth: 1 }, additive),
  rule(
    "fee",
    { kind: "retainer", amount: gbp(1000), every: "month", proration: "whole" },
    {
      ...additive,
      during: { start: START },
    },
  ),
  rule(
    "best",
    { kind: "leaderboard", measure: "salesValue", window: month, prizes: [gbp(500), gbp(200)], ties: "splitPrizes" },
    additive,
  ),
  rule(
    "entry",
    {
      kind: "challenge",
      entry: { start: START, end: START + 30 * DAY },
      reward: gbp(250),
      qualifying: { metric: "views", from: 1500 },
    },
    additive,
  ),
  rule("made", { kind: "flat", amount: gbp(120), per: "deliverable" }, additive),
]);

const plan: fc.Arbitrary<readonly CommissionTerms[]> = fc
  .record({
    tiered,
    milestone,
    perMetric,
    caps,
    later,
    hold: fc.constantFrom("order" as const, "delivery" as const),
    more: fc.constantFrom<Partial<CommissionTerms>>(
      {},
      { currency: "GBP" },
      { precedence: { kind: "bestForCreator" } },
      { rounding: { mode: "halfEven", level: "line" } },
      { base: { kind: "lines", include: ["price"] }, currency: "GBP" },
    ),
  })
  .map(({ caps: some, later: rest, hold, more, ...one }) => {
    const rules = [
      rule("base", { kind: "percent", rate: "0.0825" }),
      rule("own", { kind: "percent", rate: "0.125" }, { scope: { creatorIds: ["b"] } }),
      rule("skin", { kind: "percent", rate: "0.2" }, { scope: { categories: ["skincare"] } }),
      rule("order", { kind: "flat", amount: gbp(101) }, additive),
      one.tiered,
      one.milestone,
      one.perMetric,
      ...rest,
    ];
    const held = { duration: { days: 14 }, from: hold };
    const named = some.map((cap, index): CommissionCap => ({ id: `cap-${index}`, ...cap }));
    const change = START + 20 * DAY;
    return [
      terms(rules, { caps: named, hold: held, ...more, effective: { start: START, end: change } }),
      terms(rules, { caps: named, hold: held, ...more, version: 2, effective: { start: change } }),
    ];
  });

interface Facts {
  readonly sales: readonly Sale[];
  readonly adjustments: readonly Adjustment[];
  readonly posts: readonly Post[];
  readonly deliverables: readonly Deliverable[];
  readonly payouts: readonly Payout[];
  readonly transfers: readonly BalanceTransfer[];
}

const HOURS = DAYS * 24 - 1;
const facts: fc.Arbitrary<Facts> = fc
  .record({
    sales: fc.array(
      fc.record({
        hour: fc.nat(HOURS),
        shares: fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(6000)), {
          minLength: 1,
          maxLength: 2,
          selector: ([creator]) => creator,
        }),
        delivered: fc.option(fc.nat(300)),
        approved: fc.option(fc.nat(300)),
        customer: fc.constantFrom("k-1", "k-2"),
        campaign: fc.constantFrom<object>({}, { campaignId: "spring" }),
        currency: fc.constantFrom("GBP", "GBP", "GBP", "EUR"),
      }),
      { maxLength: 9 },
    ),
    changes: fc.array(
      fc.record({
        of: fc.nat(8),
        later: fc.integer({ min: -50, max: 400 }),
        share: fc.constantFrom(0.01, 0.33, 0.5, 1),
        kind: fc.constantFrom("refund" as const, "return" as const, "reinstatement" as const),
        line: fc.constantFrom<object>({}, {}, { lineId: "1" }),
      }),
      { maxLength: 9 },
    ),
    posts: fc.array(
      fc.record({
        hour: fc.nat(HOURS),
        creator: fc.constantFrom("a", "b"),
        views: fc.array(fc.nat(4000), { maxLength: 4 }),
      }),
      { maxLength: 4 },
    ),
    deliverables: fc.array(fc.record({ hour: fc.nat(HOURS), declined: fc.option(fc.nat(200)) }), { maxLength: 2 }),
    paid: fc.array(
      fc.record({ hour: fc.nat(HOURS), creator: fc.constantFrom("a", "b"), minor: fc.integer({ min: 1, max: 900 }) }),
      {
        maxLength: 2,
      },
    ),
  })
  .map(({ sales, changes, posts, deliverables, paid }) => {
    const at = (hour: number) => START + Math.max(0, Math.min(hour, HOURS)) * HOUR;
    const made = sales.map(({ hour, shares, delivered, approved, customer, campaign, currency }, index) => {
      const value = shares.reduce((sum, [, minor]) => sum + minor, 0);
      const worth = (minor: number) => ({ minor, currency });
      const weighted = shares.map(([creator, minor]) => [creator, 1, worth(minor)] as const);
      const first = Math.floor(value * 0.6);
      const lines = [
        { id: "1", quantity: 2, price: worth(first), category: "skincare" },
        { id: "2", quantity: 1, price: worth(value - first), category: "other" },
      ];
      const dates = {
        ...(delivered === null ? {} : { deliveredAt: at(hour + delivered) }),
        ...(approved === null ? {} : { approvedAt: at(hour + approved) }),
      };
      return sale(
        `s-${index}`,
        at(hour),
        worth(value),
        { ...dates, ...campaign, lines, customerKey: customer },
        weighted,
      );
    });
    const adjustments = changes.flatMap(({ of, later: hours, share, kind, line }, index): Adjustment[] => {
      const order = made[of];
      if (order?.value === undefined) return [];
      const hour = (Number(order.occurredAt) - START) / HOUR + hours;
      const value = { minor: Math.round(order.value.minor * share), currency: order.value.currency };
      return [{ ...adjustment(`r-${index}`, order.id, at(hour), value, kind), ...line }];
    });
    return deepFreeze({
      sales: made,
      adjustments,
      posts: posts.map(({ hour, creator, views }, index): Post => {
        const snapshots = views.map((count, step) => ({ at: at(hour + step * 50), views: count }));
        return { id: `p-${index}`, creatorId: creator, platform: "tiktok", publishedAt: at(hour), snapshots };
      }),
      deliverables: deliverables.map(({ hour, declined }, index): Deliverable => {
        return {
          id: `d-${index}`,
          creatorId: "c",
          approvedAt: at(hour),
          ...(declined === null ? {} : { declinedAt: at(hour + declined) }),
        };
      }),
      payouts: paid.map(({ hour, creator, minor }, index) => ({
        id: `pay-${index}`,
        creatorId: creator,
        paidAt: at(hour),
        amount: gbp(minor),
      })),
      transfers: [],
    });
  });

const referrals = [
  { creatorId: "a", referrerId: "agency" },
  { creatorId: "agency", referrerId: "holding" },
  { creatorId: "b", referrerId: "a" },
];
const creators = [{ creatorId: "a" }, { creatorId: "b" }, { creatorId: "c" }, { creatorId: "agency" }];
const fxRates = [{ from: "EUR", to: "GBP", rate: "0.8537", date: "2026-02-27", source: "ECB" }];
const context = { referrals, creators, fxRates };

/** When each fact comes in: at the first run after it happened, or later. */
type Arrival = (kind: string, index: number) => number;
const runs = [3, 11, 20, 33, 40, 58, DAYS].map((day) => START + day * DAY);
const arrival = fc.array(fc.nat(runs.length - 1), { minLength: 40, maxLength: 40 }).map((nights): Arrival => {
  return (kind, index) => nights[(kind.length * 7 + index) % nights.length]!;
});

function arrivedBy(given: Facts, night: number, when: Arrival, since = -1): Facts {
  const pick = <Fact>(list: readonly Fact[], kind: string) =>
    list.filter((_, index) => when(kind, index) <= night && when(kind, index) > since);
  return {
    sales: pick(given.sales, "sales"),
    adjustments: pick(given.adjustments, "adjustments"),
    posts: pick(given.posts, "posts"),
    deliverables: pick(given.deliverables, "deliverables"),
    payouts: pick(given.payouts, "payouts"),
    transfers: pick(given.transfers, "transfers"),
  };
}

/** The sum of what is booked about each thing, zeros left out. */
function sumsOf(ledger: readonly LedgerEntry[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { id, amount } of ledger) {
    const about = id.slice(0, id.lastIndexOf("#"));
    sums.set(about, (sums.get(about) ?? 0) + amount.minor);
  }
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const inOneGo = (given: Facts, plans: readonly CommissionTerms[]) =>
  accrue({ ...given, ...context, terms: plans, booked: [] }, { asOf: END });

describe("batches", { timeout: 60_000 }, () => {
  it("end where one run over everything does", () => {
    fc.assert(
      fc.property(facts, plan, arrival, (given, plans, when) => {
        let booked: LedgerEntry[] = [];
        for (const [night, asOf] of runs.entries()) {
          const known = arrivedBy(given, night, when);
          booked = [...booked, ...accrue({ ...known, ...context, terms: plans, booked }, { asOf })];
        }
        expect(sumsOf(booked)).toEqual(sumsOf(inOneGo(given, plans)));
        expect(accrue({ ...given, ...context, terms: plans, booked }, { asOf: END })).toEqual([]);
      }),
    );
  });

  it("that a book takes in come to what a run over everything so far would book", () => {
    fc.assert(
      fc.property(facts, plan, arrival, (given, plans, when) => {
        const book = commissionBook({ terms: plans });
        let booked: LedgerEntry[] = [];
        for (const [night, asOf] of runs.entries()) {
          const fresh = { ...arrivedBy(given, night, when, night - 1), ...(night === 0 ? context : {}) };
          const expected = accrue({ ...arrivedBy(given, night, when), ...context, terms: plans, booked }, { asOf });
          expect(book.accrue(fresh, { asOf })).toEqual(expected);
          booked = [...booked, ...expected];
        }
      }),
    );
  });

  it("balance their traces", () => {
    fc.assert(
      fc.property(facts, plan, (given, plans) => {
        for (const { trace, amount } of inOneGo(given, plans)) {
          expect(trace.length).toBeGreaterThan(0);
          expect(trace.reduce((sum, line) => sum + line.amount.minor, 0)).toBe(amount.minor);
        }
      }),
    );
  });
});

describe("without their terms", { timeout: 60_000 }, () => {
  const nightByNight = (given: Facts, plans: readonly CommissionTerms[], when: Arrival) => {
    let booked: LedgerEntry[] = [];
    for (const [night, asOf] of runs.entries()) {
      const known = arrivedBy(given, night, when);
      booked = [...booked, ...accrue({ ...known, ...context, terms: plans, booked }, { asOf })];
    }
    return booked;
  };
  const without = (given: Facts, booked: readonly LedgerEntry[], asOf: number) =>
    accrue({ ...given, ...context, terms: [], booked }, { asOf });

  it("what is booked stays as it is", () => {
    fc.assert(
      fc.property(facts, plan, arrival, (given, plans, when) => {
        expect(without(given, inOneGo(given, plans), END)).toEqual([]);
        const untouched = { ...given, adjustments: [] };
        expect(without(untouched, nightByNight(untouched, plans, when), END + DAY)).toEqual([]);
      }),
    );
  });

  it("a second run books nothing, and traces balance", () => {
    fc.assert(
      fc.property(facts, plan, arrival, (given, plans, when) => {
        const booked = nightByNight(given, plans, when);
        const entries = without(given, booked, END + DAY);
        expect(without(given, [...booked, ...entries], END + DAY)).toEqual([]);
        for (const { trace, amount } of entries) {
          expect(trace.reduce((sum, line) => sum + line.amount.minor, 0)).toBe(amount.minor);
        }
      }),
    );
  });

  it("it is nothing once all is taken back, and stays that", () => {
    fc.assert(
      fc.property(facts, plan, arrival, (given, plans, when) => {
        const booked = nightByNight(given, plans, when);
        const back = given.sales.map(({ id, value }) => adjustment(`all-${id}`, id, END + DAY, value!));
        const taken = { ...given, adjustments: [...given.adjustments, ...back] };
        const after = [...booked, ...without(taken, booked, END + DAY)];
        const onSales = after.filter(({ source, kind }) => source.kind === "sale" && kind !== "override");
        const earned = new Set(booked.filter(({ kind }) => kind === "override").map(({ id }) => id));
        expect(sumsOf(onSales.filter(({ corrects }) => !earned.has(corrects ?? "")))).toEqual({});
        expect(without(taken, after, END + 2 * DAY)).toEqual([]);
      }),
    );
  });
});
