import type { CreatorId } from "../../ids/index.js";
import { contains } from "../../time/contains.js";
import type { Instant } from "../../time/types.js";
import { endOf } from "../../time/window-bounds.js";
import type { DeliverableHistory } from "../components/activities.js";
import type { CompiledAdvance } from "../components/advance/compile-advance.js";
import { readingsOfAdvance } from "../components/advance/readings-of-advance.js";
import type { Earned } from "../components/earned.js";
import { readingsOfGuarantee } from "../components/guarantee/readings-of-guarantee.js";
import type { PeriodClaim, RuleTime } from "../components/period-claim.js";
import type { CompiledRetainer } from "../components/retainer/compile-retainer.js";
import { readingsOfRetainer } from "../components/retainer/readings-of-retainer.js";
import { takesActivity, takesCreator } from "../rules/rule-scope.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import { creatorAccount, earnedIn } from "./accounts.js";
import type { Book } from "./book.js";
import type { Reading } from "./claim.js";
import { makerOf, setClaim } from "./claims.js";
import { postClaim } from "./post-claim.js";
import type { Run } from "./run.js";

/** A rule of a plan, for one creator. */
interface Owed {
  readonly compiled: CompiledTerms;
  readonly rule: CompiledRule;
  readonly creatorId: CreatorId;
}

/** What retainers pay for the periods that are over. */
export function payRetainers(book: Book, run: Run): void {
  for (const compiled of book.plans.all) {
    for (const rule of compiled.rules) {
      const { component } = rule;
      if (component.kind !== "retainer") continue;
      for (const creatorId of book.creators) payRetainer({ compiled, rule, creatorId }, component, book, run);
    }
  }
}

function payRetainer(owed: Owed, component: CompiledRetainer, book: Book, run: Run): void {
  const { compiled, rule, creatorId } = owed;
  const isTheirs = ({ approvedAt: at, campaignId }: DeliverableHistory) =>
    takesActivity(rule, { creatorId, campaignId, at }, book.attributesAt(creatorId, at));
  const deliverables = (book.activities.get(creatorId)?.deliverables ?? []).filter(isTheirs);
  for (const period of readingsOfRetainer(component, makerOf(compiled, rule), timeOf(owed, run), deliverables)) {
    if (isFor(owed, period, book)) setClaim(claimOf(owed, component.currency, period.key, period.readings), book, run);
  }
}

/**
 * What guarantees add and keep back, and what advances do, for everybody whose earnings changed and, when a period has
 * ended or an advance was paid since the last run, for everybody.
 */
export function payGuarantees(book: Book, run: Run): void {
  const changed = book.dirty.creators;
  book.dirty.creators = [];
  for (const account of changed) account.isDirty = false;
  for (const compiled of book.plans.all) {
    const { id } = compiled.terms;
    const earners = new Set(book.described);
    for (const { termsId, creatorId } of changed) if (termsId === id) earners.add(creatorId);
    for (const rule of compiled.rules) {
      const { component } = rule;
      if (component.kind !== "guarantee" && component.kind !== "advance") continue;
      const isDue = stretchAt(rule, run.asOf) !== stretchAt(rule, book.settledAt);
      for (const creatorId of isDue ? book.creators : earners) {
        const { currency } = component;
        const earned = earnedIn(creatorAccount(book, id, creatorId, currency));
        if (component.kind === "advance") payAdvance({ compiled, rule, creatorId }, component, earned, book, run);
        else payGuarantee({ compiled, rule, creatorId }, rule, earned, book, run);
      }
    }
  }
}

/** Changes when a period of the rule has ended, or its advance was paid. */
function stretchAt({ component, during }: CompiledRule, at: number): number {
  if (at === Number.NEGATIVE_INFINITY) return at;
  if (component.kind === "advance") return component.paidAt <= at ? 1 : 0;
  const isOver = during !== null && endOf(during) <= at ? 0.5 : 0;
  return component.kind === "guarantee" && component.calendar !== null
    ? component.calendar.numberAt(at) + isOver
    : isOver;
}

/** What it adds to each period, and what was booked for a period that lacks nothing any more. */
function payGuarantee(
  owed: Owed,
  { component, id: ruleId }: CompiledRule,
  earned: readonly Earned[],
  book: Book,
  run: Run,
): void {
  if (component.kind !== "guarantee") return;
  const { compiled, rule, creatorId } = owed;
  const { currency } = component;
  const paid = new Set<string>();
  for (const period of readingsOfGuarantee(component, makerOf(compiled, rule), timeOf(owed, run), earned)) {
    if (!isFor(owed, period, book)) continue;
    paid.add(period.key);
    postClaim(claimOf(owed, currency, period.key, period.readings), run);
  }
  const { id, version } = compiled.terms;
  for (const { source } of book.ledger.periodsOf(id, version, ruleId, creatorId)) {
    if (source.kind === "period" && source.currency === currency && !paid.has(source.key)) {
      postClaim(claimOf(owed, currency, source.key, []), run);
    }
  }
}

/** An advance is of the version in effect when it is paid: the same rule in the next one is not another. */
function payAdvance(owed: Owed, component: CompiledAdvance, earned: readonly Earned[], book: Book, run: Run): void {
  const { compiled, rule, creatorId } = owed;
  const { paidAt, currency } = component;
  if (paidAt > run.asOf || !contains(compiled.effective, paidAt)) return;
  if (rule.during !== null && !contains(rule.during, paidAt)) return;
  if (!takesCreator(rule, book.attributesAt(creatorId, paidAt))) return;
  const readings = readingsOfAdvance(component, makerOf(compiled, rule), run.asOf, earned);
  postClaim(claimOf(owed, currency, "lifetime", readings), run);
}

function timeOf({ compiled: { effective }, rule: { during } }: Owed, { asOf }: Run): RuleTime {
  return { during, effective, asOf };
}

/** Whether the rule is for the creator, as they were known in the last moment of a period. */
function isFor({ rule, creatorId }: Owed, { readings }: PeriodClaim, book: Book): boolean {
  const last: Instant = (readings[0]?.at ?? 1) - 1;
  return takesCreator(rule, book.attributesAt(creatorId, last));
}

function claimOf({ compiled, rule, creatorId }: Owed, currency: string, key: string, readings: readonly Reading[]) {
  const source = { kind: "period", key, currency } as const;
  return { source, creatorId, ruleId: rule.id, terms: compiled.reference, currency, readings, compiled, history: null };
}
