import type { AdjustmentId, LedgerEntryId } from "../ids/index.js";
import type { LedgerEntry, LedgerEntryKind, TraceLine } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import type { Money } from "../money/types.js";
import type { Instant } from "../time/types.js";
import { rateAsBooked } from "./booked-rate.js";
import type { CompiledTerms } from "./compile-terms.js";
import { type LedgerIndex, positionKey } from "./positions.js";
import type { SaleHistory } from "./sale-history.js";
import type { SalePosition, SaleTarget } from "./sale-position.js";
import { amountLine, bookedLine } from "./trace.js";
import type { Commission } from "./types.js";

/**
 * The entries that bring a position to its target: what was earned on the sale, be it nothing; for each adjustment its
 * part of that, at the rate that was booked; and what is then still missing, because other facts changed.
 */
export function postSale(
  position: SalePosition,
  { first, final, at }: SaleTarget,
  ledger: LedgerIndex,
  asOf: Instant,
): LedgerEntry[] {
  const { booked, history, compiled, ruleId, decision } = position;
  const availableAt = booked?.availableAt ?? (compiled === undefined ? null : availabilityOf(history, compiled));
  const draft = draftOf(position, availableAt, ledger, asOf);
  const amountOf = (minor: number) => exactMoney(minor, position.currency, history.name);

  if (booked?.pending && availableAt !== null) {
    const note = "the order was delivered: from when it may be paid is known";
    draft.post("release", amountOf(0), history.deliveredAt ?? at, [amountLine(amountOf(0), note, ruleId)]);
  }
  let own = booked?.own ?? 0;
  const opens = decision !== null || first.total.minor !== 0 || (booked === undefined && final.total.minor !== 0);
  if (opens && (booked?.earned ?? null) === null) {
    draft.post("commission", first.total, history.at, first.lines, decision ?? {});
    own += first.total.minor;
  }
  for (const { at: adjustedAt, left, takeIds } of reversalsOf(position, first)) {
    const change = amountOf(left.total.minor - own);
    if (change.minor === 0) continue;
    const trace = [...left.lines, bookedLine(amountOf(own), ruleId)];
    draft.post("reversal", change, adjustedAt, trace, { adjustmentIds: [...takeIds()].sort() });
    own = left.total.minor;
  }
  const total = draft.total();
  const missing = amountOf(final.total.minor - total);
  if (missing.minor !== 0) {
    const trace = total === 0 ? final.lines : [...final.lines, bookedLine(amountOf(total), ruleId)];
    draft.post("trueUp", missing, at, trace);
  }
  return draft.entries;
}

/** Collects the entries of a position: numbered on from those booked, and about the first of them. */
function draftOf(position: SalePosition, availableAt: Instant | null, ledger: LedgerIndex, asOf: Instant) {
  const { booked, history, creatorId, terms, ruleId } = position;
  const source = { kind: "sale", conversionId: history.id } as const;
  const entries: LedgerEntry[] = [];
  let nextId: (() => LedgerEntryId) | undefined;
  let total = booked?.booked ?? 0;

  const post = (
    kind: LedgerEntryKind,
    amount: Money,
    occurredAt: Instant,
    trace: readonly TraceLine[],
    { adjustmentIds, applied, rejected }: Partial<Pick<LedgerEntry, "adjustmentIds" | "applied" | "rejected">> = {},
  ): void => {
    nextId ??= ledger.idsFor(positionKey(source, creatorId, terms.id, terms.version, ruleId), source);
    const corrects = booked?.anchor.id ?? entries[0]?.id;
    total += amount.minor;
    entries.push({
      id: nextId(),
      kind,
      creatorId,
      amount,
      source,
      occurredAt,
      bookedAt: asOf,
      availableAt,
      terms,
      ruleId,
      ...(corrects === undefined ? {} : { corrects }),
      ...(adjustmentIds === undefined ? {} : { adjustmentIds }),
      trace,
      ...(applied === undefined ? {} : { applied }),
      ...(rejected === undefined ? {} : { rejected }),
    });
  };
  return { entries, post, total: () => total };
}

interface Reversal {
  readonly at: Instant;
  readonly left: Commission;
  /** The adjustments it answers. One that changed nothing waits for the next that does. */
  readonly takeIds: () => readonly AdjustmentId[];
}

/**
 * What is left of the first entry after each adjustment that is not yet answered. Adjustments that arrive late, dated
 * before one that was answered, are answered together at that one.
 */
function* reversalsOf(position: SalePosition, first: Commission): Generator<Reversal> {
  const { history, booked, over } = position;
  const { adjustments } = history;
  if (adjustments.length === 0 || over !== null) return;
  const settled = adjustments.reduce((last, { id }, index) => (booked?.answered.has(id) ? index : last), -1);
  let waiting: AdjustmentId[] = [];
  let at = history.at;
  const takeIds = () => {
    const ids = waiting;
    waiting = [];
    return ids;
  };
  for (const [index, adjustment] of adjustments.entries()) {
    if (booked?.answered.has(adjustment.id) !== true) {
      waiting.push(adjustment.id);
      at = adjustment.at;
    }
    if (index < settled || waiting.length === 0) continue;
    yield { at, left: rateAsBooked(position, first, index + 1), takeIds };
  }
}

/** From when a commission on a sale may be paid; `null` while its delivery is awaited. */
export function availabilityOf({ at, deliveredAt }: SaleHistory, { terms, heldUntil }: CompiledTerms): Instant | null {
  const from = terms.hold.from === "order" ? at : deliveredAt;
  return from === null ? null : heldUntil(from);
}
