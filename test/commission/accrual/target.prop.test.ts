import type { CommissionRule } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustment, ledgerOf, rule, sale, sumOf, terms } from "../fixtures.ts";

/**
 * The oracle counts single pennies: each earns the rate of the place it lies at, in ten-thousandths of a penny, and the
 * sum is rounded half away from zero. Slow, and with nothing in common with the code but the question.
 */
const gbp = (minor: number) => ({ minor, currency: "GBP" });
const rateText = (basisPoints: number) => (basisPoints / 10_000).toFixed(4);
const rounded = (tenThousandths: number) => Math.floor((tenThousandths + 5_000) / 10_000);

interface Step {
  readonly from: number;
  readonly basisPoints: number;
}
const pennyByPenny = (steps: readonly Step[], start: number, length: number) => {
  let sum = 0;
  for (let penny = start; penny < start + length; penny += 1) {
    sum += steps.filter(({ from }) => from <= penny).at(-1)!.basisPoints;
  }
  return rounded(sum);
};

const basisPoints = fc.nat(9_999);
const steps = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 3 })
  .chain((starts) =>
    fc.tuple(
      ...[0, ...starts.sort((a, b) => a - b)].map((from) => fc.record({ from: fc.constant(from), basisPoints })),
    ),
  );
const bandsOf = (all: readonly Step[]) =>
  all.map(({ from, basisPoints: bp }) => ({ from: gbp(from), rate: rateText(bp) }));

/** Sales of one creator, an hour apart, each with a refund of a part of it. */
const orders = fc.array(fc.record({ value: fc.nat(200), refund: fc.nat(200) }), { maxLength: 6 });
const ledgerUnder = (one: CommissionRule, given: readonly { readonly value: number; readonly refund: number }[]) =>
  ledgerOf(
    {
      terms: [terms([one])],
      sales: given.map(({ value }, index) => sale(`s-${index}`, index * 3_600_000, gbp(value))),
      adjustments: given.map(({ refund }, index) => adjustment(`r-${index}`, `s-${index}`, 1e9 + index, gbp(refund))),
    },
    5e8,
    1e9 + 2,
    2e9,
  );

describe("the ledger against counted pennies", () => {
  it("percent: the share of what is left of every sale", () => {
    fc.assert(
      fc.property(orders, basisPoints, (given, bp) => {
        const ledger = ledgerUnder(rule("p", { kind: "percent", rate: rateText(bp) }), given);
        const expected = given.map(({ value, refund }) =>
          pennyByPenny([{ from: 0, basisPoints: bp }], 0, Math.max(0, value - refund)),
        );
        expect(sumOf(ledger)).toBe(expected.reduce((sum, minor) => sum + minor, 0));
      }),
    );
  });

  it("graduated: every sale where it lies among what is left", () => {
    fc.assert(
      fc.property(orders, steps, (given, all) => {
        const component = {
          kind: "tiered",
          mode: "graduated",
          measure: "salesValue",
          window: { kind: "lifetime" },
          onReversal: "recompute",
        } as const;
        const ledger = ledgerUnder(rule("g", { ...component, tiers: bandsOf(all) }), given);
        let start = 0;
        let expected = 0;
        for (const { value, refund } of given) {
          const left = Math.max(0, value - refund);
          expected += pennyByPenny(all, start, left);
          start += left;
        }
        expect(sumOf(ledger)).toBe(expected);
      }),
    );
  });

  it("graduated ratchet: what is left of every sale, at its rate among all that were made", () => {
    fc.assert(
      fc.property(orders, steps, (given, all) => {
        const component = {
          kind: "tiered",
          mode: "graduated",
          measure: "salesValue",
          window: { kind: "lifetime" },
          onReversal: "ratchet",
        } as const;
        const ledger = ledgerUnder(rule("g", { ...component, tiers: bandsOf(all) }), given);
        let start = 0;
        let expected = 0;
        for (const { value, refund } of given) {
          const left = Math.max(0, value - refund);
          const rates = new Set(
            all
              .filter(({ from }) => from < start + value)
              .filter((_, i, reached) => (reached[i + 1]?.from ?? Number.POSITIVE_INFINITY) > start),
          );
          // In one band the rate is taken of what is left; over several the earned amount shrinks with the sale.
          if (rates.size < 2)
            expected += pennyByPenny(
              [...rates].map((band) => ({ ...band, from: 0 })),
              0,
              left,
            );
          else expected += Math.floor((pennyByPenny(all, start, value) * left * 2 + value) / (value * 2));
          start += value;
        }
        expect(sumOf(ledger)).toBe(expected);
      }),
    );
  });

  it("milestone: what is reached at the end, or what ever was", () => {
    const at = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(orders, at, fc.boolean(), (given, marks, ratchet) => {
        const component = {
          kind: "milestone",
          measure: "orders",
          stack: "cumulative",
          window: { kind: "lifetime" },
        } as const;
        const list = marks.sort((a, b) => a - b).map((mark) => ({ at: mark, bonus: gbp(mark * 100) }));
        const onReversal = ratchet ? "ratchet" : "recompute";
        const ledger = ledgerUnder(rule("m", { ...component, steps: list, onReversal }), given);
        // All sales come before the first refund. A refund of nothing takes back a sale that was worth nothing.
        const left = given.filter(({ value, refund }) => value > refund).length;
        const count = ratchet ? given.length : left;
        expect(sumOf(ledger)).toBe(
          list.filter(({ at: mark }) => mark <= count).reduce((sum, { bonus }) => sum + bonus.minor, 0),
        );
      }),
    );
  });
});
