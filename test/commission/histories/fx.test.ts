import { type FxRate, money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { compileFx } from "../../../src/commission/accrual/fx.js";
import { needsFx } from "../../../src/commission/accrual/fx-of.js";
import { basesOf, fxMissing, fxOf } from "../../../src/commission/accrual/sale-history.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { change, gbp, historyOf, line, saleOf, termsOf } from "./_histories.ts";

const eur = (amount: string) => money(amount, "EUR");
const rateOf = (date: string, rate: string, more: Partial<FxRate> = {}): FxRate =>
  deepFreeze({ from: "EUR", to: "USD", rate, date, source: "ECB reference rate", ...more });

const inDollars = termsOf({ kind: "saleValue" }, { currency: "USD" });
const spring = [rateOf("2026-03-02", "1.2000"), rateOf("2026-02-27", "1.0850"), rateOf("2026-01-05", "1.1000")];

describe("a sale in another currency than its terms", () => {
  it("6: EUR 86.40 at 1.0850 is USD 93.74; refunded, nothing is left, whatever today's rate", () => {
    const history = historyOf(saleOf(eur("86.40")), [change("r", 9, eur("86.40"))], spring);
    const bases = basesOf(history, inDollars, null);
    expect(bases?.currency).toBe("USD");
    expect(bases?.of("ann")).toEqual([9374, 0]); // 93.744, and −93.74
  });

  it("is converted once, and every step is its part of that", () => {
    // A third of 93.74 is left: 31.2466…; and not 28.80 × 1.0850 = 31.248.
    const history = historyOf(saleOf(eur("86.40")), [change("r", 9, eur("57.60"))], spring);
    expect(basesOf(history, inDollars, null)?.of("ann")).toEqual([9374, 3125]);
    // 0.10 × 1.0850 is 0.1085, so 0.11; half of it is 0.055, so 0.06; 0.05 × 1.0850 would be 0.05.
    const small = historyOf(saleOf(eur("0.10")), [change("r", 9, eur("0.05"))], spring);
    expect(basesOf(small, inDollars, null)?.of("ann")).toEqual([11, 6]);
  });

  it("goes by the rate that was frozen, where there is one", () => {
    const history = historyOf(saleOf(eur("86.40")), [], spring);
    const frozen = rateOf("2025-12-31", "1.2500", { source: "our bank" });
    expect(basesOf(history, inDollars, null, frozen)?.of("ann")).toEqual([10_800]);
    // Of another pair, because the sale was corrected since: that of its day.
    expect(basesOf(history, inDollars, null, { ...frozen, from: "GBP" })?.of("ann")).toEqual([9374]);
  });

  it.each([
    ["the last before a day without one", "2026-03-01T12:00:00Z", "1.0850"],
    ["that of the day itself", "2026-03-02T00:00:00Z", "1.2000"],
    ["never a later one", "2026-02-26T23:59:59Z", "1.1000"],
    ["by the calendar of the terms: 00:30 in Helsinki", "2026-03-01T22:30:00Z", "1.2000", "Europe/Helsinki"],
    ["none before the first", "2026-01-04T23:59:59Z", undefined],
    ["and far away", "+275760-09-12T00:00:00Z", "1.2000"],
  ])("takes %s", (_, occurredAt, rate, zone = "UTC") => {
    const sale = { ...saleOf(eur("86.40")), occurredAt: Date.parse(occurredAt) };
    const history = historyOf(sale, [], spring, 8.64e15);
    const terms = { ...inDollars, zone };
    expect(fxOf(history, terms)?.rate).toBe(rate);
    expect(needsFx(history, terms)).toBe(true);
    expect(fxMissing(history, terms)).toBe(rate === undefined);
    expect(basesOf(history, terms, null) === null).toBe(rate === undefined);
  });

  it("needs no rate in the currency of the terms, or where they name none, or of a lead", () => {
    const dollars = termsOf({ kind: "saleValue" }, { currency: "GBP" });
    for (const [sale, terms] of [
      [saleOf(gbp("1.00")), dollars],
      [saleOf(eur("1.00")), termsOf({ kind: "saleValue" })],
      [saleOf(null), inDollars],
    ] as const) {
      const history = historyOf(sale);
      expect([fxOf(history, terms), needsFx(history, terms), fxMissing(history, terms)]).toEqual([null, false, false]);
    }
    expect(basesOf(historyOf(saleOf(gbp("1.00"))), dollars, null)?.of("ann")).toEqual([100]);
  });

  it("gives its lines and creators parts of what the whole comes to", () => {
    // 3 × 0.33 is 0.99; at 1.0850 1.07415, so 1.07: 0.36, 0.36, 0.35. Half and half of it: 0.54 and 0.53.
    const lines = ["a", "b", "c"].map((id) => line(id, eur("0.33")));
    const shares = [
      { creatorId: "ann", weight: 1, value: eur("0.50") },
      { creatorId: "ben", weight: 1, value: eur("0.49") },
    ];
    const history = historyOf(saleOf(eur("0.99"), shares, { lines }), [], spring);
    const itemised = termsOf({ kind: "lines", include: ["price"] }, { currency: "USD" });
    for (const terms of [inDollars, itemised]) {
      const ofBoth = (group: readonly number[] | null) =>
        ["ann", "ben"].map((id) => basesOf(history, terms, group)!.of(id)[0]!);
      expect(ofBoth(null)).toEqual([54, 53]);
      expect([[0], [1], [2]].map((group) => ofBoth(group).reduce((a, b) => a + b))).toEqual([36, 36, 35]);
      expect([[0], [1], [2]].map((group) => ofBoth(group)[0]!).reduce((a, b) => a + b)).toBe(54);
    }
  });

  it("knows currencies without decimals", () => {
    const yen = { from: "JPY", to: "USD", rate: "0.0067", date: "2026-01-01", source: "desk" };
    const history = historyOf(saleOf(money("1999", "JPY")), [], [yen]);
    expect(basesOf(history, inDollars, null)?.of("ann")).toEqual([1339]); // 13.3933
  });
});

describe("compileFx", () => {
  it("takes a rate that is told twice once, and refuses two of one pair and day", () => {
    const twice = [rateOf("2026-03-02", "1.1"), rateOf("2026-03-02", "1.1")];
    expect(refusalOf(() => compileFx(twice, "fxRates"))).toBe("nothing thrown");
    const two = [rateOf("2026-03-02", "1.1"), rateOf("2026-03-02", "1.2")];
    expect(refusalOf(() => compileFx(two, "fxRates"))).toBe("duplicateId at fxRates[1]");
    const pairs = [rateOf("2026-03-02", "1.1"), rateOf("2026-03-02", "1.2", { from: "GBP" })];
    expect(refusalOf(() => compileFx(pairs, "fxRates"))).toBe("nothing thrown");
  });

  it.each([
    ["invalidArgument at fxRates", null],
    ["invalidArgument at fxRates[0]", [null]],
    ["invalidPlainDate at fxRates[0].date", [rateOf("2026-02-30", "1.1")]],
    ["invalidRate at fxRates[0].rate", [rateOf("2026-03-02", "0")]],
    ["invalidRate at fxRates[0].rate", [rateOf("2026-03-02", "-1")]],
    ["invalidRate at fxRates[0].rate", [rateOf("2026-03-02", "1.1", { to: "EUR" })]],
    ["unknownCurrency at fxRates[0].from", [rateOf("2026-03-02", "1.1", { from: "EURO" })]],
    ["unknownCurrency at fxRates[0].to", [rateOf("2026-03-02", "1.1", { to: "__proto__" })]],
    ["invalidArgument at fxRates[0].source", [rateOf("2026-03-02", "1.1", { source: "" })]],
    ["invalidArgument at fxRates[0].source", [rateOf("2026-03-02", "1.1", { source: "x".repeat(1001) })]],
  ])("says %s", (refusal, rates) => {
    expect(refusalOf(() => compileFx(untyped(rates), "fxRates"))).toBe(refusal);
  });
});
