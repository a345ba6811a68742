import { spreadOrderDiscounts } from "creator-core/commission";
import type { ConversionLine } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";

const gbp = (amount: string) => money(amount, "GBP");
const line = (price: string, more: Partial<ConversionLine> = {}): ConversionLine =>
  deepFreeze({ id: price, quantity: 1, price: gbp(price), ...more });

describe("spreadOrderDiscounts", () => {
  it.each([
    ["10.00 over three of 10.00", ["10.00", "10.00", "10.00"], "10.00", [334, 333, 333]],
    ["0.10 by 5/3/3", ["5.00", "3.00", "3.00"], "0.10", [4, 3, 3]], // 4.54, 2.72, 2.72: floors 4, 2, 2, and 2 to the larger remainders
    ["99.99 by 75/25", ["75.00", "25.00"], "99.99", [7499, 2500]], // 7499.25, 2499.75
    ["100.00 by 30/20/40/40", ["30.00", "20.00", "40.00", "40.00"], "100.00", [2308, 1538, 3077, 3077]],
  ])("spreads %s", (_, prices, amount, parts) => {
    const lines = prices.map((price) => line(price));
    const spread = spreadOrderDiscounts(lines, [{ fundedBy: "seller", amount: gbp(amount) }]);
    expect(spread.map(({ sellerDiscount }) => sellerDiscount?.minor)).toEqual(parts);
    expect(spread.map(({ id, price }) => [id, price])).toEqual(lines.map(({ id, price }) => [id, price]));
  });

  it("adds to what the lines say themselves, and writes nothing where there is nothing", () => {
    const lines = [line("30.00", { sellerDiscount: gbp("1.00"), tax: gbp("2.00") }), line("0")];
    const spread = spreadOrderDiscounts(lines, [
      { fundedBy: "seller", amount: gbp("3.00") },
      { fundedBy: "platform", amount: gbp("0.50") },
    ]);
    expect(spread).toEqual([{ ...lines[0], sellerDiscount: gbp("4.00"), platformDiscount: gbp("0.50") }, lines[1]]);
    expect(spreadOrderDiscounts(lines, [])).toEqual(lines);
  });

  it("adds up the discounts of one funder before it spreads them", () => {
    // Two of 0.05 over three equal lines: 0.02, 0.02, 0.01 each time would be 0.04, 0.04, 0.02; together 0.04, 0.03, 0.03.
    const each = { fundedBy: "platform", amount: gbp("0.05") } as const;
    const spread = spreadOrderDiscounts([line("1.00"), line("1.00"), line("1.00")], [each, each]);
    expect(spread.map(({ platformDiscount }) => platformDiscount?.minor)).toEqual([4, 3, 3]);
  });

  it("refuses what it cannot spread", () => {
    const seller = { fundedBy: "seller", amount: gbp("1.00") } as const;
    expect(refusalOf(() => spreadOrderDiscounts([], [seller]))).toBe("invalidArgument at lines");
    expect(refusalOf(() => spreadOrderDiscounts([line("1.00")], untyped(undefined)))).toBe(
      "invalidArgument at orderDiscounts",
    );
    expect(refusalOf(() => spreadOrderDiscounts([line("1.00")], [{ ...seller, amount: money("1", "JPY") }]))).toBe(
      "currencyMismatch at orderDiscounts[0].amount",
    );
  });
});
