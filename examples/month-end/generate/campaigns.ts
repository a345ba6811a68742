import type { Person } from "./creators.js";
import { randomFor } from "./random.js";
import { decimal, jsonSections, strew } from "./write.js";

export interface CampaignPlan {
  readonly id: string;
  readonly hashtag: string;
  readonly start: string;
  readonly end: string;
  /** The content library is made by a few, and sells nothing. */
  readonly everybody: boolean;
}

const plans = [
  { id: "camp-reset", name: "New year reset", objective: "conversion", start: "2026-01-05", end: "2026-02-01" },
  { id: "camp-live", name: "Live weekends", objective: "conversion", start: "2026-02-06", end: "2026-03-09" },
  {
    id: "camp-library",
    name: "Content library",
    objective: "contentProduction",
    start: "2026-01-12",
    end: "2026-03-30",
  },
  { id: "camp-berlin", name: "Hallo Berlin", objective: "awareness", start: "2026-02-16", end: "2026-03-23" },
  { id: "camp-spring", name: "Spring light launch", objective: "conversion", start: "2026-03-02", end: "2026-03-30" },
] as const;

export const campaigns: readonly CampaignPlan[] = plans.map((plan) => ({
  ...plan,
  everybody: plan.id !== "camp-library",
  hashtag: `#tarnwick${plan.id.slice("camp-".length)}`,
}));

/** Who makes the content library. */
export const inLibrary = (index: number) => index % 8 === 2;

export function campaignsJson(people: readonly Person[]): string {
  const random = randomFor("campaigns.json");
  const list = plans.map(({ id, name, objective, start, end }) => ({
    id,
    name,
    objective,
    window: { start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` },
    // Nobody has sent the bill for the rights of the content library yet: its cost is incomplete, and says so.
    expectedCosts: ["creatorFees", "samples", ...(id === "camp-library" ? ["usageRights"] : [])],
  }));

  const lines = people.flatMap((person, index) => {
    const own = inLibrary(index) ? plans[2] : plans[[0, 1, 3][index % 3] ?? 0];
    // Most also take part in the launch of March.
    const parts = [own, ...(index % 5 === 1 ? [] : [plans[4]])];
    return parts.flatMap((plan) => {
      if (plan === undefined) return [];
      const currency = plan.id === "camp-berlin" ? "EUR" : "GBP";
      const base = { campaignId: plan.id, creatorId: person.id, incurredAt: `${plan.start}T09:00:00Z` };
      const id = `cost-${person.id}-${plan.id.slice("camp-".length)}`;
      const fee = Math.round((500 + Math.sqrt(person.followers) * (6 + random.int(0, 9))) / 250) * 250;
      // A quarter work for product and commission only.
      return [
        { ...base, id: `${id}-samples`, kind: "samples", amount: { minor: random.int(12, 35) * 100, currency } },
        ...(index % 4 === 3
          ? []
          : [{ ...base, id: `${id}-fee`, kind: "creatorFees", amount: { minor: fee, currency } }]),
        ...(index % 9 === 4
          ? [{ ...base, id: `${id}-ads`, kind: "paidAmplification", amount: { minor: fee * 2, currency } }]
          : []),
      ];
    });
  });
  const shared = plans.map((plan) => ({
    campaignId: plan.id,
    incurredAt: `${plan.end}T09:00:00Z`,
    id: `cost-${plan.id}-management`,
    kind: "management",
    amount: { minor: random.int(250, 900) * 100, currency: plan.id === "camp-berlin" ? "EUR" : "GBP" },
    note: "share of the team's month",
  }));
  const bad = [
    { campaignId: "camp-spring", id: "cost-bad-1", kind: "creatorFees", amount: { minor: -5000, currency: "GBP" } },
    { campaignId: "camp-spring", id: "cost-bad-2", kind: "samples", amount: { minor: 1250, currency: "GPB" } },
    { campaignId: "camp-live", id: "cost-bad-3", kind: "coffee", amount: { minor: 900, currency: "GBP" } },
    {
      campaignId: "camp-live",
      id: "cost-bad-4",
      kind: "samples",
      amount: { minor: 12.5, currency: "GBP" },
      creatorId: "c-002",
    },
  ];
  return `${jsonSections({
    campaigns: list,
    costLines: strew([...lines, ...shared], bad),
    hashtags: campaigns.map(({ id, hashtag }) => ({ hashtag, campaignId: id })),
  })}\n`;
}

/** Rates into the reporting currency. Invented for this data; take yours from your bank or central bank. */
export function fxJson(): string {
  const rates = [
    ["2026-01-30", 8640],
    ["2026-02-27", 8585],
    ["2026-03-31", 8560],
  ].map(([date, rate]) => ({
    from: "EUR",
    to: "GBP",
    rate: fixed4(Number(rate)),
    date,
    source: "invented example rate",
  }));
  const bad = [{ from: "EUR", to: "GBP", rate: "0,8571", date: "2026-03-15", source: "typed by hand" }];
  return `${jsonSections({ rates: strew(rates, bad) })}\n`;
}

function fixed4(tenThousandths: number): string {
  return `0.${String(tenThousandths).padStart(4, "0")}`;
}

/** What was paid for January, as the bank reports it. */
export function payoutsJson(earned: ReadonlyMap<string, number>): string {
  const payouts = [...earned].map(([creatorId, minor], index) => ({
    id: `pay-2026-01-${String(index + 1).padStart(3, "0")}`,
    creatorId,
    paidAt: "2026-02-16T10:00:00Z",
    // Once somebody took pence for pounds.
    amount: { minor: index === earned.size - 1 ? minor * 100 : minor, currency: "GBP" },
  }));
  const bad = [
    { id: "pay-bad-1", creatorId: "c-004", paidAt: "16/02/2026", amount: { minor: 1200, currency: "GBP" } },
    {
      id: "pay-bad-2",
      creatorId: "c-005",
      paidAt: "2026-02-16T10:00:00Z",
      amount: { minor: decimal(1200), currency: "GBP" },
    },
  ];
  return `${jsonSections({ payouts: strew(payouts, bad) })}\n`;
}
