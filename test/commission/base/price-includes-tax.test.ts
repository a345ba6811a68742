import { commissionableBase, commissionBases } from "creator-core/commission";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";

const gbp = (amount: string) => money(amount, "GBP");
const line = { id: "1", quantity: 1, tax: gbp("20.00"), sellerDiscount: gbp("12.00"), shipping: gbp("5.00") };
const within = deepFreeze({ ...line, price: gbp("120.00"), priceIncludesTax: true });
const onTop = deepFreeze({ ...line, price: gbp("100.00") });
const totalOf = (base: keyof typeof commissionBases, one: typeof within | typeof onTop) =>
  commissionableBase([{ ...one, cost: gbp("40.00") }], commissionBases[base]).total.minor;

describe("a price with its tax in it", () => {
  // 100.00 of goods, 20.00 tax, 5.00 shipping, 12.00 off.
  it.each([
    ["gross", 125_00],
    ["netOfDiscounts", 113_00],
    ["netOfTaxAndShipping", 88_00],
    ["tiktokShop", 88_00],
    ["margin", 48_00],
  ] as const)("comes to the same %s as with the tax on top", (base, expected) => {
    expect([totalOf(base, within), totalOf(base, onTop)]).toEqual([expected, expected]);
  });

  it("is below zero for nobody, also where the tax is larger than the price", () => {
    const odd = { ...within, price: gbp("10.00") };
    expect(commissionableBase([odd], commissionBases.netOfTaxAndShipping).total.minor).toBe(0);
  });

  it("means nothing without a tax, or where it says false", () => {
    const { tax, ...untaxed } = within;
    expect(commissionableBase([untaxed], commissionBases.netOfTaxAndShipping).total.minor).toBe(108_00);
    const said = { ...within, priceIncludesTax: false };
    expect(commissionableBase([said], commissionBases.netOfTaxAndShipping).total.minor).toBe(108_00);
  });
});
