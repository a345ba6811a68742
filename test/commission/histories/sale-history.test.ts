import type { Sale } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { readSales } from "../../../src/commission/accrual/sale-history.js";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { change, gbp, historyOf, LATER, line, saleOf } from "./_histories.ts";

const plain = (map: ReadonlyMap<string, unknown>) => Object.fromEntries(map);

describe("a sale as it was made", () => {
  it("has one step", () => {
    const history = historyOf(saleOf(gbp("30.26")));
    expect(history).toMatchObject({
      id: "order-1",
      name: 'sale "order-1"',
      at: Date.UTC(2026, 2, 1, 12),
      currency: "GBP",
      adjustments: [],
      stands: [true],
      sole: "ann",
      lead: "ann",
      creators: ["ann"],
      totals: [3026],
      units: [1],
    });
    expect(plain(history.credited)).toEqual({ ann: [3026] });
    expect(plain(history.parts)).toEqual({ ann: [3026] });
    expect(plain(history.split(500))).toEqual({ ann: 500 });
    expect(history.valuesOf("ann")).toEqual([3026]);
    expect(history.valuesOf("ben")).toEqual([0]);
  });

  it("has the values of its credits, whatever their order, several of one creator added up", () => {
    // 33.33 by 2/1/1 and 2 to nobody: 11.11, 5.55, 5.56 and 11.11.
    const shares = [
      { creatorId: "ben", weight: 1, value: gbp("5.56") },
      { creatorId: "ann", weight: 2, value: gbp("11.11") },
      { creatorId: "ben", weight: 1, value: gbp("5.55") },
    ];
    for (const each of [shares, [...shares].reverse()]) {
      const history = historyOf(saleOf(gbp("33.33"), each, {}, 6));
      expect(plain(history.credited)).toEqual({ ann: [1111], ben: [1111] });
      expect(history.sole).toBeNull();
      // 1.00 over 2/1/1 and 2: 33⅓, 16⅔, 16⅔ and 33⅓: the odd two to the larger remainders.
      expect(plain(history.split(100))).toEqual({ ann: 33, ben: 34 });
      expect(history.creators).toEqual(["ann", "ben"]);
    }
  });

  it.each([
    ["the largest weight", [1, 3, 2], "b"],
    ["of equals the smaller id", [2, 1, 2], "a"],
    ["nobody's part is nobody's lead", [0, 0, 1], "c"],
  ])("is led by %s", (_, weights, lead) => {
    const shares = weights.map((weight, place) => ({ creatorId: "abc"[place]!, weight }));
    expect(historyOf(saleOf(null, shares, {}, 9)).lead).toBe(lead);
  });

  it("is led by nobody where nobody is credited", () => {
    const history = historyOf(saleOf(gbp("10.00"), []));
    expect(history).toMatchObject({ lead: null, sole: null, creators: [] });
    expect(plain(history.credited)).toEqual({});
    expect(plain(history.split(100))).toEqual({});
  });

  it("without a value comes to what was charged for its lines, discounts on the order taken off", () => {
    const lines = [line("a", gbp("20.00"), { tax: gbp("2.00") }), line("b", gbp("10.00"), { quantity: 3 })];
    const orderDiscounts = [{ fundedBy: "seller", amount: gbp("3.00") }] as const;
    const history = historyOf(saleOf(null, "ann", { lines, orderDiscounts }));
    expect(history.currency).toBe("GBP");
    expect(plain(history.parts)).toEqual({ ann: [2900] });
    expect(plain(history.credited)).toEqual({ ann: [0] });
    expect(history.units).toEqual([4]);
  });

  it("without a value and lines has no currency, and can be taken back all the same", () => {
    const refund = change("r", 1, gbp("5.00"));
    const back = change("w", 2, gbp("5.00"), {}, "reinstatement");
    const history = historyOf(saleOf(null, "ann", { kind: "lead" }), [refund, back]);
    expect(history).toMatchObject({ currency: null, stands: [true, false, true], units: [1, 0, 1] });
    expect(plain(history.credited)).toEqual({ ann: [0, 0, 0] });
  });

  it.each(["deliveredAt", "settledAt", "approvedAt"] as const)("%s is known from then on", (field) => {
    const at = Date.UTC(2026, 2, 9);
    const sale = saleOf(gbp("1.00"), "ann", { [field]: "2026-03-09T00:00:00Z" });
    expect(historyOf(sale, [], [], at)[field]).toBe(at);
    expect(historyOf(sale, [], [], at - 1)[field]).toBeNull();
    expect(historyOf(saleOf(gbp("1.00")))[field]).toBeNull();
    const wrong = saleOf(gbp("1.00"), "ann", { [field]: "soon" });
    expect(refusalOf(() => historyOf(wrong))).toBe(`invalidInstant at sales[0].${field}`);
  });

  it("comes in the order of time, then id, known ones only, each once", () => {
    const at = (id: string, occurredAt: number): Sale => ({ ...saleOf(gbp("1.00")), id, occurredAt });
    const sales = [at("b", 2), at("c", 1), at("a", 2), at("late", 4), at("c", 1)];
    expect([...readSales(sales, [], 3)].map(({ id }) => id)).toEqual(["c", "a", "b"]);
    expect(refusalOf(() => [...readSales([at("a", 1), at("a", 2)], [], 3)])).toBe("duplicateId at sales[1].id");
    expect(refusalOf(() => [...readSales([at("", 1)], [], 3)])).toBe("invalidArgument at sales[0].id");
    expect(refusalOf(() => [...readSales(untyped([null]), [], 3)])).toBe("invalidArgument at sales[0].id");
    expect(refusalOf(() => [...readSales([at("a", Number.NaN)], [], 3)])).toBe("invalidInstant at sales[0].occurredAt");
  });

  it("is refused where its numbers contradict each other", () => {
    const refusal = (sale: Sale) => refusalOf(() => historyOf(sale));
    const good = saleOf(gbp("10.00"));
    const credit = good.credits[0]!;
    expect(refusal({ ...good, credits: untyped(null) })).toBe("invalidArgument at sales[0].credits");
    expect(refusal({ ...good, credits: untyped([null]) })).toBe("invalidArgument at sales[0].credits[0]");
    expect(refusal({ ...good, credits: [{ ...credit, creatorId: "" }] })).toBe(
      "invalidArgument at sales[0].credits[0].creatorId",
    );
    expect(refusal({ ...good, credits: [{ ...credit, weight: -1 }] })).toBe("invalidWeights at sales[0].credits");
    expect(refusal({ ...good, credits: [{ ...credit, weight: 2 }] })).toBe("invalidWeights at sales[0].credits");
    expect(refusal({ ...good, credits: [{ ...credit, totalWeight: 1.5 }] })).toBe(
      "invalidWeights at sales[0].credits[0].totalWeight",
    );
    expect(refusal({ ...good, credits: [{ ...credit, value: gbp("9.99") }] })).toBe("invalidMoney at sales[0].credits");
    expect(refusal({ ...good, credits: [{ ...credit, value: money("10.00", "EUR") }] })).toBe(
      "currencyMismatch at sales[0].credits value",
    );
    expect(refusal({ ...good, value: gbp("-10.00") })).toBe("invalidMoney at sales[0].value");
    expect(refusal({ ...good, lines: untyped([null]) })).toBe("invalidArgument at sales[0].lines[0]");
    const zero = { ...saleOf(gbp("0")), lines: [line("a", money("1", "JPY"))] };
    expect(refusal(zero)).toBe("currencyMismatch at sales[0].lines");
  });
});

describe("a sale that was adjusted", () => {
  it("loses from every credit in proportion to what is left of it", () => {
    const shares = [
      { creatorId: "ann", weight: 3, value: gbp("75.00") },
      { creatorId: "ben", weight: 1, value: gbp("25.00") },
    ];
    const history = historyOf(saleOf(gbp("100.00"), shares), [
      change("2", 2, gbp("30.00")),
      change("1", 1, gbp("20.00")),
    ]);
    expect(history.adjustments.map(({ id }) => id)).toEqual(["1", "2"]);
    // 80.00 and 50.00 are left: three quarters and one.
    expect(plain(history.credited)).toEqual({ ann: [7500, 6000, 3750], ben: [2500, 2000, 1250] });
    expect(history.totals).toEqual([10_000, 8000, 5000]);
  });

  it("never loses more than it has, nor gets back more than it lost", () => {
    const history = historyOf(saleOf(gbp("10.00")), [
      change("1", 1, gbp("12.00")),
      change("2", 2, gbp("1.00")),
      change("3", 3, gbp("4.00"), { reinstates: "1" }, "reinstatement"),
      change("4", 4, gbp("99.00"), {}, "reinstatement"),
    ]);
    expect(history.totals).toEqual([1000, 0, 0, 400, 1000]);
    expect(history.stands).toEqual([true, false, false, true, true]);
  });

  it("is refused an adjustment in another currency, of another kind, or below zero", () => {
    const refusal = (...args: Parameters<typeof change>) =>
      refusalOf(() => historyOf(saleOf(gbp("10.00")), [change(...args)]));
    expect(refusal("1", 1, money("1.00", "EUR"))).toBe("currencyMismatch at adjustments[0].value");
    expect(refusal("1", 1, gbp("-1.00"))).toBe("invalidMoney at adjustments[0].value");
    expect(refusal("1", 1, gbp("1.00"), { conversionId: untyped(null) })).toBe(
      "invalidArgument at adjustments[0].conversionId",
    );
    expect(refusal("1", 1, gbp("1.00"), {}, untyped("gift"))).toBe("invalidArgument at adjustments[0].kind");
    expect(refusal("1", 1, gbp("1.00"), { reinstates: "0" })).toBe("invalidArgument at adjustments[0].reinstates");
  });

  it("passes over adjustments that are not known yet, and those of other sales", () => {
    const others = [change("1", 1, gbp("1.00"), { conversionId: "order-2" }), change("2", 9, gbp("1.00"))];
    expect(historyOf(saleOf(gbp("10.00")), others, [], Date.UTC(2026, 2, 9)).totals).toEqual([1000]);
    expect(historyOf(saleOf(gbp("10.00")), others, [], LATER).totals).toEqual([1000, 900]);
  });
});

describe("an adjustment of one line", () => {
  const lines = [
    line("a", gbp("20.00"), { quantity: 2 }),
    line("b", gbp("30.00"), { quantity: 3 }),
    line("gift", gbp("0")),
  ];
  const order = saleOf(gbp("50.00"), "ann", { lines });
  const of = (id: string, day: number, value: string, lineId?: string, kind: "refund" | "reinstatement" = "refund") =>
    change(id, day, gbp(value), lineId === undefined ? {} : { lineId }, kind);

  it("takes no more than is left of the line: what is beyond goes nowhere", () => {
    const history = historyOf(order, [of("1", 1, "15.00", "a"), of("2", 2, "15.00", "a"), of("3", 3, "10.00", "b")]);
    expect(history.totals).toEqual([5000, 3500, 3000, 2000]);
  });

  it("takes the pieces of a line with all that is left of it", () => {
    const history = historyOf(order, [
      of("1", 1, "15.00", "a"),
      of("2", 2, "5.00", "a"),
      of("3", 3, "0", "gift"),
      of("4", 4, "30.00"),
    ]);
    // 2 + 3 + 1 pieces; a partly, a wholly, the gift, everything.
    expect(history.units).toEqual([6, 6, 4, 3, 0]);
    expect(history.stands).toEqual([true, true, true, true, false]);
    expect(history.unitsOf([0])).toEqual([2, 2, 0, 0, 0]);
    expect(history.unitsOf([1, 2])).toEqual([4, 4, 4, 3, 0]);
    expect(history.unitsOf([])).toEqual([0, 0, 0, 0, 0]);
  });

  it("keeps the pieces where the order as a whole is taken back in part", () => {
    expect(historyOf(order, [of("1", 1, "49.99"), of("2", 2, "0.01")]).units).toEqual([6, 6, 0]);
  });

  it("is undone for its line alone", () => {
    const history = historyOf(order, [
      of("1", 1, "20.00", "a"),
      of("2", 2, "15.00", "b"),
      change("3", 3, gbp("99.00"), { reinstates: "1" }, "reinstatement"),
      of("4", 4, "99.00", "b", "reinstatement"),
    ]);
    expect(history.totals).toEqual([5000, 3000, 1500, 3500, 5000]);
    expect(history.unitsOf([0])).toEqual([2, 0, 0, 2, 2]);
  });

  it("mixes with adjustments of the whole order", () => {
    // 25.00 off the whole: a and b halve to 10.00 and 15.00. Then at most 10.00 of a; then all of the rest.
    const history = historyOf(order, [of("1", 1, "25.00"), of("2", 2, "99.00", "a"), of("3", 3, "99.00")]);
    expect(history.totals).toEqual([5000, 2500, 1500, 0]);
    // What gives back of everything gives in proportion to what was taken: 20.00 and 30.00 of 50.00.
    const back = historyOf(order, [
      of("1", 1, "99.00"),
      of("2", 2, "10.00", undefined, "reinstatement"),
      of("3", 3, "99.00", "a"),
    ]);
    expect(back.totals).toEqual([5000, 0, 1000, 600]);
  });

  it("gives back of everything the latest takings first, so that undoing one later gives no more than is open of it", () => {
    const history = historyOf(order, [
      of("1", 1, "10.00", "a"),
      of("2", 2, "6.00", "a"),
      of("3", 3, "8.00", undefined, "reinstatement"), // 6.00 of the second, 2.00 of the first
      change("4", 4, gbp("99.00"), { reinstates: "2" }, "reinstatement"),
      change("5", 5, gbp("99.00"), { reinstates: "1" }, "reinstatement"),
    ]);
    expect(history.totals).toEqual([5000, 4000, 3400, 4200, 4200, 5000]);
  });

  it.each([
    ["the goods less discounts, tax and shipping beside", "26.00", "9.00"],
    ["with tax", "28.00", "10.00"],
    ["with tax and shipping", "33.00", "15.00"],
    ["less the seller's discounts, as the seller is paid", "27.00", "9.00"],
    ["before discounts", "30.00", "10.00"],
  ])("knows the line's worth where the value of the order is %s", (_, value, rest) => {
    // a: 10.00 − 1.00 + 1.00 tax + 5.00 shipping; b: 20.00 − 2.00 − 1.00 of the platform + 1.00 tax.
    const itemised = [
      line("a", gbp("10.00"), { sellerDiscount: gbp("1.00"), tax: gbp("1.00"), shipping: gbp("5.00") }),
      line("b", gbp("20.00"), { sellerDiscount: gbp("2.00"), platformDiscount: gbp("1.00"), tax: gbp("1.00") }),
    ];
    const history = historyOf(saleOf(gbp(value), "ann", { lines: itemised }), [of("1", 1, "99.00", "b")]);
    expect(history.totals[1]).toBe(gbp(rest).minor);
  });

  it("spreads a value that is the sum of nothing over what was charged", () => {
    // 10.00 over 20.00 and 30.00 charged: 4.00 and 6.00.
    expect(historyOf({ ...order, ...saleOf(gbp("10.00")), lines }, [of("1", 1, "99.00", "b")]).totals).toEqual([
      1000, 400,
    ]);
  });

  it("is the whole order's where the sale has no lines", () => {
    expect(historyOf(saleOf(gbp("50.00")), [of("1", 1, "20.00", "a")]).totals).toEqual([5000, 3000]);
  });

  it("is refused where the order has no such line", () => {
    expect(refusalOf(() => historyOf(order, [of("1", 1, "20.00", "z")]))).toBe(
      "danglingReference at adjustments[0].lineId",
    );
  });

  it("takes back lines that are worth nothing one by one", () => {
    const free = saleOf(null, "ann", { lines: [line("x", gbp("0")), line("y", gbp("0"))] });
    const history = historyOf(free, [
      of("1", 1, "0", "x"),
      of("2", 2, "0", "y"),
      of("3", 3, "0", "x", "reinstatement"),
    ]);
    expect(history.stands).toEqual([true, true, false, true]);
    expect(history.units).toEqual([2, 1, 0, 1]);
    expect(historyOf(free, [of("1", 1, "0", "x"), of("2", 2, "0")]).units).toEqual([2, 1, 0]);
  });
});
