import type { ProgramFacts, ProgramPolicies } from "creator-core/models";
import { money } from "creator-core/money";
import { nanoMicroMacroMega } from "creator-core/tiering";
import { deepFreeze } from "../support/deep-freeze.ts";

/**
 * A small March, worked by hand.
 *
 * | order | value | who, by what | adjusted | stands |
 * |---|---|---|---|---|
 * | o-1 | 100.00 GBP | ada, code | −40.00 | 60.00 |
 * | o-2 | 33.33 GBP | ben, click | −33.33 | 0 |
 * | o-3 | 50.00 EUR | cy, shop name | | 50.00 |
 * | o-4 | 20.00 GBP | nobody | | 20.00 |
 * | o-5 | 10.00 GBP in February | ada, code | | 10.00 |
 *
 * Commission 10 %, 20 % for gold (ada): ada 12.00 + 2.00 GBP, ben 0, cy 5.00 EUR, of which 2.00 EUR became 1.70 GBP.
 */
export const facts: ProgramFacts = deepFreeze<ProgramFacts>({
  creators: [
    { id: "cy", displayName: "Cy", accounts: [{ platform: "instagram", handle: "cy", followers: 1_200_000 }] },
    {
      id: "ada",
      displayName: "Ada",
      statusLevel: "gold",
      accounts: [
        { platform: "tiktok", handle: "ada", followers: 12_500 },
        { platform: "tiktok", handle: "ada.two", followers: 900 },
      ],
    },
    { id: "ben", displayName: "Ben", accounts: [{ platform: "tiktok", handle: "ben" }] },
  ],
  posts: [
    {
      id: "p-1",
      creatorId: "ada",
      platform: "tiktok",
      publishedAt: "2026-03-02T12:00:00Z",
      campaignId: "spring",
      snapshots: [
        { at: "2026-03-03T12:00:00Z", views: 500, likes: 40, comments: 4, shares: 1, clicks: 20 },
        { at: "2026-03-30T12:00:00Z", views: 1_000, likes: 90, comments: 8, shares: 2, clicks: 50 },
      ],
    },
    {
      id: "p-2",
      creatorId: "ada",
      platform: "tiktok",
      publishedAt: "2026-02-10T12:00:00Z",
      snapshots: [{ at: "2026-03-30T12:00:00Z", views: 7_000, likes: 1, comments: 1, shares: 1 }],
    },
  ],
  campaigns: [
    { id: "spring", name: "Spring", expectedCosts: ["creatorFees"] },
    { id: "blank", name: "Blank", expectedCosts: ["creatorFees", "tools"] },
  ],
  costLines: [
    {
      id: "k-1",
      campaignId: "spring",
      kind: "creatorFees",
      amount: money("50.00", "GBP"),
      creatorId: "ada",
      incurredAt: "2026-03-01T00:00:00Z",
    },
    {
      id: "k-2",
      campaignId: "blank",
      kind: "tools",
      amount: money("10.00", "EUR"),
      incurredAt: "2026-03-01T00:00:00Z",
    },
  ],
  directory: {
    assignments: [
      { kind: "code", key: "ADA10", creatorId: "ada", campaignId: "spring" },
      { kind: "shop", key: "cy.shop", creatorId: "cy" },
    ],
  },
  touchpoints: [
    { id: "t-1", kind: "click", creatorId: "ben", customerKey: "c-2", occurredAt: "2026-03-09T12:00:00Z" },
    { id: "t-2", kind: "click", creatorId: "ben", customerKey: "c-1", occurredAt: "2026-03-04T11:00:00Z" },
  ],
  conversions: [
    { id: "o-4", kind: "order", customerKey: "c-4", occurredAt: "2026-03-20T12:00:00Z", value: money("20.00", "GBP") },
    {
      id: "o-1",
      kind: "order",
      customerKey: "c-1",
      occurredAt: "2026-03-04T12:00:00Z",
      value: money("100.00", "GBP"),
      codes: ["ada10"],
    },
    { id: "o-2", kind: "order", customerKey: "c-2", occurredAt: "2026-03-10T12:00:00Z", value: money("33.33", "GBP") },
    {
      id: "o-3",
      kind: "order",
      customerKey: "c-3",
      occurredAt: "2026-03-12T12:00:00Z",
      value: money("50.00", "EUR"),
      shopCreator: "cy.shop",
    },
    {
      id: "o-5",
      kind: "order",
      customerKey: "c-5",
      occurredAt: "2026-02-20T12:00:00Z",
      value: money("10.00", "GBP"),
      codes: ["ADA10"],
    },
    {
      id: "o-6",
      kind: "order",
      customerKey: "c-6",
      occurredAt: "2026-04-02T12:00:00Z",
      value: money("999.00", "GBP"),
      codes: ["ADA10"],
    },
  ],
  adjustments: [
    {
      id: "r-2",
      conversionId: "o-2",
      kind: "return",
      occurredAt: "2026-03-25T12:00:00Z",
      value: money("33.33", "GBP"),
    },
    {
      id: "r-1",
      conversionId: "o-1",
      kind: "refund",
      occurredAt: "2026-03-15T12:00:00Z",
      value: money("40.00", "GBP"),
    },
    {
      id: "r-9",
      conversionId: "o-99",
      kind: "refund",
      occurredAt: "2026-03-15T12:00:00Z",
      value: money("1.00", "GBP"),
    },
  ],
  booked: [],
  payouts: [],
  grants: [
    {
      id: "g-1",
      assetIds: ["video-1"],
      licensor: "ada",
      licensees: ["brand"],
      media: ["paidSocial"],
      platforms: ["tiktok"],
      territories: { include: ["GB"] },
      term: {
        kind: "dates",
        start: "2026-03-01",
        end: "2026-03-31",
        endConvention: "inclusive",
        timeZone: "Europe/London",
      },
      paid: { permitted: true, modes: ["brandHandle"] },
      status: "active",
    },
  ],
  authorizations: [],
  plannedUses: [
    {
      id: "u-1",
      assetId: "video-1",
      licensee: "brand",
      media: "paidSocial",
      platforms: ["tiktok"],
      territories: ["GB"],
      window: { start: "2026-03-20T00:00:00Z", end: "2026-04-10T00:00:00Z" },
      paid: { mode: "brandHandle" },
    },
  ],
  clauses: [
    {
      id: "x-1",
      creatorId: "ada",
      holder: "brand",
      scope: { kind: "categories", include: ["skincare"] },
      activities: ["sponsoredPost"],
      platforms: "all",
      territories: { include: ["WORLD"] },
      term: {
        kind: "dates",
        start: "2026-03-01",
        end: "2026-03-31",
        endConvention: "inclusive",
        timeZone: "Europe/London",
      },
    },
  ],
  activities: [
    {
      id: "a-1",
      creatorId: "ada",
      brand: "rival",
      categories: ["cleanser"],
      kind: "sponsoredPost",
      platforms: ["tiktok"],
      territories: ["GB"],
      window: { start: "2026-03-30T00:00:00Z", end: "2026-04-02T00:00:00Z" },
    },
  ],
  fxRates: [
    { from: "EUR", to: "GBP", rate: "0.9000", date: "2026-02-28", source: "a test" },
    { from: "EUR", to: "GBP", rate: "0.8500", date: "2026-03-31", source: "a test" },
    { from: "EUR", to: "GBP", rate: "0.5000", date: "2026-04-15", source: "a test, not known yet" },
  ],
  deliverables: [
    {
      id: "d-1",
      creatorId: "ada",
      campaignId: "spring",
      submittedAt: "2026-03-05T12:00:00Z",
      approvedAt: "2026-03-06T12:00:00Z",
    },
  ],
  picks: [{ creatorId: "ada", productId: "serum", pickedAt: "2026-03-01T12:00:00Z", droppedAt: null }],
  referrals: [{ creatorId: "ben", referrerId: "ada", from: "2026-01-01T00:00:00Z" }],
  transfers: [
    {
      id: "x-1",
      creatorId: "cy",
      at: "2026-03-30T12:00:00Z",
      from: money("2.00", "EUR"),
      to: money("1.70", "GBP"),
      rate: "0.85",
      source: "a test",
    },
  ],
  creatorAttributes: [{ creatorId: "ben", from: "2026-03-01T00:00:00Z", statusLevel: "silver", groups: ["founders"] }],
  staff: ["c-99"],
});

export const policies: ProgramPolicies = deepFreeze<ProgramPolicies>({
  timeZone: "Europe/London",
  reportingCurrency: "GBP",
  period: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00+01:00" },
  tierScheme: nanoMicroMacroMega,
  attribution: {
    id: "test",
    windows: { click: { days: 7 } },
    farEnd: "exclusive",
    sameInstant: "eligible",
    tiers: [["code"], ["shop"], ["click"]],
    model: { kind: "lastTouch" },
    selfPurchase: "excluded",
  },
  terms: [
    {
      id: "community",
      version: 1,
      timeZone: "Europe/London",
      base: { kind: "saleValue" },
      rounding: "halfAwayFromZero",
      precedence: { kind: "specificity" },
      hold: { duration: { days: 14 }, from: "order" },
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
  taxonomy: {
    nodes: [
      { id: "skincare", parents: [] },
      { id: "cleanser", parents: ["skincare"] },
    ],
  },
  ranking: { key: "roi", ties: "competition" },
  selection: { share: "0.2", rounding: "ceil", ties: "includeAll" },
  reinvestment: { testingReserve: "0.1", weights: "score" },
  budget: money("1000.00", "GBP"),
});

export const asOf = "2026-04-01T00:00:00+01:00";
