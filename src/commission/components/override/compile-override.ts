import { fail } from "../../../errors/creator-core-error.js";
import type { RuleId } from "../../../ids/index.js";
import type { OverrideComponent } from "../../../models/commission.js";
import type { Rate } from "../../../rate/types.js";
import type { TimeZone } from "../../../time/types.js";
import { asShare, assertKeys, assertOneOf } from "../../guards.js";
import { compileRuleIds } from "../rule-ids.js";

/** An override component that was checked. */
export interface CompiledOverride {
  readonly kind: "override";
  /** That of what is earned. */
  readonly currency: null;
  readonly rate: Rate;
  readonly on: OverrideComponent["on"];
  readonly depth: number;
  /** The rules whose commissions count; `null` for all that may. */
  readonly ruleIds: ReadonlySet<RuleId> | null;
}

/** Checks an override component. */
export function compileOverride(component: OverrideComponent, _zone: TimeZone, path: string): CompiledOverride {
  assertKeys(component, ["kind", "rate", "on", "depth", "ruleIds"], path);
  const { on, depth } = component;
  assertOneOf(on, ["base", "commission"], `${path}.on`);
  if (!Number.isSafeInteger(depth) || depth < 1) {
    fail("invalidInteger", `${path}.depth`, "a whole number above zero", depth);
  }
  return {
    kind: "override",
    currency: null,
    rate: asShare(component.rate, `${path}.rate`),
    on,
    depth,
    ruleIds: compileRuleIds(component.ruleIds, `${path}.ruleIds`),
  };
}
