import type { MilestoneComponent } from "../../../models/commission.js";
import type { TimeZone } from "../../../time/types.js";
import { assertKeys, assertOneOf } from "../../guards.js";
import { type CompiledWindow, compileMeasureWindow } from "../measure-window.js";
import { compileSteps, type Steps } from "./milestone-steps.js";

/** A milestone component that was checked. */
export interface CompiledMilestone {
  readonly kind: "milestone";
  /** That of the bonuses; sales value is counted in it. */
  readonly currency: string;
  readonly measure: MilestoneComponent["measure"];
  readonly steps: Steps;
  readonly window: CompiledWindow;
  readonly onReversal: MilestoneComponent["onReversal"];
  /** Whether only approved sales count. */
  readonly counting: "approved" | null;
}

/** Checks a milestone component. */
export function compileMilestone(component: MilestoneComponent, zone: TimeZone, path: string): CompiledMilestone {
  assertKeys(component, ["kind", "measure", "steps", "stack", "window", "onReversal", "counting"], path);
  assertOneOf(component.measure, tierMeasures, `${path}.measure`);
  assertOneOf(component.stack, ["highest", "cumulative"], `${path}.stack`);
  assertOneOf(component.onReversal, ["recompute", "ratchet"], `${path}.onReversal`);
  if (component.counting !== undefined) assertOneOf(component.counting, ["approved"], `${path}.counting`);
  const steps = compileSteps(component.steps, component.stack, `${path}.steps`);
  return {
    kind: "milestone",
    currency: steps.currency,
    measure: component.measure,
    steps,
    window: compileMeasureWindow(component.window, zone, `${path}.window`),
    onReversal: component.onReversal,
    counting: component.counting ?? null,
  };
}

/** What may be added up. */
export const tierMeasures: readonly MilestoneComponent["measure"][] = [
  "salesValue",
  "orders",
  "units",
  "views",
  "posts",
];
