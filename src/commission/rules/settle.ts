import type { RejectedRule } from "../../models/ledger.js";
import type { Instant } from "../../time/types.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import type { RuleMatch } from "./match-rule.js";
import { rateAt } from "./rate-at.js";
import type { AppliedRule, LineGroup, Outcome, Resolution } from "./resolution.js";
import { memoOf } from "./rule-memo.js";
import { notOnLadder, otherCurrency, outranked } from "./rule-reasons.js";

/** Amounts of different currencies cannot be compared: the first rule that names one says in which they are. */
export function inOneCurrency(matches: readonly RuleMatch[]): readonly RuleMatch[] {
  const currencyOf = ({ rule }: RuleMatch) => (rule.mode === "exclusive" ? rule.component.currency : null);
  const first = matches.find((match) => match.reasons.length === 0 && currencyOf(match) !== null);
  const currency = first === undefined ? null : currencyOf(first);
  return matches.filter((match) => currencyOf(match) === null || currencyOf(match) === currency);
}

/** Lines that the same exclusive rules match. A rule that is not on the ladder has none. */
export function groupLines(
  matches: readonly RuleMatch[],
  compiled: CompiledTerms,
  count: number,
): readonly LineGroup[] {
  const groups = new Map<string, { lines: number[]; candidates: readonly CompiledRule[] }>();
  for (let line = 0; line < count; line += 1) {
    const candidates = matches
      .filter(({ rule, lines, reasons }) => rule.mode === "exclusive" && reasons.length === 0 && lines.includes(line))
      .map(({ rule }) => rule)
      .filter((rule) => rankOf(rule, compiled) !== undefined);
    if (candidates.length === 0) continue;
    const key = candidates.map(({ place }) => place).join();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { lines: [line], candidates });
    else known.lines.push(line);
  }
  return [...groups.values()];
}

/** The place on the ladder, or the number of dimensions, most first; `undefined` for a rule that is not on the ladder. */
function rankOf({ scope }: CompiledRule, { ladder }: CompiledTerms): number | undefined {
  return ladder === null ? -scope.named : ladder.get(scope.key);
}

/** The candidate of the lowest rank; among equals the first in the plan or, where that is asked for, the last. */
export function firstOf(candidates: readonly CompiledRule[], compiled: CompiledTerms): CompiledRule {
  const { precedence } = compiled.terms;
  const isNewest = precedence.kind === "specificity" && precedence.tie === "newest";
  let first = candidates[0]!;
  for (const rule of candidates) {
    const difference = rankOf(rule, compiled)! - rankOf(first, compiled)!;
    if (difference < 0 || (difference === 0 && isNewest)) first = rule;
  }
  return first;
}

/** The rules with the lines they take, and the others with the reasons why they take none. */
export function resolutionOf(
  { matches, groups, count, stands }: Outcome,
  winners: readonly CompiledRule[],
  compiled: CompiledTerms,
  at: Instant,
): Resolution {
  const applied: AppliedRule[] = [];
  const rejected: RejectedRule[] = [];
  for (const { rule, lines: matched, reasons } of matches) {
    if (reasons.length > 0) {
      rejected.push({ ruleId: rule.id, reasons });
      continue;
    }
    const lines = rule.mode === "additive" ? matched : takenBy(rule, groups, winners);
    if (lines.length > 0 || stands) applied.push(appliedOf(rule, lines.length === count ? null : lines, at));
    else rejected.push(beaten(rule, groups, winners, compiled));
  }
  const all = interned(rejected, compiled);
  return {
    applied,
    rejected: all,
    ruleIds: applied.map(({ rule }) => rule.id),
    receipt: all.every(isTheirBusiness) ? all : interned(all.filter(isTheirBusiness), compiled),
    isWaiting: rejected.some(({ reasons }) => isNotKnownYet(reasons, applied.length === 0)),
  };
}

export function appliedOf(rule: CompiledRule, lines: readonly number[] | null, at: Instant): AppliedRule {
  return { rule, lines, rate: rule.component.kind === "percent" ? rateAt(rule.component, at) : null, parts: null };
}

function takenBy(
  rule: CompiledRule,
  groups: readonly LineGroup[],
  winners: readonly CompiledRule[],
): readonly number[] {
  const lines = groups.flatMap((group, index) => (winners[index] === rule ? group.lines : []));
  return lines.sort((a, b) => a - b);
}

/** Why an exclusive rule that matches takes nothing. */
function beaten(
  rule: CompiledRule,
  groups: readonly LineGroup[],
  winners: readonly CompiledRule[],
  compiled: CompiledTerms,
): RejectedRule {
  const { id, precedence } = compiled.terms;
  const path = ["terms", id, "rules", rule.id];
  if (rankOf(rule, compiled) === undefined) return { ruleId: rule.id, reasons: [notOnLadder(path)] };
  const before = new Set(winners.filter((_, index) => groups[index]!.candidates.includes(rule)));
  if (before.size === 0) {
    const currency = winners.map(({ component }) => component.currency).find((each) => each !== null) ?? "";
    return { ruleId: rule.id, reasons: [otherCurrency(rule.component.currency ?? "", currency, path)] };
  }
  const inOrder = [...before].sort((a, b) => a.place - b.place);
  const by = precedence.kind === "bestForCreator" ? "money" : "rank";
  return { ruleId: rule.id, reasons: [outranked(inOrder, by, path)] };
}

function isTheirBusiness({ reasons }: RejectedRule): boolean {
  return !reasons.some(({ code, path }) => code === "scopeMismatch" && path.at(-1) === "creatorIds");
}

/** A base may never be known, as that of a lead; then what applies besides is not kept waiting. A rate comes. */
function isNotKnownYet(reasons: RejectedRule["reasons"], nothingApplies: boolean): boolean {
  return (
    reasons.every(({ code }) => code === "baseUnknown" || code === "fxRateMissing") &&
    (nothingApplies || reasons.some(({ code }) => code === "fxRateMissing"))
  );
}

/** The same rejections are one list, whatever led to them. */
function interned(rejected: readonly RejectedRule[], compiled: CompiledTerms): readonly RejectedRule[] {
  const { rejections } = memoOf(compiled);
  const key = JSON.stringify(rejected);
  const known = rejections.get(key);
  if (known !== undefined) return known;
  rejections.set(key, rejected);
  return rejected;
}
