import { auditLedger, balances, planPayout, statement } from "creator-core/commission";
import type { LedgerEntry, LedgerEntryKind, PayoutPlan, PayoutPolicy } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookPayout, entry } from "./entries.ts";

const DAY = 86_400_000;
const ASOF = 40 * DAY;
const currencies = ["GBP", "JPY", "KWD"];
const creators = ["a", "b", "__proto__"];
const earned: readonly LedgerEntryKind[] = ["commission", "bonus", "retainer", "override", "trueUp"];

const ledgers = fc
  .array(
    fc.record({
      minor: fc.integer({ min: -5000, max: 10_000 }),
      currency: fc.constantFrom(...currencies),
      creatorId: fc.constantFrom(...creators),
      day: fc.integer({ min: 0, max: 39 }),
      hold: fc.option(fc.integer({ min: 0, max: 30 })),
      kind: fc.constantFrom(...earned),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ minor, currency, creatorId, day, hold, kind }, index): LedgerEntry => {
      const at = day * DAY;
      const availableAt = hold === null ? null : at + hold * DAY;
      return entry(`e-${index}`, { minor, currency }, { creatorId, kind, occurredAt: at, bookedAt: at, availableAt });
    }),
  );

const amounts = (most: number) =>
  fc.uniqueArray(fc.record({ minor: fc.integer({ min: 0, max: most }), currency: fc.constantFrom(...currencies) }), {
    selector: ({ currency }) => currency,
    maxLength: 3,
  });

const policies: fc.Arbitrary<PayoutPolicy> = fc.record(
  {
    negativeCarry: fc.oneof(
      fc.constantFrom({ kind: "carry" } as const, { kind: "cleanSlate" } as const),
      amounts(3000).map((most) => ({ kind: "cap", amounts: most }) as const),
    ),
    minimum: amounts(8000),
    fee: amounts(300),
    withholding: fc
      .integer({ min: 0, max: 1000 })
      .map((thousandths) => [{ creatorIds: ["a", "b"], rate: (thousandths / 1000).toFixed(3) }]),
    cutOff: fc.record({
      every: fc.constantFrom("week" as const, "month" as const),
      timeZone: fc.constantFrom("UTC", "Europe/London", "Pacific/Auckland"),
    }),
  },
  { requiredKeys: ["negativeCarry"] },
);

const payoutsOf = (plans: readonly PayoutPlan[]) => plans.flatMap(({ payout }) => payout ?? []);
const byTurns = (a: LedgerEntry, b: LedgerEntry) => (a.id < b.id ? 1 : -1);

describe("the laws of payouts", () => {
  it("what is payable is sent, withheld, taken as a fee or carried; what is owed is carried or written off", () => {
    fc.assert(
      fc.property(ledgers, policies, (ledger, policy) => {
        for (const { payable, net, withheld, fee, carried, writtenOff } of planPayout(ledger, policy, { asOf: ASOF })) {
          const parts = net.minor + withheld.minor + fee.minor + carried.minor - writtenOff.minor;
          expect(parts).toBe(payable.minor);
          const nothing = payable.minor < 0 ? [net, withheld, fee] : [writtenOff];
          expect(nothing.map(({ minor }) => minor)).toEqual(nothing.map(() => 0));
          expect(Math.min(net.minor, withheld.minor, fee.minor, writtenOff.minor)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("paid and booked, there is nothing more to do, and the ledger is sound", () => {
    fc.assert(
      fc.property(ledgers, policies, (ledger, policy) => {
        const plans = planPayout(ledger, policy, { asOf: ASOF });
        const booked = [...ledger, ...payoutsOf(plans).flatMap((payout) => bookPayout(payout))];
        const again = planPayout(booked, policy, { asOf: ASOF });
        expect(payoutsOf(again)).toEqual([]);
        expect(again.map(({ payable, carried }) => [payable, carried])).toEqual(
          plans.map(({ carried }) => [carried, carried]),
        );
        expect(auditLedger(booked, { payouts: payoutsOf(plans) }).map(({ code }) => code)).not.toContain(
          "payoutDoesNotBalance",
        );
      }),
    );
  });

  it("without a cut-off, what is payable is what balances say", () => {
    fc.assert(
      fc.property(ledgers, policies, (ledger, { cutOff: _, ...policy }) => {
        expect(planPayout(ledger, policy, { asOf: ASOF }).map(({ payable }) => payable.minor)).toEqual(
          balances(ledger, { asOf: ASOF }).map(({ payable, overpaid }) => payable.minor + overpaid.minor),
        );
      }),
    );
  });

  it("does not depend on the order of the ledger, and is the same on every run", () => {
    fc.assert(
      fc.property(ledgers, policies, (ledger, policy) => {
        const plans = planPayout(ledger, policy, { asOf: ASOF });
        expect(planPayout([...ledger].sort(byTurns), policy, { asOf: ASOF })).toEqual(plans);
        expect(JSON.parse(JSON.stringify(plans))).toEqual(plans);
      }),
    );
  });
});

describe("the laws of balances and statements", () => {
  it("the parts sum to the total, and the total is where the statement closes", () => {
    fc.assert(
      fc.property(ledgers, policies, (earnings, policy) => {
        const payouts = payoutsOf(planPayout(earnings, policy, { asOf: ASOF }));
        const ledger = [...earnings, ...payouts.flatMap((payout) => bookPayout(payout))];
        for (const balance of balances(ledger, { asOf: ASOF })) {
          const { creatorId, currency, pending, held, payable, overpaid, total, paid } = balance;
          expect(pending.minor + held.minor + payable.minor + overpaid.minor).toBe(total.minor);
          const whole = statement(ledger, { creatorId, currency, window: {} });
          expect(whole.closing).toEqual(total);
          const { payout, withholding, fee } = whole.totals;
          expect(-[payout, withholding, fee].reduce((sum, part) => sum + (part?.minor ?? 0), 0) + 0).toBe(paid.minor);
          expect(Object.values(whole.totals).reduce((sum, { minor }) => sum + minor, 0)).toBe(total.minor);
        }
      }),
    );
  });

  it("statements of neighbouring windows join", () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 40 }), (ledger, day) => {
        const of = (window: { start?: number; end?: number }) =>
          statement(ledger, { creatorId: "a", currency: "GBP", window });
        const [before, after, whole] = [of({ end: day * DAY }), of({ start: day * DAY }), of({})];
        expect(after.opening).toEqual(before.closing);
        expect([...before.lines, ...after.lines]).toEqual(whole.lines);
        expect(after.closing).toEqual(whole.closing);
      }),
    );
  });
});
