import type { RejectedRule } from "../../models/ledger.js";
import type { SaleHistory } from "../accrual/sale-history.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { AppliedRule, Resolution } from "./resolve-sale.js";
import { notApproved } from "./rule-reasons.js";

/** Rules for approved sales have this one, so that no other takes it; but they do not pay on it yet. */
export function withoutUnapproved(
  { applied, rejected }: Pick<Resolution, "applied" | "rejected">,
  { approvedAt }: SaleHistory,
  compiled: CompiledTerms,
): Pick<Resolution, "applied" | "rejected"> {
  const waits = ({ rule: { component } }: AppliedRule) =>
    approvedAt === null && component.kind === "tiered" && component.approvedOnly;
  if (!applied.some(waits)) return { applied, rejected };
  const waiting = applied.filter(waits).map(({ rule }): RejectedRule => {
    return { ruleId: rule.id, reasons: [notApproved(["terms", compiled.terms.id, "rules", rule.id])] };
  });
  const placeOf = ({ ruleId }: RejectedRule) => compiled.rule(ruleId)?.place ?? 0;
  return {
    applied: applied.filter((each) => !waits(each)),
    rejected: [...rejected, ...waiting].sort((a, b) => placeOf(a) - placeOf(b)),
  };
}
