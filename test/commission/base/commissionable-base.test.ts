import { commissionableBase, commissionBases } from "creator-core/commission";
import type { BaseComponent, ConversionLine, OrderDiscount } from "creator-core/models";
import { applyRate, type Money, money, sumMoney } from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";

const gbp = (amount: string) => money(amount, "GBP");

const line = (price: string, more: Partial<ConversionLine> = {}): ConversionLine =>
  deepFreeze({ id: "1", quantity: 1, price: gbp(price), ...more });

const off = (fundedBy: "seller" | "platform", amount: string): OrderDiscount =>
  deepFreeze({ fundedBy, amount: gbp(amount) });

const only = (...include: readonly BaseComponent[]) => ({ kind: "lines", include }) as const;

const minorsOf = ({ lines }: { readonly lines: readonly { readonly amount: Money }[] }) =>
  lines.map(({ amount }) => amount.minor);

const { gross, netOfDiscounts, netOfTaxAndShipping, tiktokShop, margin } = commissionBases;

describe("commissionableBase, the worked cases", () => {
  it.each([
    [
      "1: 100.00 less a 10 % coupon is 90.00; 20 % is 18.00",
      line("100.00", { sellerDiscount: gbp("10.00") }),
      20,
      1800,
    ],
    [
      "1: 100.00 less 20 % is 80.00, 10 % tax and 5.00 shipping not counted; 5 % is 4.00",
      line("100.00", { sellerDiscount: gbp("20.00"), tax: gbp("8.00"), shipping: gbp("5.00") }),
      5,
      400,
    ],
    [
      "1: 100.00 less a coupon of 10.00 is 90.00, 5.00 shipping and 9.00 tax not counted; 15 % is 13.50",
      line("100.00", { sellerDiscount: gbp("10.00"), shipping: gbp("5.00"), tax: gbp("9.00") }),
      15,
      1350,
    ],
  ])("%s", (_, order, rate, minor) => {
    const { total } = commissionableBase([order], netOfTaxAndShipping);
    expect(applyRate(total, percent(rate)).minor).toBe(minor);
  });

  it("1: 30.00 paid by gift card is a payment; there is no place for it, and the 15 % stay 13.50", () => {
    const order = line("100.00", { sellerDiscount: gbp("10.00"), shipping: gbp("5.00"), tax: gbp("9.00") });
    // 104.00 were due: 30.00 by gift card, 74.00 by card. As a discount it would leave 60.00, and 9.00.
    const paid = { ...order, giftCard: gbp("30.00") };
    expect(applyRate(commissionableBase([paid], netOfTaxAndShipping).total, percent(15)).minor).toBe(1350);
    expect(commissionableBase([paid], netOfDiscounts).total).toEqual(gbp("104.00"));
  });

  it("2: TikTok Shop in Viet Nam: 39.99 listed − 3.00 − 4.00 − 2.73 tax is 30.26; 12 % is 3.63", () => {
    // The listed price contains the tax: 37.26 without.
    const order = line("37.26", { platformDiscount: gbp("3.00"), sellerDiscount: gbp("4.00"), tax: gbp("2.73") });
    const { total } = commissionableBase([order], tiktokShop);
    expect(total).toEqual(gbp("30.26"));
    expect(applyRate(total, percent(12))).toEqual(gbp("3.63"));
  });

  // Goods 20.00, shipping 5.00, tax 10 % of each: 2.00 and 0.50; at 20 %.
  it.each([
    ["5: everything, 27.50: 5.50", gross, 550],
    ["5: without any tax, 25.00: 5.00", only("price", "shipping"), 500],
    ["5: without tax and shipping, 20.00: 4.00", only("price"), 400],
    ["5: tax on shipping is a component of its own, 0.50: 0.10", only("shippingTax"), 10],
    ["5: tax on the goods alone, 2.00: 0.40", only("tax"), 40],
  ])("%s", (_, base, minor) => {
    const order = line("20.00", { shipping: gbp("5.00"), tax: gbp("2.00"), shippingTax: gbp("0.50") });
    expect(applyRate(commissionableBase([order], base).total, percent(20)).minor).toBe(minor);
  });

  it("7: the bases of lines at rates of their own: A 20.00 and B 30.00", () => {
    const base = commissionableBase([line("20.00", { id: "A" }), line("30.00", { id: "B" })], netOfTaxAndShipping);
    const [a, b] = base.lines.map(({ amount }) => amount);
    // 10 % of 20.00 and 50 % of 30.00: 2.00 + 15.00.
    expect(sumMoney([applyRate(a!, percent(10)), applyRate(b!, percent(50))], "GBP")).toEqual(gbp("17.00"));
  });

  it("8: 10.00 off over three lines of 10.00: 3.34, 3.33, 3.33", () => {
    const lines = ["a", "b", "c"].map((id) => line("10.00", { id }));
    const base = commissionableBase(lines, netOfTaxAndShipping, { orderDiscounts: [off("seller", "10.00")] });
    expect(minorsOf(base)).toEqual([666, 667, 667]);
    expect(base.total).toEqual(gbp("20.00"));
    // 10 % of each: 0.67 three times is 2.01; of the order: 2.00.
    expect(base.lines.map(({ amount }) => applyRate(amount, percent(10)).minor)).toEqual([67, 67, 67]);
    expect(applyRate(base.total, percent(10)).minor).toBe(200);
  });
});

describe("commissionableBase", () => {
  const order = line("100.00", {
    sellerDiscount: gbp("10.00"),
    platformDiscount: gbp("4.00"),
    tax: gbp("9.00"),
    shipping: gbp("5.00"),
    shippingTax: gbp("0.50"),
    giftWrap: gbp("3.00"),
    cost: gbp("60.00"),
  });

  it.each<[string, Parameters<typeof commissionableBase>[1], number]>([
    ["price", only("price"), 10_000],
    ["tax", only("tax"), 900],
    ["shipping", only("shipping"), 500],
    ["shippingTax", only("shippingTax"), 50],
    ["giftWrap", only("giftWrap"), 300],
    ["a discount alone is less than nothing", only("sellerDiscount"), 0],
    ["price and gift wrap", only("price", "giftWrap"), 10_300],
    ["price less what the seller took off", only("price", "sellerDiscount"), 9000],
    ["price less what the platform took off", only("price", "platformDiscount"), 9600],
    ["gross: 100 + 9 + 5 + 0.50 + 3", gross, 11_750],
    ["netOfDiscounts: 117.50 − 10 − 4", netOfDiscounts, 10_350],
    ["netOfTaxAndShipping: 100 − 10 − 4", netOfTaxAndShipping, 8600],
    ["tiktokShop: 100 − 10 − 4", tiktokShop, 8600],
    ["margin: 100 − 10 − 60; the platform pays for its own discount", margin, 3000],
    ["nothing is included", only(), 0],
  ])("adds up %s", (_, base, minor) => {
    expect(commissionableBase([order], base).total.minor).toBe(minor);
  });

  it("leaves out products, SKUs and categories, and never lets a line count below zero", () => {
    const lines = [
      line("10.00", { id: "a", productId: "p-1", sku: "s-1", category: "books" }),
      line("10.00", { id: "b", category: "books" }),
      line("10.00", { id: "c", sellerDiscount: gbp("12.00") }),
      line("10.00", { id: "d" }),
      line("10.00", { id: "e", sku: "s-1", category: "books" }),
    ];
    const base = commissionableBase(lines, {
      ...netOfTaxAndShipping,
      excludedProducts: ["p-1"],
      excludedSkus: ["s-1"],
      excludedCategories: ["books"],
    });
    expect(base.total).toEqual(gbp("10.00"));
    expect(base.lines.map(({ lineId, amount, excluded }) => [lineId, amount.minor, excluded])).toEqual([
      ["a", 0, "product"],
      ["b", 0, "category"],
      ["c", 0, null],
      ["d", 1000, null],
      ["e", 0, "sku"],
    ]);
  });

  it("counts one piece of a line of several, rounded once", () => {
    const base = { ...only("price", "sellerDiscount"), pieces: "one" } as const;
    const pieces = [
      line("10.00", { quantity: 3 }), // 3.333…
      line("10.00", { quantity: 6 }), // 1.666…
      line("10.00", { quantity: 8, sellerDiscount: gbp("0.04") }), // 9.96 ÷ 8 = 1.245
      line("9.00"),
    ];
    expect(minorsOf(commissionableBase(pieces, base))).toEqual([333, 167, 125, 900]);
    expect(minorsOf(commissionableBase(pieces, base, { rounding: "halfEven" }))).toEqual([333, 167, 124, 900]);
    expect(commissionableBase(pieces, { ...base, pieces: "all" }).total.minor).toBe(1000 + 1000 + 996 + 900);
    expect(refusalOf(() => commissionableBase([line("1.00", { quantity: 0 })], base))).toBe(
      "invalidInteger at lines[0].quantity",
    );
  });

  it("takes the cost off a margin, line by line", () => {
    const lines = [
      line("30.00", { id: "a", cost: gbp("12.50") }),
      line("10.00", { id: "loss", cost: gbp("14.00") }),
      line("10.00", { id: "free", cost: gbp("0") }),
    ];
    const base = commissionableBase(lines, margin);
    expect(minorsOf(base)).toEqual([1750, 0, 1000]);
    expect(base.total.minor).toBe(2750);
  });

  it("knows no margin of a line that does not say its cost, unless the line is excluded", () => {
    const lines = [line("10.00", { cost: gbp("4.00") }), line("10.00", { sku: "gift" })];
    expect(refusalOf(() => commissionableBase(lines, margin))).toBe("invalidMoney at lines[1].cost");
    expect(commissionableBase(lines, { ...margin, excludedSkus: ["gift"] }).total.minor).toBe(600);
  });

  it("spreads discounts on the order by prices, each funder's apart, excluded lines included", () => {
    const lines = [
      line("60.00", { id: "a", sellerDiscount: gbp("5.00") }),
      line("30.00", { id: "b" }),
      line("10.00", { id: "c", category: "gifts" }),
    ];
    const orderDiscounts = [off("seller", "4.00"), off("platform", "20.00"), off("seller", "6.00")];
    // Seller 10.00: 6.00, 3.00, 1.00. Platform 20.00: 12.00, 6.00, 2.00.
    expect(minorsOf(commissionableBase(lines, netOfTaxAndShipping, { orderDiscounts }))).toEqual([3700, 2100, 700]);
    expect(minorsOf(commissionableBase(lines, only("price", "sellerDiscount"), { orderDiscounts }))).toEqual([
      4900, 2700, 900,
    ]);
    expect(minorsOf(commissionableBase(lines, only("price"), { orderDiscounts }))).toEqual([6000, 3000, 1000]);
    expect(
      minorsOf(
        commissionableBase(lines, { ...netOfTaxAndShipping, excludedCategories: ["gifts"] }, { orderDiscounts }),
      ),
    ).toEqual([3700, 2100, 0]);
  });

  it("spreads evenly where nothing has a price, and a discount may take everything", () => {
    const free = [line("0", { shipping: gbp("3.00") }), line("0", { shipping: gbp("3.00") })];
    expect(minorsOf(commissionableBase(free, netOfDiscounts, { orderDiscounts: [off("platform", "2.01")] }))).toEqual([
      199, 200,
    ]);
    const whole = [line("10.00"), line("20.00")];
    expect(minorsOf(commissionableBase(whole, netOfDiscounts, { orderDiscounts: [off("seller", "45.00")] }))).toEqual([
      0, 0,
    ]);
  });

  it("knows currencies without and with three decimals", () => {
    const yen = { id: "1", quantity: 1, price: money("1999", "JPY"), sellerDiscount: money("99", "JPY") };
    expect(commissionableBase([yen], netOfTaxAndShipping).total).toEqual({ minor: 1900, currency: "JPY" });
    const dinar = { id: "1", quantity: 1, price: money("12.345", "KWD") };
    expect(commissionableBase([dinar], netOfTaxAndShipping).total).toEqual({ minor: 12_345, currency: "KWD" });
  });

  it("refuses what cannot be added up", () => {
    const refusal = (lines: readonly unknown[], base: unknown = gross, options?: unknown) =>
      refusalOf(() => commissionableBase(untyped(lines), untyped(base), untyped(options)));
    const yen = money("1", "JPY");
    expect(refusal([])).toBe("invalidArgument at lines");
    expect(refusal([null])).toBe("invalidArgument at lines[0]");
    expect(refusal([line("1.00", { tax: yen })])).toBe("currencyMismatch at lines[0].tax");
    expect(refusal([line("1.00"), { id: "2", quantity: 1, price: yen }])).toBe("currencyMismatch at lines[1].price");
    expect(refusal([line("1.00"), { id: "2", quantity: 1 }])).toBe("invalidMoney at lines[1].price");
    expect(refusal([line("1.00", { tax: gbp("-1.00") })])).toBe("invalidMoney at lines[0].tax");
    expect(refusal([line("1.00", { tax: { minor: -0, currency: "GBP" } })])).toBe("invalidMoney at lines[0].tax.minor");
    expect(refusal([line("1.00", { tax: { minor: 0.5, currency: "GBP" } })])).toBe(
      "invalidMoney at lines[0].tax.minor",
    );
    expect(refusal([line("1.00")], only("price", "price"))).toBe("invalidPolicy at base.include[1]");
    expect(refusal([line("1.00")], only(untyped("cost")))).toBe("invalidPolicy at base.include[0]");
    expect(refusal([line("1.00")], { kind: "saleValue" })).toBe("invalidPolicy at base.kind");
    expect(refusal([line("1.00")], null)).toBe("invalidPolicy at base.kind");
    expect(refusal([line("1.00")], { ...margin, pieces: "one" })).toBe("invalidPolicy at base.pieces");
    expect(refusal([line("1.00")], { ...gross, pieces: "some" })).toBe("invalidPolicy at base.pieces");
    expect(refusal([line("1.00")], { ...gross, excludedSku: ["a"] })).toBe("invalidPolicy at base.excludedSku");
    expect(refusal([line("1.00")], { ...gross, excludedSkus: [1] })).toBe("invalidArgument at base.excludedSkus[0]");
    expect(refusal([line("1.00")], gross, null)).toBe("invalidArgument at options");
    expect(refusal([line("1.00")], gross, { rounding: "up" })).toBe("invalidArgument at options.rounding");
    const discounts = (orderDiscounts: unknown) => refusal([line("1.00")], gross, { orderDiscounts });
    expect(discounts([{ fundedBy: "shop", amount: gbp("1.00") }])).toBe(
      "invalidArgument at options.orderDiscounts[0].fundedBy",
    );
    expect(discounts([{ fundedBy: "seller", amount: gbp("-1.00") }])).toBe(
      "invalidMoney at options.orderDiscounts[0].amount",
    );
    expect(discounts([{ fundedBy: "seller", amount: yen }])).toBe(
      "currencyMismatch at options.orderDiscounts[0].amount",
    );
  });

  it("refuses sums that are not exact any more", () => {
    const most = { minor: Number.MAX_SAFE_INTEGER, currency: "GBP" };
    const huge = { id: "1", quantity: 1, price: most };
    expect(commissionableBase([huge], gross).total).toEqual(most);
    expect(refusalOf(() => commissionableBase([{ ...huge, tax: most, shipping: most }], gross))).toBe(
      "moneyOverflow at lines[0]",
    );
    expect(refusalOf(() => commissionableBase([huge, huge], gross))).toBe("moneyOverflow at total");
  });
});
