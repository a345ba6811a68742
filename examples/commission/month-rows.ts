import type { CreatorId, LedgerEntry, PayoutPlan } from "creator-core/models";
import { type Money, negateMoney, sumMoney, zeroMoney } from "creator-core/money";
import type { PaidMonth } from "./pay-a-month.js";

/** One creator's way through the month, in one currency: earned − paid − taken back = owed. */
export interface MonthRow {
  readonly creatorId: CreatorId;
  readonly currency: string;
  /** By payday, less what had come back by then. */
  readonly earned: Money;
  readonly paid: Money;
  /** Of it, for the half that came back afterwards. */
  readonly takenBack: Money;
  readonly owed: Money;
  /** What is planned for the next payday. */
  readonly next: PayoutPlan;
}

/** By creator, then currency. */
export function monthRows({ first, second }: PaidMonth): MonthRow[] {
  return second.plans.map((next) => {
    const { creatorId, currency } = next;
    const own = (entry: LedgerEntry) => entry.creatorId === creatorId && entry.amount.currency === currency;
    const sumOf = (entries: readonly LedgerEntry[]) =>
      sumMoney(
        entries.filter(own).map(({ amount }) => amount),
        currency,
      );
    const balance = second.balances.find((each) => each.creatorId === creatorId && each.currency === currency);
    return {
      creatorId,
      currency,
      earned: sumOf(first.entries.filter(({ kind }) => kind !== "payout")),
      paid: negateMoney(sumOf(first.entries.filter(({ kind }) => kind === "payout"))),
      takenBack: negateMoney(sumOf(second.entries)),
      owed: balance?.total ?? zeroMoney(currency),
      next,
    };
  });
}

/** The sums of all rows in one currency. */
export function monthTotal(rows: readonly MonthRow[], column: "earned" | "paid" | "takenBack" | "owed"): Money[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.map((currency) =>
    sumMoney(
      rows.filter((row) => row.currency === currency).map((row) => row[column]),
      currency,
    ),
  );
}
