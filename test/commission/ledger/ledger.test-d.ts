import { type AccrualFacts, type AuditFacts, auditLedger, planPayout } from "creator-core/commission";
import type { AuditFinding, PayoutPlan, PayoutPolicy } from "creator-core/models";
import { describe, expectTypeOf, it } from "vitest";

describe("types", () => {
  it("let the payouts of a plan be handed to accrue, and the facts of accrue to an audit", () => {
    expectTypeOf(planPayout).returns.toEqualTypeOf<PayoutPlan[]>();
    expectTypeOf(
      planPayout([], { negativeCarry: { kind: "carry" } }, { asOf: 0 }).flatMap(({ payout }) => payout ?? []),
    ).toExtend<NonNullable<AccrualFacts["payouts"]>>();
    expectTypeOf<AccrualFacts>().toExtend<AuditFacts>();
    expectTypeOf(auditLedger).returns.toEqualTypeOf<AuditFinding[]>();
  });

  it("ask what becomes of a balance below zero", () => {
    expectTypeOf<{ readonly minimum: [] }>().not.toExtend<PayoutPolicy>();
    expectTypeOf<{ readonly negativeCarry: { readonly kind: "cap" } }>().not.toExtend<PayoutPolicy>();
  });
});
