import type { CreatorId } from "../ids/index.js";
import type { Instant } from "../time/types.js";
import type { CompiledRule, CompiledTerms } from "./compile-terms.js";
import { positionKey } from "./positions.js";

/** The stretch over which a rule adds up the sales of one creator. */
export interface RuleWindow {
  readonly key: string;
  /** `"2026-06"`, `"2026-Q2"` or `"lifetime"`. */
  readonly period: string;
}

/** The window that a sale at an instant lies in; `null` for a rule that adds up nothing. */
export function windowOf(
  { id: ruleId, component }: CompiledRule,
  { terms }: CompiledTerms,
  creatorId: CreatorId,
  at: Instant,
): RuleWindow | null {
  if (component.kind !== "graduated" && component.kind !== "milestone") return null;
  const period = component.periodAt(at);
  const source = { kind: "period", key: period, currency: component.compiled.currency } as const;
  const { id, version } = terms;
  if (component.kind === "milestone") return { key: positionKey(source, creatorId, id, version, ruleId), period };
  // Without the version: a new one goes on from the sum of the old.
  return { key: `graduated/${positionKey(source, creatorId, id, 0, ruleId)}`, period };
}
