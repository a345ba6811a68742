import { fail } from "../errors/creator-core-error.js";
import type { LedgerEntry, Payout } from "../models/commission.js";
import { assertMoney } from "../money/assert-money.js";
import { negateMoney } from "../money/negate-money.js";
import type { Instant } from "../time/types.js";
import { entryId, positionKey } from "./positions.js";
import { readFacts } from "./read-facts.js";
import { amountLine } from "./trace.js";

/** Payouts that are not in the ledger yet. */
export function postPayouts(payouts: readonly Payout[], paidOut: ReadonlySet<string>, asOf: Instant): LedgerEntry[] {
  return readFacts(payouts, "payouts", "paidAt", asOf).flatMap(({ fact, at, path }) => {
    assertMoney(fact.amount, `${path}.amount`);
    if (fact.amount.minor <= 0) fail("invalidMoney", `${path}.amount`, "above zero", fact.amount.minor);
    return paidOut.has(fact.id) ? [] : [payoutEntry(fact, at, asOf)];
  });
}

function payoutEntry({ id: payoutId, creatorId, amount }: Payout, paidAt: Instant, asOf: Instant): LedgerEntry {
  const source = { kind: "payout", payoutId } as const;
  const sent = negateMoney(amount);
  return {
    id: entryId(positionKey(source, creatorId, "", 0, ""), 0),
    kind: "payout",
    creatorId,
    amount: sent,
    source,
    occurredAt: paidAt,
    bookedAt: asOf,
    availableAt: paidAt,
    terms: null,
    ruleId: null,
    trace: [amountLine(sent, "paid out")],
  };
}
