import type { BalanceTransfer, Payout } from "../../models/commission.js";
import type { LedgerEntry, LedgerEntryKind } from "../../models/ledger.js";
import { assertMoney } from "../../money/assert-money.js";
import { formatMoney } from "../../money/format-money.js";
import type { Money } from "../../money/types.js";
import { assertId, isGiven } from "../guards.js";
import type { ExactLimits } from "./exact-limits.js";
import { called, nouns, refusalOf, type Tell, tellTooLarge } from "./findings.js";
import { tellUnreadable } from "./read-rows.js";
import { sourceOfFinding } from "./sift-ledger.js";

/** A part of what was settled, as it would be booked. */
interface Part {
  readonly field: string;
  readonly kind: LedgerEntryKind;
  readonly money: Money;
  /** In the ledger: minus one for what leaves. */
  readonly sign: 1 | -1;
}

interface Settled {
  readonly list: "payouts" | "transfers";
  readonly id: string;
  readonly creatorId: string;
  readonly parts: readonly Part[];
}

/** Payouts that can be booked, or are booked as they are. */
export function siftPayouts(
  payouts: readonly Payout[],
  booked: readonly LedgerEntry[],
  limits: ExactLimits,
  tell: Tell,
): readonly Payout[] {
  const entries = bySubject(booked);
  const sound = payouts.filter((payout) => {
    const { id, creatorId, amount, withheld, fee, writtenOff } = payout;
    const parts: Part[] = [{ field: "amount", kind: "payout", money: amount, sign: -1 }];
    if (isGiven(withheld)) parts.push({ field: "withheld", kind: "withholding", money: withheld, sign: -1 });
    if (isGiven(fee)) parts.push({ field: "fee", kind: "fee", money: fee, sign: -1 });
    if (isGiven(writtenOff)) parts.push({ field: "writtenOff", kind: "writeOff", money: writtenOff, sign: 1 });
    const settled: Settled = { list: "payouts", id, creatorId, parts };
    if (isRefused(settled, tell) || isBookedOtherwise(settled, entries.get(`payouts/${id}`) ?? [], tell)) return false;
    if (!parts.every(({ money }) => money.currency === amount.currency)) {
      const message = `Payout ${called(id)} is in several currencies; it is set aside.`;
      tell("mixedCurrencies", ["payouts", id], "leftOut", message);
      return false;
    }
    if (parts.every(({ money }) => money.minor === 0)) {
      const refusal = { where: "amount", expected: "above zero, or with something withheld", actual: "0" };
      tellUnreadable("payouts", [id], refusal, tell);
      return false;
    }
    return true;
  });
  const beyond = limits.beyond(sound, ({ amount }) => [amount]);
  return sound.filter((payout) => !beyond.has(payout) || tellTooLarge("payouts", payout.id, tell));
}

/** Transfers that can be booked, or are booked as they are. */
export function siftTransfers(
  transfers: readonly BalanceTransfer[],
  booked: readonly LedgerEntry[],
  limits: ExactLimits,
  tell: Tell,
): readonly BalanceTransfer[] {
  const entries = bySubject(booked);
  const sound = transfers.filter(({ id, creatorId, from, to, rate, source }) => {
    const parts: Part[] = [
      { field: "from", kind: "fx", money: from, sign: -1 },
      { field: "to", kind: "fx", money: to, sign: 1 },
    ];
    const settled: Settled = { list: "transfers", id, creatorId, parts };
    const refusal = refusalOf(() => {
      assertId(rate, "rate");
      assertId(source, "source");
    });
    if (refusal !== null) {
      tellUnreadable("transfers", [id], refusal, tell);
      return false;
    }
    if (isRefused(settled, tell) || isBookedOtherwise(settled, entries.get(`transfers/${id}`) ?? [], tell))
      return false;
    if (from.currency === to.currency || from.minor === 0 || to.minor === 0) {
      const wrong = {
        where: "to",
        expected: `an amount above zero in another currency than ${from.currency}`,
        actual: formatMoney(to),
      };
      tellUnreadable("transfers", [id], wrong, tell);
      return false;
    }
    return true;
  });
  const beyond = limits.beyond(sound, ({ from, to }) => [from, to]);
  return sound.filter((transfer) => !beyond.has(transfer) || tellTooLarge("transfers", transfer.id, tell));
}

function bySubject(booked: readonly LedgerEntry[]): ReadonlyMap<string, readonly LedgerEntry[]> {
  const entries = new Map<string, LedgerEntry[]>();
  for (const entry of booked) {
    if (entry.source.kind !== "payout" && entry.source.kind !== "transfer") continue;
    const key = sourceOfFinding(entry.source)!;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [entry]);
    else known.push(entry);
  }
  return entries;
}

function isRefused({ list, id, parts }: Settled, tell: Tell): boolean {
  for (const { field, money } of parts) {
    const refusal = refusalOf(() => assertMoney(money, field));
    if (refusal !== null) {
      tellUnreadable(list, [id], { ...refusal, where: field }, tell);
      return true;
    }
    if (money.minor >= 0) continue;
    const message = `${nouns[list]} ${called(id)} has an amount below zero, ${formatMoney(money)} (${field}); it is set aside.`;
    tell("negativeAmount", [list, id, field], "leftOut", message);
    return true;
  }
  return false;
}

/** What has left is not changed by a file that says otherwise. */
function isBookedOtherwise(
  { list, id, creatorId, parts }: Settled,
  booked: readonly LedgerEntry[],
  tell: Tell,
): boolean {
  if (booked.length === 0) return false;
  const isSame = booked.every((entry) => entry.creatorId === creatorId) && sumsOfEntries(booked) === sumsOfParts(parts);
  if (isSame) return false;
  const message = `${nouns[list]} ${called(id)} is booked already, for another creator or amount; what is booked stays.`;
  tell("bookedOtherwise", [list, id], "leftOut", message, sumsOfEntries(booked), sumsOfParts(parts));
  return true;
}

function sumsOfEntries(booked: readonly LedgerEntry[]): string {
  return booked
    .map(({ kind, amount }) => `${kind} ${formatMoney(amount)}`)
    .sort()
    .join(", ");
}

function sumsOfParts(parts: readonly Part[]): string {
  return parts
    .filter(({ money }) => money.minor !== 0)
    .map(({ kind, money, sign }) => `${kind} ${formatMoney({ minor: sign * money.minor, currency: money.currency })}`)
    .sort()
    .join(", ");
}
