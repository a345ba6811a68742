import type { RuleId } from "../../ids/index.js";
import type { Rate } from "../../rate/types.js";
import type { AppliedRule } from "./resolve-sale.js";
import type { Credited } from "./sale-answers.js";

/** What a rule takes of an order. */
export interface RuleTake {
  readonly ruleId: RuleId;
  /** The lines it takes; `null` for the whole order. */
  readonly lineIds: readonly string[] | null;
  /** Of a percentage, that of the time of the sale, after changes and locks; `null` for other rules. */
  readonly rate: Rate | null;
}

/** The takes of a rule: one, but where a lock gives its lines different rates. */
export function takesOf(
  { rule, lines, rate, parts }: AppliedRule,
  { lines: rows = [] }: Credited,
): readonly RuleTake[] {
  const groups = parts ?? [{ lines, rate }];
  return groups.map((group) => ({
    ruleId: rule.id,
    lineIds: group.lines === null ? null : group.lines.map((index) => rows[index]?.id ?? ""),
    rate: group.rate,
  }));
}
