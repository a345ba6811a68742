import type { CreatorId } from "../ids/index.js";
import type { LedgerEntry } from "../models/commission.js";
import { zeroMoney } from "../money/zero-money.js";
import type { Instant } from "../time/types.js";
import type { CompiledTerms } from "./compile-terms.js";
import { type Decision, type LedgerIndex, positionKey } from "./positions.js";
import { availabilityOf } from "./post-sale.js";
import type { SaleHistory } from "./sale-history.js";
import { amountLine, wordList } from "./trace.js";

/** A sale for which a plan pays a creator nothing on the sale itself. */
export interface DecidedSale {
  readonly history: SaleHistory;
  readonly creatorId: CreatorId;
  readonly compiled: CompiledTerms;
  readonly currency: string;
  readonly decision: Decision;
}

/** The entry of zero that holds the decision, so that it stands. */
export function postDecision(
  { history, creatorId, compiled, currency, decision }: DecidedSale,
  ledger: LedgerIndex,
  asOf: Instant,
): LedgerEntry {
  const { id, version } = compiled.terms;
  const source = { kind: "sale", conversionId: history.id } as const;
  const zero = zeroMoney(currency);
  const note =
    decision.applied.length === 0
      ? `no rule of ${id} pays for this sale`
      : `nothing on the sale itself: it counts towards ${wordList(decision.applied)}`;
  return {
    id: ledger.idsFor(positionKey(source, creatorId, id, version, null), source)(),
    kind: "commission",
    creatorId,
    amount: zero,
    source,
    occurredAt: history.at,
    bookedAt: asOf,
    availableAt: availabilityOf(history, compiled),
    terms: compiled.reference,
    ruleId: null,
    trace: [amountLine(zero, note)],
    applied: decision.applied,
    rejected: decision.rejected,
  };
}
