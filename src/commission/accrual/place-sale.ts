import type { CreatorId } from "../../ids/index.js";
import type { BookedPlan } from "../ledger/positions.js";
import { contextOf } from "../rules/context-of.js";
import { type AppliedRule, resolveSale } from "../rules/resolve-sale.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import { sourceAccount } from "./accounts.js";
import { type Book, boardOf, meet, type Slot } from "./book.js";
import { countSale } from "./count-sale.js";
import { mark } from "./dirty.js";
import { touchBooked } from "./groups.js";
import { makePosition, type Placing, positionWithoutTerms } from "./make-position.js";
import { placePosition } from "./place-position.js";
import { postDecision } from "./post-decision.js";
import type { Run } from "./run.js";
import type { SaleHistory } from "./sale-history.js";

/**
 * Finds what something may be booked about on a sale: for everybody credited, or once booked, the rules that were decided
 * or are decided now. What rests on the sale alone is rated and booked at once, so that no more than one sale has to be
 * held; the rest is gathered, and rated when all of it is there.
 */
export function placeSale(history: SaleHistory, book: Book, run: Run): void {
  const booked = book.ledger.plansOf(history.id);
  const slot = book.isKept ? { positions: [], counts: [] } : null;
  if (booked.size > 0) {
    touchOverrides(history, book);
    for (const own of booked.values()) for (const plan of own) keepDecided(history, plan, slot, book, run);
  }
  const inEffect = book.plans.inEffect(history.at);
  // Nearly every sale is one creator's: a list of one is not worth making.
  if (history.sole !== null) placeFor(history, history.sole, inEffect, booked.get(history.sole), slot, book, run);
  else for (const each of history.creators) placeFor(history, each, inEffect, booked.get(each), slot, book, run);
  if (slot !== null && slot.positions.length + slot.counts.length > 0) book.slots.set(history.id, slot);
}

/** What was decided stands; plans that have not decided on the sale for this creator decide now. */
function placeFor(
  history: SaleHistory,
  creatorId: CreatorId,
  inEffect: readonly CompiledTerms[],
  booked: readonly BookedPlan[] | undefined,
  slot: Slot | null,
  book: Book,
  run: Run,
): void {
  meet(creatorId, book);
  for (let index = 0; index < inEffect.length; index += 1) {
    const compiled = inEffect[index]!;
    if (booked === undefined || !isDecided(history, compiled, booked)) {
      decide(history, creatorId, compiled, slot, book, run);
    }
  }
}

/** What others earn on a sale is computed again, also where nobody earns anything on it any more. */
function touchOverrides(history: SaleHistory, book: Book): void {
  const source = { kind: "sale", conversionId: history.id } as const;
  for (const { terms, amount } of book.ledger.overridesOn(history.id)) {
    const compiled = terms === null ? undefined : book.plans.version(terms.id, terms.version);
    if (compiled === undefined) continue;
    mark(sourceAccount(book, compiled, source, amount.currency, history), book.dirty.sources);
  }
}

function isDecided(history: SaleHistory, compiled: CompiledTerms, booked: readonly BookedPlan[]): boolean {
  return booked.some((plan) => plan.termsId === compiled.terms.id && !isOtherCurrency(history, compiled, plan));
}

/** A sale is decided in the currency it pays in: corrected, it is decided again, and what was booked in the other is over. */
export function isOtherCurrency(
  history: SaleHistory,
  compiled: CompiledTerms | undefined,
  { currency }: BookedPlan,
): boolean {
  const now = compiled?.currency ?? history.currency;
  return now !== null && now !== currency;
}

/** Where the version that it was booked under is not given, it is decided again if another one is in effect. */
function isDecidedAgain(
  history: SaleHistory,
  compiled: CompiledTerms | undefined,
  plan: BookedPlan,
  { plans }: Book,
): boolean {
  if (compiled !== undefined) return isOtherCurrency(history, compiled, plan);
  return plans
    .inEffect(history.at)
    .some((other) => other.terms.id === plan.termsId && isOtherCurrency(history, other, plan));
}

/**
 * The rules of a sale that was booked: those with entries, and those that applied when it was decided. Attributes of the
 * creator that changed since change nothing, nor do rules that were added.
 */
function keepDecided(history: SaleHistory, plan: BookedPlan, slot: Slot | null, book: Book, run: Run): void {
  const { creatorId, positions } = plan;
  const compiled = book.plans.version(plan.termsId, plan.version);
  const isOver = !history.creators.includes(creatorId) || isDecidedAgain(history, compiled, plan, book);
  if (compiled === undefined) {
    for (const booked of positions) {
      placePosition(positionWithoutTerms(history, creatorId, booked, isOver), null, slot, book, run);
    }
    return;
  }
  const applied = isOver ? [] : appliedRules(history, plan, compiled, book);
  const fx = positions.find(({ earned }) => (earned?.fx ?? null) !== null)?.earned?.fx;
  const { what } = boardOf(book, compiled);
  for (const booked of positions) {
    const rule = compiled.rule(booked.ruleId ?? "");
    if (rule === undefined) {
      placePosition(positionWithoutTerms(history, creatorId, booked, isOver), null, slot, book, run);
      continue;
    }
    const found = applied.find((each) => each.rule === rule) ?? { rule, lines: null, rate: null, parts: null };
    place(history, { creatorId, compiled, applied: found, booked, decision: null, isOver, fx, what }, slot, book, run);
  }
  for (const each of applied) {
    if (positions.some(({ ruleId }) => ruleId === each.rule.id)) continue;
    const placing = { creatorId, compiled, applied: each, booked: undefined, decision: null, isOver, fx, what };
    place(history, placing, slot, book, run);
  }
  touchBooked(history.id, plan, book);
}

/** With the lines and rates of those that were decided; of a ledger from elsewhere, that does not tell, all over again. */
function appliedRules(
  history: SaleHistory,
  { creatorId, decision, positions }: BookedPlan,
  compiled: CompiledTerms,
  book: Book,
): readonly AppliedRule[] {
  const creator = book.attributesAt(creatorId, history.at);
  const context = contextOf(history, creatorId, compiled, book.picks);
  const booked = positions.flatMap(({ ruleId }) => ruleId ?? []);
  if (decision !== null) {
    return resolveSale(compiled, history, creator, { ...context, only: new Set([...decision.applied, ...booked]) })
      .applied;
  }
  const isBooked = booked.some((ruleId) => compiled.rule(ruleId)?.mode === "exclusive");
  const { applied } = resolveSale(compiled, history, creator, context);
  // None comes beside an exclusive rule that was booked.
  return applied.filter(({ rule }) => rule.mode === "additive" || !isBooked || booked.includes(rule.id));
}

/** The first time a sale is seen under a plan. The decision goes with the first rule that pays, or has an entry of its own. */
function decide(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  slot: Slot | null,
  book: Book,
  run: Run,
): void {
  const creator = book.attributesAt(creatorId, history.at);
  const resolution = resolveSale(compiled, history, creator, contextOf(history, creatorId, compiled, book.picks));
  const { applied } = resolution;
  if (resolution.isWaiting) {
    if (book.isKept) book.waiting.add(history.id);
    return;
  }
  const { what, rules } = boardOf(book, compiled);
  let isFirst = true;
  for (let index = 0; index < applied.length; index += 1) {
    const each = applied[index]!;
    const decision = isFirst && paysOnSales(each.rule) ? resolution : null;
    if (decision !== null) isFirst = false;
    const { suffix } = rules.get(each.rule)!;
    place(
      history,
      { creatorId, compiled, applied: each, booked: undefined, decision, isOver: false, fx: undefined, what, suffix },
      slot,
      book,
      run,
    );
  }
  if (!isFirst) return;
  const currency = compiled.currency ?? history.currency ?? compiled.firstCurrency;
  if (currency !== null) postDecision(history, creatorId, compiled, resolution, currency, run);
}

function paysOnSales({ component }: CompiledRule): boolean {
  return component.kind === "percent" || component.kind === "flat" || component.kind === "tiered";
}

/** Puts a rule where its target is computed: on the sale itself, or in what adds up over many. */
function place(history: SaleHistory, placing: Placing, slot: Slot | null, book: Book, run: Run): void {
  const { applied, creatorId, compiled, isOver } = placing;
  if (!paysOnSales(applied.rule)) {
    if (!isOver) countSale(history, creatorId, compiled, applied, slot, book);
    return;
  }
  const position = makePosition(history, placing);
  if (position !== null) placePosition(position, applied.rule, slot, book, run);
}
