import { explainEntry } from "creator-core/commission";
import type {
  Balance,
  CreatorReport,
  LedgerEntry,
  ProgramReport,
  RankedCreator,
  UseFinding,
} from "creator-core/models";

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
  const own = newEntries.filter((entry) => entry.creatorId === creatorId && entry.amount.currency === currency);
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

/** Things that could not be computed, by kind, the most frequent first. */
export function notComputedByCode({ notComputed }: ProgramReport) {
  const groups = new Map<string, ProgramReport["notComputed"][number][]>();
  for (const item of notComputed) {
    const group = groups.get(item.code) ?? [];
    group.push(item);
    groups.set(item.code, group);
  }
  return [...groups].map(([code, items]) => ({ code, items })).sort((a, b) => b.items.length - a.items.length);
}

const codeWords: Readonly<Record<string, string>> = {
  followersUnknown: "follower count unknown",
  fxRateMissing: "exchange rate missing",
  metricUndefined: "metric without a value",
  noTermsInEffect: "no terms in effect",
  noRuleApplied: "no commission rule applied",
  adjustmentWithoutSale: "adjustment without its sale",
  unknownCreator: "creator not on the list",
  notRanked: "creator not ranked",
};

export const inWords = (code: string) => codeWords[code] ?? code;
