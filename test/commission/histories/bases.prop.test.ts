import type { Adjustment, ConversionLine, Sale } from "creator-core/models";
import { allocateMoney, type FxRate } from "creator-core/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BaseTerms } from "../../../src/commission/accrual/remembered-base.js";
import { basesOf, readSales, type SaleHistory } from "../../../src/commission/accrual/sale-history.js";
import { change, historyOf, netSales, saleOf, termsOf } from "./_histories.ts";

const money = (minor: number) => ({ minor, currency: "GBP" });
const amount = fc.integer({ min: 0, max: 5000 }).map(money);
const price = fc.integer({ min: 0, max: 5000 }).map((minor) => money(minor % 7 === 0 ? 0 : minor));
const part = fc.integer({ min: 1, max: 2500 }).map(money);
/** Enough for the cases that take several things at once. */
const often = { numRuns: 400 };

/** Lines named `0`, `1`, `2` … */
const lines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 4 }),
      price,
      sellerDiscount: fc.integer({ min: 0, max: 900 }).map(money),
      tax: amount,
    }),
    {
      minLength: 2,
      maxLength: 5,
    },
  )
  .map((rows) => rows.map((row, place): ConversionLine => ({ id: String(place), ...row })));

/** Whole weights of up to three creators; what is left is nobody's. */
const weights = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 3 }))
  .filter(([own, rest]) => own.reduce((a, b) => a + b, rest) > 0);

const sale = fc
  .record({ order: lines, split: weights, value: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null }) })
  .map(({ order, split: [own, rest], value }): Sale => {
    const total = own.reduce((a, b) => a + b, rest);
    const parts = value === null ? null : allocateMoney(money(value), [...own, rest]);
    const shares = own.map((weight, place) => ({
      creatorId: "abc"[place]!,
      weight,
      ...(parts === null ? {} : { value: parts[place]! }),
    }));
    return saleOf(value === null ? null : money(value), shares, { lines: order }, total);
  });

/** Takings and givings of the order or a line of it, one a day. */
const adjustments = (byLine: boolean) =>
  fc
    .array(
      fc.record({
        value: part,
        gives: fc.integer({ min: 0, max: 2 }).map((of) => of === 0),
        line: byLine ? fc.option(fc.nat({ max: 4 }), { nil: null, freq: 1 }) : fc.constant(null),
        undoes: fc.option(fc.nat({ max: 4 }), { nil: null }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((rows) =>
      rows.map(({ value, gives, line, undoes }, day): Adjustment => {
        const about = line === null ? {} : { lineId: String(line) };
        return gives
          ? change(
              `r${day}`,
              day,
              value,
              { ...about, ...(undoes === null ? {} : { reinstates: `r${undoes}` }) },
              "reinstatement",
            )
          : change(`r${day}`, day, value, about);
      }),
    );

const bases = fc.constantFrom<BaseTerms>(
  netSales,
  termsOf({ kind: "saleValue" }),
  termsOf({ kind: "lines", include: ["price", "tax"], pieces: "one" }),
  termsOf({ kind: "lines", include: ["price", "sellerDiscount"] }, { rounding: { mode: "floor", level: "order" } }),
  termsOf({ kind: "lines", include: ["price"], excludedSkus: ["x"] }, { currency: "USD" }),
  termsOf({ kind: "saleValue" }, { currency: "USD" }),
);
const rates: readonly FxRate[] = [{ from: "GBP", to: "USD", rate: "1.27", date: "2026-01-01", source: "desk" }];

/** The lines of an order in up to three groups. */
const groupsOf = (count: number, colours: readonly number[]): number[][] =>
  [0, 1, 2].map((colour) =>
    Array.from({ length: count }, (_, place) => place).filter((place) => (colours[place] ?? 0) === colour),
  );
const colours = fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 });

const added = (series: readonly (readonly number[])[], length: number): number[] =>
  Array.from({ length }, (_, step) => series.reduce((sum, each) => sum + each[step]!, 0));

const known = (order: Sale, facts: readonly Adjustment[]): SaleHistory => {
  const own = new Set(order.lines?.map(({ id }) => id));
  return historyOf(
    order,
    facts.filter(({ lineId }) => lineId === undefined || own.has(lineId)),
    rates,
  );
};

/** The same order, credited to one creator: then the base of a group is that creator's. */
const ofOne = (order: Sale): Sale => saleOf(order.value ?? null, "a", { lines: order.lines! });

describe("the bases of groups of lines", () => {
  it("sum to the base of the order at every step", () => {
    fc.assert(
      fc.property(sale, adjustments(true), bases, colours, (order, facts, terms, colour) => {
        const history = known(ofOne(order), facts);
        const whole = basesOf(history, terms, null);
        if (whole === null) return;
        const groups = groupsOf(order.lines!.length, colour).map((group) => basesOf(history, terms, group)!.of("a"));
        expect(added(groups, history.stands.length)).toEqual(whole.of("a"));
      }),
      often,
    );
  });

  it("are shared out without a remainder, and for each creator sum to the whole when the sale is made", () => {
    fc.assert(
      fc.property(sale, adjustments(true), bases, colours, (order, facts, terms, colour) => {
        const history = known(order, facts);
        const one = known(ofOne(order), facts);
        const whole = basesOf(history, terms, null);
        if (whole === null) return;
        const groups = groupsOf(order.lines!.length, colour);
        for (const creatorId of history.creators) {
          const own = groups.map((group) => basesOf(history, terms, group)!.of(creatorId)[0]!);
          expect(own.reduce((a, b) => a + b, 0)).toBe(whole.of(creatorId)[0]);
        }
        for (const group of [null, ...groups]) {
          const shares = history.creators.map((creatorId) => basesOf(history, terms, group)!.of(creatorId));
          const total = basesOf(one, terms, group)!.of("a");
          added(shares, history.stands.length).forEach((sum, step) => {
            if (history.weights.at(-1) === 0) expect(sum).toBe(total[step]);
            else expect(sum).toBeLessThanOrEqual(total[step]!);
          });
        }
      }),
      often,
    );
  });

  it("are never below zero, never above the original, nothing when nothing is left, and no taking adds to one", () => {
    fc.assert(
      fc.property(sale, adjustments(true), bases, colours, (order, facts, terms, colour) => {
        const history = known(order, [...facts, change("z", 99, money(99_999))]);
        for (const group of groupsOf(order.lines!.length, colour)) {
          const found = basesOf(history, terms, group);
          if (found === null) continue;
          for (const creatorId of history.creators) {
            const series = found.of(creatorId);
            expect(series.at(-1)).toBe(0);
            expect(series.every((minor) => Number.isSafeInteger(minor) && minor >= 0 && minor <= series[0]!)).toBe(
              true,
            );
            history.adjustments.forEach(({ id }, place) => {
              const takes = facts.find((fact) => fact.id === id)?.kind !== "reinstatement";
              if (takes) expect(series[place + 1]).toBeLessThanOrEqual(series[place]!);
            });
          }
        }
      }),
      often,
    );
  });

  it("do not feel what is taken back of other lines", () => {
    fc.assert(
      fc.property(sale, adjustments(true), bases, (order, facts, terms) => {
        const about = facts.filter(({ lineId }) => lineId !== undefined && lineId !== "0");
        const history = known(ofOne(order), about);
        const found = basesOf(history, terms, [0]);
        if (found === null || history.stands.includes(false)) return;
        expect(new Set(found.of("a")).size).toBe(1);
      }),
      often,
    );
  });
});

describe("the base of an order", () => {
  it("at every step is its part of the original, rounded once", () => {
    fc.assert(
      fc.property(sale, adjustments(false), (order, facts) => {
        const history = known(ofOne(order), facts);
        const [original, ...later] = basesOf(history, netSales, null)!.of("a");
        const [first, ...left] = history.totals;
        if (first === 0) return;
        // Half away from zero of the exact fraction: ⌊(2 × base × left + whole) ÷ 2 × whole⌋.
        const slow = left.map((now) => {
          const [base, whole] = [BigInt(original!), BigInt(first!)];
          return Number((2n * base * BigInt(now) + whole) / (2n * whole));
        });
        expect(later).toEqual(slow);
      }),
      often,
    );
  });

  it("does not depend on the order in which facts are given", () => {
    fc.assert(
      fc.property(sale, adjustments(true), bases, (order, facts, terms) => {
        const turned = { ...order, credits: [...order.credits].reverse() };
        const [one, other] = [known(order, facts), known(turned, [...facts].reverse())];
        for (const creatorId of one.creators) {
          expect(basesOf(other, terms, null)?.of(creatorId)).toEqual(basesOf(one, terms, null)?.of(creatorId));
        }
        expect(other.units).toEqual(one.units);
      }),
      often,
    );
  });

  it("reads a sale the same among others as alone", () => {
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 4 }), adjustments(false), (orders, facts) => {
        const sales = orders.map((order, place) => ({ ...order, id: `order-${place}` }));
        const all = [...readSales(sales, facts, 2e12)];
        expect(all.map(({ id }) => id)).toEqual(sales.map(({ id }) => id));
        for (const [place, history] of all.entries()) {
          const [alone] = readSales([sales[place]!], facts, 2e12);
          expect(history.totals).toEqual(alone?.totals);
          expect([...history.credited]).toEqual([...alone!.credited]);
        }
      }),
      often,
    );
  });
});
