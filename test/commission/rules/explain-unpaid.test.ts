import type { LedgerEntry, RejectedRule } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { explainUnpaid } from "../../../src/commission/rules/explain-unpaid.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { at, day, flatOf, gbp, percentOf, rule, sale, terms } from "./fixtures.ts";

const gold = [{ creatorId: "c-1", statusLevel: "gold" }];
const forGold = terms([percentOf("gold", "0.1", { statusLevels: ["gold"] })]);
const codesOf = (rejected: readonly RejectedRule[]) =>
  rejected.map(({ ruleId, reasons }) => [ruleId, ...reasons.map(({ code }) => code)]);

describe("explainUnpaid", () => {
  it("lists credited sales without terms or without a rule, and no others", () => {
    const plan = { ...forGold, effective: { start: "2026-03-01T00:00:00Z" } };
    const sales = [
      sale("late", "2026-03-20T00:00:00Z", gbp("1.00")),
      sale("none", at, gbp("1.00")),
      sale("early", "2026-02-01T00:00:00Z", gbp("1.00")),
      sale("uncredited", at, gbp("1.00"), {}, []),
      sale("paid", at, gbp("1.00"), {}, [["c-2", 1, gbp("1.00")]]),
    ];
    const creators = [{ creatorId: "c-2", statusLevel: "gold" }];
    const facts = deepFreeze({ terms: [plan], sales, creators });
    const unpaid = explainUnpaid(facts, { asOf: "2026-03-15T00:00:00Z" });
    expect(unpaid.map(({ conversionId, creatorId, code }) => [conversionId, creatorId, code])).toEqual([
      ["early", "c-1", "noTermsInEffect"],
      ["none", "c-1", "noRuleApplied"],
    ]);
    expect(codesOf(unpaid[1]?.rejected ?? [])).toEqual([["gold", "attributeUnknown"]]);
    expect(unpaid[1]?.message).toBe("Sale none pays c-1 nothing: no rule applied.");
  });

  it("lists those that wait for approval, or for an exchange rate", () => {
    const approved = rule("approved", {
      kind: "tiered",
      mode: "volume",
      measure: "salesValue",
      tiers: [{ from: gbp("0"), rate: "0.1" }],
      window: { kind: "calendarMonth" },
      onReversal: "recompute",
      counting: "approved",
    });
    const order = sale("o", day(1), gbp("10.00"));
    const codes = (...facts: Parameters<typeof explainUnpaid>) =>
      explainUnpaid(...facts).map(({ rejected }) => codesOf(rejected));
    expect(codes({ terms: [terms([approved])], sales: [order] }, { asOf: day(2) })).toEqual([
      [["approved", "notApproved"]],
    ]);
    const later = [{ ...order, approvedAt: day(3) }];
    expect(codes({ terms: [terms([approved])], sales: later }, { asOf: day(2) })).toHaveLength(1);
    expect(codes({ terms: [terms([approved])], sales: later }, { asOf: day(3) })).toEqual([]);

    const inDollars = { terms: [terms([percentOf("all", "0.1")], { currency: "USD" })], sales: [order] };
    const fxRates = [{ from: "GBP", to: "USD", rate: "1.25", date: "2026-03-01", source: "ECB" }];
    expect(codes(inDollars, { asOf: day(2) })).toEqual([[["all", "fxRateMissing"]]]);
    expect(codes({ ...inDollars, fxRates }, { asOf: day(2) })).toEqual([]);
  });

  it("goes by what was decided when a sale was booked", () => {
    const rejected: readonly RejectedRule[] = [
      {
        ruleId: "gold",
        reasons: [{ code: "scopeMismatch", path: ["terms"], message: "It is for status level gold, not silver." }],
      },
    ];
    const entry = (applied: readonly string[], currency = "GBP"): LedgerEntry => ({
      id: "sale/o/c-1/plan#1",
      kind: "commission",
      creatorId: "c-1",
      amount: money("0", currency),
      source: { kind: "sale", conversionId: "o" },
      occurredAt: Date.parse(day(1)),
      bookedAt: Date.parse(day(2)),
      availableAt: Date.parse(day(1)),
      terms: { id: "plan", version: 1 },
      ruleId: applied[0] ?? null,
      trace: [{ code: "noRule", ruleId: null, amount: money("0", currency), of: ["plan"] }],
      applied,
      rejected,
    });
    const facts = { terms: [forGold], sales: [sale("o", day(1), gbp("10.00"))] };
    const unpaid = (more: object) => explainUnpaid(deepFreeze({ ...facts, ...more }), { asOf: day(3) });
    // Not gold then: it stays so, and the reason is that of then.
    expect(unpaid({ creators: gold, booked: [entry([])] })[0]?.rejected).toEqual(rejected);
    // Gold then: it stays paid.
    expect(unpaid({ booked: [entry(["gold"])] })).toEqual([]);
    // Decided in pounds it says nothing about the sale in dollars.
    expect(unpaid({ sales: [sale("o", day(1), money("10.00", "USD"))], booked: [entry(["gold"])] })).toHaveLength(1);
    // Nor about another plan.
    const other = terms([percentOf("all", "0.1")], { id: "other" });
    expect(unpaid({ terms: [forGold, other], booked: [entry([])] })).toEqual([]);
  });

  it("names the currency that a rule is not in", () => {
    const facts = { terms: [terms([flatOf("order", gbp("1.00"))])], sales: [sale("o", day(1), money("9.00", "USD"))] };
    expect(codesOf(explainUnpaid(facts, { asOf: day(3) })[0]?.rejected ?? [])).toEqual([["order", "otherCurrency"]]);
  });

  it("refuses what is no list of facts", () => {
    expect(refusalOf(() => explainUnpaid(null as never, { asOf: 0 }))).toBe("invalidArgument at facts");
    expect(refusalOf(() => explainUnpaid({ terms: [], sales: [] }, {} as never))).toBe(
      "invalidInstant at options.asOf",
    );
  });
});
