import { commissionableBase, spreadOrderDiscounts } from "creator-core/commission";
import type { BaseComponent, ConversionLine, OrderDiscount } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";

const amount = fc.integer({ min: 0, max: 100_000 }).map((minor) => ({ minor, currency: "GBP" }));
const maybe = fc.option(amount, { nil: undefined });
const components = [
  "price",
  "sellerDiscount",
  "platformDiscount",
  "tax",
  "shipping",
  "shippingTax",
  "giftWrap",
] as const satisfies readonly BaseComponent[];

const line = fc
  .record({
    id: fc.string({ minLength: 1 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    price: amount,
    sellerDiscount: maybe,
    platformDiscount: maybe,
    tax: maybe,
    shipping: maybe,
    shippingTax: maybe,
    giftWrap: maybe,
    cost: maybe,
  })
  .map((said) =>
    deepFreeze(
      Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as unknown as ConversionLine,
    ),
  );
const lines = fc.array(line, { minLength: 1, maxLength: 6 });
const include = fc.subarray([...components]);
const discounts = fc.array(fc.record({ fundedBy: fc.constantFrom("seller" as const, "platform" as const), amount }), {
  maxLength: 4,
}) satisfies fc.Arbitrary<OrderDiscount[]>;

const sum = (minors: readonly number[]) => minors.reduce((total, minor) => total + minor, 0);

describe("the base of an order", () => {
  it("is the sum of its lines, none below zero", () => {
    fc.assert(
      fc.property(lines, include, discounts, (order, named, orderDiscounts) => {
        const base = commissionableBase(order, { kind: "lines", include: named }, { orderDiscounts });
        const minors = base.lines.map(({ amount: { minor } }) => minor);
        expect(base.total.minor).toBe(sum(minors));
        expect(minors.every((minor) => minor >= 0)).toBe(true);
      }),
    );
  });

  it("is what a slow sum over exact integers says, of lines that say all their discounts", () => {
    fc.assert(
      fc.property(lines, include, discounts, (order, named, orderDiscounts) => {
        const spread = spreadOrderDiscounts(order, orderDiscounts);
        const slow = spread.map((each) => {
          const signed = named.map((of) => (of.endsWith("Discount") ? -1n : 1n) * BigInt(each[of]?.minor ?? 0));
          const total = signed.reduce((a, b) => a + b, 0n);
          return total < 0n ? 0 : Number(total);
        });
        const base = { kind: "lines", include: named } as const;
        for (const found of [commissionableBase(spread, base), commissionableBase(order, base, { orderDiscounts })]) {
          expect(found.lines.map(({ amount: { minor } }) => minor)).toEqual(slow);
        }
      }),
    );
  });

  it("does not depend on the order of the components or of the discounts", () => {
    fc.assert(
      fc.property(lines, include, discounts, (order, named, orderDiscounts) => {
        const base = commissionableBase(order, { kind: "lines", include: named }, { orderDiscounts });
        const turned = commissionableBase(
          order,
          { kind: "lines", include: [...named].reverse() },
          { orderDiscounts: [...orderDiscounts].reverse() },
        );
        expect(turned).toEqual(base);
      }),
    );
  });

  it("is a margin where costs are known: what is left of the same components", () => {
    fc.assert(
      fc.property(lines, include, (order, named) => {
        const costed = order.map((each) => ({ ...each, cost: each.cost ?? { minor: 0, currency: "GBP" } }));
        const margin = commissionableBase(costed, { kind: "margin", include: named });
        costed.forEach((each, place) => {
          const plain = sum(named.map((of) => (of.endsWith("Discount") ? -1 : 1) * (each[of]?.minor ?? 0)));
          expect(margin.lines[place]?.amount.minor).toBe(Math.max(0, plain - each.cost.minor));
        });
      }),
    );
  });
});

describe("discounts on an order", () => {
  it("are spread without a remainder, nobody more than a minor unit from their share", () => {
    fc.assert(
      fc.property(lines, discounts, (order, orderDiscounts) => {
        const spread = spreadOrderDiscounts(order, orderDiscounts);
        for (const [funder, field] of [
          ["seller", "sellerDiscount"],
          ["platform", "platformDiscount"],
        ] as const) {
          const total = sum(
            orderDiscounts.filter(({ fundedBy }) => fundedBy === funder).map(({ amount: { minor } }) => minor),
          );
          const parts = spread.map((each, place) => (each[field]?.minor ?? 0) - (order[place]?.[field]?.minor ?? 0));
          expect(sum(parts)).toBe(total);
          const prices = sum(order.map(({ price }) => price.minor));
          if (prices === 0) continue;
          parts.forEach((part, place) => {
            expect(Math.abs(part * prices - total * order[place]!.price.minor)).toBeLessThan(prices);
          });
        }
      }),
    );
  });
});
