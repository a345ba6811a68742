import { applyRefunds, attributeConversions, creditTotals } from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";

const policy: AttributionPolicy = {
  id: "shares",
  windows: { click: "full" },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["click"]],
  model: { kind: "linear", over: "touches" },
  selfPurchase: "eligible",
};
const click = (id: string, creatorId: string | null, customerKey: string) =>
  ({ id, creatorId, customerKey, kind: "click", occurredAt: 1 }) as const;
const order = (id: string, customerKey: string, minor?: number, currency = "GBP") => ({
  id,
  customerKey,
  kind: "order" as const,
  occurredAt: 2,
  ...(minor === undefined ? {} : { value: { minor, currency } }),
});

/** Three orders: of ann, ben and cyd; of ann and nobody; of nobody at all; and a lead of ann's. */
const facts = deepFreeze({
  conversions: [
    order("o-1", "k-1", 1000),
    order("o-2", "k-2", 501, "JPY"),
    order("o-3", "k-3", 700),
    order("lead", "k-4"),
  ],
  touchpoints: [
    click("t-1", "ann", "k-1"),
    click("t-2", "ben", "k-1"),
    click("t-3", "cyd", "k-1"),
    click("t-4", "ann", "k-2"),
    click("t-5", null, "k-2"),
    click("t-6", "ann", "k-4"),
  ],
});
const { sales } = attributeConversions(facts, policy);

describe("creditTotals", () => {
  it("adds up what each creator was credited with, nobody last", () => {
    // 10.00 over three touches is 3.34, 3.33, 3.33; 501 yen over two are 251 for ann's and 250 for nobody's.
    expect(creditTotals(sales)).toEqual([
      { creatorId: "ann", conversions: 1 / 3 + 1 / 2 + 1, values: [gbp(334), jpy(251)] },
      { creatorId: "ben", conversions: 1 / 3, values: [gbp(333)] },
      { creatorId: "cyd", conversions: 1 / 3, values: [gbp(333)] },
      { creatorId: null, conversions: 1.5, values: [gbp(700), jpy(250)] },
    ]);
  });

  it("says what refunds have left, of shares as they were", () => {
    const refund = { id: "r", conversionId: "o-1", kind: "refund", occurredAt: 3, value: gbp(1000) } as const;
    const [ann, ben] = creditTotals(applyRefunds(sales, [refund]).remaining);
    expect(ann).toEqual({ creatorId: "ann", conversions: 1 / 3 + 1 / 2 + 1, values: [gbp(0), jpy(251)] });
    expect(ben).toEqual({ creatorId: "ben", conversions: 1 / 3, values: [gbp(0)] });
  });

  it("is empty for no sales, and does not care about their order", () => {
    expect(creditTotals([])).toEqual([]);
    expect(creditTotals([...sales].reverse())).toEqual(creditTotals(sales));
  });

  it("adds three thirds to one", () => {
    const three = ["a", "b", "c"].map((id) => order(id, "k-1", 1));
    expect(creditTotals(attributeConversions({ ...facts, conversions: three }, policy).sales)[0]?.conversions).toBe(1);
  });

  it("keeps creators apart whatever they are called", () => {
    const touchpoints = [click("t-1", "__proto__", "k-1"), click("t-2", "toString", "k-1")];
    const found = creditTotals(
      attributeConversions({ conversions: [order("o", "k-1", 3)], touchpoints }, policy).sales,
    );
    expect(found.map(({ creatorId }) => creatorId)).toEqual(["__proto__", "toString"]);
  });

  it("refuses what is no sale, naming it", () => {
    const credit = sales[0]!.credits[0]!;
    const withCredit = (wrong: object) => [{ credits: [{ ...credit, ...wrong }], unattributed: null }];
    expect(() => creditTotals(null as never)).toThrow("sales must be a list");
    expect(() => creditTotals([{ credits: 7, unattributed: null } as never])).toThrow(
      "sales[0].credits must be a list",
    );
    expect(() => creditTotals(withCredit({ creatorId: 7 }))).toThrow("sales[0].credits[0].creatorId");
    expect(() => creditTotals(withCredit({ weight: -1 }))).toThrow("sales[0].credits[0].weight");
    expect(() => creditTotals(withCredit({ totalWeight: 0 }))).toThrow("sales[0].credits[0].totalWeight");
    expect(() => creditTotals(withCredit({ value: { minor: 0.5, currency: "GBP" } }))).toThrow(
      "sales[0].credits[0].value",
    );
    expect(() => creditTotals([{ credits: [], unattributed: 7 as never }])).toThrow("sales[0].unattributed");
    const enormous = withCredit({ value: gbp(Number.MAX_SAFE_INTEGER) })[0]!;
    expect(() => creditTotals([enormous, enormous])).toThrow("Money overflow");
  });
});

function gbp(minor: number) {
  return { minor, currency: "GBP" };
}

function jpy(minor: number) {
  return { minor, currency: "JPY" };
}
