import { campaignCost, costPerAcquisition, costPerView, returnOnAdSpend } from "creator-core/metrics";
import type { CostKind, CostLine } from "creator-core/models";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const kinds: readonly CostKind[] = ["creatorFees", "commissions", "samples", "usageRights", "legal"];
const lines = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    amount: fc.record({ minor: fc.nat(10_000_000), currency: fc.constantFrom("GBP", "GBP", "GBP", "EUR") }),
  }),
);
const expected = fc.subarray([...kinds]);
const costOf = (list: readonly Pick<CostLine, "kind" | "amount">[], wanted: readonly CostKind[]) =>
  campaignCost(deepFreeze(list), { expected: wanted, currency: "GBP" });

it("a campaign costs the same in whatever order its lines come", () => {
  fc.assert(
    fc.property(lines, expected, (list, wanted) => {
      const reversed = costOf([...list].reverse(), [...wanted].reverse());
      expect(reversed).toEqual(costOf(list, wanted));
    }),
  );
});

it("every pound of the lines is in the total, and only pounds", () => {
  fc.assert(
    fc.property(lines, expected, (list, wanted) => {
      const pounds = list
        .filter(({ amount }) => amount.currency === "GBP")
        .reduce((sum, { amount }) => sum + amount.minor, 0);
      expect(costOf(list, wanted).total.minor).toBe(pounds);
    }),
  );
});

it("a partial cost never makes a number, and a complete one does", () => {
  fc.assert(
    fc.property(lines, expected, fc.integer({ min: 1, max: 1_000_000 }), (list, wanted, count) => {
      const cost = costOf(list, wanted);
      const missing = wanted.some((kind) => list.every((line) => line.kind !== kind));
      const mixed = list.some(({ amount }) => amount.currency !== "GBP");
      const reason = mixed ? "mixedDefinitions" : missing ? "partialCost" : "none";
      for (const metric of [costPerView(cost, count), costPerAcquisition(cost, count)]) {
        expect(metric.ok ? "none" : metric.reason).toBe(reason);
      }
    }),
  );
});

it("a price times its count is the cost, and its value is the price in pounds", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 1_000_000_000 }), (minor, count) => {
      const metric = costPerView({ minor, currency: "GBP" }, count);
      if (!metric.ok) throw new Error(metric.reason);
      expect(metric.exact).toEqual({ minor, count, currency: "GBP" });
      expect(metric.value).toBe(minor / (count * 100));
    }),
  );
});

it("a price per thing falls when the same money buys more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (minor, count) => {
      const price = (n: number) => {
        const metric = costPerView({ minor, currency: "GBP" }, n);
        return metric.ok ? metric.value : Number.NaN;
      };
      expect(price(count + 1)).toBeLessThan(price(count));
    }),
  );
});

it("returns add up over orders, in whatever order, and do not depend on the size of the unit", () => {
  const amounts = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }));
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 2, max: 100 }),
      (minors, spent, k) => {
        const orders = (factor: number) =>
          deepFreeze(minors.map((minor) => ({ minor: minor * factor, currency: "GBP" })));
        const roas = returnOnAdSpend({ minor: spent, currency: "GBP" }, orders(1));
        const scaled = returnOnAdSpend({ minor: spent * k, currency: "GBP" }, orders(k));
        const whole = returnOnAdSpend(
          { minor: spent, currency: "GBP" },
          { minor: minors.reduce((a, b) => a + b, 0), currency: "GBP" },
        );
        if (!roas.ok || !scaled.ok || !whole.ok) throw new Error("every cost is above zero");
        expect(roas.exact).toEqual(whole.exact);
        expect(scaled.value).toBeCloseTo(roas.value, 9);
        expect(returnOnAdSpend({ minor: spent, currency: "GBP" }, [...orders(1)].reverse())).toEqual(roas);
        expect(JSON.parse(JSON.stringify(roas))).toStrictEqual(roas);
      },
    ),
  );
});
