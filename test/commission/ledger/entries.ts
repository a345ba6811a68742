import type { LedgerEntry, Payout, TraceLine } from "creator-core/models";
import { type Money, money } from "creator-core/money";
import { deepFreeze } from "../../support/deep-freeze.ts";

export const gbp = (amount: string) => money(amount, "GBP");

/** A commission that is payable from the start, with a receipt of one line. */
export const entry = (id: string, amount: Money, more: Partial<LedgerEntry> = {}): LedgerEntry =>
  deepFreeze({
    id,
    kind: "commission",
    creatorId: "c-1",
    amount,
    source: { kind: "sale", conversionId: `order-${id}` },
    occurredAt: 0,
    bookedAt: 0,
    availableAt: 0,
    terms: { id: "plan", version: 1 },
    ruleId: "all",
    trace: [{ code: "other", ruleId: "all", amount, note: "for the order" }],
    ...more,
  });

const codes = { payout: "paidOut", withholding: "withheld", fee: "fee", writeOff: "writtenOff" } as const;

/** One entry of a payout: the money itself, or what went with it. */
export const payout = (
  id: string,
  amount: Money,
  at = 0,
  kind: keyof typeof codes = "payout",
  more: Partial<LedgerEntry> = {},
): LedgerEntry =>
  entry(`${id}/${kind}`, amount, {
    kind,
    source: { kind: "payout", payoutId: id },
    terms: null,
    ruleId: null,
    occurredAt: at,
    bookedAt: at,
    availableAt: at,
    trace: [{ code: codes[kind], ruleId: null, amount }],
    ...more,
  });

/** One side of a transfer between currencies. */
export const transfer = (id: string, amount: Money, more: Partial<LedgerEntry> = {}): LedgerEntry =>
  entry(`${id}/${amount.currency}`, amount, {
    kind: "fx",
    source: { kind: "transfer", transferId: id },
    terms: null,
    ruleId: null,
    trace: [{ code: "converted", ruleId: null, amount }],
    ...more,
  });

export const line = (code: TraceLine["code"], more: Partial<TraceLine> = {}): TraceLine =>
  deepFreeze({ code, ruleId: "rule", amount: gbp("0"), ...more });

/** What a run books of a payout that has left: one entry for each of its parts. */
export function bookPayout(fact: Payout & { readonly paidAt: number }, bookedAt = fact.paidAt): LedgerEntry[] {
  const { id, creatorId, amount, withheld, fee, writtenOff, paidAt } = fact;
  const made = (kind: keyof typeof codes, part: Money | undefined, sign: 1 | -1) =>
    part === undefined || part.minor === 0
      ? []
      : [payout(id, { ...part, minor: sign * part.minor }, paidAt, kind, { creatorId, bookedAt })];
  return [
    ...made("payout", amount, -1),
    ...made("withholding", withheld, -1),
    ...made("fee", fee, -1),
    ...made("writeOff", writtenOff, 1),
  ];
}
