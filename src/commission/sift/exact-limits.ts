import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { Sale } from "../../models/attribution.js";
import type { CommissionTerms } from "../../models/commission.js";
import type { LedgerEntry } from "../../models/ledger.js";
import type { Post } from "../../models/post.js";
import { currencyExponent } from "../../money/currency-exponent.js";
import type { FxRate, Money } from "../../money/types.js";
import { rateFraction } from "../../rate/rate-fraction.js";
import { postMetrics } from "../components/activities.js";

// Sums of money never drift: one that leaves the exact range is an error that costs the whole run. So the fact with which
// that would happen is set aside before.

/**
 * What all amounts of a currency may come to, in minor units: an eighteenth of the exact range, so that there is room for
 * what is made of them.
 */
const MOST_MONEY = 500_000_000_000_000;

/** Keeps the sums of everything that was let through. */
export interface ExactLimits {
  /** The rows with whose amounts the sums would not stay exact; the amounts of the others are added to them. */
  readonly beyond: <Row extends { readonly id: string }>(
    rows: readonly Row[],
    amountsOf: (row: Row) => readonly Money[],
  ) => ReadonlySet<Row>;
  /** Whether they stay exact in the other currency as well. To be asked when all sums are known. */
  readonly converts: (fx: FxRate) => boolean;
}

export function exactLimits(): ExactLimits {
  let totals: ReadonlyMap<string, number> = new Map();
  return {
    beyond(rows, amountsOf) {
      let added = addUp(totals, rows, amountsOf);
      // Which of them are too many must not rest on the order in which they came.
      if (added.beyond.size > 0)
        added = addUp(
          totals,
          [...rows].sort((a, b) => codeUnitOrder(a.id, b.id)),
          amountsOf,
        );
      totals = added.sums;
      return added.beyond;
    },
    converts({ from, to, rate }) {
      const { numerator, denominator } = rateFraction(rate);
      const units = 10 ** (currencyExponent(to) - currencyExponent(from));
      const converted = (totals.get(from) ?? 0) * (Number(numerator) / Number(denominator)) * units;
      return (totals.get(to) ?? 0) + converted <= MOST_MONEY;
    },
  };
}

function addUp<Row>(
  totals: ReadonlyMap<string, number>,
  rows: readonly Row[],
  amountsOf: (row: Row) => readonly Money[],
) {
  const sums = new Map(totals);
  const beyond = new Set<Row>();
  for (const row of rows) {
    const amounts = amountsOf(row);
    if (amounts.every((money) => fits(money, amounts, sums))) for (const money of amounts) add(money, sums);
    else beyond.add(row);
  }
  return { sums, beyond };
}

/** With all amounts of its row in that currency: few rows have many, and most have one. */
function fits({ currency }: Money, amounts: readonly Money[], sums: ReadonlyMap<string, number>): boolean {
  let sum = sums.get(currency) ?? 0;
  for (const other of amounts) if (other.currency === currency) sum += Math.abs(other.minor);
  return sum <= MOST_MONEY;
}

function add({ minor, currency }: Money, sums: Map<string, number>): void {
  sums.set(currency, (sums.get(currency) ?? 0) + Math.abs(minor));
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

/** Every amount of an order with its place, as far as they are there; the credits are parts of the value. */
export function amountsOfSale({
  value,
  lines,
  orderDiscounts,
}: Sale): readonly { readonly path: string; readonly money: Money }[] {
  const amounts: { path: string; money: Money }[] = [];
  const add = (path: string, money: Money | null | undefined) => {
    if (money !== undefined && money !== null) amounts.push({ path, money });
  };
  add("value", value);
  (lines ?? []).forEach((line, index) => {
    for (const field of lineAmounts) add(`lines[${index}].${field}`, line[field]);
  });
  (orderDiscounts ?? []).forEach(({ amount }, index) => {
    add(`orderDiscounts[${index}].amount`, amount);
  });
  return amounts;
}

/** The amount of an entry and everything that its lines add up. */
export function amountsOfEntry({ amount, trace }: LedgerEntry): readonly Money[] {
  return [amount, ...trace.flatMap(({ amount: part, base }) => [part, ...(base ? [base] : [])])];
}

/** Whether the counts of a post are worth no more than money can be, under any rule of the terms. */
export function countsFit(terms: readonly CommissionTerms[]): (post: Post) => boolean {
  let dearest = 1;
  for (const { rules } of terms) {
    for (const { component } of rules) {
      if (component.kind === "perMetric") dearest = Math.max(dearest, component.amount.minor / component.per);
      if (component.kind === "flat" && component.per === "click") dearest = Math.max(dearest, component.amount.minor);
    }
  }
  let total = 0;
  return ({ snapshots }) => {
    let highest = 0;
    for (const snapshot of snapshots)
      for (const metric of postMetrics) highest = Math.max(highest, snapshot[metric] ?? 0);
    if ((total + highest) * dearest > MOST_MONEY) return false;
    total += highest;
    return true;
  };
}
