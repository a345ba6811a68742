import { explainEntry } from "creator-core/commission";
import type {
  Balance,
  CreatorReport,
  LedgerEntry,
  ProgramReport,
  RankedCreator,
  UseFinding,
} from "creator-core/models";
import { few, type Names, printable, spaced } from "./words.js";

/** What both the terminal and the page show first. */

export interface LeaderboardRow {
  readonly place: RankedCreator;
  readonly creator: CreatorReport;
  readonly selected: boolean;
}

/** The best of the ranking, with their month. */
export function leaderboard(report: ProgramReport, length: number): LeaderboardRow[] {
  const creators = new Map(report.creators.map((creator) => [creator.creatorId, creator]));
  const selected = new Set(report.top.selected.map(({ creatorId }) => creatorId));
  return report.ranking.ranked.slice(0, length).flatMap((place) => {
    const creator = creators.get(place.creatorId);
    return creator === undefined ? [] : [{ place, creator, selected: selected.has(place.creatorId) }];
  });
}

export interface OwedRow {
  readonly balance: Balance;
  /** How its largest amount came about, and what else was looked at; `null` when this run booked nothing of it. */
  readonly because: {
    readonly amount: LedgerEntry["amount"];
    readonly paid: string;
    readonly rejected: readonly string[];
  } | null;
}

/** The largest balances of each currency, largest first. */
export function owed(report: ProgramReport, perCurrency: number): OwedRow[] {
  const currencies = [...new Set(report.balances.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) =>
    report.balances
      .filter((balance) => balance.currency === currency && balance.total.minor > 0)
      .sort((a, b) => b.total.minor - a.total.minor || (a.creatorId < b.creatorId ? -1 : 1))
      .slice(0, perCurrency)
      .map((balance) => ({ balance, because: reason(report, balance) })),
  );
}

function reason({ newEntries }: ProgramReport, { creatorId, currency }: Balance): OwedRow["because"] {
  const own = newEntries.filter(
    (entry) => entry.creatorId === creatorId && entry.amount.currency === currency && entry.amount.minor > 0,
  );
  const [largest] = own.sort((a, b) => b.amount.minor - a.amount.minor || (a.id < b.id ? -1 : 1));
  if (largest === undefined) return null;
  const { rejected = [], ...entry } = largest;
  const others = rejected.map(({ ruleId, reasons }) => `${ruleId}: ${reasons.map(({ message }) => message).join(" ")}`);
  return { amount: entry.amount, paid: explainEntry(entry), rejected: others };
}

/** Planned uses that are not simply allowed. */
export function usesAtRisk({ uses }: ProgramReport): UseFinding[] {
  return uses.filter(({ decision }) => decision.outcome !== "allowed");
}

/** The sums of one currency's balances. */
export function owedTotals(report: ProgramReport): { currency: string; payable: number; total: number }[] {
  const totals = new Map<string, { payable: number; total: number }>();
  for (const { currency, payable, total } of report.balances) {
    const sum = totals.get(currency) ?? { payable: 0, total: 0 };
    totals.set(currency, { payable: sum.payable + payable.minor, total: sum.total + total.minor });
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sums]) => ({ currency, ...sums }));
}

export interface NotComputedGroup {
  /** Why, in words. */
  readonly cause: string;
  readonly items: ProgramReport["notComputed"];
  /** What it is about: all of a few, or the first and how many more. */
  readonly subjects: string;
}

/** Things that could not be computed, by their cause, the most frequent first. */
export function notComputed(report: ProgramReport, names: Names): NotComputedGroup[] {
  const groups = new Map<string, ProgramReport["notComputed"][number][]>();
  for (const item of report.notComputed) {
    const cause = causes[`${item.code} ${String(item.actual)}`] ?? causes[item.code] ?? spaced(item.code);
    groups.set(cause, [...(groups.get(cause) ?? []), item]);
  }
  const campaigns = new Map(report.campaigns.map(({ campaignId, name }) => [campaignId, name]));
  const subject = ({ path }: ProgramReport["notComputed"][number]) => {
    const [list, id, ...rest] = path.map(String);
    const named = list === "creators" ? names(id ?? "") : (campaigns.get(id ?? "") ?? id ?? "");
    const others = rest
      .filter((part) => part !== "accounts")
      .map((part) => (list === "campaigns" ? spaced(part) : names(part)));
    return printable([named, ...others].join(", "));
  };
  return [...groups]
    .map(([cause, items]) => ({ cause, items, subjects: few(items.map(subject), 3, "; ") }))
    .sort((a, b) => b.items.length - a.items.length);
}

/** How much each kind of sum is over; a period and everything known are not the same. */
export function coverage(reconciliation: string): string {
  return coverages[reconciliation.split(" ")[0] ?? ""] ?? "";
}

const coverages: Readonly<Record<string, string>> = {
  attribution: "everything known",
  sales: "the period",
  creators: "the period",
  receipts: "everything booked",
  balances: "everything booked",
  paid: "everything booked",
  payouts: "every payout reported",
  movements: "the period and what was before it",
  statements: "everything booked by the end of the period",
  budget: "the next budget",
};

const causes: Readonly<Record<string, string>> = {
  followersUnknown: "follower count unknown, so no tier",
  fxRateMissing: "no exchange rate",
  metricUndefined: "figure without a value",
  "metricUndefined missingInput": "figure without a value, because something was not measured",
  "metricUndefined partialCost": "figure without a value, because part of the cost is not known",
  "metricUndefined zeroDenominator": "figure without a value, because there was nothing to divide by",
  noTermsInEffect: "sale that pays nothing, because no terms were in effect",
  noRuleApplied: "sale that pays nothing, because no commission rule is for it",
  adjustmentWithoutSale: "refund or return of an order that nobody knows",
  adjustmentExcess: "more taken back than was sold",
  unknownCreator: "creator not on the list",
  notRanked: "creator not ranked",
};
