import type { CampaignId, ConversionId, CreatorId } from "../ids/index.js";
import { campaignCost } from "../metrics/campaign-cost.js";
import { costPerAcquisition } from "../metrics/cost-per-acquisition.js";
import { costPerClick } from "../metrics/cost-per-click.js";
import { costPerEngagement } from "../metrics/cost-per-engagement.js";
import { costPerView } from "../metrics/cost-per-view.js";
import { returnOnAdSpend } from "../metrics/return-on-ad-spend.js";
import { totalCount } from "../metrics/total-count.js";
import type { Campaign, CampaignCost, CostLine } from "../models/campaign.js";
import type { LedgerEntry } from "../models/ledger.js";
import type { Metric } from "../models/metric.js";
import type { CampaignReport, NotComputed } from "../models/program.js";
import type { Money } from "../money/types.js";
import { noMetric } from "../statistics/metric.js";
import { type CampaignOf, campaignOf } from "./campaign-of.js";
import { earnedEntries } from "./earned-entries.js";
import { groupBy } from "./group-by.js";
import type { NetSale } from "./net-sales.js";
import type { Run } from "./open-run.js";

/** What a campaign's sales brought, and what was earned for it. */
interface CampaignSales {
  readonly revenue: readonly Money[];
  readonly conversions: number;
  readonly earnings: readonly Money[];
}

/** What did every campaign cost and bring, from its beginning until now? */
export function measureCampaigns(
  run: Run,
  netSales: readonly NetSale[],
  ledger: readonly LedgerEntry[],
): { readonly reports: readonly CampaignReport[]; readonly notComputed: readonly NotComputed[] } {
  const salesOf = salesByCampaign(run, netSales, ledger);
  const lines = groupBy(run.facts.costLines, ({ campaignId }) => [campaignId]);
  const posts = groupBy(run.facts.posts, ({ campaignId }) => (campaignId === undefined ? [] : [campaignId]));
  const reports = [...run.facts.campaigns]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((campaign) =>
      measureCampaign(run, campaign, lines.get(campaign.id) ?? [], posts.get(campaign.id) ?? [], salesOf(campaign.id)),
    );
  return { reports, notComputed: reports.flatMap(undefinedMetrics) };
}

function salesByCampaign(run: Run, netSales: readonly NetSale[], ledger: readonly LedgerEntry[]) {
  const campaign = campaignOf(run);
  const byId = new Map<ConversionId, NetSale>(netSales.map((netSale) => [netSale.sale.id, netSale]));
  const parts = groupBy(
    netSales.flatMap((netSale) => netSale.creatorIds.map((creatorId) => ({ netSale, creatorId }))),
    ({ netSale, creatorId }) => list(campaign(netSale.sale, creatorId)),
  );
  const campaignOfEntry = entryCampaigns(run.facts, byId, campaign);
  const earned = groupBy(earnedEntries(ledger, run.policies.terms), (entry) => list(campaignOfEntry(entry)));
  return (id: CampaignId): CampaignSales => {
    const own = parts.get(id) ?? [];
    return {
      revenue: own.flatMap(({ netSale, creatorId }) => netSale.netByCreator.get(creatorId) ?? []),
      conversions: new Set(own.filter(({ netSale }) => netSale.stands).map(({ netSale }) => netSale.sale.id)).size,
      earnings: (earned.get(id) ?? []).map(({ amount }) => amount),
    };
  };
}

/** The campaign of what an entry is about; `null` for what is earned for a period, or belongs to none. */
function entryCampaigns(
  { posts, deliverables }: Run["facts"],
  sales: ReadonlyMap<ConversionId, NetSale>,
  campaignOfCredit: CampaignOf,
): (entry: LedgerEntry) => CampaignId | null {
  const ofPost = new Map(posts.map(({ id, campaignId }) => [id, campaignId ?? null]));
  const ofDeliverable = new Map(deliverables.map(({ id, campaignId }) => [id, campaignId ?? null]));
  const ofSale = (id: ConversionId, creatorId: CreatorId): CampaignId | null => {
    const netSale = sales.get(id);
    if (netSale === undefined) return null;
    const { sale, creatorIds } = netSale;
    if (creatorIds.includes(creatorId)) return campaignOfCredit(sale, creatorId);
    // Who earns on what others earn is not credited: it belongs where those others do.
    return firstOf(creatorIds, (each) => campaignOfCredit(sale, each));
  };
  return ({ source, creatorId }) => {
    switch (source.kind) {
      case "sale":
        return ofSale(source.conversionId, creatorId);
      case "post":
        return ofPost.get(source.postId) ?? null;
      case "deliverable":
        return ofDeliverable.get(source.deliverableId) ?? null;
      case "period": {
        const [kind, id] = halves(source.key);
        if (kind === "campaign") return id;
        return kind === "order" && id !== null ? ofSale(id, creatorId) : null;
      }
      default:
        return null;
    }
  };
}

/** `"campaign/spring"` → `["campaign", "spring"]`. */
function halves(key: string): readonly [kind: string, id: string | null] {
  const at = key.indexOf("/");
  return at < 0 ? [key, null] : [key.slice(0, at), key.slice(at + 1)];
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

function measureCampaign(
  { money, asOf }: Run,
  campaign: Campaign,
  lines: readonly CostLine[],
  posts: Parameters<typeof totalCount>[0],
  { revenue: revenues, conversions, earnings }: CampaignSales,
): CampaignReport {
  const revenue = money.total(revenues);
  const cost = costOf(campaign, lines, earnings, money);
  const count = (name: Parameters<typeof totalCount>[1]) => totalCount(posts, name, { asOf });
  const over = (metric: (known: CampaignCost) => Metric): Metric => {
    if (cost !== null) return metric(cost);
    const nothing = campaignCost([], { expected: [], currency: money.currency });
    return noMetric(metric(nothing).definition, "missingInput", ["fxRate"]);
  };
  return {
    campaignId: campaign.id,
    name: campaign.name,
    cost: cost?.total ?? null,
    revenue,
    conversions,
    costPerView: over((known) => costPerView(known, count("views"))),
    costPerEngagement: over((known) => costPerEngagement(known, totalCount(posts, ["comments", "shares"], { asOf }))),
    costPerClick: over((known) => costPerClick(known, count("clicks"))),
    costPerAcquisition: over((known) => costPerAcquisition(known, conversions, { acquisitions: "conversions" })),
    returnOnAdSpend: over((known) => revenueOver(known, revenue)),
  };
}

function revenueOver(cost: CampaignCost, revenue: Money | null): Metric {
  if (revenue !== null) return returnOnAdSpend(cost, revenue);
  const { definition } = returnOnAdSpend(cost, { minor: 0, currency: cost.total.currency });
  return noMetric(definition, "missingInput", ["fxRate"]);
}

/** The campaign's own lines and what was earned for it, in the reporting currency. */
function costOf(
  { id, expectedCosts = [] }: Campaign,
  lines: readonly CostLine[],
  earnings: readonly Money[],
  money: Run["money"],
): CampaignCost | null {
  const total = money.total(earnings);
  if (total === null) return null;
  // The ledger knows all that was earned, so a sum of nothing is known to be nothing.
  const converted: CostLine[] = [{ id: "ledger", campaignId: id, kind: "commissions", amount: total }];
  for (const line of lines) {
    const amount = money.convert(line.amount);
    if (amount === null) return null;
    converted.push({ ...line, amount });
  }
  return campaignCost(converted, { expected: expectedCosts, currency: money.currency });
}

function undefinedMetrics(report: CampaignReport): NotComputed[] {
  const {
    costPerView: view,
    costPerEngagement: engagement,
    costPerClick: click,
    costPerAcquisition: acquisition,
  } = report;
  return [view, engagement, click, acquisition, report.returnOnAdSpend].flatMap((metric) => {
    if (metric.ok) return [];
    const missing = metric.missing === undefined ? "" : ` (${metric.missing.join(", ")})`;
    return {
      code: "metricUndefined",
      path: ["campaigns", report.campaignId, metric.definition.name],
      actual: metric.reason,
      message: `${report.name}: no ${inWords(metric.definition.name)}, because ${words[metric.reason]}${missing}.`,
    } as const;
  });
}

/** `"costPerView"` → `"cost per view"`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const words: Readonly<Record<(Metric & { ok: false })["reason"], string>> = {
  zeroDenominator: "there is nothing to divide by yet",
  negativeDenominator: "what it is divided by is below zero",
  missingInput: "something it needs was not measured",
  insufficientSample: "there are too few observations",
  immatureWindow: "its window has not ended",
  partialCost: "part of the cost is not known",
  mixedDefinitions: "its inputs were measured in different ways",
};

function list(id: CampaignId | null): readonly CampaignId[] {
  return id === null ? [] : [id];
}
