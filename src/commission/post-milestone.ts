import type { AdjustmentId, CreatorId, LedgerEntryId } from "../ids/index.js";
import type { LedgerEntry, TraceLine } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import { formatMoney } from "../money/format-money.js";
import type { Money } from "../money/types.js";
import { addDuration } from "../time/add-duration.js";
import type { Instant } from "../time/types.js";
import type { CompiledComponent, CompiledTerms } from "./compile-terms.js";
import { type Counted, measureEvents } from "./measure-window.js";
import { bonusOfSteps, stepsReached } from "./milestone-steps.js";
import { entryId, type Position } from "./positions.js";
import { amountLine, bookedLine, counted } from "./trace.js";

/** The sales of one creator that count towards one milestone rule in one stretch of its measure. */
export interface MilestoneWindow {
  readonly key: string;
  readonly period: string;
  readonly creatorId: CreatorId;
  readonly ruleId: string;
  readonly compiled: CompiledTerms;
  readonly component: Extract<CompiledComponent, { readonly kind: "milestone" }>;
  readonly members: Counted[];
}

/** How many steps were reached from an instant on. */
interface Reach {
  readonly at: Instant;
  readonly steps: number;
  readonly measure: number;
  /** The adjustments of that instant. */
  readonly adjustmentIds: readonly AdjustmentId[];
}

/**
 * The entries that bring the bonuses of a window to their target. The window is replayed in event order, so a bonus is
 * dated when its step was reached and a reversal when it was lost; what is booked already is compared at the time of
 * the last booked entry.
 */
export function postMilestone(window: MilestoneWindow, booked: Position | undefined, asOf: Instant): LedgerEntry[] {
  const { component, ruleId } = window;
  const words = wordsOf(component);
  const draft = draftOf(window, booked, asOf);
  const ratchet = component.onReversal === "ratchet";
  for (const reach of changesSince(reachesOf(window), booked)) {
    const { at, steps, measure, adjustmentIds } = reach;
    const bonus = bonusOfSteps(component.compiled, steps, measure, component.stack, words, ruleId);
    const missing = bonus.total.minor - draft.total();
    if (missing > 0) draft.give(missing, at, bonus.lines);
    if (missing < 0 && !ratchet) {
      draft.takeBack(
        -missing,
        at,
        `${words(measure)} left: a step that had been reached is not any more`,
        adjustmentIds,
      );
    }
  }
  return draft.entries;
}

/** Every change of the number of steps reached; under `ratchet` only upwards. */
function reachesOf({ members, component }: MilestoneWindow): Reach[] {
  const reaches: Reach[] = [{ at: Number.NEGATIVE_INFINITY, steps: 0, measure: 0, adjustmentIds: [] }];
  const events = measureEvents(members);
  let measure = 0;
  let ids: AdjustmentId[] = [];
  events.forEach(({ at, id, step, change }, index) => {
    measure = exactMoney(measure + change, component.compiled.currency, "measure").minor;
    if (step > 0) ids.push(id);
    if (events[index + 1]?.at === at) return; // what happens at one instant happens at once
    const steps = stepsReached(component.compiled, measure);
    const before = reaches.at(-1)!.steps;
    const changed = component.onReversal === "ratchet" ? steps > before : steps !== before;
    if (changed) reaches.push({ at, steps, measure, adjustmentIds: ids });
    ids = [];
  });
  return reaches;
}

/** The changes that are not booked yet, beginning with how things should have stood at the last booked entry. */
function changesSince(reaches: readonly Reach[], booked: Position | undefined): readonly Reach[] {
  if (booked === undefined) return reaches.slice(1);
  const last = booked.entries.reduce(
    (latest, { occurredAt }) => Math.max(latest, occurredAt),
    booked.anchor.occurredAt,
  );
  let settled = 0;
  while (settled + 1 < reaches.length && reaches[settled + 1]!.at <= last) settled += 1;
  const { at, ...reach } = reaches[settled]!;
  return [{ ...reach, at: Math.max(at, booked.anchor.occurredAt) }, ...reaches.slice(settled + 1)];
}

/** An entry that was earned, and how much of it has not been taken back. */
interface Open {
  readonly id: LedgerEntryId;
  readonly availableAt: Instant | null;
  left: number;
}

/** Collects entries. What is taken back is taken from the latest bonus first, and from none more than it gave. */
function draftOf(window: MilestoneWindow, booked: Position | undefined, asOf: Instant) {
  const { compiled, creatorId, ruleId, key, period } = window;
  const { currency } = window.component.compiled;
  const { id: termsId, version, hold, timeZone } = compiled.terms;
  const entries: LedgerEntry[] = [];
  const open: Open[] = openBonuses(booked);
  let total = booked?.booked ?? 0;

  const post = (
    amount: Money,
    at: Instant,
    availableAt: Instant | null,
    trace: readonly TraceLine[],
    reversed?: { readonly corrects: LedgerEntryId; readonly adjustmentIds: readonly AdjustmentId[] },
  ): LedgerEntryId => {
    const id = entryId(key, (booked?.count ?? 0) + entries.length);
    total += amount.minor;
    entries.push({
      id,
      kind: reversed === undefined ? "bonus" : "reversal",
      creatorId,
      amount,
      source: { kind: "period", key: period, currency },
      occurredAt: at,
      bookedAt: asOf,
      availableAt,
      terms: { id: termsId, version },
      ruleId,
      ...(reversed === undefined ? {} : { corrects: reversed.corrects }),
      ...(reversed?.adjustmentIds.length ? { adjustmentIds: [...reversed.adjustmentIds].sort() } : {}),
      trace,
    });
    return id;
  };

  const give = (minor: number, at: Instant, lines: readonly TraceLine[]): void => {
    const availableAt = addDuration(at, hold.duration, timeZone);
    const before = exactMoney(total, currency, key);
    const trace = total === 0 ? lines : [...lines, bookedLine(before, ruleId)];
    open.push({ id: post(exactMoney(minor, currency, key), at, availableAt, trace), availableAt, left: minor });
  };
  const takeBack = (minor: number, at: Instant, note: string, adjustmentIds: readonly AdjustmentId[]): void => {
    let rest = minor;
    while (rest > 0 && open.length > 0) {
      const latest = open.at(-1)!;
      const part = Math.min(rest, latest.left);
      if (part > 0) {
        const amount = exactMoney(-part, currency, key);
        post(amount, at, latest.availableAt, [amountLine(amount, note, ruleId)], {
          corrects: latest.id,
          adjustmentIds,
        });
      }
      latest.left -= part;
      rest -= part;
      if (latest.left === 0) open.pop();
    }
  };
  return { entries, total: () => total, give, takeBack };
}

function openBonuses(booked: Position | undefined): Open[] {
  const open = new Map<LedgerEntryId, Open>();
  for (const { id, corrects, amount, availableAt } of booked?.entries ?? []) {
    if (corrects === undefined) open.set(id, { id, availableAt, left: amount.minor });
    else if (open.has(corrects)) open.get(corrects)!.left += amount.minor;
  }
  return [...open.values()];
}

function wordsOf({ measure, compiled }: MilestoneWindow["component"]): (value: number) => string {
  return measure === "orders"
    ? (value) => counted(value, "order")
    : (value) => `${formatMoney(exactMoney(value, compiled.currency, "measure"))} net sales`;
}
