import type { ProgramFacts, ProgramPolicies } from "creator-core/models";
import { runProgram } from "creator-core/program";
import { nanoMicroMacroMega } from "creator-core/tiering";
import type { Experiment, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";
import { journey } from "../inputs/touches.ts";

// A quarter of a whole programme in one call: tiers, attribution, ledger, statements, metrics, rights, conflicts, ranking
// and the next budget. For every million touches 200,000 orders, 50,000 posts and 1,000 creators.

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

function factsOf(touches: number): ProgramFacts {
  const random = seededRandom(20260402);
  const creatorCount = Math.max(10, Math.floor(touches / 1_000));
  const { touchpoints, conversions, codes } = journey(touches, creatorCount);
  const creatorIds = Array.from({ length: creatorCount }, (_, i) => `creator-${i}`);
  const creators = creatorIds.map((id, i) => ({
    id,
    displayName: id,
    ...(i % 10 === 7 ? { statusLevel: "gold" } : {}),
    accounts: [{ platform: "tiktok" as const, handle: id, followers: Math.floor(random() ** 5 * 2_000_000) }],
  }));
  const posts = Array.from({ length: Math.floor(touches / 20) }, (_, i) => {
    const publishedAt = START + Math.floor(random() * 80 * DAY);
    const views = 100 + Math.floor(random() ** 4 * 1_000_000);
    return {
      id: `post-${i}`,
      creatorId: creatorIds[i % creatorCount]!,
      platform: "tiktok" as const,
      publishedAt,
      campaignId: `campaign-${i % 20}`,
      snapshots: [views >> 1, views].map((seen, day) => ({
        at: publishedAt + (day + 1) * DAY,
        views: seen,
        likes: seen >> 4,
        comments: seen >> 8,
        shares: seen >> 9,
        clicks: seen >> 6,
      })),
    };
  });
  return {
    creators,
    posts,
    campaigns: Array.from({ length: 20 }, (_, i) => ({ id: `campaign-${i}`, name: `Campaign ${i}` })),
    costLines: creatorIds.map((creatorId, i) => ({
      id: `fee-${i}`,
      campaignId: `campaign-${i % 20}`,
      kind: "creatorFees" as const,
      amount: { minor: 5_000 + i, currency: "GBP" },
      creatorId,
      incurredAt: START + DAY,
    })),
    directory: {
      assignments: [...codes].map(([creatorId, key]) => ({ kind: "code" as const, key, creatorId })),
    },
    touchpoints,
    conversions,
    adjustments: conversions
      .filter((_, i) => i % 20 === 7)
      .map(({ id, occurredAt, value }) => ({
        id: `refund-${id}`,
        conversionId: id,
        occurredAt: occurredAt + DAY,
        kind: "refund" as const,
        value: value!,
      })),
    booked: [],
    payouts: [],
    grants: [],
    authorizations: [],
    plannedUses: [],
    clauses: [],
    activities: [],
    fxRates: [],
  };
}

const policies: ProgramPolicies = {
  timeZone: "Europe/London",
  reportingCurrency: "GBP",
  period: { start: START, end: START + 90 * DAY },
  tierScheme: nanoMicroMacroMega,
  attribution: {
    id: "bench",
    windows: { click: { days: 30 }, engagedView: { days: 7 }, view: { days: 1 } },
    farEnd: "exclusive",
    sameInstant: "eligible",
    tiers: [["code"], ["click"], ["engagedView"], ["view"]],
    model: { kind: "lastTouch" },
    selfPurchase: "eligible",
  },
  terms: [
    {
      id: "plan",
      version: 1,
      timeZone: "Europe/London",
      base: { kind: "saleValue" },
      rounding: "halfAwayFromZero",
      precedence: { kind: "specificity" },
      hold: { duration: { days: 30 }, from: "order" },
      rules: [
        { id: "standard", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.1" } },
        {
          id: "gold",
          scope: { statusLevels: ["gold"] },
          mode: "exclusive",
          component: { kind: "percent", rate: "0.2" },
        },
      ],
    },
  ],
  taxonomy: { nodes: [] },
  ranking: { key: "roi", ties: "competition" },
  selection: { share: "0.2", rounding: "ceil", ties: "includeAll" },
  reinvestment: { testingReserve: "0.1", weights: "score" },
  budget: { minor: 5_000_000, currency: "GBP" },
};

const asOf = START + 100 * DAY;

const quarter: Experiment = {
  name: "a quarter of a programme in one call",
  unit: "touch",
  size: 1_000_000,
  quickSize: 5_000,
  cases: ({ size }) => [
    {
      name: "creator-core",
      count: size,
      mostRounds: 3,
      open: () => {
        const facts = factsOf(size);
        const run = () => runProgram(facts, policies, { asOf }).report;
        return { run, answers: () => run().reconciliations.map(({ left }) => left.minor) };
      },
    },
    {
      // No contender does all of it. What can be compared: every sum, computed a second time along another path.
      name: "the other side of each reconciliation",
      count: size,
      mostRounds: 0,
      open: () => ({
        run: () => undefined,
        answers: () =>
          runProgram(factsOf(size), policies, { asOf }).report.reconciliations.map(({ right }) => right.minor),
      }),
    },
  ],
  targets: [
    { kind: "seconds", atMost: 10 },
    { kind: "peak", atMost: 1_500 },
    { kind: "growth", atMost: 1.15 },
  ],
  growthSizes: [30_000, 100_000, 300_000],
  memoryOf: ["creator-core"],
};

export const programmeWorkload: Workload = {
  name: "programme",
  about: "a quarter of a whole programme in one call",
  experiments: [quarter],
};
