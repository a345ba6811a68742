import type { AdjustmentId, CreatorId, LedgerEntryId } from "../ids/index.js";
import type { LedgerEntry, TraceLine } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import { formatMoney } from "../money/format-money.js";
import type { Money } from "../money/types.js";
import type { Instant } from "../time/types.js";
import type { CompiledComponent, CompiledTerms } from "./compile-terms.js";
import { type Counted, measureEvents } from "./measure-window.js";
import { raiseOfSteps, stepsReached } from "./milestone-steps.js";
import type { LedgerIndex, Position } from "./positions.js";
import { amountLine, counted } from "./trace.js";

/** The sales of one creator that count towards one milestone rule in one stretch of its measure. */
export interface MilestoneWindow {
  readonly key: string;
  readonly period: string;
  readonly creatorId: CreatorId;
  readonly ruleId: string;
  readonly compiled: CompiledTerms;
  readonly component: Extract<CompiledComponent, { readonly kind: "milestone" }>;
  /** The kinds of conversions that its rule is for. */
  readonly kinds: ReadonlySet<string>;
  readonly members: Counted[];
}

/** The measure after everything that happened at one instant. */
interface Reading {
  readonly at: Instant;
  readonly measure: number;
  readonly steps: number;
  /** The adjustments of that instant. */
  readonly adjustmentIds: readonly AdjustmentId[];
}

/**
 * The entries that bring the bonuses of a window to their target. The window is replayed in event order, so a bonus is
 * dated when its step was reached and a reversal when it was lost; what is booked already is compared at the time of
 * the last booked entry.
 *
 * Complexity: O(n log n) for n sales and adjustments.
 */
export function postMilestone(window: MilestoneWindow, ledger: LedgerIndex, asOf: Instant): LedgerEntry[] {
  const booked = ledger.periods.get(window.key);
  const { totals } = window.component.compiled;
  const draft = draftOf(window, booked, ledger, asOf);
  let waiting: AdjustmentId[] = [];
  for (const { at, measure, steps, adjustmentIds } of readingsSince(readingsOf(window), booked)) {
    for (const id of adjustmentIds) if (booked?.answered.has(id) !== true) waiting.push(id);
    const missing = totals[steps]! - draft.total();
    if (missing === 0) continue;
    if (missing > 0) draft.give(missing, at, steps);
    else draft.takeBack(-missing, at, measure, steps, waiting);
    waiting = [];
  }
  return draft.entries;
}

/** The measure from the beginning on; under `ratchet` as if nothing had ever been taken back. */
function readingsOf({ members, component: { compiled, onReversal } }: MilestoneWindow): readonly Reading[] {
  const counted = onReversal === "ratchet" ? members.map((member) => ({ ...member, adjustments: [] })) : members;
  const events = measureEvents(counted);
  const readings: Reading[] = [];
  let measure = 0;
  let adjustmentIds: AdjustmentId[] = [];
  events.forEach(({ at, id, step, change }, index) => {
    measure = exactMoney(measure + change, compiled.currency, "measure").minor;
    if (step > 0) adjustmentIds.push(id);
    if (events[index + 1]?.at === at) return; // what happens at one instant happens at once
    readings.push({ at, measure, steps: stepsReached(compiled, measure), adjustmentIds });
    adjustmentIds = [];
  });
  return readings;
}

/** The readings that are not booked yet, beginning with how things should have stood at the last booked entry. */
function readingsSince(readings: readonly Reading[], booked: Position | undefined): readonly Reading[] {
  if (booked === undefined) return readings;
  const last = booked.entries.reduce(
    (latest, { occurredAt }) => Math.max(latest, occurredAt),
    booked.anchor.occurredAt,
  );
  const settled = readings.filter(({ at }) => at <= last);
  const { at, measure, steps } = settled.at(-1) ?? { at: last, measure: 0, steps: 0 };
  const adjustmentIds = settled.flatMap((reading) => reading.adjustmentIds);
  const standing = { at: Math.max(at, booked.anchor.occurredAt), measure, steps, adjustmentIds };
  return [standing, ...readings.slice(settled.length)];
}

/** An entry that was earned, and how much of it has not been taken back. */
interface Open {
  readonly id: LedgerEntryId;
  readonly availableAt: Instant | null;
  left: number;
}

/** Collects entries. What is taken back is taken from the latest bonus first, and from none more than it gave. */
function draftOf(window: MilestoneWindow, booked: Position | undefined, ledger: LedgerIndex, asOf: Instant) {
  const { compiled, component, creatorId, ruleId, key, period } = window;
  const { currency, steps } = component.compiled;
  const source = { kind: "period", key: period, currency } as const;
  const words = wordsOf(window);
  const nextId = ledger.idsFor(key, source);
  const entries: LedgerEntry[] = [];
  const open: Open[] = openBonuses(booked);
  let total = booked?.booked ?? 0;

  const post = (
    minor: number,
    at: Instant,
    availableAt: Instant | null,
    trace: (amount: Money) => readonly TraceLine[],
    reversed?: { readonly corrects: LedgerEntryId; readonly adjustmentIds: readonly AdjustmentId[] },
  ): LedgerEntryId => {
    const id = nextId();
    const amount = exactMoney(minor, currency, key);
    entries.push({
      id,
      kind: reversed === undefined ? "bonus" : "reversal",
      creatorId,
      amount,
      source,
      occurredAt: at,
      bookedAt: asOf,
      availableAt,
      terms: compiled.reference,
      ruleId,
      ...(reversed === undefined ? {} : { corrects: reversed.corrects }),
      ...(reversed?.adjustmentIds.length ? { adjustmentIds: [...reversed.adjustmentIds].sort() } : {}),
      trace: trace(amount),
    });
    total += minor;
    return id;
  };
  const give = (minor: number, at: Instant, count: number): void => {
    const availableAt = compiled.heldUntil(at);
    const lines = () => raiseOfSteps(component.compiled, total, count, words, ruleId);
    open.push({ id: post(minor, at, availableAt, lines), availableAt, left: minor });
  };
  const takeBack = (
    minor: number,
    at: Instant,
    measure: number,
    count: number,
    adjustmentIds: readonly AdjustmentId[],
  ): void => {
    const lost = steps[count];
    const state = lost === undefined ? words(measure) : `${words(measure)} left, below the step of ${words(lost.at)}`;
    let rest = minor;
    while (rest > 0 && open.length > 0) {
      const latest = open.at(-1)!;
      const part = Math.min(rest, latest.left);
      if (part > 0) {
        const remains = total === part ? "nothing" : formatMoney(exactMoney(total - part, currency, key));
        const note = `${state}: ${remains} remains of ${formatMoney(exactMoney(total, currency, key))}`;
        const corrects = latest.id;
        const line = (amount: Money) => [amountLine(amount, note, ruleId)];
        post(-part, at, latest.availableAt, line, { corrects, adjustmentIds });
      }
      latest.left -= part;
      rest -= part;
      if (latest.left <= 0) open.pop();
    }
  };
  return { entries, total: () => total, give, takeBack };
}

function openBonuses(booked: Position | undefined): Open[] {
  const open = new Map<LedgerEntryId, Open>();
  for (const { id, corrects, amount, availableAt } of booked?.entries ?? []) {
    const corrected = open.get(corrects ?? "");
    if (corrected === undefined) open.set(id, { id, availableAt, left: amount.minor });
    else corrected.left += amount.minor;
  }
  return [...open.values()];
}

function wordsOf({ component: { measure, compiled }, kinds }: MilestoneWindow): (value: number) => string {
  if (measure === "salesValue")
    return (value) => `${formatMoney(exactMoney(value, compiled.currency, "measure"))} net sales`;
  const [kind = ""] = kinds;
  const noun = kinds.size === 1 ? (nouns.get(kind) ?? kind) : "conversion";
  return (value) => counted(value, noun);
}

/** Kinds whose name is not their noun. */
const nouns: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([["signup", "sign-up"]]);
