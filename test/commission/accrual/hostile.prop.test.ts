import { accrue, balances, explainUnpaid, quoteCommission, statement } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import type { Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commissionBook } from "../../../src/commission/commission-book.js";
import { adjustment, gbp, ledgerOf, percentRule, rule, sale, terms } from "../fixtures.ts";

const order = sale("s-1", 1, gbp("30.00"), {
  lines: [{ id: "1", quantity: 1, price: gbp("30.00"), category: "skincare" }],
  deliveredAt: 5,
});
const bands = [
  { from: gbp("0"), rate: "0.04" },
  { from: gbp("20.00"), rate: "0.06" },
];
const window = { kind: "calendarMonth" } as const;
const steps = [{ at: 1, bonus: gbp("1.00") }];
const plan = terms(
  [
    percentRule("0.1"),
    rule("skin", { kind: "flat", amount: gbp("1.00") }, { scope: { categories: ["skincare"] }, mode: "additive" }),
    rule(
      "grow",
      { kind: "tiered", mode: "graduated", measure: "salesValue", tiers: bands, window, onReversal: "recompute" },
      { mode: "additive" },
    ),
    rule(
      "many",
      { kind: "milestone", measure: "orders", steps, stack: "highest", window, onReversal: "ratchet" },
      { mode: "additive" },
    ),
    rule("cpm", {
      kind: "perMetric",
      metric: "views",
      amount: gbp("2.00"),
      per: 1000,
      partial: "prorata",
      onReversal: "recompute",
    }),
    rule("made", { kind: "flat", amount: gbp("3.00"), per: "deliverable" }, { mode: "additive" }),
    rule("up", { kind: "override", rate: "0.1", on: "commission", depth: 2 }, { mode: "additive" }),
    rule(
      "floor",
      { kind: "guarantee", amount: gbp("9.00"), window: { kind: "lifetime" } },
      { mode: "additive", during: { start: 0, end: 9 } },
    ),
    rule("ahead", { kind: "advance", amount: gbp("5.00"), paidAt: 3, recoupRate: "0.5" }, { mode: "additive" }),
    rule(
      "fee",
      { kind: "retainer", amount: gbp("5.00"), every: "week", proration: "byDays" },
      { mode: "additive", during: { start: 0, end: 9 } },
    ),
  ],
  {
    hold: { duration: { days: 1 }, from: "delivery" },
    base: { kind: "lines", include: ["price"] },
    caps: [{ id: "cap", amount: gbp("4.00"), per: "creator", overflow: "clamp" }],
  },
);
const given = {
  terms: [plan],
  sales: [order, sale("s-2", 2, gbp("10.00"))],
  adjustments: [adjustment("r-1", "s-1", 3, gbp("5.00"))],
  payouts: [{ id: "p-1", creatorId: "c-1", paidAt: 4, amount: gbp("1.00") }],
  creators: [{ creatorId: "c-1", statusLevel: "gold" }],
  posts: [
    {
      id: "post-1",
      creatorId: "c-1",
      platform: "tiktok" as const,
      publishedAt: 1,
      snapshots: [{ at: 2, views: 1500 }],
    },
  ],
  deliverables: [{ id: "d-1", creatorId: "c-1", approvedAt: 2, declinedAt: 4 }],
  referrals: [{ creatorId: "c-1", referrerId: "agency", from: 0, until: 9 }],
  picks: [{ creatorId: "c-1", productId: "p", pickedAt: 0, droppedAt: 3 }],
  fxRates: [{ from: "EUR", to: "GBP", rate: "0.85", date: "1970-01-01", source: "ECB" }],
  transfers: [
    {
      id: "t-1",
      creatorId: "c-1",
      at: 3,
      from: gbp("1.00"),
      to: { minor: 110, currency: "EUR" },
      rate: "1.1",
      source: "ECB",
    },
  ],
};
const facts = { ...given, booked: ledgerOf(given, 4) };

/** Every place in plain data. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? replaced(inner, rest, other) : inner));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? replaced(inner, rest, other) : inner]),
  );
}

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    Number.NaN,
    Infinity,
    -0,
    -1,
    0.5,
    2 ** 53,
    8.64e15,
    "",
    "__proto__",
    [],
    {},
    true,
  ),
  fc.constantFrom<unknown>([null], ["x"], { kind: "x" }, { minor: 1, currency: "JPY" }, Symbol("s"), 10n, () => 1),
  fc.anything(),
);

describe("hostile facts", () => {
  it("give an answer or the library's own error, never another", { timeout: 60_000 }, () => {
    const places = placesIn(facts).filter((path) => path.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...places), hostile, (path, value) => {
        const given = replaced(facts, path, value) as typeof facts;
        const calls = [
          () => accrue(given, { asOf: 10 }),
          () => commissionBook(given).accrue(given, { asOf: 10 }),
          () => explainUnpaid(given, { asOf: 10 }),
          () => quoteCommission({ ...given, sale: given.sales?.[0] as Sale }),
          () => balances(given.booked, { asOf: 10 }),
          () => statement(given.booked, { creatorId: "c-1", currency: "GBP", window: {} }),
        ];
        for (const call of calls) {
          try {
            JSON.stringify(call());
          } catch (error) {
            if (!isCreatorCoreError(error)) throw error;
          }
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
