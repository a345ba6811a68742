import type { AdjustmentId, LedgerEntryId } from "../../ids/index.js";
import type { EntrySource, LedgerEntry, LedgerEntryKind, TraceLine } from "../../models/ledger.js";
import { exactMinor } from "../../money/exact-money.js";
import type { Money } from "../../money/types.js";
import type { Instant } from "../../time/types.js";
import { escapePart } from "../ledger/escape-part.js";
import { bookedLine, nothingLeftLine, rateLine, releasedLine } from "../ledger/trace.js";
import type { CompiledTerms } from "../terms/compiled.js";
import { partOf, within } from "./rate-position.js";
import { firstId, idsUnder, type Run, takingKind } from "./run.js";
import type { SaleHistory } from "./sale-history.js";
import type { SalePosition } from "./sale-position.js";
import { restOf, traceOf } from "./trace-of-position.js";
import { dueWithoutTerms, leftWithoutTerms, settledUntil } from "./without-terms.js";

type SaleSource = Extract<EntrySource, { readonly kind: "sale" }>;

/**
 * Books what brings a position to its target: what was earned on the sale, be it nothing; for each adjustment its part of
 * that, at the rate that was booked; and what is then still missing, because other facts changed.
 */
export function postSale(position: SalePosition, run: Run): void {
  const { booked, history, earning, decision, isPosted } = position;
  if (isPosted || booked !== undefined || history.adjustments.length > 0 || earning.final !== earning.made) {
    postChanges(position, run);
  } else if (decision !== null || earning.made !== 0) {
    const source = { kind: "sale", conversionId: history.id } as const;
    const id = firstId(run, keyOf(position), source);
    run.entries.push(firstEntry(id, source, position, availabilityOf(history, position.compiled), run));
  }
}

/**
 * What was earned when the sale was made. Nearly all entries are made here, from literals of three shapes: written out,
 * because spreading one object into another takes longer than everything else about an entry.
 */
function firstEntry(
  id: LedgerEntryId,
  source: SaleSource,
  position: SalePosition,
  availableAt: Instant | null,
  { asOf: bookedAt, isFull }: Run,
): LedgerEntry {
  const { creatorId, terms, ruleId, currency, decision, fx, earning } = position;
  const kind = "commission";
  const occurredAt = position.history.at;
  const amount = { minor: earning.made, currency };
  const trace = traceOfFirst(position, amount);
  if (fx !== null) {
    const head = { id, kind, creatorId, amount, source, occurredAt, bookedAt, availableAt, terms, ruleId, fx } as const;
    if (decision === null) return { ...head, trace };
    const { ruleIds: applied, receipt: rejected } = decision;
    return isFull ? { ...head, trace, applied, rejected } : { ...head, trace, applied };
  }
  if (decision === null) {
    return { id, kind, creatorId, amount, source, occurredAt, bookedAt, availableAt, terms, ruleId, trace };
  }
  const { ruleIds: applied, receipt: rejected } = decision;
  if (!isFull) {
    return { id, kind, creatorId, amount, source, occurredAt, bookedAt, availableAt, terms, ruleId, trace, applied };
  }
  return {
    id,
    kind,
    creatorId,
    amount,
    source,
    occurredAt,
    bookedAt,
    availableAt,
    terms,
    ruleId,
    trace,
    applied,
    rejected,
  };
}

/** A share of one base is one line, and its amount that of the entry. */
function traceOfFirst(position: SalePosition, amount: Money): readonly TraceLine[] {
  const { pay, caps, ruleId, currency, what } = position;
  if (pay.kind !== "share" || pay.parts.length !== 1 || caps.length > 0) return traceOf(position, "made");
  const { rate, bases } = pay.parts[0]!;
  return [rateLine(ruleId, amount, { minor: bases[0]!, currency }, rate, what)];
}

function postChanges(position: SalePosition, run: Run): void {
  const { booked, history, compiled, ruleId, currency, earning } = position;
  const availableAt = booked?.availableAt ?? availabilityOf(history, compiled);
  const draft = draftOf(position, availableAt, run);
  if (booked?.pending === true && availableAt !== null && compiled !== null) {
    const isDelivery = compiled.terms.hold.from === "delivery";
    const at = (isDelivery ? history.deliveredAt : history.settledAt) ?? earning.at;
    draft.post("release", 0, at, [releasedLine(ruleId, currency, isDelivery ? "delivered" : "settled")]);
  }
  let own = booked?.own ?? 0;
  let earned = booked?.earned?.amount.minor ?? null;
  if (earned === null && opensWith(position)) {
    draft.open();
    earned = earning.made;
    own += earned;
  }
  for (const { at, step, takeIds } of answersOf(position)) {
    const left = compiled === null ? leftWithoutTerms(position, step) : leftAfter(position, earned ?? 0, step);
    if (left === own) continue;
    const kind = left < own ? takingKind(run, position.creatorId, currency, availableAt) : "reversal";
    const trace = [...linesLeft(position, earned ?? 0, step, left), bookedLine(ruleId, { minor: own, currency })];
    draft.post(kind, exactMinor(left - own, history.name), at, trace, takeIds());
    own = left;
  }
  const total = draft.total();
  const due = compiled === null ? dueWithoutTerms(position, own) : earning.final;
  const missing = exactMinor(due - total, history.name);
  if (missing === 0) return;
  const lines =
    due === earning.final ? traceOf(position, "final") : [restOf(position, history.adjustments.length, due)];
  const trace = total === 0 ? lines : [...lines, bookedLine(ruleId, { minor: total, currency })];
  draft.post(correctionKind(position), missing, earning.at, trace);
}

/** Whether something was earned that is not booked. Without its terms, nothing is. */
function opensWith({ booked, compiled, decision, earning }: SalePosition): boolean {
  if (compiled === null) return false;
  return decision !== null || earning.made !== 0 || (booked === undefined && earning.final !== 0);
}

/** The name of a position: see `positionKey`. */
function keyOf({ history, creatorId, suffix }: SalePosition): string {
  return `sale/${escapePart(history.id)}/${escapePart(creatorId)}${suffix}`;
}

/** Collects the entries of a position: numbered on from those booked, and about the first of them. */
function draftOf(position: SalePosition, availableAt: Instant | null, run: Run) {
  const { booked, history, creatorId, terms, ruleId, currency, fx } = position;
  const source = { kind: "sale", conversionId: history.id } as const;
  const idOfNext = idsUnder(run, keyOf(position), source);
  let corrects: LedgerEntryId | undefined = booked?.anchor.id;
  let total = booked?.booked ?? 0;

  const open = (): void => {
    const entry = firstEntry(idOfNext(), source, position, availableAt, run);
    total += entry.amount.minor;
    run.entries.push(corrects === undefined ? entry : correcting(entry, corrects));
    corrects ??= entry.id;
  };
  const post = (
    kind: LedgerEntryKind,
    minor: number,
    occurredAt: Instant,
    trace: readonly TraceLine[],
    adjustmentIds?: readonly AdjustmentId[],
  ): void => {
    total += minor;
    const id = idOfNext();
    run.entries.push({
      id,
      kind,
      creatorId,
      amount: { minor, currency },
      source,
      occurredAt,
      bookedAt: run.asOf,
      availableAt,
      terms,
      ruleId,
      ...(corrects === undefined ? {} : { corrects }),
      ...(adjustmentIds === undefined || adjustmentIds.length === 0 ? {} : { adjustmentIds }),
      ...(fx === null ? {} : { fx }),
      trace,
    });
    corrects ??= id;
  };
  return { open, post, total: () => total };
}

/** What was earned is booked after something else about it, in a ledger from elsewhere. */
function correcting({ trace, applied, rejected, ...entry }: LedgerEntry, corrects: LedgerEntryId): LedgerEntry {
  return {
    ...entry,
    corrects,
    trace,
    ...(applied === undefined ? {} : { applied }),
    ...(rejected === undefined ? {} : { rejected }),
  };
}

interface Answer {
  readonly at: Instant;
  /** After which of the adjustments. */
  readonly step: number;
  /** The adjustments it answers, sorted. One that changed nothing waits for the next that does. */
  readonly takeIds: () => readonly AdjustmentId[];
}

/**
 * The adjustments that are not yet answered. Those that arrive late, dated before one that was answered, are answered
 * together at that one.
 */
function* answersOf({ history, booked, compiled, isOver }: SalePosition): Generator<Answer> {
  const { adjustments } = history;
  if (adjustments.length === 0 || isOver) return;
  const known = compiled === null && booked !== undefined ? settledUntil(booked, history) : 0;
  const isAnswered = (index: number) => index < known || booked?.answered.has(adjustments[index]!.id) === true;
  let settled = adjustments.length - 1;
  while (settled >= 0 && !isAnswered(settled)) settled -= 1;
  let waiting: AdjustmentId[] = [];
  let at = history.at;
  const takeIds = () => {
    const ids = waiting;
    waiting = [];
    return ids.sort();
  };
  for (const [index, adjustment] of adjustments.entries()) {
    if (!isAnswered(index)) {
      waiting.push(adjustment.id);
      at = adjustment.at;
    }
    if (index >= settled && waiting.length > 0) yield { at, step: index + 1, takeIds };
  }
}

/** What is left of the first entry, as it was booked: between nothing and all of it. */
function leftAfter(position: SalePosition, earned: number, step: number): number {
  const { earning, pay, bases, history } = position;
  if (earned === earning.made) return within(earned, earning.steps[step - 1]!);
  if (pay.kind === "fixed") return within(earned, partOf(earned, pay.shares[step]!, pay.shares[0]!));
  if (bases[0] === 0) return history.stands[step] ? earned : 0;
  return within(earned, partOf(earned, bases[step]!, bases[0]!));
}

function linesLeft(position: SalePosition, earned: number, step: number, left: number): readonly TraceLine[] {
  const { earning, ruleId, currency } = position;
  if (earned === earning.made && earning.steps[step - 1] === left) return traceOf(position, step);
  return left === 0 ? [nothingLeftLine(ruleId, currency)] : [restOf(position, step, left)];
}

/** Where the rule itself pays what it paid when it was booked, only the room under a cap can have changed. */
function correctionKind({ caps, rated, booked, isOver }: SalePosition): "trueUp" | "capAdjustment" {
  if (caps.length === 0 || isOver) return "trueUp";
  if (rated.final !== (rated.steps.at(-1) ?? rated.made)) return "trueUp";
  const paid = booked?.earned?.trace.reduce((sum, line) => sum + (line.code === "cap" ? 0 : line.amount.minor), 0);
  return paid === undefined || paid === rated.made ? "capAdjustment" : "trueUp";
}

/** From when a commission on a sale may be paid; `null` while its delivery or settlement is awaited. */
export function availabilityOf(
  { at, deliveredAt, settledAt }: SaleHistory,
  compiled: CompiledTerms | null,
): Instant | null {
  if (compiled === null) return null;
  const { from } = compiled.terms.hold;
  const since = from === "order" ? at : from === "delivery" ? deliveredAt : settledAt;
  return since === null ? null : compiled.heldUntil(since);
}
