/**
 * A creator programme on one page, to be read from top to bottom.
 *
 *     npx tsx examples/notebook.ts          (in a clone: npx tsx --tsconfig tsconfig.dev.json examples/notebook.ts)
 *     npx ts-node notebook.ts               (in a CommonJS package, tsconfig with "module": "nodenext")
 */
import { attributeConversions, codeFirst, explainAttribution } from "creator-core/attribution";
import { accrue, balances, explainEntry, statement } from "creator-core/commission";
import { campaignCost, costPerAcquisition, engagementRate, returnOnAdSpend } from "creator-core/metrics";
import type { CommissionTerms, Metric } from "creator-core/models";
import { formatMoney, money, sumMoney } from "creator-core/money";
import { percent } from "creator-core/rate";
import { rankCreators, reinvest, selectTopShare, topTwentyPercent } from "creator-core/reinvestment";
import { checkUse } from "creator-core/rights";
import { assignTier } from "creator-core/tiering";

const say = (label: string, text: unknown) => console.log(`${label.padEnd(34)} ${text}`);
const show = (metric: Metric, digits = 3) => (metric.ok ? metric.value.toFixed(digits) : `— (${metric.reason})`);

// ── Who are they? ────────────────────────────────────────────────────────────────────────────────────────────────────

say("12,500 followers", assignTier(12_500));
say("exactly 100,000 followers", assignTier(100_000)); // a bound belongs to the tier above it

const posts = [
  { views: 12_000, likes: 1_100, comments: 90, shares: 50 },
  { views: 3_000, likes: 340, comments: 12, shares: 8 },
];
say("engagement by views", show(engagementRate(posts, "byViews")));
say("engagement of nothing", show(engagementRate([], "byViews"))); // a reason, not NaN

// ── Who sold it? ─────────────────────────────────────────────────────────────────────────────────────────────────────

const facts = {
  conversions: [
    {
      id: "order-7",
      kind: "order",
      customerKey: "c-81",
      occurredAt: "2026-03-04T18:20:00Z",
      value: money("33.33", "GBP"),
      codes: ["ada10"],
    },
    {
      id: "order-8",
      kind: "order",
      customerKey: "c-12",
      occurredAt: "2026-03-05T09:00:00Z",
      value: money("80.00", "GBP"),
    },
  ],
  touchpoints: [
    { id: "t-1", kind: "click", creatorId: "ben", customerKey: "c-81", occurredAt: "2026-03-04T18:00:00Z" },
    { id: "t-2", kind: "click", creatorId: "ben", customerKey: "c-12", occurredAt: "2026-03-01T12:00:00Z" },
  ],
  directory: { assignments: [{ kind: "code", key: "ADA10", creatorId: "ada" }] },
} as const;

const { sales } = attributeConversions(facts, codeFirst);
for (const { id, credits } of sales) {
  say(id, credits.map((c) => `${c.creatorId} ${c.value ? formatMoney(c.value) : ""} by ${c.evidence}`).join(", "));
}
say("why not ben?", explainAttribution(facts, codeFirst, "order-7").summary);

// ── What do we owe, and why? ─────────────────────────────────────────────────────────────────────────────────────────

const terms: CommissionTerms = {
  id: "community",
  version: 1,
  timeZone: "Europe/London",
  base: { kind: "saleValue" },
  rounding: "halfAwayFromZero",
  precedence: { kind: "specificity" },
  hold: { duration: { days: 14 }, from: "order" },
  rules: [
    { id: "standard", scope: {}, mode: "exclusive", component: { kind: "percent", rate: percent(10) } },
    {
      id: "gold",
      scope: { statusLevels: ["gold"] },
      mode: "exclusive",
      component: { kind: "percent", rate: percent(15) },
    },
  ],
};
const creators = [{ creatorId: "ada", statusLevel: "gold" }, { creatorId: "ben" }];
const half = {
  id: "r-1",
  conversionId: "order-7",
  kind: "refund",
  occurredAt: "2026-03-11T09:00:00Z",
  value: money("16.67", "GBP"),
} as const;

const tenth = "2026-03-10T00:00:00Z";
const first = accrue({ terms: [terms], sales, adjustments: [], creators, booked: [] }, { asOf: tenth });
const asOf = "2026-04-01T00:00:00+01:00";
const next = accrue({ terms: [terms], sales, adjustments: [half], creators, booked: first }, { asOf });
const ledger = [...first, ...next];

for (const entry of ledger) say(`${entry.creatorId} ${formatMoney(entry.amount)}`, explainEntry(entry));
for (const b of balances(ledger, { asOf })) say(`${b.creatorId} may be paid`, formatMoney(b.payable));

const march = statement(ledger, {
  creatorId: "ada",
  currency: "GBP",
  from: "2026-03-01",
  to: "2026-04-01",
  timeZone: "Europe/London",
});
const movements = sumMoney(
  march.lines.map((line) => line.amount),
  "GBP",
);
const closes = march.opening.minor + movements.minor === march.closing.minor;
say("ada's statement", `${formatMoney(march.closing)}; it ${closes ? "reconciles" : "DOES NOT ADD UP"}`);

// ── Was it worth it? ─────────────────────────────────────────────────────────────────────────────────────────────────

const cost = campaignCost(
  [
    { kind: "creatorFees", amount: money("40.00", "GBP") },
    { kind: "samples", amount: money("12.50", "GBP") },
  ],
  { expected: ["creatorFees", "samples"], currency: "GBP" },
);
say("cost per acquisition", show(costPerAcquisition(cost, sales.length), 2));
say("return on ad spend", show(returnOnAdSpend(cost, money("96.66", "GBP")), 2));

// ── May we run it as an ad? ──────────────────────────────────────────────────────────────────────────────────────────

const decision = checkUse(
  {
    assetId: "video-9",
    licensee: "brand",
    media: "paidSocial",
    platforms: ["tiktok"],
    territories: ["GB"],
    window: { start: "2026-03-10T00:00:00Z", end: "2026-04-15T00:00:00Z" },
    paid: { mode: "creatorHandle", postId: "p-77" },
  },
  {
    grants: [
      {
        id: "g-1",
        assetIds: ["video-9"],
        licensor: "ada",
        licensees: ["brand"],
        media: ["paidSocial"],
        platforms: ["tiktok"],
        territories: { include: ["GB"] },
        term: { kind: "perpetual" },
        paid: { permitted: true, modes: ["creatorHandle"] },
        status: "active",
      },
    ],
    authorizations: [
      {
        id: "spark",
        creatorId: "ada",
        platform: "tiktok",
        postId: "p-77",
        authorizedAt: "2026-03-01T00:00:00Z",
        days: 30,
      },
    ],
  },
  { asOf },
);
say(`the ad is ${decision.outcome}`, decision.reasons.map((reason) => reason.message).join(" "));

// ── Where does the next pound go? ────────────────────────────────────────────────────────────────────────────────────

const row = (creatorId: string, spend: string, revenue: string) => ({
  creatorId,
  spend: money(spend, "GBP"),
  revenue: money(revenue, "GBP"),
  conversions: 20,
  posts: 4,
});
const ranking = rankCreators(
  [row("ada", "100.00", "420.00"), row("ben", "100.00", "180.00"), row("cy", "0.00", "90.00")],
  { key: "roi", ties: "competition" },
);
const top = selectTopShare(ranking, topTwentyPercent);
const plan = reinvest(money("1000.00", "GBP"), top, { testingReserve: percent(15), weights: "score" });
for (const share of plan.shares) say(`next budget for ${share.creatorId}`, formatMoney(share.amount));
say("kept for tests", formatMoney(plan.testingReserve));
for (const { creatorId, reasons } of ranking.unranked) {
  say(`${creatorId} has no rank`, reasons.map((r) => r.message).join(" "));
}
