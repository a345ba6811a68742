import { fail } from "../errors/creator-core-error.js";
import type { LedgerEntry, Payout } from "../models/commission.js";
import { assertMoney } from "../money/assert-money.js";
import { equalMoney } from "../money/equal-money.js";
import { formatMoney } from "../money/format-money.js";
import { negateMoney } from "../money/negate-money.js";
import type { Instant } from "../time/types.js";
import { assertId } from "./guards.js";
import { type LedgerIndex, positionKey } from "./positions.js";
import { readFacts } from "./read-facts.js";
import { amountLine } from "./trace.js";

/** Payouts that are not in the ledger yet. */
export function postPayouts(payouts: readonly Payout[], ledger: LedgerIndex, asOf: Instant): LedgerEntry[] {
  return readFacts(payouts, "payouts", "paidAt", asOf).flatMap(({ fact, at, index }) => {
    const path = `payouts[${index}]`;
    assertId(fact.creatorId, `${path}.creatorId`);
    assertMoney(fact.amount, `${path}.amount`);
    if (fact.amount.minor <= 0) fail("invalidMoney", `${path}.amount`, "above zero", fact.amount.minor);
    const booked = ledger.payouts.get(fact.id);
    if (booked === undefined) return [payoutEntry(fact, at, asOf)];
    if (!booked.some((entry) => isSame(entry, fact))) {
      const rule = `the payout that is booked as "${fact.id}": one id, one creator and amount`;
      fail("inconsistentLedger", path, rule, `${formatMoney(fact.amount)} to ${fact.creatorId}`);
    }
    return [];
  });
}

function isSame({ creatorId, amount }: LedgerEntry, payout: Payout): boolean {
  return creatorId === payout.creatorId && equalMoney(amount, negateMoney(payout.amount));
}

function payoutEntry({ id: payoutId, creatorId, amount }: Payout, paidAt: Instant, asOf: Instant): LedgerEntry {
  const source = { kind: "payout", payoutId } as const;
  const sent = negateMoney(amount);
  return {
    id: `${positionKey(source, creatorId, "", 0, null)}#1`,
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
