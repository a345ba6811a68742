import type { CommissionComponent } from "../../models/commission.js";
import type { Money } from "../../money/types.js";
import type { TimeZone } from "../../time/types.js";
import { assertKeys, assertNotNegative, assertOneOf } from "../guards.js";

type FlatComponent = Extract<CommissionComponent, { readonly kind: "flat" }>;

/** A fixed amount, checked, with what its plan leaves to the defaults. */
export interface CompiledFlat {
  readonly kind: "flat";
  readonly currency: string;
  readonly amount: Money;
  readonly per: NonNullable<FlatComponent["per"]>;
  readonly sharing: NonNullable<FlatComponent["sharing"]>;
}

/** Checks a fixed amount. */
export function compileFlat(component: FlatComponent, _zone: TimeZone, path: string): CompiledFlat {
  assertKeys(component, ["kind", "amount", "per", "sharing"], path);
  const { amount, per = "conversion", sharing = "proportional" } = component;
  assertNotNegative(amount, `${path}.amount`);
  assertOneOf(per, ["conversion", "unit", "post", "deliverable", "click"], `${path}.per`);
  assertOneOf(sharing, ["proportional", "each", "winner"], `${path}.sharing`);
  return { kind: "flat", currency: amount.currency, amount, per, sharing };
}
