import {
  type AccrualFacts,
  accrue,
  commissionableBase,
  commissionBases,
  graduatedCommission,
  percentCommission,
  type StatementRequest,
  statement,
} from "creator-core/commission";
import type { LedgerEntry, Statement } from "creator-core/models";
import { type Money, money } from "creator-core/money";
import { describe, expectTypeOf, it } from "vitest";

describe("types", () => {
  it("carry the currency from the base to the total", () => {
    expectTypeOf(percentCommission(money("1.00", "GBP"), "0.1").total).toEqualTypeOf<Money<"GBP">>();
    const bands = [{ from: money("0", "GBP"), rate: "0.1" }];
    expectTypeOf(graduatedCommission(bands, { amount: money("1.00", "GBP") }).total).toEqualTypeOf<Money<"GBP">>();
    // @ts-expect-error the sum so far is in the currency of the sale
    graduatedCommission(bands, { amount: money("1.00", "GBP"), soFar: money("1.00", "USD") });
  });

  it("take a statement by days or by a window, and days only with a zone", () => {
    expectTypeOf(statement).returns.toEqualTypeOf<Statement>();
    const whose = { creatorId: "c-1", currency: "GBP" };
    expectTypeOf({ ...whose, window: {} }).toExtend<StatementRequest>();
    expectTypeOf({ ...whose, from: "2026-03-01", to: "2026-04-01", timeZone: "UTC" }).toExtend<StatementRequest>();
    expectTypeOf({ ...whose, from: "2026-03-01", to: "2026-04-01" }).not.toExtend<StatementRequest>();
  });

  it("take a base of lines only where lines are added up", () => {
    expectTypeOf(commissionBases.gross).toExtend<Parameters<typeof commissionableBase>[1]>();
    // @ts-expect-error the value of a sale has no lines
    commissionableBase([], { kind: "saleValue" });
  });

  it("need facts and a ledger, and return entries", () => {
    expectTypeOf(accrue).returns.toEqualTypeOf<LedgerEntry[]>();
    expectTypeOf<{ terms: []; sales: []; adjustments: []; booked: [] }>().toExtend<AccrualFacts>();
    expectTypeOf<{ terms: []; sales: [] }>().not.toExtend<AccrualFacts>();
  });
});
