import type { CreatorAttributes } from "../../models/commission.js";
import type { Rate } from "../../rate/types.js";
import type { Picks } from "./compile-picks.js";
import { lockedRateAt } from "./rate-at.js";
import type { AppliedRule, Resolution } from "./resolution.js";
import type { RuleMemo } from "./rule-memo.js";
import { lineAnswer, linesAsked, type Subject } from "./sale-answers.js";

/** The rates that locks leave to a creator; the resolution itself where they leave none. */
export function withLocks(
  resolution: Resolution,
  memo: RuleMemo,
  subject: Subject,
  creator: CreatorAttributes,
  picks: Picks,
): Resolution {
  const applied = resolution.applied.map((each) => withLock(each, memo, subject, creator, picks));
  if (applied.every((each, index) => each === resolution.applied[index])) return resolution;
  const { rejected, ruleIds, receipt, isWaiting } = resolution;
  return { applied, rejected, ruleIds, receipt, isWaiting };
}

/** The rates of the lines of a rule with a lock, by the product of each. */
export function withLock(
  applied: AppliedRule,
  memo: RuleMemo,
  { sale, at }: Subject,
  { creatorId }: CreatorAttributes,
  picks: Picks,
): AppliedRule {
  const { rule, lines } = applied;
  const { component } = rule;
  const lockEnd = memo.locks.get(rule);
  if (lockEnd === undefined || component.kind !== "percent") return applied;
  const rows = linesAsked(sale);
  const parts = new Map<Rate, number[]>();
  for (let index = 0; index < rows.length; index += 1) {
    if (lines !== null && !lines.includes(index)) continue;
    const product = lineAnswer("productIds", rows[index]!, sale);
    const own = typeof product === "string" ? picks(creatorId, product) : undefined;
    const rate = own === undefined ? applied.rate! : lockedRateAt(component, at, own, lockEnd);
    const known = parts.get(rate);
    if (known === undefined) parts.set(rate, [index]);
    else known.push(index);
  }
  const [first] = parts.keys();
  if (first === undefined || (parts.size === 1 && first === applied.rate)) return applied;
  if (parts.size === 1) return { rule, lines, rate: first, parts: null };
  return { rule, lines, rate: first, parts: [...parts].map(([rate, own]) => ({ lines: own, rate })) };
}
