import type { BalanceTransfer, Payout } from "../models/commission.js";
import type { LedgerEntry } from "../models/ledger.js";
import type { MetricSnapshot, Post } from "../models/post.js";
import type { Conversion } from "../models/tracking.js";
import { currencyExponent } from "../money/currency-exponent.js";
import type { FxRate, Money } from "../money/types.js";
import { rateFraction } from "../rate/rate-fraction.js";
import type { Finding, ListCheck } from "./_fact-checks.js";
import { grouped } from "./_grouped.js";

// Sums of money never drift: one that leaves the exact range is an error that costs the whole run. So the row with which
// that would happen is left out before.

/**
 * What all amounts of a currency may come to, in minor units. It is an eighteenth of the exact range, so that there is
 * room for what is made of them: the commissions of several rules on one sale, and both sides of every correction.
 */
const MOST_MONEY = 500_000_000_000_000;

/** An amount of a row, and where it stands. */
interface Amount {
  readonly path: readonly (string | number)[];
  readonly money: Money;
}

/** Keeps the sums of everything that was let through. */
export interface ExactSums {
  /** The rows with whose amounts the sums stay exact. */
  readonly ofMoney: <Row>(amountsOf: (row: Row) => readonly Amount[]) => ListCheck<Row>;
  /** The rates with which the sums stay exact in the other currency too. To be asked when all sums are known. */
  readonly converted: ListCheck<FxRate>;
}

/** Begins with sums of nothing. */
export function exactSums(): ExactSums {
  const totals = new Map<string, number>();
  const tooMuch = (amounts: readonly Amount[]): Amount | undefined => {
    const sums = new Map<string, number>();
    for (const amount of amounts) {
      const { minor, currency } = amount.money;
      const sum = (sums.get(currency) ?? totals.get(currency) ?? 0) + Math.abs(minor);
      if (sum > MOST_MONEY) return amount;
      sums.set(currency, sum);
    }
    // Only now: a row that is left out has added nothing.
    for (const [currency, sum] of sums) totals.set(currency, sum);
    return undefined;
  };
  return {
    ofMoney: (amountsOf) => (rows) =>
      findings(rows, ({ row }) => {
        const amount = tooMuch(amountsOf(row));
        return amount === undefined ? undefined : beyondMoney(amount);
      }),
    converted: convertedBelow(totals),
  };
}

function beyondMoney({ path, money: { minor, currency } }: Amount): Finding {
  const expected = `an amount with which all amounts in ${currency} come to ${grouped(MOST_MONEY)} minor units at most`;
  return { code: "outOfRange", path: [...path, "minor"], expected, actual: minor, consequence: "leftOut" };
}

function findings<Entry>(
  entries: readonly Entry[],
  find: (entry: Entry) => Finding | undefined,
): ReadonlyMap<Entry, Finding> {
  const found = new Map<Entry, Finding>();
  for (const entry of entries) {
    const finding = find(entry);
    if (finding !== undefined) found.set(entry, finding);
  }
  return found;
}

/** What everything of one currency comes to in another, at the highest rate of any day. */
function convertedBelow(totals: ReadonlyMap<string, number>): ListCheck<FxRate> {
  return (rows) => {
    const byTarget = new Map<string, Map<string, number>>();
    return findings(rows, ({ row: { from, to, rate } }) => {
      const parts = byTarget.get(to) ?? new Map([[to, totals.get(to) ?? 0]]);
      byTarget.set(to, parts);
      const { numerator, denominator } = rateFraction(rate);
      const units = 10 ** (currencyExponent(to) - currencyExponent(from));
      const part = Math.max(
        parts.get(from) ?? 0,
        (totals.get(from) ?? 0) * (Number(numerator) / Number(denominator)) * units,
      );
      const others = [...parts].reduce((sum, [currency, minor]) => (currency === from ? sum : sum + minor), 0);
      if (others + part <= MOST_MONEY) {
        parts.set(from, part);
        return undefined;
      }
      const expected = `a rate at which all amounts in ${from} come to ${grouped(MOST_MONEY)} minor units of ${to} at most`;
      return { code: "outOfRange", path: ["rate"], expected, actual: rate, consequence: "leftOut" };
    });
  };
}

// Rows from outside: what a list calls its constructor would decide what `map` and its like return, so they are not used.

/** The amounts of an order and of its lines. */
export function amountsOfConversion({ value, lines = [], orderDiscounts = [] }: Conversion): readonly Amount[] {
  const amounts: Amount[] = [];
  if (value !== undefined) amounts.push({ path: ["value"], money: value });
  for (const [index, line] of lines.entries()) {
    for (const field of lineAmounts) {
      const money = line[field];
      if (money !== undefined) amounts.push({ path: ["lines", index, field], money });
    }
  }
  for (const [index, { amount }] of orderDiscounts.entries()) {
    amounts.push({ path: ["orderDiscounts", index, "amount"], money: amount });
  }
  return amounts;
}

const lineAmounts = [
  "price",
  "sellerDiscount",
  "platformDiscount",
  "tax",
  "shipping",
  "shippingTax",
  "giftWrap",
  "cost",
] as const;

/** The amount of an entry and everything that its lines add up. */
export function amountsOfEntry({ amount, trace }: LedgerEntry): readonly Amount[] {
  const amounts: Amount[] = [{ path: ["amount"], money: amount }];
  for (const [index, line] of trace.entries()) {
    amounts.push({ path: ["trace", index, "amount"], money: line.amount });
    for (const field of ["base", "whole"] as const) {
      const money = line[field];
      if (money !== undefined) amounts.push({ path: ["trace", index, field], money });
    }
  }
  return amounts;
}

/** What left with a payout, and what was settled with it. */
export function amountsOfPayout(payout: Payout): readonly Amount[] {
  const amounts: Amount[] = [];
  for (const field of ["amount", "withheld", "fee", "writtenOff"] as const) {
    const money = payout[field];
    if (money !== undefined) amounts.push({ path: [field], money });
  }
  return amounts;
}

/** What left in one currency, and what came of it in another. */
export function amountsOfTransfer({ from, to }: BalanceTransfer): readonly Amount[] {
  return [
    { path: ["from"], money: from },
    { path: ["to"], money: to },
  ];
}

/** The amount of a cost. */
export function amountOf({ amount }: { readonly amount: Money }): readonly Amount[] {
  return [{ path: ["amount"], money: amount }];
}

/** The posts with which the sums of counts stay exact, whichever of their snapshots is read. */
export const countable: ListCheck<Post> = (rows) => {
  let total = 0;
  return findings(rows, ({ row }) => {
    const counts = mostCounted(row.snapshots);
    if (total + counts <= Number.MAX_SAFE_INTEGER) {
      total += counts;
      return undefined;
    }
    const expected = `counts with which those of all posts come to ${grouped(Number.MAX_SAFE_INTEGER)} at most`;
    return { code: "outOfRange", path: ["snapshots"], expected, actual: counts, consequence: "leftOut" };
  });
};

/** The highest count of every kind, added up. */
function mostCounted(snapshots: readonly MetricSnapshot[]): number {
  const highest = new Map<string, number>();
  for (const { at: _, ...counts } of snapshots) {
    for (const [field, count] of Object.entries(counts)) highest.set(field, Math.max(count, highest.get(field) ?? 0));
  }
  return [...highest.values()].reduce((sum, count) => sum + count, 0);
}
