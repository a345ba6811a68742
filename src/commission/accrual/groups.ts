import type { ConversionId, CreatorId, RuleId } from "../../ids/index.js";
import type { CapSubject } from "../caps/compile-caps.js";
import { windowKeyOf } from "../components/tiered/window-key-of.js";
import type { BookedPlan } from "../ledger/positions.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import { type Book, boardOf } from "./book.js";
import { mark } from "./dirty.js";
import { gathering } from "./gathering.js";
import { getOrAdd } from "./get-or-add.js";
import type { CapBoard } from "./plan-board.js";
import type { CapGroup, RatingWindow, SalePosition } from "./sale-position.js";
import type { Tally } from "./tally.js";
import { tallyFor } from "./tally-for.js";

/** What the sales of a booked plan were gathered in. */
type BookedGroup = RatingWindow | CapGroup | Tally;

/** The window of a creator under a tiered rule, by the name of its stretch. */
export function windowFor(
  book: Book,
  compiled: CompiledTerms,
  rule: CompiledRule,
  creatorId: CreatorId,
  key: string,
): RatingWindow {
  const { windows } = boardOf(book, compiled).rules.get(rule)!;
  const known = windows.get(creatorId)?.get(key);
  if (known !== undefined) return known;
  const own = getOrAdd(windows, creatorId, () => new Map<string, RatingWindow>());
  return getOrAdd(own, key, () => {
    const name = () => `${key} for creator ${creatorId} under rule ${rule.id} of plan ${compiled.terms.id}`;
    return { ...gathering<SalePosition>(name), creatorId, key };
  });
}

/** What a cap counts together with a subject; `null` where it lets it through. */
export function capGroupFor({ cap, place, groups, planId }: CapBoard, subject: CapSubject): CapGroup | null {
  const key = cap.keyOf(subject);
  if (key === null) return null;
  return getOrAdd(groups, key, () => {
    const name = () => `${key} under cap ${cap.id} of plan ${planId}`;
    return { ...gathering<SalePosition>(name), capId: cap.id, place };
  });
}

/**
 * What a booked plan of a sale was gathered in when it was booked, as far as the ledger tells: the campaign and the
 * customer of a sale are not in it.
 */
function bookedGroups(sale: ConversionId, plan: BookedPlan, book: Book): readonly BookedGroup[] {
  const compiled = book.plans.version(plan.termsId, plan.version);
  if (compiled === undefined) return [];
  return [...bookedRules(plan)].flatMap((ruleId) => {
    const rule = compiled.rule(ruleId);
    return rule === undefined ? [] : groupsUnder(sale, plan, compiled, rule, book);
  });
}

function bookedRules({ decision, positions }: BookedPlan): ReadonlySet<RuleId> {
  return new Set([...(decision?.applied ?? []), ...positions.flatMap(({ ruleId }) => ruleId ?? [])]);
}

function groupsUnder(
  sale: ConversionId,
  { creatorId, at, currency }: BookedPlan,
  compiled: CompiledTerms,
  rule: CompiledRule,
  book: Book,
): readonly BookedGroup[] {
  const { component } = rule;
  const groups: BookedGroup[] = [];
  const moment = { at, campaignId: null, saleId: sale };
  if (component.kind === "tiered" && component.window.kind !== "campaign" && component.window.kind !== "order") {
    groups.push(windowFor(book, compiled, rule, creatorId, windowKeyOf(component, moment)));
  }
  if (component.kind === "milestone" || component.kind === "leaderboard") {
    const { kind } = component.window;
    if (kind !== "campaign" && kind !== "order") {
      groups.push(tallyFor(book, compiled, rule, component, creatorId, { at, campaignId: null, id: sale }));
    }
  }
  for (const board of boardOf(book, compiled).rules.get(rule)!.caps) {
    if (board.cap.currency !== currency) continue;
    const group = capGroupFor(board, { creatorId, customerKey: null, campaignId: null, at, saleId: sale });
    if (group !== null) groups.push(group);
  }
  return groups;
}

/** Sales that were booked and are not among the facts: what they were booked in cannot be computed again without them. */
export function noteAbsent(sale: ConversionId, book: Book): void {
  for (const plans of book.ledger.plansOf(sale).values()) {
    for (const plan of plans) {
      for (const group of bookedGroups(sale, plan, book)) {
        group.absent ??= new Set();
        group.absent.add(sale);
      }
    }
  }
}

/** A sale that was booked is there: what it was booked in is computed again, whether or not it still is in it. */
export function touchBooked(sale: ConversionId, plan: BookedPlan, book: Book): void {
  for (const group of bookedGroups(sale, plan, book)) {
    group.absent?.delete(sale);
    if ("closesAt" in group) mark(group, book.dirty.tallies);
  }
}
