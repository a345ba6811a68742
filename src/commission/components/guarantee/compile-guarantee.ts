import { fail } from "../../../errors/creator-core-error.js";
import type { RuleId } from "../../../ids/index.js";
import type { GuaranteeComponent } from "../../../models/commission.js";
import { type Calendar, calendarOf } from "../../../time/calendar.js";
import type { TimeZone } from "../../../time/types.js";
import { assertKeys, assertNotNegative } from "../../guards.js";
import { compileMeasureWindow } from "../measure-window.js";
import { compileRuleIds } from "../rule-ids.js";

/** A guarantee component that was checked. */
export interface CompiledGuarantee {
  readonly kind: "guarantee";
  readonly currency: string;
  /** In minor units. */
  readonly amount: number;
  /** The months or quarters it is for; `null` for the whole of its time. */
  readonly calendar: Calendar | null;
  /** The rules that count towards it; `null` for all that may. */
  readonly ruleIds: ReadonlySet<RuleId> | null;
  /** Whether what was topped up is kept back from later periods. */
  readonly recoverable: boolean;
  /** Where it stands in the terms, for errors. */
  readonly path: string;
}

/** Checks a guarantee component. */
export function compileGuarantee(component: GuaranteeComponent, zone: TimeZone, path: string): CompiledGuarantee {
  assertKeys(component, ["kind", "amount", "window", "ruleIds", "recoverable"], path);
  const { amount, recoverable } = component;
  assertNotNegative(amount, `${path}.amount`);
  if (recoverable !== undefined && recoverable !== true) {
    fail("invalidPolicy", `${path}.recoverable`, "true or absent", recoverable);
  }
  const { kind } = compileMeasureWindow(component.window, zone, `${path}.window`, [
    "calendarMonth",
    "calendarQuarter",
    "lifetime",
  ]);
  return {
    kind: "guarantee",
    currency: amount.currency,
    amount: amount.minor,
    calendar: kind === "lifetime" ? null : calendarOf(kind === "calendarMonth" ? "month" : "quarter", zone),
    ruleIds: compileRuleIds(component.ruleIds, `${path}.ruleIds`),
    recoverable: recoverable === true,
    path,
  };
}
