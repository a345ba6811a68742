import type { RuleId } from "../../../ids/index.js";
import type { AdvanceComponent } from "../../../models/commission.js";
import type { Rate } from "../../../rate/types.js";
import { toInstant } from "../../../time/to-instant.js";
import type { Instant, TimeZone } from "../../../time/types.js";
import { asShare, assertKeys, assertNotNegative } from "../../guards.js";
import { compileRuleIds } from "../rule-ids.js";

/** An advance component that was checked. */
export interface CompiledAdvance {
  readonly kind: "advance";
  readonly currency: string;
  /** In minor units. */
  readonly amount: number;
  readonly paidAt: Instant;
  readonly recoupRate: Rate;
  /** The rules whose commissions recoup it; `null` for all that may. */
  readonly ruleIds: ReadonlySet<RuleId> | null;
}

/** Checks an advance component. */
export function compileAdvance(component: AdvanceComponent, _zone: TimeZone, path: string): CompiledAdvance {
  assertKeys(component, ["kind", "amount", "paidAt", "recoupRate", "ruleIds"], path);
  assertNotNegative(component.amount, `${path}.amount`);
  return {
    kind: "advance",
    currency: component.amount.currency,
    amount: component.amount.minor,
    paidAt: toInstant(component.paidAt, `${path}.paidAt`),
    recoupRate: asShare(component.recoupRate, `${path}.recoupRate`),
    ruleIds: compileRuleIds(component.ruleIds, `${path}.ruleIds`),
  };
}
