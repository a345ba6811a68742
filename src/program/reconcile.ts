import type { Sale } from "../models/attribution.js";
import type { Payout } from "../models/commission.js";
import type { Balance, LedgerEntry, LedgerEntryKind, Statement } from "../models/ledger.js";
import type { CreatorReport, Reconciliation, SalesSummary } from "../models/program.js";
import type { Reinvestment } from "../models/reinvestment.js";
import { addMoney } from "../money/add-money.js";
import { negateMoney } from "../money/negate-money.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";
import type { TimeWindow } from "../time/types.js";
import { endOf } from "../time/window-bounds.js";

/** What the sums are proved on: the results of a run, each computed on its own way. */
export interface Reconcilable {
  readonly sales: readonly Sale[];
  readonly summaries: readonly SalesSummary[];
  readonly creators: readonly CreatorReport[];
  /** Net credits of creators who are not on the programme's list. */
  readonly unknownCreatorsNet: readonly Money[];
  readonly ledger: readonly LedgerEntry[];
  readonly balances: readonly Balance[];
  readonly statements: readonly Statement[];
  /** Those reported, each once. */
  readonly payouts: readonly Payout[];
  readonly period: TimeWindow;
  readonly reinvestment: Reinvestment;
}

/** Adds everything up a second time, along another path. Each row must hold; one that does not is a fault of ours. */
export function reconcile(results: Reconcilable): Reconciliation[] {
  const currencies = new Set<string>();
  for (const { value } of results.sales) if (value !== undefined) currencies.add(value.currency);
  for (const { amount } of results.ledger) currencies.add(amount.currency);
  return [
    ...[...currencies].sort().flatMap((currency) => reconcileCurrency(results, currency)),
    reconcileBudget(results.reinvestment),
  ];
}

function reconcileCurrency(results: Reconcilable, currency: string): Reconciliation[] {
  const { sales, summaries, creators, unknownCreatorsNet, ledger, balances, statements, payouts, period } = results;
  const total = (amounts: Iterable<Money | undefined>) =>
    sumMoney(
      [...amounts].filter((amount): amount is Money => amount?.currency === currency),
      currency,
    );
  const reported = new Set(payouts.map(({ id }) => id));
  const payoutEntries = ledger.filter(({ source }) => source.kind === "payout" && reported.has(source.payoutId));
  const summary = summaries.filter((row) => row.currency === currency);
  const compare = (name: string, rule: string, left: Money, right: Money): Reconciliation => ({
    name: `${name} ${currency}`,
    rule,
    left,
    right,
    holds: left.minor === right.minor,
  });

  return [
    compare(
      "attribution",
      "credits + unattributed = values of all conversions",
      total(sales.flatMap(({ credits, unattributed }) => [...credits.map(({ value }) => value), unattributed?.value])),
      total(sales.map(({ value }) => value)),
    ),
    compare(
      "sales",
      "gross − adjustments = credited + unattributed",
      total(summary.flatMap(({ gross, adjustments }) => [gross, { ...adjustments, minor: 0 - adjustments.minor }])),
      total(summary.flatMap(({ creditedNet, unattributedNet }) => [creditedNet, unattributedNet])),
    ),
    compare(
      "creators",
      "sales of all creators = credited",
      total([...creators.flatMap((creator) => creator.sales), ...unknownCreatorsNet]),
      total(summary.map(({ creditedNet }) => creditedNet)),
    ),
    compare(
      "receipts",
      "trace lines of all entries = entries",
      total(ledger.flatMap(({ trace }) => trace.map(({ amount }) => amount))),
      total(ledger.map(({ amount }) => amount)),
    ),
    compare(
      "balances",
      "all entries = pending + held + payable + overpaid",
      total(ledger.map(({ amount }) => amount)),
      total(balances.flatMap(({ pending, held, payable, overpaid }) => [pending, held, payable, overpaid])),
    ),
    compare(
      "paid",
      "earned + written off + exchanged = paid out + owed",
      total(ledger.filter(({ kind }) => !leaves.has(kind)).map(({ amount }) => amount)),
      total(balances.flatMap(({ paid, total: owed }) => [paid, owed])),
    ),
    compare(
      "payouts",
      "payouts as reported = their entries",
      total(payouts.flatMap(partsOfPayout)),
      total(payoutEntries.map(({ amount }) => negateMoney(amount))),
    ),
    compare(
      "movements",
      "opening balances + movements of every kind = closing balances",
      total(statements.flatMap(({ opening, totals }) => [opening, ...Object.values(totals)])),
      total(statements.map(({ closing }) => closing)),
    ),
    compare(
      "statements",
      "closing balances of all statements = all entries until the end of the period",
      total(statements.map(({ closing }) => closing)),
      total(ledger.filter(({ occurredAt }) => occurredAt < endOf(period)).map(({ amount }) => amount)),
    ),
  ];
}

/** What leaves a balance because it is paid, to the creator or for them. */
const leaves: ReadonlySet<LedgerEntryKind> = /* @__PURE__ */ new Set(["payout", "withholding", "fee"] as const);

function partsOfPayout({ amount, withheld, fee, writtenOff }: Payout): readonly (Money | undefined)[] {
  return [amount, withheld, fee, writtenOff && negateMoney(writtenOff)];
}

function reconcileBudget({ budget, testingReserve, shares, unallocated }: Reinvestment): Reconciliation {
  const left = shares.reduce((sum, { amount }) => addMoney(sum, amount), addMoney(testingReserve, unallocated));
  return {
    name: `budget ${budget.currency}`,
    rule: "shares + testing reserve + unallocated = budget",
    left,
    right: budget,
    holds: left.minor === budget.minor,
  };
}
