import type { RuleId } from "../../ids/index.js";
import type { CreatorAttributes } from "../../models/commission.js";
import type { Rate } from "../../rate/types.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import { bestAssignment } from "./best-assignment.js";
import type { Picks } from "./compile-picks.js";
import { matchRule, type Question } from "./match-rule.js";
import type { Outcome, Resolution } from "./resolution.js";
import { memoOf, nodeFor, type RuleMemo } from "./rule-memo.js";
import { linesAsked, type Subject } from "./sale-answers.js";
import { appliedOf, firstOf, groupLines, inOneCurrency, resolutionOf } from "./settle.js";
import { withLock, withLocks } from "./with-locks.js";

export type { AppliedRule, Resolution } from "./resolution.js";

/** What a resolution rests on besides the plan, the sale and the creator. */
export interface ResolveContext {
  readonly picks: Picks;
  /** Whether there is an exchange rate for a sale in another currency than that of the plan. */
  readonly fxKnown: boolean;
  /** What a rule would pay on some lines, in minor units; asked only under `bestForCreator`. */
  readonly pays: (rule: CompiledRule, lines: readonly number[] | null, rate: Rate | null) => number;
  /** A decision that stands: these rules apply, and only their lines and rates are found again. */
  readonly only?: ReadonlySet<RuleId>;
}

/**
 * Which rules of a plan apply to a sale, which lines each of them takes, and at which rate.
 *
 * Each line has one exclusive rule: of those that match it, the one that comes first under the plan's precedence. So an
 * exclusive rule for the whole order takes the lines that no better one took. Additive rules take every line they match.
 */
export function resolveSale(
  compiled: CompiledTerms,
  subject: Subject,
  creator: CreatorAttributes,
  context: ResolveContext,
): Resolution {
  const memo = memoOf(compiled);
  const node = nodeFor(memo, subject, creator, context.fxKnown, context.only);
  node.outcome ??= outcomeOf(questionOf(compiled, subject, creator, context), rulesOf(memo, context.only));
  const resolution = node.outcome.settled ?? bestFor(node.outcome, compiled, memo, subject, creator, context);
  return memo.locks.size === 0 ? resolution : withLocks(resolution, memo, subject, creator, context.picks);
}

function rulesOf({ rules }: RuleMemo, only: ReadonlySet<RuleId> | undefined): readonly CompiledRule[] {
  return only === undefined ? rules : rules.filter(({ id }) => only.has(id));
}

function questionOf(
  compiled: CompiledTerms,
  subject: Subject,
  creator: CreatorAttributes,
  { fxKnown, only }: ResolveContext,
): Question {
  const { isByLine, questions } = memoOf(compiled);
  const { isCostless } = questions;
  return { compiled, subject, creator, fxKnown, isByLine, isCostless, stands: only !== undefined };
}

function outcomeOf(question: Question, rules: readonly CompiledRule[]): Outcome {
  const { compiled, subject, isByLine, stands } = question;
  const matches = rules.map((rule) => matchRule(rule, question));
  const count = isByLine ? linesAsked(subject.sale).length : 1;
  const isBest = compiled.terms.precedence.kind === "bestForCreator";
  const groups = groupLines(isBest ? inOneCurrency(matches) : matches, compiled, count);
  const open: Outcome = { matches, groups, count, stands, resolutions: new Map(), settled: null };
  if (isBest && groups.some(({ candidates }) => candidates.length > 1)) return open;
  const winners = groups.map(({ candidates }) => firstOf(candidates, compiled));
  return { ...open, settled: resolutionOf(open, winners, compiled, subject.at) };
}

/** The resolution under which the creator is paid the most. */
function bestFor(
  outcome: Outcome,
  compiled: CompiledTerms,
  memo: RuleMemo,
  subject: Subject,
  creator: CreatorAttributes,
  { pays, picks }: ResolveContext,
): Resolution {
  const { groups, count, resolutions } = outcome;
  const winners = bestAssignment(groups, (rule, indexes) => {
    const lines = indexes.length === count ? null : indexes;
    const own = withLock(appliedOf(rule, lines, subject.at), memo, subject, creator, picks);
    if (own.parts === null) return pays(rule, lines, own.rate);
    return own.parts.reduce((sum, part) => sum + pays(rule, part.lines, part.rate), 0);
  });
  const key = winners.map(({ place }) => place).join();
  const known = resolutions.get(key);
  if (known !== undefined) return known;
  const made = resolutionOf(outcome, winners, compiled, subject.at);
  resolutions.set(key, made);
  return made;
}
