import {
  commissionableBase,
  commissionBases,
  flatCommission,
  graduatedCommission,
  milestoneBonus,
  percentCommission,
} from "creator-core/commission";
import type { ConversionLine } from "creator-core/models";
import { allocateMoney, money, sumMoney } from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { gbp } from "./fixtures.ts";

const line = (price: string, more: Partial<ConversionLine> = {}): ConversionLine =>
  deepFreeze({ id: "1", quantity: 1, price: gbp(price), ...more });

describe("percentCommission", () => {
  it("takes a share and shows the line that made it", () => {
    expect(percentCommission(money("100.00", "GBP"), percent(15))).toEqual({
      total: gbp("15.00"),
      lines: [{ ruleId: null, base: gbp("100.00"), rate: "0.15", amount: gbp("15.00"), note: "15 % of £100.00" }],
    });
  });

  it.each([
    ["7.50", "0.082", 62], // 0.615
    ["12.50", "0.0804", 101], // 1.005
    ["175.00", "0.0138", 242], // 2.415
    ["0.15", "0.1", 2], // 0.015
    ["-0.15", "0.1", -2],
  ])("rounds exact decimals: %s at %s", (base, rate, minor) => {
    expect(percentCommission(gbp(base), rate).total.minor).toBe(minor);
  });

  it("follows the rounding mode: 14.5 pence to even", () => {
    expect(percentCommission(gbp("1.45"), "0.1").total.minor).toBe(15);
    expect(percentCommission(gbp("1.45"), "0.1", { rounding: "halfEven" }).total.minor).toBe(14);
  });

  it("knows currencies without and with three decimals", () => {
    expect(percentCommission(money("1999", "JPY"), "0.075").total).toEqual(money("150", "JPY")); // 149.925
    expect(percentCommission(money("12.345", "KWD"), "0.075").total).toEqual(money("0.926", "KWD")); // 0.925875
  });

  it("rounds an order once and gives it back to its lines", () => {
    // A coupon of 10.00 over three lines of 10.00: 3.34, 3.33, 3.33 off.
    const coupon = allocateMoney(gbp("10.00"), [1, 1, 1]);
    const lines = coupon.map((sellerDiscount, index) => line("10.00", { id: String(index), sellerDiscount }));
    const base = commissionableBase(lines, commissionBases.netOfTaxAndShipping);
    const bases = base.lines.map(({ amount }) => amount);
    expect(bases.map(({ minor }) => minor)).toEqual([666, 667, 667]);

    const order = percentCommission(bases, percent(10));
    expect(order.total.minor).toBe(200);
    expect(order.lines.map(({ amount }) => amount.minor)).toEqual([66, 67, 67]);

    const apart = bases.map((each) => percentCommission(each, percent(10)).total);
    expect(sumMoney(apart, "GBP").minor).toBe(201);
  });

  it("refuses lines of two signs, no lines, and what is no rate", () => {
    expect(refusalOf(() => percentCommission([gbp("0"), gbp("1.00"), gbp("-1.00")], "0.1"))).toBe(
      "invalidArgument at base",
    );
    expect(refusalOf(() => percentCommission([], "0.1"))).toBe("invalidArgument at base");
    expect(refusalOf(() => percentCommission(gbp("1.00"), "15 %"))).toBe("invalidRate at rate");
  });

  it("refuses to pay more than everything, or less than nothing: who wrote 15 meant 15 %", () => {
    for (const base of [gbp("100.00"), [gbp("60.00"), gbp("40.00")]]) {
      expect(() => percentCommission(base, "15")).toThrow(
        'Invalid rate: rate must be from "0" to "1": 15 % is "0.15", got "15"',
      );
      expect(refusalOf(() => percentCommission(base, "1.000000000000000001"))).toBe("invalidRate at rate");
      expect(refusalOf(() => percentCommission(base, "-0.000000000000000001"))).toBe("invalidRate at rate");
      expect(percentCommission(base, "1.0").total).toEqual(gbp("100.00"));
      expect(percentCommission(base, "0").total).toEqual(gbp("0"));
    }
    const bands = (rate: string) => [{ from: gbp("0"), rate }];
    expect(() => graduatedCommission(bands("4"), { amount: gbp("1.00") })).toThrow(
      'Invalid policy: bands[0].rate must be from "0" to "1": 15 % is "0.15", got "4"',
    );
    expect(graduatedCommission(bands("1"), { amount: gbp("1.00") }).total).toEqual(gbp("1.00"));
  });

  it("writes the rate of a line without needless zeros", () => {
    expect(percentCommission(gbp("1.00"), "0.150").lines[0]?.rate).toBe("0.15");
    expect(percentCommission([gbp("1.00")], "0.150").lines[0]?.rate).toBe("0.15");
  });
});

describe("flatCommission", () => {
  it("pays for each order", () => {
    expect(flatCommission(gbp("15.00")).total).toEqual(gbp("15.00"));
    expect(flatCommission(gbp("15.00"), { orders: 3 }).total).toEqual(gbp("45.00"));
    expect(refusalOf(() => flatCommission(gbp("15.00"), { orders: 1.5 }))).toBe("invalidInteger at options.orders");
  });
});

describe("graduatedCommission", () => {
  const bands = deepFreeze([
    { from: gbp("0"), rate: "0.04" },
    { from: gbp("200.00"), rate: "0.06" },
    { from: gbp("400.00"), rate: "0.08" },
  ]);
  const totalOf = (orders: readonly string[]) => {
    let soFar = 0;
    let total = 0;
    for (const order of orders) {
      const amount = gbp(order);
      total += graduatedCommission(bands, { soFar: { minor: soFar, currency: "GBP" }, amount }).total.minor;
      soFar += amount.minor;
    }
    return total;
  };

  it("splits a sale that crosses a band", () => {
    const plan = [
      { from: gbp("0"), rate: "0.04" },
      { from: gbp("150000"), rate: "0.06" },
      { from: gbp("250000"), rate: "0.08" },
    ];
    const { total, lines } = graduatedCommission(plan, { soFar: gbp("145000"), amount: gbp("20000") });
    expect(total).toEqual(gbp("1100.00"));
    expect(lines.map(({ base, amount }) => [base?.minor, amount.minor])).toEqual([
      [500_000, 20_000],
      [1_500_000, 90_000],
    ]);
  });

  it("comes to 28.00 over five orders of 100, and over 150/100/150/100", () => {
    expect(totalOf(["100", "100", "100", "100", "100"])).toBe(2800); // 4 + 4 + 6 + 6 + 8
    expect(totalOf(["150", "100", "150", "100"])).toBe(2800); // 6 + (2 + 3) + 9 + 8
  });

  it("rounds once for the order and lets the lines sum to it", () => {
    // 0.10 at 4 % and 0.10 at 6 %: 0.4 + 0.6 pence is one penny, not 0 + 1 by luck.
    const { total, lines } = graduatedCommission(bands, { soFar: gbp("199.90"), amount: gbp("0.20") });
    expect(total.minor).toBe(1);
    expect(lines.map(({ amount }) => amount.minor)).toEqual([0, 1]);
    // 0.15 at 4 % and 0.15 at 6 %: 0.6 + 0.9 = 1.5, so 2.
    const more = graduatedCommission(bands, { soFar: gbp("199.85"), amount: gbp("0.30") });
    expect(more.lines.map(({ amount }) => amount.minor)).toEqual([1, 1]);
  });

  it("has a line of zero for a sale of nothing", () => {
    expect(graduatedCommission(bands, { soFar: gbp("200.00"), amount: gbp("0") }).lines).toEqual([
      { ruleId: null, base: gbp("0"), rate: "0.06", amount: gbp("0"), note: "6 % of £0.00" },
    ]);
  });

  it("refuses bands it cannot rely on", () => {
    const progress = { amount: gbp("1.00") };
    const first = bands[0]!;
    expect(refusalOf(() => graduatedCommission([], progress))).toBe("invalidPolicy at bands");
    expect(refusalOf(() => graduatedCommission([bands[1]!], progress))).toBe("unsortedBands at bands[0].from");
    expect(refusalOf(() => graduatedCommission([first, first], progress))).toBe("unsortedBands at bands[1].from");
    expect(refusalOf(() => graduatedCommission([{ ...first, rate: "-0.1" }], progress))).toBe(
      "invalidPolicy at bands[0].rate",
    );
    const yen = { from: money("100", "JPY"), rate: "0.1" };
    expect(refusalOf(() => graduatedCommission([first, yen], progress))).toBe("currencyMismatch at bands[1].from");
    expect(refusalOf(() => graduatedCommission(bands, { amount: gbp("-1.00") }))).toBe(
      "invalidArgument at progress.amount",
    );
    expect(refusalOf(() => graduatedCommission(bands, { amount: money("1", "JPY") }))).toBe(
      "currencyMismatch at progress.amount",
    );
  });
});

describe("milestoneBonus", () => {
  const steps = deepFreeze([10, 20, 30].map((at) => ({ at, bonus: gbp("20.00") })));

  it("pays every step reached, or the highest", () => {
    expect(milestoneBonus(steps, 37, "cumulative").total).toEqual(gbp("60.00"));
    expect(milestoneBonus(steps, 29, "cumulative").total).toEqual(gbp("40.00"));
    expect(milestoneBonus(steps, 37, "highest").total).toEqual(gbp("20.00"));
    expect(milestoneBonus(steps, 10, "cumulative").lines.map(({ note }) => note)).toEqual(["step of 10 reached"]);
    expect(milestoneBonus(steps, 0, "cumulative").total).toEqual(gbp("0"));
  });

  it("refuses steps it cannot rely on", () => {
    expect(refusalOf(() => milestoneBonus([], 1, "highest"))).toBe("invalidPolicy at steps");
    expect(refusalOf(() => milestoneBonus([steps[1]!, steps[0]!], 1, "highest"))).toBe("unsortedBands at steps[1].at");
    expect(refusalOf(() => milestoneBonus([{ at: 0, bonus: gbp("1") }], 1, "highest"))).toBe(
      "unsortedBands at steps[0].at",
    );
    expect(refusalOf(() => milestoneBonus([{ at: 1, bonus: gbp("-1") }], 1, "highest"))).toBe(
      "invalidMoney at steps[0].bonus",
    );
    expect(refusalOf(() => milestoneBonus(steps, 1.5, "highest"))).toBe("invalidInteger at reached");
  });
});

describe("commissionableBase", () => {
  const { gross, netOfTaxAndShipping } = commissionBases;

  it.each([
    ["10 % coupon", line("100.00", { sellerDiscount: gbp("10.00") }), "0.2", 1800],
    [
      "20 % off, tax 10 % and shipping not counted",
      line("100.00", { sellerDiscount: gbp("20.00"), tax: gbp("8.00"), shipping: gbp("5.00") }),
      "0.05",
      400,
    ],
    [
      "coupon, shipping and tax, whatever was paid by gift card",
      line("100.00", { sellerDiscount: gbp("10.00"), shipping: gbp("5.00"), tax: gbp("9.00") }),
      "0.15",
      1350,
    ],
  ])("takes discounts off the goods: %s", (_, order, rate, minor) => {
    const { total } = commissionableBase([order], netOfTaxAndShipping);
    expect(percentCommission(total, rate).total.minor).toBe(minor);
  });

  it("switches components one by one", () => {
    const order = line("20.00", { shipping: gbp("5.00"), tax: gbp("2.00"), shippingTax: gbp("0.50") });
    const at20 = (include: readonly ("price" | "tax" | "shipping" | "shippingTax")[]) =>
      percentCommission(commissionableBase([order], { kind: "lines", include }).total, "0.2").total.minor;
    expect(percentCommission(commissionableBase([order], gross).total, "0.2").total.minor).toBe(550);
    expect(at20(["price", "shipping"])).toBe(500);
    expect(at20(["price"])).toBe(400);
    expect(at20(["shippingTax"])).toBe(10);
  });

  it("takes TikTok Shop's base in Viet Nam", () => {
    // Listed at 39.99 including 2.73 tax: 37.26 without. 37.26 − 3.00 − 4.00 = 30.26.
    const order = line("37.26", { platformDiscount: gbp("3.00"), sellerDiscount: gbp("4.00"), tax: gbp("2.73") });
    const { total } = commissionableBase([order], commissionBases.tiktokShop);
    expect(total).toEqual(gbp("30.26"));
    expect(percentCommission(total, percent(12)).total).toEqual(gbp("3.63"));
  });

  it("leaves out products and categories, and never lets a line count below zero", () => {
    const lines = [
      line("10.00", { id: "a", productId: "p-1" }),
      line("10.00", { id: "b", category: "books" }),
      line("10.00", { id: "c", sellerDiscount: gbp("12.00") }),
      line("10.00", { id: "d" }),
    ];
    const base = commissionableBase(lines, {
      ...netOfTaxAndShipping,
      excludedProducts: ["p-1"],
      excludedCategories: ["books"],
    });
    expect(base.total).toEqual(gbp("10.00"));
    expect(base.lines.map(({ lineId, amount, excluded }) => [lineId, amount.minor, excluded])).toEqual([
      ["a", 0, "product"],
      ["b", 0, "category"],
      ["c", 0, null],
      ["d", 1000, null],
    ]);
  });

  it("refuses what cannot be added up", () => {
    expect(refusalOf(() => commissionableBase([], gross))).toBe("invalidArgument at lines");
    expect(refusalOf(() => commissionableBase([line("1.00", { tax: money("1", "JPY") })], gross))).toBe(
      "currencyMismatch at lines[0].tax",
    );
    expect(refusalOf(() => commissionableBase([line("1.00", { tax: gbp("-1.00") })], gross))).toBe(
      "invalidMoney at lines[0].tax",
    );
    expect(refusalOf(() => commissionableBase([line("1.00")], { kind: "lines", include: ["price", "price"] }))).toBe(
      "invalidPolicy at base.include[1]",
    );
  });
});
