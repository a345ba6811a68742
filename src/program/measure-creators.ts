import type { CampaignId, CreatorId } from "../ids/index.js";
import { engagementRate } from "../metrics/engagement-rate.js";
import { returnOnAdSpend } from "../metrics/return-on-ad-spend.js";
import { totalCount } from "../metrics/total-count.js";
import type { CostKind, CostLine } from "../models/campaign.js";
import type { Creator } from "../models/creator.js";
import type { LedgerEntry } from "../models/ledger.js";
import type { Metric } from "../models/metric.js";
import type { Post } from "../models/post.js";
import type { CreatorReport, NotComputed } from "../models/program.js";
import type { CreatorPerformance } from "../models/reinvestment.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";
import { noMetric } from "../statistics/metric.js";
import { contains } from "../time/contains.js";
import { toInstant } from "../time/to-instant.js";
import { earnedEntries, whenEarned } from "./earned-entries.js";
import { groupBy } from "./group-by.js";
import type { NetSale } from "./net-sales.js";
import type { Run } from "./open-run.js";
import type { Audience } from "./tier-creators.js";

/** The facts of one creator that fall into the period. */
interface CreatorFacts {
  readonly posts: readonly Post[];
  readonly sales: readonly NetSale[];
  readonly costs: readonly Money[];
  readonly costComplete: boolean;
}

/** What did every creator do, bring and cost in the period? */
export function measureCreators(
  run: Run,
  netSales: readonly NetSale[],
  ledger: readonly LedgerEntry[],
  audiences: ReadonlyMap<CreatorId, Audience>,
): {
  readonly reports: readonly CreatorReport[];
  readonly performances: readonly CreatorPerformance[];
  readonly notComputed: readonly NotComputed[];
} {
  const factsOf = factsByCreator(run, netSales, ledger);
  const measured = [...run.facts.creators]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((creator) => measureCreator(creator, factsOf(creator.id), audiences.get(creator.id)!, run));
  return {
    reports: measured.map(({ report }) => report),
    performances: measured.flatMap(({ performance }) => performance ?? []),
    notComputed: measured.flatMap(({ notComputed }) => notComputed),
  };
}

function factsByCreator(
  { facts, policies, period }: Run,
  netSales: readonly NetSale[],
  ledger: readonly LedgerEntry[],
): (creatorId: CreatorId) => CreatorFacts {
  const inPeriod = (at: number) => contains(period, at);
  const posts = groupBy(
    facts.posts.filter((post) => inPeriod(toInstant(post.publishedAt))),
    (post) => [post.creatorId],
  );
  const sales = groupBy(
    netSales.filter((sale) => sale.inPeriod),
    ({ creatorIds }) => creatorIds,
  );
  const earnedAt = whenEarned(ledger);
  const entries = groupBy(
    earnedEntries(ledger, policies.terms).filter((entry) => inPeriod(earnedAt(entry))),
    ({ creatorId }) => [creatorId],
  );
  // A cost without a date cannot be placed, so it counts: leaving it out would flatter the return.
  const lines = groupBy(
    facts.costLines.filter(({ incurredAt }) => incurredAt === undefined || inPeriod(toInstant(incurredAt))),
    ({ creatorId }) => (creatorId === undefined ? [] : [creatorId]),
  );
  const incomplete = incompleteCampaigns(facts.campaigns, facts.costLines);
  return (creatorId) => {
    const own = posts.get(creatorId) ?? [];
    return {
      posts: own,
      sales: sales.get(creatorId) ?? [],
      costs: [...(lines.get(creatorId) ?? []), ...(entries.get(creatorId) ?? [])].map(({ amount }) => amount),
      costComplete: !own.some(({ campaignId }) => campaignId !== undefined && incomplete.has(campaignId)),
    };
  };
}

/** Costs that arise with a creator; a campaign that lacks one of them makes its creators look cheaper than they were. */
const creatorCosts: ReadonlySet<CostKind> = new Set([
  "creatorFees",
  "samples",
  "packagingAndShipping",
  "usageRights",
  "exclusivity",
  "paidAmplification",
]);

function incompleteCampaigns(
  campaigns: Run["facts"]["campaigns"],
  lines: readonly CostLine[],
): ReadonlySet<CampaignId> {
  const known = groupBy(lines, ({ campaignId }) => [campaignId]);
  const lacks = (id: CampaignId, kind: CostKind) => !(known.get(id) ?? []).some((line) => line.kind === kind);
  return new Set(
    campaigns
      .filter(({ id, expectedCosts = [] }) => expectedCosts.some((kind) => creatorCosts.has(kind) && lacks(id, kind)))
      .map(({ id }) => id),
  );
}

function measureCreator(creator: Creator, facts: CreatorFacts, audience: Audience, run: Run) {
  const { posts, sales, costs, costComplete } = facts;
  const { asOf, money } = run;
  const netByCurrency = groupBy(
    sales.flatMap(({ netByCreator }) => netByCreator.get(creator.id) ?? []),
    ({ currency }) => [currency],
  );
  const salesTotals = [...netByCurrency.keys()]
    .sort()
    .map((currency) => sumMoney(netByCurrency.get(currency)!, currency));
  const spend = money.total(costs);
  const revenue = money.total(salesTotals);
  const conversions = sales.filter(({ stands }) => stands).length;
  const views = totalCount(posts, "views", { asOf });

  const report: CreatorReport = {
    creatorId: creator.id,
    displayName: creator.displayName ?? creator.id,
    tier: audience.tier,
    followers: audience.followers,
    posts: posts.length,
    views,
    engagementRate: engagementRate(posts, "byViews", { asOf }),
    sales: salesTotals,
    conversions,
    spend,
    returnOnAdSpend: roas(spend, revenue, money.currency),
  };
  const performance: CreatorPerformance | null =
    spend === null || revenue === null
      ? null
      : {
          creatorId: creator.id,
          spend,
          revenue,
          conversions,
          posts: posts.length,
          ...(views.ok ? { views: views.value } : {}),
          costComplete,
        };
  return { report, performance, notComputed: performance === null ? [notRanked(creator)] : [] };
}

function roas(spend: Money | null, revenue: Money | null, currency: string): Metric {
  if (spend !== null && revenue !== null) return returnOnAdSpend(spend, revenue);
  const { definition } = returnOnAdSpend({ minor: 0, currency }, { minor: 0, currency });
  return noMetric(definition, "missingInput", ["fxRate"]);
}

function notRanked({ id, displayName }: Creator): NotComputed {
  return {
    code: "notRanked",
    path: ["creators", id],
    message: `${displayName ?? id} is not ranked: some of their amounts have no exchange rate into the reporting currency.`,
  };
}
