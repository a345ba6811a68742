import { accrue, balances, statement } from "creator-core/commission";
import type { Adjustment, CommissionRule, CommissionTerms, LedgerEntry, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { adjustment, ledgerOf, rule, sale, terms } from "../fixtures.ts";

const HOUR = 3_600_000;
/** A month that changes its clocks, seen from a zone that does. */
const START = Date.parse("2026-03-20T00:00:00Z");
const HOURS = 20 * 24;
const END = START + (HOURS + 1) * HOUR;
const gbp = (minor: number) => ({ minor, currency: "GBP" });

const bands = [
  { from: gbp(0), rate: "0" },
  { from: gbp(1000), rate: "0.0475" },
  { from: gbp(5000), rate: "0.0825" },
];
const steps = [
  { at: 2, bonus: gbp(100) },
  { at: 4, bonus: gbp(350) },
];
type OnReversal = "recompute" | "ratchet";

const rulesOf = (onReversal: OnReversal): readonly CommissionRule[] => [
  rule("base", { kind: "percent", rate: "0.0825" }),
  rule("own", { kind: "percent", rate: "0.125" }, { scope: { creatorIds: ["b"] } }),
  rule("order", { kind: "flat", amount: gbp(101) }, { mode: "additive" }),
  rule(
    "grow",
    {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      tiers: bands,
      window: { kind: "calendarMonth" },
      onReversal,
    },
    { mode: "additive" },
  ),
  rule(
    "many",
    { kind: "milestone", measure: "orders", steps, stack: "highest", window: { kind: "calendarMonth" }, onReversal },
    { mode: "additive" },
  ),
];

/** Two versions, one after the other, and a second plan on the lines of the order. */
const plansOf = (onReversal: OnReversal): readonly CommissionTerms[] => {
  const change = START + 7 * 24 * HOUR;
  const rules = rulesOf(onReversal);
  const hold = { duration: { days: 14 }, from: "delivery" } as const;
  return [
    terms(rules, { effective: { end: change }, hold }),
    terms([rule("base", { kind: "percent", rate: "0.2" }), ...rules.slice(1)], {
      version: 2,
      effective: { start: change },
      hold,
    }),
    terms([rule("lines", { kind: "percent", rate: "0.03" })], {
      id: "second",
      base: { kind: "lines", include: ["price"] },
      rounding: "halfEven",
    }),
  ];
};

const saleOf = (
  id: string,
  hour: number,
  shares: readonly (readonly [string, number])[],
  delivered: number | null,
): Sale => {
  const value = shares.reduce((sum, [, minor]) => sum + minor, 0);
  const weighted = shares.map(([creator, minor]) => [creator, 1, gbp(minor)] as const);
  const lines = [
    { id: "1", quantity: 1, price: gbp(Math.floor(value * 0.9)), tax: gbp(value - Math.floor(value * 0.9)) },
  ];
  const deliveredAt = delivered === null ? {} : { deliveredAt: START + Math.min(HOURS, hour + delivered) * HOUR };
  return sale(id, START + hour * HOUR, gbp(value), { lines, ...deliveredAt }, weighted);
};

interface Facts {
  readonly sales: readonly Sale[];
  readonly adjustments: readonly Adjustment[];
}

/** Sales of one or two creators, and adjustments of them at later times; every fact has an hour of its own or shares it. */
const facts: fc.Arbitrary<Facts> = fc
  .record({
    sales: fc.array(
      fc.record({
        hour: fc.nat(HOURS - 1),
        shares: fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(9000)), {
          minLength: 1,
          maxLength: 2,
          selector: ([creator]) => creator,
        }),
        delivered: fc.option(fc.nat(200)),
      }),
      { maxLength: 12 },
    ),
    changes: fc.array(
      fc.record({
        of: fc.nat(11),
        later: fc.nat(200),
        share: fc.constantFrom(0.01, 0.33, 0.5, 1),
        kind: fc.constantFrom("refund", "return", "cancellation", "reinstatement" as const),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ sales, changes }) => {
    const made = sales.map(({ hour, shares, delivered }, index) => saleOf(`s-${index}`, hour, shares, delivered));
    const adjustments = changes.flatMap(({ of, later, share, kind }, index): Adjustment[] => {
      const order = made[of];
      if (order?.value === undefined) return [];
      const at = Math.min(Number(order.occurredAt) + later * HOUR, START + HOURS * HOUR);
      return [adjustment(`r-${index}`, order.id, at, gbp(Math.round(order.value.minor * share)), kind)];
    });
    return deepFreeze({ sales: made, adjustments });
  });

const onReversal = fc.constantFrom<OnReversal>("recompute", "ratchet");
const nights = Array.from({ length: 8 }, (_, run) => START + run * 60 * HOUR + HOUR / 2);
const inOneGo = (given: Facts, mode: OnReversal) => ledgerOf({ ...given, terms: plansOf(mode) }, END);
const nightByNight = (given: Facts, mode: OnReversal) => ledgerOf({ ...given, terms: plansOf(mode) }, ...nights, END);

/** The sum of what is booked about each thing, zeros left out. */
function sumsOf(ledger: readonly LedgerEntry[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { id, amount } of ledger) {
    const about = id.slice(0, id.lastIndexOf("#"));
    sums.set(about, (sums.get(about) ?? 0) + amount.minor);
  }
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("the ledger", () => {
  it("gets nothing from a second run", () => {
    fc.assert(
      fc.property(facts, onReversal, (given, mode) => {
        const booked = inOneGo(given, mode);
        expect(accrue({ ...given, terms: plansOf(mode), booked }, { asOf: END })).toEqual([]);
        expect(accrue({ ...given, terms: plansOf(mode), booked }, { asOf: END + HOUR })).toEqual([]);
      }),
    );
  });

  it("comes to the same night by night as in one go", () => {
    fc.assert(
      fc.property(facts, onReversal, (given, mode) => {
        expect(sumsOf(nightByNight(given, mode))).toEqual(sumsOf(inOneGo(given, mode)));
        expect(balances(nightByNight(given, mode), { asOf: END })).toEqual(
          balances(inOneGo(given, mode), { asOf: END }),
        );
      }),
    );
  });

  it("comes to the same in whatever order the facts arrive", () => {
    const early = facts.chain((given) =>
      fc.record({
        given: fc.constant(given),
        sales: fc.subarray([...given.sales]),
        adjustments: fc.subarray([...given.adjustments]),
      }),
    );
    fc.assert(
      fc.property(early, onReversal, ({ given, sales, adjustments }, mode) => {
        const booked = inOneGo({ sales, adjustments }, mode);
        const late = ledgerOf({ ...given, terms: plansOf(mode), booked }, END);
        expect(sumsOf(late)).toEqual(sumsOf(inOneGo(given, mode)));
        expect(ledgerOf({ ...given, terms: plansOf(mode), booked: late }, END)).toEqual(late);
      }),
    );
  });

  it("stays decided, whatever becomes of the creators", () => {
    const levels = fc.array(fc.constantFrom("gold", "silver"), { minLength: 3, maxLength: 3 });
    const forGold = plansOf("recompute").map((plan) => ({
      ...plan,
      rules: plan.rules.map((each) => ({ ...each, scope: { ...each.scope, statusLevels: ["gold"] } })),
    }));
    fc.assert(
      fc.property(facts, levels, levels, (given, before, after) => {
        const creatorsAt = (all: readonly string[]) =>
          all.map((statusLevel, index) => ({ creatorId: "abc".charAt(index), statusLevel }));
        const booked = ledgerOf({ ...given, terms: forGold, creators: creatorsAt(before) }, END);
        const again = ledgerOf({ ...given, terms: forGold, creators: creatorsAt(after), booked }, END + HOUR);
        expect(again).toEqual(booked);
      }),
    );
  });

  it("does not depend on the order of anything", () => {
    const shuffled = facts.chain((given) =>
      fc.record({
        given: fc.constant(given),
        sales: fc.shuffledSubarray([...given.sales], { minLength: given.sales.length }),
        adjustments: fc.shuffledSubarray([...given.adjustments], { minLength: given.adjustments.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, onReversal, ({ given, sales, adjustments }, mode) => {
        const plans = plansOf(mode);
        const booked = accrue({ ...given, terms: plans, booked: [] }, { asOf: START + 10 * 24 * HOUR });
        const next = accrue({ ...given, terms: plans, booked }, { asOf: END });
        const other = { sales, adjustments, terms: [...plans].reverse(), booked: [...booked].reverse() };
        expect(accrue(other, { asOf: END })).toEqual(next);
      }),
    );
  });

  it("shows in every trace how its amount came about", () => {
    fc.assert(
      fc.property(facts, onReversal, (given, mode) => {
        for (const { trace, amount } of nightByNight(given, mode)) {
          expect(trace.length).toBeGreaterThan(0);
          expect(trace.reduce((sum, line) => sum + line.amount.minor, 0)).toBe(amount.minor);
        }
      }),
    );
  });

  it("never reverses more of an entry than the entry, nor gives more back than was reversed", () => {
    fc.assert(
      fc.property(facts, onReversal, (given, mode) => {
        const ledger = nightByNight(given, mode);
        const reversed = new Map<string, number>();
        for (const { kind, corrects, amount } of ledger) {
          if (kind === "reversal") reversed.set(corrects!, (reversed.get(corrects!) ?? 0) + amount.minor);
        }
        for (const { id, amount } of ledger) {
          expect(reversed.get(id) ?? 0).toBeLessThanOrEqual(0);
          expect(reversed.get(id) ?? 0).toBeGreaterThanOrEqual(-Math.max(0, amount.minor));
        }
      }),
    );
  });

  it("is zero for every creator, sale and period once everything is taken back", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const back = given.sales.map(({ id, value }) => adjustment(`all-${id}`, id, START + HOURS * HOUR + 1, value!));
        const adjustments = [...given.adjustments, ...back];
        expect(sumsOf(nightByNight({ ...given, adjustments }, "recompute"))).toEqual({});
      }),
    );
  });

  it("has ids that are unique", () => {
    fc.assert(
      fc.property(facts, onReversal, (given, mode) => {
        const ids = nightByNight(given, mode).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe("accounts", () => {
  it("has five parts that sum, and balances that sum to the ledger", () => {
    fc.assert(
      fc.property(facts, fc.nat(HOURS), (given, hour) => {
        const payouts = [{ id: "p", creatorId: "a", paidAt: START + 5 * 24 * HOUR, amount: gbp(500) }];
        const ledger = ledgerOf({ ...given, payouts, terms: plansOf("recompute") }, ...nights, END);
        const asOf = START + hour * HOUR;
        const all = balances(ledger, { asOf });
        for (const { pending, held, payable, overpaid, total } of all) {
          expect(pending.minor + held.minor + payable.minor + overpaid.minor).toBe(total.minor);
          expect(payable.minor).toBeGreaterThanOrEqual(0);
          expect(overpaid.minor).toBeLessThanOrEqual(0);
        }
        const known = ledger.filter(({ bookedAt }) => bookedAt <= asOf);
        expect(all.reduce((sum, { total }) => sum + total.minor, 0)).toBe(
          known.reduce((sum, { amount }) => sum + amount.minor, 0),
        );
      }),
    );
  });

  it("has statements that join, whichever time they go by", () => {
    const by = fc.constantFrom<"occurredAt" | "bookedAt">("occurredAt", "bookedAt");
    fc.assert(
      fc.property(facts, fc.nat(HOURS), by, (given, hour, time) => {
        const ledger = nightByNight(given, "recompute");
        const request = { creatorId: "a", currency: "GBP", by: time } as const;
        const at = START + hour * HOUR;
        const before = statement(ledger, { ...request, window: { end: at } });
        const after = statement(ledger, { ...request, window: { start: at } });
        const whole = statement(ledger, { ...request, window: {} });
        expect(before.opening.minor).toBe(0);
        expect(before.closing).toEqual(after.opening);
        expect(after.closing).toEqual(whole.closing);
        expect([...before.lines, ...after.lines].map(({ entryId }) => entryId)).toEqual(
          whole.lines.map(({ entryId }) => entryId),
        );
        const own = ledger.filter(({ creatorId }) => creatorId === "a");
        expect(whole.closing.minor).toBe(own.reduce((sum, { amount }) => sum + amount.minor, 0));
      }),
    );
  });
});
