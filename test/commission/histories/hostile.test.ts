import { describe, expect, it } from "vitest";
import { basesOf, readSales } from "../../../src/commission/accrual/sale-history.js";
import { refusalOf } from "../../support/thrown.ts";
import { byValue, change, gbp, historyOf, LATER, line, netSales, saleOf } from "./_histories.ts";

describe("reading sales", () => {
  it("takes names of the language for names", () => {
    const ids = ["__proto__", "constructor", "toString", "\ud800", "x".repeat(100_000)];
    for (const id of ids) {
      const sale = saleOf(gbp("20.00"), id, { id, lines: [line(id, gbp("5.00")), line("b", gbp("15.00"))] });
      const history = historyOf(sale, [change(id, 1, gbp("2.00"), { conversionId: id, lineId: id })]);
      expect(basesOf(history, netSales, [0])?.of(id)).toEqual([500, 300]);
      expect(basesOf(history, netSales, [1])?.of(id)).toEqual([1500, 1500]);
      expect([...history.credited]).toEqual([[id, [2000, 1800]]]);
    }
  });

  it("finds a repeated id among many, and tells ids apart that are alike in what is hashed", () => {
    // The same beginning, end and length: one hash for all of them.
    const ids = Array.from({ length: 3000 }, (_, place) => `12345678${String(place).padStart(4, "0")}12345678`);
    const sales = ids.map((id) => saleOf(gbp("1.00"), "ann", { id }));
    const twice = [...sales, saleOf(gbp("1.00"), "ann", { id: ids[1234]! })];
    expect([...readSales(twice, [], LATER)].length).toBe(3000);
    const changed = [...sales, saleOf(gbp("2.00"), "ann", { id: ids[1234]! })];
    expect(refusalOf(() => [...readSales(changed, [], LATER)])).toBe("duplicateId at sales[3000].id");
    const one = change("r", 1, gbp("0.40"), { conversionId: ids[77]! });
    const left = [...readSales(sales, [one], LATER)].filter(({ totals }) => totals.at(-1) !== 100);
    expect(left.map(({ id }) => id)).toEqual([ids[77]]);
  });

  it("carries out many adjustments of one sale, whole or line by line, in a moment", () => {
    const many = Array.from({ length: 20_000 }, (_, place) => change(`r-${place}`, 1, gbp("0.01")));
    const sale = saleOf(gbp("1000.00"), "ann", { lines: [line("a", gbp("400.00")), line("b", gbp("600.00"))] });
    expect(basesOf(historyOf(sale, many), byValue, null)?.of("ann").at(-1)).toBe(80_000);
    const ofB = many.map((each) => ({ ...each, lineId: "b" }));
    expect(basesOf(historyOf(sale, ofB), netSales, [1])?.of("ann").at(-1)).toBe(40_000);
    expect(basesOf(historyOf(sale, ofB), netSales, [0])?.of("ann").at(-1)).toBe(40_000);
  });

  it("takes back many lines of one order one by one", () => {
    const ids = Array.from({ length: 400 }, (_, place) => String(place));
    const lines = ids.map((id) => line(id, gbp("1.00")));
    const refunds = ids.slice(1).map((id) => change(id, 1, gbp("1.00"), { lineId: id }));
    const history = historyOf(saleOf(gbp("400.00"), "ann", { lines }), refunds);
    expect(history.totals.at(-1)).toBe(100);
    expect(history.units.at(-1)).toBe(1);
    expect(basesOf(history, netSales, [0])?.of("ann").at(-1)).toBe(100);
    expect(basesOf(history, netSales, [1, 2])?.of("ann").at(-1)).toBe(0);
  });

  it("stays exact at the largest amounts", () => {
    const most = { minor: Number.MAX_SAFE_INTEGER, currency: "GBP" };
    const sale = saleOf(most, "ann", { lines: [line("a", most)] });
    const history = historyOf(sale, [change("r", 1, { minor: 1, currency: "GBP" })]);
    expect(basesOf(history, netSales, null)?.of("ann")).toEqual([most.minor, most.minor - 1]);
    const huge = historyOf(saleOf(gbp("1.00"), "ann", { lines: [line("a", most), line("b", most)] }));
    expect(refusalOf(() => basesOf(huge, netSales, null))).toBe('moneyOverflow at base of sale "order-1"');
  });

  it("writes to nothing it was given: every input here is frozen", () => {
    const sale = saleOf(gbp("20.00"), [{ creatorId: "ann", weight: 1, value: gbp("5.00") }], {}, 4);
    expect(Object.isFrozen(sale.credits[0])).toBe(true);
    expect(historyOf(sale, [change("r", 1, gbp("4.00"))]).totals).toEqual([2000, 1600]);
  });
});
