import { accrue, auditLedger, balances, explainEntry, planPayout } from "creator-core/commission";
import type { Adjustment, CommissionRule, LedgerEntry, Payout, Post, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { adjustment, percentRule, rule, sale, terms } from "../fixtures.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-03-20T00:00:00Z");
const gbp = (minor: number) => ({ minor, currency: "GBP" });
const month = { kind: "calendarMonth" } as const;

const tiers = [
  { from: gbp(0), rate: "0" },
  { from: gbp(5000), rate: "0.0475" },
];
const steps = [
  { at: 2, bonus: gbp(100) },
  { at: 4, bonus: gbp(350) },
];
const rules: readonly CommissionRule[] = [
  percentRule("0.0825"),
  rule("own", { kind: "percent", rate: "0.125" }, { scope: { creatorIds: ["b"] } }),
  ...(
    [
      ["order", { kind: "flat", amount: gbp(101) }],
      [
        "grow",
        { kind: "tiered", mode: "graduated", measure: "salesValue", window: month, tiers, onReversal: "recompute" },
      ],
      [
        "many",
        { kind: "milestone", measure: "orders", steps, stack: "highest", window: month, onReversal: "recompute" },
      ],
      [
        "views",
        {
          kind: "perMetric",
          metric: "views",
          amount: gbp(200),
          per: 1000,
          partial: "prorata",
          onReversal: "recompute",
        },
      ],
      ["first", { kind: "leaderboard", measure: "salesValue", window: month, prizes: [gbp(900)], ties: "splitPrizes" }],
      ["before", { kind: "advance", amount: gbp(700), paidAt: START, recoupRate: "0.5" }],
      ["line", { kind: "override", rate: "0.1", on: "commission", depth: 1 }],
    ] as const
  ).map(([id, component]) => rule(id, component, { mode: "additive" })),
  rule(
    "floor",
    { kind: "guarantee", amount: gbp(2000), window: month, recoverable: true },
    { mode: "additive", scope: { creatorIds: ["b"] } },
  ),
];
const planOf = (onHeadroom: "later" | "refill", from: "order" | "delivery") =>
  terms(rules, {
    caps: [{ id: "monthly", amount: gbp(3000), per: "creator", window: month, overflow: "clamp", onHeadroom }],
    hold: { duration: { days: 3 }, from },
  });
const plans = fc
  .tuple(fc.constantFrom("later" as const, "refill" as const), fc.constantFrom("order" as const, "delivery" as const))
  .map(([onHeadroom, from]) => planOf(onHeadroom, from));

const orders = fc.array(
  fc.record({
    minor: fc.integer({ min: 1, max: 20_000 }),
    day: fc.integer({ min: 0, max: 20 }),
    weight: fc.integer({ min: 0, max: 4 }),
    delivered: fc.option(fc.integer({ min: 0, max: 20 })),
    taken: fc.array(fc.record({ part: fc.integer({ min: 1, max: 10 }), later: fc.integer({ min: 0, max: 15 }) }), {
      maxLength: 2,
    }),
  }),
  { maxLength: 6 },
);
type Order = typeof orders extends fc.Arbitrary<(infer Row)[]> ? Row : never;

function saleOf({ minor, day, weight, delivered }: Order, index: number): Sale {
  const own = Math.floor((minor * weight) / 4);
  const shares = (
    [
      ["a", weight, gbp(own)],
      ["b", 4 - weight, gbp(minor - own)],
    ] as const
  ).filter(([, part]) => part > 0);
  const at = START + day * DAY;
  return sale(`o-${index}`, at, gbp(minor), delivered === null ? {} : { deliveredAt: at + delivered * DAY }, shares);
}

/** Tenths of what an order was sold for. */
function adjustmentsOf({ minor, day, taken }: Order, index: number): Adjustment[] {
  return taken.map(({ part, later }, place) =>
    adjustment(
      `r-${index}-${place}`,
      `o-${index}`,
      START + (day + later) * DAY + 1,
      gbp(Math.ceil((minor * part) / 10)),
    ),
  );
}

const posts = fc
  .array(fc.tuple(fc.constantFrom("a", "b"), fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 3 })), {
    maxLength: 3,
  })
  .map((rows) =>
    rows.map(
      ([creatorId, views], index): Post => ({
        id: `p-${index}`,
        creatorId,
        platform: "tiktok",
        publishedAt: START + index * DAY,
        snapshots: views.map((count, place) => ({ at: START + (index + 5 * place + 1) * DAY, views: count })),
      }),
    ),
  );

const facts = fc.record({ rows: orders, posts, plan: plans }).map(({ rows, posts: made, plan }) => ({
  terms: [plan],
  sales: rows.map(saleOf),
  adjustments: rows.flatMap(adjustmentsOf),
  posts: made,
  referrals: [{ creatorId: "a", referrerId: "b" }],
}));
type Facts = typeof facts extends fc.Arbitrary<infer Given> ? Given : never;

/** Runs on the days given, each followed by a payout that is booked at once. */
function run(given: Facts, days: readonly number[]) {
  let ledger: readonly LedgerEntry[] = [];
  let payouts: readonly Payout[] = [];
  const policy = { fee: [gbp(10)], withholding: [{ creatorIds: ["a"], rate: "0.2" }] };
  for (const [index, day] of days.entries()) {
    const asOf = START + day * DAY;
    const book = () => accrue(deepFreeze({ ...given, payouts, booked: ledger }), { asOf });
    ledger = [...ledger, ...book()];
    const negativeCarry = index % 2 === 0 ? ({ kind: "carry" } as const) : ({ kind: "cleanSlate" } as const);
    payouts = [
      ...payouts,
      ...planPayout(ledger, { ...policy, negativeCarry }, { asOf }).flatMap(({ payout }) => payout ?? []),
    ];
    ledger = [...ledger, ...book()];
  }
  return { ledger, payouts };
}

const days = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 })
  .map((all) => all.sort((a, b) => a - b));

describe("what accrue books and planPayout pays", () => {
  it("is sound after every run, and can be told in words", () => {
    fc.assert(
      fc.property(facts, days, (given, runs) => {
        const { ledger, payouts } = run(given, runs);
        const { terms: plan, sales, adjustments } = given;
        expect(auditLedger(ledger, { terms: plan, sales, adjustments, payouts })).toEqual([]);
        for (const entry of ledger) expect(explainEntry(entry)).not.toMatch(/undefined|NaN|a share of|a balance/);
      }),
      { numRuns: 25 },
    );
  });

  it("leaves nothing payable but what the fee would swallow: 0.10, and 0.02 of tax", () => {
    fc.assert(
      fc.property(facts, days, (given, runs) => {
        const { ledger } = run(given, runs);
        for (const { payable } of balances(ledger, { asOf: START + runs.at(-1)! * DAY })) {
          expect(payable.minor).toBeLessThanOrEqual(12);
        }
      }),
      { numRuns: 15 },
    );
  });
});
