import type {
  CommissionRule,
  CommissionTerms,
  PayoutPolicy,
  ProgramPolicies,
  TrackingAssignment,
} from "creator-core/models";
import { exportedAt } from "./calendar.js";
import type { Person } from "./creators.js";
import { jsonSections, strew } from "./write.js";

/** Which file came from which shop, and when: the export itself does not say. */
export function shopsJson(): string {
  const shops = [
    { file: "affiliate-orders-gb.csv", shopId: "shop-gb", timeZone: "Europe/London", exportedAt },
    { file: "affiliate-orders-de.csv", shopId: "shop-de", timeZone: "Europe/Berlin", exportedAt },
  ];
  return `${jsonSections({ shops })}\n`;
}

/** Who owned which code, link and shop name, and when. */
export function trackingJson(people: readonly Person[]): string {
  const handedOn = "2026-02-15T00:00:00Z";
  const assignments = people.flatMap((person, index): TrackingAssignment[] => {
    const next = people[index + 1];
    const code = { kind: "code", key: person.code, creatorId: person.id } as const;
    const codes: TrackingAssignment[] =
      index % 16 === 3 && next !== undefined
        ? // Somebody left the programme and a newcomer took the code over.
          [
            { ...code, until: handedOn },
            { ...code, creatorId: next.id, from: handedOn },
          ]
        : index % 16 === 9
          ? [{ ...code, until: "2026-03-01T00:00:00Z" }]
          : [code];
    const link = { kind: "link", key: person.linkId, creatorId: person.id } as const;
    const shop = { kind: "shop", key: person.handle, creatorId: person.id } as const;
    return [...codes, link, ...(person.platform === "TikTok" ? [shop] : [])];
  });
  const bad = [
    { kind: "coupon", key: "LEAF20", creatorId: "c-001" },
    { kind: "code", key: "MOSS20", creatorId: "c-001", from: "1 March" },
    { kind: "code", key: "FERN20", creatorId: "c-888888" },
  ];
  return `${jsonSections({ assignments: strew(assignments, bad) })}\n`;
}

const pounds = (major: number) => ({ minor: major * 100, currency: "GBP" });
const euros = (major: number) => ({ minor: major * 100, currency: "EUR" });
const month = { kind: "calendarMonth" } as const;

function percentFor(level: string, rate: string): CommissionRule {
  const scope = { statusLevels: [level] };
  return { id: `status-${level}`, scope, mode: "exclusive", component: { kind: "percent", rate } };
}

const everybody: CommissionRule = {
  id: "everybody",
  scope: {},
  mode: "exclusive",
  component: { kind: "percent", rate: "0.10" },
};

/** Two versions of one plan: from 10 to 25 %, and from March a shorter hold, tiers, and bonuses. */
export function termsJson(): string {
  const precedence = {
    kind: "ladder",
    order: [["campaignIds", "statusLevels"], ["campaignIds"], ["statusLevels"], []],
  } as const;
  const first: CommissionTerms = {
    id: "community-plan",
    version: 1,
    effective: { start: "2025-09-01T00:00:00+01:00", end: "2026-03-01T00:00:00+00:00" },
    timeZone: "Europe/London",
    base: { kind: "saleValue" },
    rounding: "halfAwayFromZero",
    precedence,
    rules: [percentFor("evergreen", "0.20"), percentFor("bloom", "0.15"), percentFor("sprout", "0.12"), everybody],
    hold: { duration: { days: 30 }, from: "order" },
  };
  const tiers = (money: typeof pounds) => [
    { from: money(0), rate: "0.15" },
    { from: money(250), rate: "0.20" },
    { from: money(750), rate: "0.25" },
  ];
  const evergreen = (currency: string, money: typeof pounds): CommissionRule => ({
    id: `evergreen-tiers-${currency}`,
    scope: { statusLevels: ["evergreen"] },
    mode: "exclusive",
    component: {
      kind: "tiered",
      mode: "graduated",
      measure: "salesValue",
      tiers: tiers(money),
      window: month,
      onReversal: "recompute",
    },
  });
  const second: CommissionTerms = {
    ...first,
    version: 2,
    effective: { start: "2026-03-01T00:00:00+00:00" },
    base: { kind: "lines", include: ["price", "sellerDiscount"], excludedCategories: ["gift-cards"] },
    rules: [
      evergreen("gbp", pounds),
      evergreen("eur", euros),
      percentFor("bloom", "0.18"),
      percentFor("sprout", "0.14"),
      everybody,
      {
        id: "spring-thank-you",
        scope: { campaignIds: ["camp-spring"] },
        mode: "additive",
        component: { kind: "flat", amount: pounds(2) },
      },
      {
        id: "milestone-sales",
        scope: {},
        mode: "additive",
        component: {
          kind: "milestone",
          measure: "salesValue",
          steps: [
            { at: 30_000, bonus: pounds(20) },
            { at: 80_000, bonus: pounds(75) },
          ],
          stack: "highest",
          window: month,
          onReversal: "recompute",
        },
      },
    ],
    hold: { duration: { days: 14 }, from: "delivery" },
  };
  return `${JSON.stringify({ terms: [first, second] }, null, 2)}\n`;
}

/** Small amounts wait until it is worth a transfer. */
export function payoutPolicyJson(): string {
  const policy: PayoutPolicy = { minimum: [pounds(25), euros(25)], negativeCarry: { kind: "carry" } };
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/** Everything else the programme decides. */
export function policiesJson(): string {
  const policies: Omit<ProgramPolicies, "terms"> = {
    timeZone: "Europe/London",
    reportingCurrency: "GBP",
    period: { start: "2026-03-01T00:00:00+00:00", end: "2026-04-01T00:00:00+01:00" },
    tierScheme: {
      id: "four-sizes",
      tiers: [
        { name: "nano", from: 0, strength: "close to their audience", bestUse: "seeding and honest reviews" },
        { name: "micro", from: 10_000, strength: "trusted in a niche", bestUse: "always-on sales" },
        { name: "macro", from: 100_000, strength: "reach with a face", bestUse: "launches" },
        { name: "mega", from: 1_000_000, strength: "everybody knows them", bestUse: "awareness" },
      ],
    },
    attribution: {
      id: "codes-links-clicks-then-views",
      windows: {
        click: { days: 7 },
        landingPage: { days: 7 },
        live: { days: 3 },
        engagedView: { days: 2 },
        view: { days: 1 },
      },
      farEnd: "exclusive",
      sameInstant: "eligible",
      tiers: [["shop", "code"], ["link"], ["click", "landingPage", "live"], ["engagedView"], ["view"]],
      model: { kind: "linear", over: "creators" },
      selfPurchase: "excluded",
    },
    taxonomy: {
      nodes: [
        { id: "beauty", parents: [] },
        { id: "beauty/skincare", parents: ["beauty"] },
        { id: "beauty/skincare/serums", parents: ["beauty/skincare"] },
        { id: "beauty/skincare/sunscreen", parents: ["beauty/skincare"] },
        { id: "beauty/haircare", parents: ["beauty"] },
        { id: "beauty/lips", parents: ["beauty"] },
        { id: "home/fragrance", parents: [] },
        // Nobody has entered "accessories" yet; the report says so.
        { id: "beauty/tools", parents: ["beauty", "accessories"] },
      ],
    },
    ranking: { key: "roi", minimum: { spend: pounds(15), conversions: 3 }, ties: "competition" },
    selection: { share: "0.2", rounding: "ceil", ties: "includeAll" },
    reinvestment: { testingReserve: "0.15", capPerCreator: "0.12", weights: "score" },
    budget: pounds(12_000),
  };
  return `${JSON.stringify(policies, null, 2)}\n`;
}
