import type { CreatorId } from "../../ids/index.js";
import { zeroMoney } from "../../money/zero-money.js";
import { positionKey } from "../ledger/positions.js";
import { countsTowardsLine, noRuleLine } from "../ledger/trace.js";
import type { Resolution } from "../rules/resolve-sale.js";
import type { CompiledTerms } from "../terms/compiled.js";
import { availabilityOf } from "./post-sale.js";
import { firstId, type Run } from "./run.js";
import type { SaleHistory } from "./sale-history.js";

/** The entry of zero that holds a decision under which no rule pays on the sale itself, so that it stands. */
export function postDecision(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  { ruleIds, receipt }: Resolution,
  currency: string,
  run: Run,
): void {
  const { id, version } = compiled.terms;
  const source = { kind: "sale", conversionId: history.id } as const;
  const line = ruleIds.length === 0 ? noRuleLine(currency, id) : countsTowardsLine(currency, ruleIds);
  run.entries.push({
    id: firstId(run, positionKey(source, creatorId, id, version, null), source),
    kind: "commission",
    creatorId,
    amount: zeroMoney(currency),
    source,
    occurredAt: history.at,
    bookedAt: run.asOf,
    availableAt: availabilityOf(history, compiled),
    terms: compiled.reference,
    ruleId: null,
    trace: [line],
    applied: ruleIds,
    ...(run.isFull ? { rejected: receipt } : {}),
  });
}
