import { fail } from "../errors/creator-core-error.js";
import type { ConversionId, CreatorId, RuleId } from "../ids/index.js";
import type { Windows } from "./collect-positions.js";
import type { CompiledRule, CompiledTerms, Plans } from "./compile-terms.js";
import { type BookedPlan, getOrAdd, type LedgerIndex } from "./positions.js";
import type { MilestoneWindow } from "./post-milestone.js";
import { windowOf } from "./rule-window.js";

/** A window with sales that were booked in it, by whether the facts hold them. */
interface BookedWindow {
  readonly key: string;
  readonly period: string;
  readonly creatorId: CreatorId;
  readonly rule: CompiledRule;
  readonly compiled: CompiledTerms;
  isPresent: boolean;
  /** One that the facts do not hold. */
  absent: ConversionId | null;
}

/**
 * Milestones that were booked and that no sale counts towards any more, because all of theirs are credited to others, or
 * dated elsewhere, now.
 *
 * A window is computed from all of its sales or not at all: one with some of those booked in it, or with new ones and none
 * of those, would come out wrong. One of which nothing is among the facts is left as it is.
 *
 * Complexity: O(sales of the ledger), and nothing where the facts hold all of them and no milestone is without sales.
 */
export function lostMilestones(moving: Windows, plans: Plans, ledger: LedgerIndex): readonly MilestoneWindow[] {
  const isIdle = (key: string) => !moving.milestones.has(key);
  const isKnown = (sale: ConversionId) => moving.sales.has(sale);
  const booked = [...ledger.sales.keys()];
  if (booked.every(isKnown) && ![...ledger.periods.keys()].some(isIdle)) return [];

  const windows = bookedWindows(booked, isKnown, plans, ledger);
  for (const window of windows.values()) {
    const moves = window.isPresent || moving.graduated.has(window.key) || moving.milestones.has(window.key);
    if (moves && window.absent !== null) refuse(window, window.absent);
  }
  return [...ledger.periods.keys()].filter(isIdle).flatMap((key): MilestoneWindow[] => {
    const window = windows.get(key);
    const component = window?.rule.component;
    if (window === undefined || !window.isPresent || component?.kind !== "milestone") return [];
    const { period, creatorId, rule, compiled } = window;
    return [{ key, period, creatorId, ruleId: rule.id, compiled, component, kinds: rule.scope.kinds, members: [] }];
  });
}

function bookedWindows(
  booked: readonly ConversionId[],
  isKnown: (sale: ConversionId) => boolean,
  plans: Plans,
  ledger: LedgerIndex,
): ReadonlyMap<string, BookedWindow> {
  const windows = new Map<string, BookedWindow>();
  for (const sale of booked) {
    for (const [creatorId, plan] of plansOn(sale, ledger)) {
      const compiled = plans.version(plan.termsId, plan.version);
      for (const ruleId of rulesOf(plan)) {
        const rule = compiled?.rule(ruleId);
        if (compiled === undefined || rule === undefined) continue;
        const found = windowOf(rule, compiled, creatorId, plan.at);
        if (found === null) continue;
        const blank = { ...found, creatorId, rule, compiled, isPresent: false, absent: null };
        const window = getOrAdd<string, BookedWindow>(windows, found.key, () => blank);
        if (isKnown(sale)) window.isPresent = true;
        else if (window.absent === null || sale < window.absent) window.absent = sale;
      }
    }
  }
  return windows;
}

function* plansOn(sale: ConversionId, ledger: LedgerIndex): Generator<readonly [CreatorId, BookedPlan]> {
  for (const [creatorId, plans] of ledger.plansOf(sale)) for (const plan of plans) yield [creatorId, plan];
}

function rulesOf({ decision, positions }: BookedPlan): ReadonlySet<RuleId> {
  return new Set([...(decision?.applied ?? []), ...positions.flatMap(({ ruleId }) => ruleId ?? [])]);
}

function refuse({ period, creatorId, rule, compiled }: BookedWindow, absent: ConversionId): never {
  const under = `rule ${rule.id} of plan ${compiled.terms.id}`;
  const expected = `complete: facts must hold every sale booked in ${period} for creator ${creatorId} under ${under}`;
  fail("inconsistentLedger", "sales", expected, `no ${absent}`);
}
