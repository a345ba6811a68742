import { assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { RuleId } from "../../ids/index.js";
import { assertId } from "../guards.js";

/** The rules that a component names; `null` where it names none and all count. */
export function compileRuleIds(ruleIds: readonly RuleId[] | undefined, path: string): ReadonlySet<RuleId> | null {
  if (ruleIds === undefined) return null;
  assertTexts(ruleIds, path);
  if (ruleIds.length === 0) fail("invalidPolicy", path, "absent, or not empty", ruleIds);
  for (const [index, id] of ruleIds.entries()) assertId(id, `${path}[${index}]`);
  return new Set(ruleIds);
}
