import type {
  AccountAuthorization,
  AccumulatorState,
  Activity,
  Adjustment,
  AffiliateLinkRequest,
  AttributionModel,
  AttributionPath,
  AttributionPolicy,
  Balance,
  Campaign,
  CommissionTerms,
  Conversion,
  CostLine,
  Creator,
  CreatorPerformance,
  DelayPolicy,
  ExclusivityClause,
  LedgerEntry,
  Metric,
  Payout,
  PlannedUse,
  Post,
  ProgramFacts,
  ProgramPolicies,
  Sale,
  Statement,
  Term,
  Touchpoint,
  TrackingAssignment,
  UsageGrant,
} from "creator-core/models";
import type { FxRate } from "creator-core/money";
import { deepFreeze } from "../support/deep-freeze.ts";

// One good value of everything, with every optional field filled. They tell one small story, so that together they are
// a programme without a dangling reference.

const gbp = (minor: number) => ({ minor, currency: "GBP" });

export const creator: Creator = deepFreeze({
  id: "c-1",
  displayName: "Ann",
  accounts: [{ platform: "tiktok", handle: "ann", followers: 12_500, followersAsOf: "2026-03-01T00:00:00Z" }],
  country: "GB",
  languages: ["en-GB"],
  niches: ["skincare"],
  statusLevel: "gold",
  joinedAt: 1_767_225_600_000,
  customerKeys: ["shopper-9"],
});

export const post: Post = deepFreeze({
  id: "7651536528815967508",
  creatorId: "c-1",
  platform: "tiktok",
  publishedAt: "2026-03-02T10:00:00+00:00",
  campaignId: "k-1",
  assetId: "a-1",
  format: "video",
  durationSeconds: 31.5,
  sponsored: true,
  snapshots: [{ at: "2026-03-03T10:00:00Z", views: 1000, likes: 90, comments: 8, shares: 4, watchTimeSeconds: 9000 }],
});

export const campaign: Campaign = deepFreeze({
  id: "k-1",
  name: "Spring",
  objective: "conversion",
  window: { start: "2026-03-01T00:00:00Z", end: null },
  expectedCosts: ["creatorFees", "commissions"],
});

export const costLine: CostLine = deepFreeze({
  id: "cost-1",
  campaignId: "k-1",
  kind: "creatorFees",
  amount: gbp(20_000),
  creatorId: "c-1",
  incurredAt: "2026-03-01T00:00:00Z",
  note: "fee",
});

export const assignment: TrackingAssignment = deepFreeze({
  kind: "code",
  key: "ANN10",
  creatorId: "c-1",
  campaignId: "k-1",
  from: "2026-01-01T00:00:00Z",
  until: null,
});

export const otherAssignments: readonly TrackingAssignment[] = deepFreeze([
  { kind: "utm", key: "utm_content=ann", creatorId: "c-1" },
  { kind: "landingPage", key: "/ann", creatorId: "c-1", until: 1_775_001_600_000 },
]);

export const touchpoint: Touchpoint = deepFreeze({
  id: "t-1",
  creatorId: "c-1",
  customerKey: "shopper-1",
  occurredAt: "2026-03-04T10:00:00Z",
  kind: "click",
  platform: "tiktok",
  postId: "7651536528815967508",
  campaignId: "k-1",
  shopId: "shop",
  productId: "serum",
  paid: false,
  priority: 1,
  revoked: false,
});

export const directVisit: Touchpoint = deepFreeze({
  id: "t-0",
  creatorId: null,
  customerKey: "shopper-1",
  occurredAt: 1_772_618_400_000,
  kind: "direct",
});

export const conversion: Conversion = deepFreeze({
  id: "o-1",
  customerKey: "shopper-1",
  occurredAt: "2026-03-05T10:00:00Z",
  kind: "order",
  value: gbp(3333),
  lines: [
    {
      id: "1",
      productId: "serum",
      sku: "S-1",
      category: "beauty/skincare",
      quantity: 1,
      price: gbp(3333),
      sellerDiscount: gbp(0),
      platformDiscount: gbp(0),
      tax: gbp(0),
      shipping: gbp(0),
      shippingTax: gbp(0),
    },
  ],
  codes: ["ann10"],
  linkId: "l-1",
  shopCreator: "ann",
  utm: {
    source: "tiktok",
    medium: "creator",
    campaign: "spring",
    content: "ann",
    term: "serum",
    id: "k-1",
  },
  landingPage: "/ann",
  newCustomer: true,
  shopId: "shop",
  productId: "serum",
  postId: "7651536528815967508",
  campaignId: "k-1",
  collaboration: "open",
  contentKind: "video",
  adDriven: false,
  deliveredAt: "2026-03-07T10:00:00Z",
});

export const sale: Sale = deepFreeze({
  id: "o-1",
  customerKey: "shopper-1",
  occurredAt: 1_772_704_800_000,
  kind: "order",
  value: gbp(3333),
  credits: [
    {
      creatorId: "c-1",
      evidence: "code",
      touchpointId: null,
      campaignId: "k-1",
      weight: 1,
      totalWeight: 2,
      value: gbp(1667),
      ageMilliseconds: null,
    },
    {
      creatorId: "c-2",
      evidence: "click",
      touchpointId: "t-2",
      campaignId: null,
      weight: 1,
      totalWeight: 2,
      value: gbp(1666),
      ageMilliseconds: 5,
    },
  ],
  unattributed: null,
});

export const partlyAttributed: Sale = deepFreeze({
  ...sale,
  credits: [{ ...sale.credits[0]!, touchpointId: "t-1", ageMilliseconds: 86_400_000 }],
  unattributed: { reason: "otherChannel", value: gbp(1666) },
});

export const unattributedSale: Sale = deepFreeze({
  ...sale,
  credits: [],
  unattributed: { reason: "staffPurchase", value: gbp(3333) },
});

export const adjustment: Adjustment = deepFreeze({
  id: "r-1",
  conversionId: "o-1",
  occurredAt: "2026-03-09T10:00:00Z",
  kind: "refund",
  value: gbp(1000),
});

export const attributionPolicy: AttributionPolicy = deepFreeze({
  id: "codesFirst",
  windows: {
    click: { days: 30 },
    link: { hours: 72, minHours: 1 },
    view: { days: 7, minDays: 1 },
    live: "full",
    landingPage: { calendarDays: 30, minCalendarDays: 1, timeZone: "Europe/London" },
    direct: { days: 0 },
  },
  overrides: [{ creatorId: "c-1", campaignId: "k-1", windows: { click: { days: 90 } } }],
  farEnd: "exclusive",
  sameInstant: "eligible",
  scope: "order",
  tiers: [
    ["code", "shop", "link", "utm"],
    ["click", "landingPage"],
    ["view", "live", "direct"],
  ],
  codeAgainstLink: "codeWins",
  model: { kind: "linear", over: "creators" },
  remainder: "largestRemainder",
  selfPurchase: "excluded",
  staffPurchase: "excluded",
});

export const otherModels: readonly AttributionModel[] = deepFreeze([
  { kind: "firstTouch" },
  { kind: "lastTouch" },
  { kind: "lastNonDirect" },
  { kind: "positionBased", first: 40, middle: 20, last: 40, twoTouches: "half" },
  { kind: "timeDecay", halfLife: { days: 7 }, ageIn: "wholeDays", ageFrom: "lastTouch" },
  { kind: "timeDecay", halfLife: { hours: 12 } },
  { kind: "ranked", weights: [3, 2, 1] },
  {
    kind: "table",
    weights: [
      { creatorId: "c-1", weight: "0.625" },
      { creatorId: "c-2", weight: "0.375" },
      { creatorId: null, weight: "0.125" },
    ],
    over: "touches",
  },
  { kind: "custom", weigher: "ours" },
]);

export const delayPolicy: DelayPolicy = deepFreeze({
  from: "publication",
  marks: [{ hours: 12 }, "24h", { days: 2 }, "7d", "full"],
  completeAfter: "30d",
});

export const accumulatorState: AccumulatorState = deepFreeze({
  conversions: [conversion],
  touchpoints: [directVisit, touchpoint],
  retractedConversions: ["o-0"],
  retractedTouchpoints: ["t-9"],
});

export const attributionPath: AttributionPath = deepFreeze({
  path: ["c-1", null, "c-2"],
  conversions: 3,
  nulls: 40,
  value: gbp(9999),
});

export const affiliateLinkRequest: AffiliateLinkRequest = deepFreeze({
  url: "https://shop.example/serum",
  creatorId: "c-1",
  linkId: "ann-spring",
  utm: { source: "tiktok", medium: "creator", campaign: "spring", term: "serum", id: "k-1" },
  code: "ANN10",
  campaignId: "k-1",
  from: "2026-03-01T00:00:00Z",
  until: null,
});

export const terms: CommissionTerms = deepFreeze({
  id: "standard",
  version: 1,
  effective: { start: "2026-01-01T00:00:00Z" },
  timeZone: "Europe/London",
  base: {
    kind: "lines",
    include: ["price", "sellerDiscount"],
    excludedCategories: ["gift cards"],
    excludedProducts: ["p-0"],
  },
  rounding: "halfAwayFromZero",
  precedence: { kind: "ladder", order: [["creatorIds"], ["productIds", "channel"], []] },
  rules: [
    { id: "base", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.15" } },
    {
      id: "ladder",
      scope: { creatorIds: ["c-1"], channel: "organic" },
      during: { end: "2027-01-01T00:00:00Z" },
      mode: "exclusive",
      component: {
        kind: "graduated",
        bands: [
          { from: gbp(0), rate: "0.10" },
          { from: gbp(100_000), rate: "0.12" },
        ],
        window: { kind: "calendarMonth" },
        onReversal: "recompute",
      },
    },
    {
      id: "bonus",
      scope: {},
      mode: "additive",
      component: {
        kind: "milestone",
        measure: "orders",
        steps: [
          { at: 10, bonus: gbp(2000) },
          { at: 20, bonus: gbp(5000) },
        ],
        stack: "highest",
        window: { kind: "lifetime" },
        onReversal: "ratchet",
      },
    },
    { id: "flat", scope: {}, mode: "additive", component: { kind: "flat", amount: gbp(100) } },
  ],
  hold: { duration: { days: 30 }, from: "delivery" },
});

export const ledgerEntry: LedgerEntry = deepFreeze({
  id: "e-1",
  kind: "commission",
  creatorId: "c-1",
  amount: gbp(250),
  source: { kind: "sale", conversionId: "o-1" },
  occurredAt: 1_772_704_800_000,
  bookedAt: 1_775_001_600_000,
  availableAt: null,
  terms: { id: "standard", version: 1 },
  ruleId: "base",
  trace: [{ ruleId: "base", base: gbp(1667), rate: "0.15", amount: gbp(250), note: "15 % of £16.67 sales" }],
  rejected: [
    { ruleId: "ladder", reasons: [{ code: "lessSpecific", path: ["rules", 1], message: "another rule comes first" }] },
  ],
});

export const balance: Balance = deepFreeze({
  creatorId: "c-1",
  currency: "GBP",
  pending: gbp(250),
  held: gbp(100),
  payable: gbp(50),
  overpaid: gbp(0),
  total: gbp(400),
  paid: gbp(1000),
});

export const statement: Statement = deepFreeze({
  creatorId: "c-1",
  currency: "GBP",
  window: { start: 1_772_323_200_000, end: 1_775_001_600_000 },
  opening: gbp(100),
  lines: [
    {
      entryId: "e-1",
      kind: "commission",
      occurredAt: 1_772_704_800_000,
      bookedAt: 1_775_001_600_000,
      source: { kind: "sale", conversionId: "o-1" },
      amount: gbp(250),
      balance: gbp(350),
      explanation: "15 % of £16.67 sales",
    },
  ],
  closing: gbp(350),
  totals: { commission: gbp(250) },
});

export const payout: Payout = deepFreeze({
  id: "p-1",
  creatorId: "c-1",
  paidAt: "2026-04-01T00:00:00Z",
  amount: gbp(100),
});

export const grant: UsageGrant = deepFreeze({
  id: "g-1",
  assetIds: ["a-1"],
  licensor: "c-1",
  licensees: ["brand"],
  media: ["paidSocial", "website"],
  platforms: ["tiktok"],
  territories: { include: ["EU", "GB"], exclude: ["FR"] },
  term: {
    kind: "dates",
    start: "2026-01-01",
    end: "2026-01-31",
    endConvention: "inclusive",
    timeZone: "Europe/London",
  },
  termFacts: { publication: "2026-03-02T10:00:00Z" },
  paid: { permitted: true, modes: ["creatorHandle"], adAccounts: ["ads-1"] },
  status: "active",
  revokedAt: "2026-12-01T00:00:00Z",
});

export const authorization: AccountAuthorization = deepFreeze({
  id: "spark-1",
  creatorId: "c-1",
  platform: "tiktok",
  postId: "7651536528815967508",
  authorizedAt: "2026-03-02T10:00:00Z",
  days: 30,
});

export const plannedUse: PlannedUse = deepFreeze({
  id: "u-1",
  assetId: "a-1",
  licensee: "brand",
  media: "paidSocial",
  platforms: ["tiktok"],
  territories: ["GB"],
  window: { start: "2026-03-10T00:00:00Z", end: "2026-04-15T00:00:00Z" },
  paid: { mode: "creatorHandle", postId: "7651536528815967508", adAccount: "ads-1" },
});

export const clause: ExclusivityClause = deepFreeze({
  id: "x-1",
  creatorId: "c-1",
  holder: "brand",
  scope: { kind: "categories", include: ["beauty"], except: ["beauty/hair"] },
  activities: ["sponsoredPost", "paidUse"],
  platforms: "all",
  territories: { include: ["WORLD"] },
  term: {
    kind: "duration",
    anchor: "publication",
    duration: { days: 30 },
    startsAt: "startOfDay",
    firstDayCounts: true,
    timeZone: "Europe/London",
  },
  waivedActivityIds: ["act-0"],
});

export const activity: Activity = deepFreeze({
  id: "act-1",
  creatorId: "c-1",
  brand: "rival",
  categories: ["beauty/skincare"],
  kind: "sponsoredPost",
  platforms: ["tiktok"],
  territories: ["GB"],
  window: { start: "2026-03-10T00:00:00Z" },
});

export const fxRate: FxRate = deepFreeze({
  from: "EUR",
  to: "GBP",
  rate: "0.8650",
  date: "2026-03-31",
  source: "ECB reference rate",
});

export const metric: Metric = deepFreeze({
  ok: true,
  value: 0.102,
  n: 1,
  definition: { name: "engagementRate", unit: "ratio", numerator: "likes + comments + shares", denominator: "views" },
  exact: { numerator: 102, denominator: 1000 },
  flags: [],
});

export const costPerView: Metric = deepFreeze({
  ok: true,
  value: 0.02,
  n: 1,
  definition: {
    name: "costPerView",
    unit: "money",
    numerator: "cost",
    denominator: "views",
    aggregation: "ratioOfSums",
    currency: "GBP",
    costBasis: ["creatorFees"],
  },
  exact: { minor: 20_000, count: 10_000, currency: "GBP" },
  flags: ["costIncomplete"],
});

export const noMetric: Metric = deepFreeze({
  ok: false,
  reason: "missingInput",
  definition: { name: "engagementRate", unit: "ratio", numerator: "likes + comments + shares", denominator: "views" },
  missing: ["posts[0].views"],
});

export const bonusEntry: LedgerEntry = deepFreeze({
  ...ledgerEntry,
  id: "e-2",
  kind: "bonus",
  source: { kind: "period", key: "2026-03", currency: "GBP" },
  amount: gbp(2000),
  ruleId: "bonus",
  adjustmentIds: ["r-1"],
  applied: ["bonus"],
  trace: [{ ruleId: "bonus", amount: gbp(2000), note: "10 orders reached" }],
});

export const payoutEntry: LedgerEntry = deepFreeze({
  ...ledgerEntry,
  id: "e-3",
  kind: "payout",
  source: { kind: "payout", payoutId: "p-1" },
  amount: gbp(-100),
  terms: null,
  ruleId: null,
  corrects: "e-1",
  trace: [{ ruleId: null, amount: gbp(-100), note: "paid out" }],
});

export const otherTerms: readonly Term[] = deepFreeze([
  { kind: "instants", start: 0, end: "2026-01-31T00:00:00Z" },
  { kind: "perpetual", start: "2026-01-01T00:00:00Z" },
]);

export const performance: CreatorPerformance = deepFreeze({
  creatorId: "c-1",
  spend: gbp(20_000),
  revenue: gbp(-100),
  conversions: 1,
  posts: 1,
  views: 1000,
  costComplete: true,
});

export const policies: ProgramPolicies = deepFreeze({
  timeZone: "Europe/London",
  reportingCurrency: "GBP",
  period: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00+01:00" },
  tierScheme: {
    id: "ours",
    tiers: [
      { name: "nano", from: 0, strength: "trust", bestUse: "seeding" },
      { name: "micro", from: 10_000 },
    ],
    source: "house",
  },
  tierPlatform: "tiktok",
  attribution: attributionPolicy,
  terms: [terms],
  taxonomy: {
    nodes: [
      { id: "beauty", parents: [] },
      { id: "beauty/skincare", parents: ["beauty"] },
    ],
  },
  territoryGroups: { home: ["GB", "IE"] },
  ranking: { key: "roi", minimum: { spend: gbp(100), conversions: 1, posts: 1 }, ties: "competition" },
  selection: { share: "0.2", rounding: "ceil", ties: "includeAll" },
  reinvestment: { testingReserve: "0.15", capPerCreator: "0.10", weights: "score" },
  budget: gbp(5_000_000),
});

export const facts: ProgramFacts = deepFreeze({
  creators: [creator],
  posts: [post],
  campaigns: [campaign],
  costLines: [costLine],
  directory: { assignments: [assignment] },
  touchpoints: [touchpoint],
  conversions: [conversion],
  adjustments: [adjustment],
  booked: [ledgerEntry],
  payouts: [payout],
  grants: [grant],
  authorizations: [authorization],
  plannedUses: [plannedUse],
  clauses: [clause],
  activities: [activity],
  fxRates: [fxRate],
});
