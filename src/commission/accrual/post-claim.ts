import type { AdjustmentId, LedgerEntryId } from "../../ids/index.js";
import type { LedgerEntryKind, TraceLine } from "../../models/ledger.js";
import { exactMinor } from "../../money/exact-money.js";
import type { Instant } from "../../time/types.js";
import { type Position, positionKey } from "../ledger/positions.js";
import { bookedLine, notDueLine, releasedLine } from "../ledger/trace.js";
import type { Reading } from "./claim.js";
import type { PlanClaim } from "./plan-claim.js";
import { availabilityOf } from "./post-sale.js";
import { idsUnder, type Run, takingKind } from "./run.js";

/**
 * Books what brings a claim to its target. It is replayed in the order its facts happened, so that a bonus is dated when
 * its step was reached and a reversal when it was lost; what is booked already is compared at the time of the last booked
 * entry.
 */
export function postClaim(claim: PlanClaim, run: Run): void {
  const booked = bookedOf(claim, run);
  if (booked === undefined && claim.readings.length === 0) return;
  const draft = draftOf(claim, booked, run);
  draft.release();
  let waiting: AdjustmentId[] = [];
  for (const reading of readingsSince(claim, booked)) {
    for (const id of reading.causes) if (booked?.answered.has(id) !== true) waiting.push(id);
    const missing = exactMinor(reading.minor - draft.total(), "claim");
    if (missing === 0) continue;
    if (missing < 0 && reading.kind !== "recoup") draft.takeBack(reading, waiting);
    else draft.give(reading, missing, waiting);
    waiting = [];
  }
}

function bookedOf({ source, creatorId, terms, ruleId }: PlanClaim, { ledger }: Run): Position | undefined {
  if (source.kind === "sale") return ledger.overrideOn(source.conversionId, creatorId, terms.id, ruleId);
  return ledger.position(positionKey(source, creatorId, terms.id, terms.version, ruleId));
}

/** The readings that are not booked yet, beginning with how things should have stood at the last booked entry. */
function readingsSince({ readings, ruleId, currency }: PlanClaim, booked: Position | undefined): readonly Reading[] {
  if (booked === undefined) return readings;
  let last = booked.anchor.occurredAt;
  for (const { occurredAt } of booked.entries) last = Math.max(last, occurredAt);
  let settled = 0;
  while (settled < readings.length && readings[settled]!.at <= last) settled += 1;
  const standing = readings[settled - 1];
  const causes = readings.slice(0, settled).flatMap((reading) => reading.causes);
  const since = readings.slice(settled);
  if (standing !== undefined)
    return [{ ...standing, at: Math.max(standing.at, booked.anchor.occurredAt), causes }, ...since];
  const { kind } = booked.earned ?? booked.anchor;
  return [{ at: last, minor: 0, kind, causes, lines: () => [notDueLine(ruleId, currency)] }, ...since];
}

/** An entry that was earned, and how much of it has not been taken back. */
interface Open {
  readonly id: LedgerEntryId;
  readonly availableAt: Instant | null;
  left: number;
}

/** Collects entries. What is taken back is taken from the latest entry first, and from none more than it gave. */
function draftOf(claim: PlanClaim, booked: Position | undefined, run: Run) {
  const { source, creatorId, terms, ruleId, currency, compiled, history } = claim;
  const idOfNext = idsUnder(run, positionKey(source, creatorId, terms.id, terms.version, ruleId), source);
  const open = openEntries(booked);
  const released = history === null ? null : availabilityOf(history, compiled);
  let total = booked?.booked ?? 0;

  const post = (
    kind: LedgerEntryKind,
    minor: number,
    occurredAt: Instant,
    availableAt: Instant | null,
    trace: readonly TraceLine[],
    adjustmentIds: readonly AdjustmentId[],
    corrects?: LedgerEntryId,
  ): LedgerEntryId => {
    const id = idOfNext();
    total += minor;
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
      ...(adjustmentIds.length === 0 ? {} : { adjustmentIds: [...new Set(adjustmentIds)].sort() }),
      trace,
    });
    return id;
  };
  const tracing = (lines: readonly TraceLine[], before: number): readonly TraceLine[] =>
    before === 0 ? lines : [...lines, bookedLine(ruleId, { minor: before, currency })];

  /** The kind of a reading says what it is booked as where it adds; what is kept back is that whichever way it goes. */
  const give = (reading: Reading, minor: number, causes: readonly AdjustmentId[]): void => {
    const { at, kind, lines } = reading;
    // Money paid in advance is not held: it was paid.
    const availableAt = kind === "advance" ? at : history === null ? compiled.heldUntil(at) : released;
    const ids = kind === "recoup" ? causes : [];
    const id = post(kind, minor, at, availableAt, tracing(lines(), total), ids);
    if (minor > 0 && kind !== "recoup") open.push({ id, availableAt, left: minor });
  };
  const takeBack = (reading: Reading, causes: readonly AdjustmentId[]): void => {
    while (total > reading.minor && open.length > 0) {
      const latest = open.at(-1)!;
      const part = Math.min(total - reading.minor, latest.left);
      const isLast = part === total - reading.minor;
      const before = { minor: part, currency };
      const trace = isLast ? tracing(reading.lines(), total) : [bookedLine(ruleId, before)];
      const availableAt = latest.availableAt ?? released;
      const kind = takingKind(run, creatorId, currency, availableAt);
      if (part > 0) post(kind, 0 - part, reading.at, availableAt, trace, causes, latest.id);
      latest.left -= part;
      if (latest.left <= 0) open.pop();
    }
    // Below what was ever given there is nothing to reverse: a draw that is kept back, a ledger from elsewhere.
    if (total === reading.minor) return;
    const anchor = booked?.anchor.id;
    post(
      "trueUp",
      reading.minor - total,
      reading.at,
      compiled.heldUntil(reading.at),
      tracing(reading.lines(), total),
      causes,
      anchor,
    );
  };
  const release = (): void => {
    if (booked?.pending !== true || history === null) return;
    if (released === null) return;
    const isDelivery = compiled.terms.hold.from === "delivery";
    const at = (isDelivery ? history.deliveredAt : history.settledAt) ?? history.at;
    const line = releasedLine(ruleId, currency, isDelivery ? "delivered" : "settled");
    post("release", 0, at, released, [line], [], booked.anchor.id);
  };
  return { give, takeBack, release, total: () => total };
}

function openEntries(booked: Position | undefined): Open[] {
  const open = new Map<LedgerEntryId, Open>();
  for (const { id, kind, corrects, amount, availableAt } of booked?.entries ?? []) {
    if (kind === "recoup") continue;
    const corrected = open.get(corrects ?? "");
    if (corrected === undefined) open.set(id, { id, availableAt, left: amount.minor });
    else corrected.left += amount.minor;
  }
  return [...open.values()].filter(({ left }) => left > 0);
}
