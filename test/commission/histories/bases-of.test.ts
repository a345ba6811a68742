import { commissionBases } from "creator-core/commission";
import type { CommissionableBase } from "creator-core/models";
import { applyRate, money } from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { basesOf } from "../../../src/commission/accrual/sale-history.js";
import { refusalOf } from "../../support/thrown.ts";
import { byValue, change, gbp, historyOf, line, netSales, saleOf, termsOf } from "./_histories.ts";

describe("the bases of a sale", () => {
  it("2: 30.26, and 15.13 when 15.13 of it is refunded: 12 % is 3.63, then 1.82", () => {
    const lines = [
      line("1", gbp("37.26"), { platformDiscount: gbp("3.00"), sellerDiscount: gbp("4.00"), tax: gbp("2.73") }),
    ];
    const history = historyOf(saleOf(gbp("30.26"), "ann", { lines }), [change("r", 1, gbp("15.13"))]);
    const bases = basesOf(history, termsOf(commissionBases.tiktokShop), null);
    expect(bases?.currency).toBe("GBP");
    expect(bases?.of("ann")).toEqual([3026, 1513]);
    expect(bases?.of("ben")).toEqual([0, 0]);
    const commission = bases!.of("ann").map((minor) => applyRate({ minor, currency: "GBP" }, percent(12)).minor);
    expect(commission).toEqual([363, 182]);
  });

  it("are the credited values where the value is the base", () => {
    const shares = [
      { creatorId: "ann", weight: 1, value: gbp("16.67") },
      { creatorId: "ben", weight: 1, value: gbp("16.66") },
    ];
    const bases = basesOf(historyOf(saleOf(gbp("33.33"), shares), [change("r", 1, gbp("33.33"))]), byValue, null);
    expect(bases?.of("ann")).toEqual([1667, 0]);
    expect(bases?.of("ben")).toEqual([1666, 0]);
    expect(bases?.of("eve")).toEqual([0, 0]);
  });

  it("are of lines shared over the weights, and shrink in proportion, rounded once from the original", () => {
    // 90.00 of goods for 109.00 paid, at 2/1 of 4: 45.00, 22.50 and 22.50 to nobody.
    const lines = [
      line("1", gbp("100.00"), { sellerDiscount: gbp("10.00"), tax: gbp("14.00"), shipping: gbp("5.00") }),
    ];
    const shares = [
      { creatorId: "ann", weight: 2, value: gbp("54.50") },
      { creatorId: "ben", weight: 1, value: gbp("27.25") },
    ];
    const sale = saleOf(gbp("109.00"), shares, { lines }, 4);
    // 36.33 back leaves 72.67 of 109.00: 90.00 × 72.67 ÷ 109.00 = 60.0027…, so 60.00: 30.00 less goes 15.00, 7.50, 7.50.
    const bases = basesOf(
      historyOf(sale, [change("r", 1, gbp("36.33")), change("s", 2, gbp("72.67"))]),
      netSales,
      null,
    );
    expect(bases?.of("ann")).toEqual([4500, 3000, 0]);
    expect(bases?.of("ben")).toEqual([2250, 1500, 0]);
  });

  it("count the discounts on the order, spread over its lines", () => {
    const lines = ["a", "b", "c"].map((id) => line(id, gbp("10.00")));
    const orderDiscounts = [{ fundedBy: "seller", amount: gbp("10.00") }] as const;
    const history = historyOf(saleOf(gbp("20.00"), "ann", { lines, orderDiscounts }));
    expect(basesOf(history, netSales, null)?.of("ann")).toEqual([2000]);
    expect([0, 1, 2].map((place) => basesOf(history, netSales, [place])?.of("ann"))).toEqual([[666], [667], [667]]);
  });

  it("of nothing shrink to nothing only with the order", () => {
    // Worth nothing, priced at nothing, and shipped for 4.00: the base stands till the order is taken back.
    const shipped = termsOf({ kind: "lines", include: ["shipping"] });
    const lines = [line("a", gbp("2.00"), { sellerDiscount: gbp("6.00"), shipping: gbp("4.00") })];
    const back = change("w", 2, gbp("0"), {}, "reinstatement");
    const history = historyOf(saleOf(gbp("0"), "ann", { lines }), [change("r", 1, gbp("0")), back]);
    expect(basesOf(history, shipped, null)?.of("ann")).toEqual([400, 0, 400]);
  });

  it.each<[string, CommissionableBase, Parameters<typeof saleOf>]>([
    ["no value", { kind: "saleValue" }, [null, "ann", { lines: [line("a", gbp("1.00"))] }]],
    ["no lines", commissionBases.gross, [gbp("1.00")]],
    ["no lines in the list", commissionBases.gross, [gbp("1.00"), "ann", { lines: [] }]],
    ["no cost of a line", commissionBases.margin, [gbp("1.00"), "ann", { lines: [line("a", gbp("1.00"))] }]],
  ])("are not known of a sale with %s", (_, base, sale) => {
    expect(basesOf(historyOf(saleOf(...sale)), termsOf(base), null)).toBeNull();
  });

  it("are refused where lines and value are in different currencies", () => {
    const sale = saleOf(gbp("1.00"), "ann", { lines: [line("a", money("1.00", "EUR"))] });
    expect(refusalOf(() => basesOf(historyOf(sale), netSales, null))).toBe('currencyMismatch at sale "order-1" lines');
    expect(refusalOf(() => basesOf(historyOf(sale), byValue, [0]))).toBe('currencyMismatch at sale "order-1" lines');
    expect(refusalOf(() => historyOf(sale, [change("r", 1, gbp("1.00"), { lineId: "a" })]))).toBe(
      'currencyMismatch at sale "order-1" lines',
    );
  });
});

describe("the bases of groups of lines", () => {
  const lines = [
    line("a", gbp("20.00"), { cost: gbp("5.00") }),
    line("b", gbp("30.00"), { cost: gbp("40.00") }),
    line("c", gbp("50.00")),
  ];
  const order = saleOf(gbp("100.00"), "ann", { lines });

  it("7: A 20.00 at 10 % and B 30.00 at 50 % are 17.00", () => {
    const history = historyOf(saleOf(gbp("50.00"), "ann", { lines: lines.slice(0, 2) }));
    const [a, b] = [0, 1].map((place) => basesOf(history, netSales, [place])!.of("ann")[0]!);
    expect([a, b]).toEqual([2000, 3000]);
    expect(applyRate({ minor: a!, currency: "GBP" }, percent(10)).minor).toBe(200);
    expect(applyRate({ minor: b!, currency: "GBP" }, percent(50)).minor).toBe(1500);
  });

  it("shrink together with the order", () => {
    const history = historyOf(order, [change("r", 1, gbp("25.00"))]);
    expect([[0], [1], [2], [0, 2], [0, 1, 2], []].map((group) => basesOf(history, netSales, group)?.of("ann"))).toEqual(
      [
        [2000, 1500],
        [3000, 2250],
        [5000, 3750],
        [7000, 5250],
        [10_000, 7500],
        [0, 0],
      ],
    );
  });

  it("shrink alone where one line is taken back", () => {
    const history = historyOf(order, [
      change("1", 1, gbp("12.00"), { lineId: "b" }),
      change("2", 2, gbp("99.00"), { lineId: "b" }),
      change("3", 3, gbp("35.00")), // half of the 20.00 and 50.00 that are left
    ]);
    expect([[0], [1], [2], [0, 1], [0, 2]].map((group) => basesOf(history, netSales, group)?.of("ann"))).toEqual([
      [2000, 2000, 2000, 1000],
      [3000, 1800, 0, 0],
      [5000, 5000, 5000, 2500],
      [5000, 3800, 2000, 1000],
      [7000, 7000, 7000, 3500],
    ]);
    expect(basesOf(history, netSales, null)?.of("ann")).toEqual([10_000, 8800, 7000, 3500]);
  });

  it("are a margin where the costs of the group are known, whatever the other lines say", () => {
    const history = historyOf(order);
    const margin = termsOf(commissionBases.margin);
    expect(basesOf(history, margin, [0, 1])?.of("ann")).toEqual([1500]); // 15.00, and never −10.00
    expect(basesOf(history, margin, [0])?.of("ann")).toEqual([1500]);
    expect(basesOf(history, margin, [1, 2])).toBeNull();
    expect(basesOf(history, margin, null)).toBeNull();
  });

  it("are parts of the value where the value is the base", () => {
    const history = historyOf(order, [change("r", 1, gbp("10.00"), { lineId: "a" })]);
    expect(basesOf(history, byValue, [0])?.of("ann")).toEqual([2000, 1000]);
    expect(basesOf(history, byValue, [1, 2])?.of("ann")).toEqual([8000, 8000]);
    expect(basesOf(history, byValue, null)?.of("ann")).toEqual([10_000, 9000]);
  });

  it("give no creator more than their credit: a value is never split twice", () => {
    // Two lines of 1.01, half and half: each line apart would be 0.51 and 0.50, twice, and ann would have 1.02 of 1.01.
    const shares = [
      { creatorId: "ann", weight: 1, value: gbp("1.01") },
      { creatorId: "ben", weight: 1, value: gbp("1.01") },
    ];
    const even = [line("a", gbp("1.01")), line("b", gbp("1.01"))];
    const history = historyOf(saleOf(gbp("2.02"), shares, { lines: even }));
    for (const terms of [byValue, netSales]) {
      expect(["ann", "ben"].map((id) => [0, 1].map((place) => basesOf(history, terms, [place])?.of(id)[0]))).toEqual([
        [51, 50],
        [50, 51],
      ]);
    }
  });

  it("are not known of lines that are not there", () => {
    expect(basesOf(historyOf(order), netSales, [3])).toBeNull();
    expect(basesOf(historyOf(saleOf(gbp("1.00"))), byValue, [0])).toBeNull();
  });
});
