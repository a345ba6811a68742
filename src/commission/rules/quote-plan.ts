import type { CreatorId, RuleId } from "../../ids/index.js";
import type { RejectedRule, TraceLine } from "../../models/ledger.js";
import { gathering } from "../accrual/gathering.js";
import { makePosition } from "../accrual/make-position.js";
import { ratePosition } from "../accrual/rate-position.js";
import type { SaleHistory } from "../accrual/sale-history.js";
import type { CapGroup, SalePosition } from "../accrual/sale-position.js";
import { traceOf } from "../accrual/trace-of-position.js";
import { type CapMember, foldCap } from "../caps/fold-cap.js";
import { rateWindow } from "../components/tiered/rate-window.js";
import { baseNoun, countsTowardsLine } from "../ledger/trace.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { Picks } from "./compile-picks.js";
import { contextOf } from "./context-of.js";
import { type AppliedRule, resolveSale } from "./resolve-sale.js";
import type { AttributesAt } from "./rule-scope.js";
import { saleAnswer } from "./sale-answers.js";
import { type RuleTake, takesOf } from "./takes-of.js";
import { withoutUnapproved } from "./without-unapproved.js";

/** What a plan pays one creator on one sale. */
export interface Quoted {
  readonly creatorId: CreatorId;
  readonly lines: readonly TraceLine[];
  readonly applied: readonly RuleId[];
  readonly takes: readonly RuleTake[];
  readonly rejected: readonly RejectedRule[];
}

/** A rule that applies, and its position where it pays on the sale itself. */
interface Row {
  readonly applied: AppliedRule;
  readonly position: SalePosition | null;
}

/** What a plan pays on a sale as it was made, for everybody credited: rated alone, then held down by the caps of the plan. */
export function quotePlan(
  history: SaleHistory,
  compiled: CompiledTerms,
  attributesAt: AttributesAt,
  picks: Picks,
  soFar: (creatorId: CreatorId, ruleId: RuleId) => number,
): readonly Quoted[] {
  const quotes = history.creators.map((creatorId) => {
    const context = contextOf(history, creatorId, compiled, picks);
    const resolution = resolveSale(compiled, history, attributesAt(creatorId, history.at), context);
    const { applied, rejected } = withoutUnapproved(resolution, history, compiled);
    const rows = applied.map((each): Row => {
      const sum = soFar(creatorId, each.rule.id);
      return { applied: each, position: positionOf(history, creatorId, compiled, each, sum) };
    });
    return { creatorId, rows, rejected };
  });
  holdDown(
    quotes.flatMap(({ rows }) => rows.flatMap(({ position }) => position ?? [])),
    history,
    compiled,
  );
  return quotes.map(({ creatorId, rows, rejected }) => ({
    creatorId,
    lines: rows.flatMap((row) => linesOf(row, history, compiled)),
    applied: rows.map(({ applied }) => applied.rule.id),
    takes: rows.flatMap(({ applied }) => takesOf(applied, history.sale)),
    rejected,
  }));
}

function positionOf(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  applied: AppliedRule,
  soFar: number,
): SalePosition | null {
  const { component } = applied.rule;
  if (component.kind === "milestone" || component.kind === "leaderboard") return null;
  const what = baseNoun(compiled.terms.base);
  const placing = {
    creatorId,
    compiled,
    applied,
    booked: undefined,
    decision: null,
    isOver: false,
    fx: undefined,
    what,
  };
  const position = makePosition(history, placing);
  if (position === null) return null;
  const { pay, bases, measures, rounding } = position;
  position.rated = ratePosition(pay, history, bases, false, rounding);
  if (component.kind !== "tiered") return position;
  const member = { id: history.id, at: history.at, bases, measures, adjustments: history.adjustments };
  const [rating] = rateWindow(component, [member], rounding, [{ at: history.at - 1, change: soFar }]);
  position.rating = rating!;
  position.rated = { made: rating!.made.minor, steps: rating!.steps, final: rating!.final.minor, at: rating!.at };
  return position;
}

/** Each cap of the plan after the other, as if nothing else had been earned under it. */
function holdDown(positions: readonly SalePosition[], history: SaleHistory, compiled: CompiledTerms): void {
  for (const [place, cap] of compiled.caps.entries()) {
    const groups = new Map<string, SalePosition[]>();
    for (const position of positions) {
      if (cap.currency !== position.currency || !cap.rules.has(position.ruleId)) continue;
      const key = cap.keyOf(subjectOf(position));
      if (key !== null) groups.set(key, [...(groups.get(key) ?? []), position]);
    }
    for (const members of groups.values()) {
      const capped = foldCap(cap, members.map(memberOf));
      members.forEach((position, index) => {
        const { made, final } = capped[index]!;
        position.capped = [...position.capped, { made, steps: [], final, at: history.at }];
        const group: CapGroup = { ...gathering<SalePosition>(() => cap.id), capId: cap.id, place };
        position.caps = [...position.caps, group];
      });
    }
  }
}

/** What comes to a cap: what the rule pays, or what the cap before it left of that. */
function memberOf({ history, creatorId, terms, ruleId, capped, rated }: SalePosition): CapMember {
  const { made, final } = capped.at(-1) ?? rated;
  const id = `${history.id}\u0000${creatorId}\u0000${terms.id}\u0000${ruleId}`;
  return { at: history.at, id, made, steps: [], final };
}

function subjectOf({ history, creatorId }: SalePosition) {
  const answer = saleAnswer("campaignIds", history.sale, creatorId);
  const campaign: unknown = Array.isArray(answer) ? answer[0] : answer;
  return {
    creatorId,
    customerKey: history.sale.customerKey,
    campaignId: typeof campaign === "string" ? campaign : null,
    at: history.at,
    saleId: history.id,
  };
}

function linesOf({ applied, position }: Row, history: SaleHistory, compiled: CompiledTerms): readonly TraceLine[] {
  if (position !== null) return traceOf(position, "made");
  const { rule } = applied;
  const currency = rule.component.currency ?? compiled.currency ?? history.currency ?? compiled.firstCurrency;
  return currency === null ? [] : [countsTowardsLine(currency, [rule.id], rule.id)];
}
