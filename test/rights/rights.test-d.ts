import type { ExclusivityReport, ResolvedTerm, UseDecision, UseReasonCode } from "creator-core/models";
import { type CheckUseOptions, checkUse, findExclusivityConflicts, resolveTerm } from "creator-core/rights";
import { describe, expectTypeOf, it } from "vitest";

describe("the rights area", () => {
  it("answers in plain data", () => {
    expectTypeOf(checkUse).returns.toEqualTypeOf<UseDecision>();
    expectTypeOf(findExclusivityConflicts).returns.toEqualTypeOf<ExclusivityReport>();
    expectTypeOf(resolveTerm).returns.toEqualTypeOf<ResolvedTerm>();
    expectTypeOf<UseDecision["reasons"][number]["code"]>().toEqualTypeOf<UseReasonCode>();
  });

  it("is always told now", () => {
    expectTypeOf<{ readonly territoryGroups: { readonly home: readonly string[] } }>().not.toExtend<CheckUseOptions>();
    expectTypeOf<{ readonly asOf: string }>().toExtend<CheckUseOptions>();
  });

  it("needs no authorizations where there are none", () => {
    expectTypeOf<{ readonly grants: readonly [] }>().toExtend<Parameters<typeof checkUse>[1]>();
  });
});
