import type {
  AccountAuthorization,
  AccumulatorState,
  Activity,
  Adjustment,
  AffiliateLinkRequest,
  AttributionModel,
  AttributionPath,
  AttributionPolicy,
  AuditFinding,
  Balance,
  BalanceTransfer,
  Campaign,
  CommissionableBase,
  CommissionCap,
  CommissionComponent,
  CommissionTerms,
  Conversion,
  CostLine,
  Creator,
  CreatorAttributes,
  CreatorPerformance,
  DelayPolicy,
  Deliverable,
  ExclusivityClause,
  FactFinding,
  LedgerEntry,
  MeasureWindow,
  Metric,
  NegativeCarry,
  Payout,
  PayoutPlan,
  PayoutPolicy,
  PlannedUse,
  Post,
  ProductPick,
  ProgramFacts,
  ProgramPolicies,
  Referral,
  RulePrecedence,
  RuleScope,
  Sale,
  Statement,
  Term,
  TermsComparison,
  TermsFinding,
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
      giftWrap: gbp(0),
      cost: gbp(1200),
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
  orderDiscounts: [
    { fundedBy: "seller", amount: gbp(0) },
    { fundedBy: "platform", amount: gbp(0) },
  ],
  newCustomer: true,
  firstThrough: ["c-1"],
  country: "GB",
  subscription: { startedAt: "2026-03-05T10:00:00Z", charge: 1 },
  shopId: "shop",
  productId: "serum",
  postId: "7651536528815967508",
  campaignId: "k-1",
  collaboration: "open",
  contentKind: "video",
  adDriven: false,
  deliveredAt: "2026-03-07T10:00:00Z",
  settledAt: "2026-03-21T10:00:00Z",
  approvedAt: "2026-03-22T10:00:00Z",
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
  lineId: "1",
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
  currency: "GBP",
  base: {
    kind: "lines",
    include: ["price", "sellerDiscount"],
    pieces: "all",
    excludedCategories: ["gift cards"],
    excludedProducts: ["p-0"],
    excludedSkus: ["S-0"],
  },
  rounding: { mode: "halfAwayFromZero", level: "order" },
  precedence: { kind: "ladder", order: [["creatorIds"], ["productIds", "channel"], []] },
  rules: [
    {
      id: "base",
      scope: {},
      except: { categories: ["gift cards"] },
      recurring: { months: 3, charges: 3 },
      mode: "exclusive",
      component: {
        kind: "percent",
        rate: "0.15",
        changes: [
          { from: "2026-06-01T00:00:00Z", rate: "0.12" },
          { from: "2026-09-01T00:00:00Z", rate: "0.14" },
        ],
        lock: { days: 30, anchor: "pickedAt" },
      },
    },
    {
      id: "ladder",
      scope: { creatorIds: ["c-1"], channel: "organic" },
      during: { end: "2027-01-01T00:00:00Z" },
      mode: "exclusive",
      component: {
        kind: "tiered",
        mode: "graduated",
        boundary: "fromInclusive",
        measure: "salesValue",
        window: { kind: "calendarMonth" },
        tiers: [
          { from: gbp(0), rate: "0.10" },
          { from: gbp(100_000), rate: "0.12" },
        ],
        onReversal: "recompute",
        counting: "approved",
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
        counting: "approved",
      },
    },
    {
      id: "flat",
      scope: {},
      mode: "additive",
      component: { kind: "flat", amount: gbp(100), per: "conversion", sharing: "proportional" },
    },
  ],
  caps: [
    {
      id: "monthly",
      amount: gbp(100_000),
      per: "creator",
      window: { kind: "calendarMonth" },
      ruleIds: ["base", "ladder"],
      overflow: "clamp",
      onHeadroom: "later",
    },
  ],
  hold: { duration: { days: 30 }, from: "delivery" },
});

export const fullScope: RuleScope = deepFreeze({
  kinds: ["order", "lead"],
  creatorIds: ["c-1"],
  statusLevels: ["gold"],
  followerTiers: ["micro"],
  groups: ["founders"],
  campaignIds: ["k-1"],
  productIds: ["serum"],
  skus: ["S-1"],
  categories: ["beauty/skincare"],
  collaborations: ["open", "targeted", "partner"],
  contentKinds: ["video", "live", "showcase"],
  channel: "ads",
  customerOfShop: "new",
  customerOfCreator: "returning",
  countries: ["GB", "IE"],
  orderValue: { from: gbp(1000), below: gbp(100_000) },
});

export const otherComponents: readonly CommissionComponent[] = deepFreeze([
  {
    kind: "tiered",
    mode: "forward",
    crossing: "after",
    boundary: "upToInclusive",
    measure: "orders",
    window: { kind: "rollingDays", days: 90 },
    tiers: [
      { from: 0, rate: "0.1" },
      { from: 10, rate: "0.12" },
    ],
    onReversal: "ratchet",
  },
  {
    kind: "milestone",
    measure: "salesValue",
    steps: { every: 100_000, bonus: gbp(2000) },
    stack: "cumulative",
    window: { kind: "calendarQuarter" },
    onReversal: "recompute",
  },
  {
    kind: "perMetric",
    metric: "views",
    amount: gbp(200),
    per: 1000,
    partial: "completed",
    from: 1000,
    minimum: gbp(200),
    maximum: gbp(50_000),
    onReversal: "ratchet",
    countedFor: { days: 30 },
  },
  {
    kind: "leaderboard",
    measure: "units",
    window: { kind: "campaign" },
    prizes: [gbp(50_000), gbp(20_000)],
    ties: "splitPrizes",
    minimum: 10,
  },
  {
    kind: "challenge",
    entry: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" },
    reward: gbp(5000),
    qualifying: { metric: "likes", from: 100 },
    countedFor: { days: 7 },
    entries: 3,
  },
  {
    kind: "retainer",
    amount: gbp(50_000),
    every: "month",
    proration: "byDays",
    requires: { deliverables: 4, graceDays: 5, shortfall: "proportional" },
  },
  { kind: "guarantee", amount: gbp(20_000), window: { kind: "calendarMonth" }, ruleIds: ["base"], recoverable: true },
  { kind: "advance", amount: gbp(30_000), paidAt: "2026-03-01T00:00:00Z", recoupRate: "0.5", ruleIds: ["base"] },
  { kind: "override", rate: "0.05", on: "commission", depth: 1, ruleIds: ["base"] },
]);

export const otherWindows: readonly MeasureWindow[] = deepFreeze([{ kind: "order" }, { kind: "campaign" }]);

export const otherPrecedences: readonly RulePrecedence[] = deepFreeze([
  { kind: "specificity", tie: "newest" },
  { kind: "bestForCreator" },
]);

export const otherBases: readonly CommissionableBase[] = deepFreeze([
  { kind: "saleValue" },
  {
    kind: "margin",
    include: ["price", "sellerDiscount", "platformDiscount", "giftWrap"],
    excludedCategories: ["gift cards"],
    excludedProducts: ["p-0"],
    excludedSkus: ["S-0"],
  },
]);

export const otherCap: CommissionCap = deepFreeze({
  id: "all",
  amount: gbp(1_000_000),
  per: "plan",
  overflow: "reject",
  onHeadroom: "refill",
});

export const creatorAttributes: CreatorAttributes = deepFreeze({
  creatorId: "c-1",
  from: "2026-01-01T00:00:00Z",
  statusLevel: "gold",
  followerTier: "micro",
  groups: ["founders"],
});

export const pick: ProductPick = deepFreeze({
  creatorId: "c-1",
  productId: "serum",
  pickedAt: "2026-02-01T00:00:00Z",
  droppedAt: "2026-05-01T00:00:00Z",
});

export const referral: Referral = deepFreeze({
  creatorId: "c-1",
  referrerId: "agency",
  from: "2026-01-01T00:00:00Z",
  until: null,
});

export const deliverable: Deliverable = deepFreeze({
  id: "d-1",
  creatorId: "c-1",
  campaignId: "k-1",
  submittedAt: "2026-03-10T10:00:00Z",
  approvedAt: "2026-03-12T10:00:00Z",
  declinedAt: null,
});

export const transfer: BalanceTransfer = deepFreeze({
  id: "x-1",
  creatorId: "c-1",
  at: "2026-04-02T10:00:00Z",
  from: { minor: 10_000, currency: "EUR" },
  to: gbp(8650),
  rate: "0.865",
  source: "ECB reference rate",
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
  trace: [{ code: "rateOfBase", ruleId: "base", amount: gbp(250), base: gbp(1667), rate: "0.15", what: "netSales" }],
  applied: ["base"],
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
  withheld: gbp(0),
  fee: gbp(0),
  writtenOff: gbp(0),
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
  trace: [{ code: "step", ruleId: "bonus", amount: gbp(2000), count: 10, at: 10, what: "orders" }],
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
  trace: [{ code: "paidOut", ruleId: null, amount: gbp(-100) }],
});

/** 12 % of what 100 euros are in pounds; and the balance of another year in another currency, in another system's words. */
export const otherEntries: readonly LedgerEntry[] = deepFreeze([
  {
    ...ledgerEntry,
    id: "e-4",
    amount: gbp(1038),
    source: { kind: "post", postId: "7651536528815967508" },
    fx: { from: "EUR", to: "GBP", rate: "0.8650", date: "2026-03-31", source: "ECB reference rate" },
    trace: [
      { code: "tier", ruleId: "ladder", amount: gbp(1038), base: gbp(8650), rate: "0.12", whole: gbp(8650), at: 0 },
    ],
  },
  {
    ...ledgerEntry,
    id: "e-5",
    kind: "bonus",
    amount: gbp(25_000),
    source: { kind: "period", key: "campaign/k-1", currency: "GBP" },
    trace: [
      {
        code: "sharedPrize",
        ruleId: "prize",
        amount: gbp(25_000),
        base: gbp(50_000),
        count: 2,
        per: 1,
        place: 1,
        of: ["c-2"],
      },
    ],
  },
  {
    ...payoutEntry,
    id: "e-6",
    kind: "fx",
    source: { kind: "transfer", transferId: "x-1" },
    amount: gbp(8650),
    trace: [
      {
        code: "converted",
        ruleId: null,
        amount: gbp(8650),
        base: { minor: 10_000, currency: "EUR" },
        rate: "0.865",
        of: ["ECB reference rate"],
      },
    ],
  },
  {
    ...ledgerEntry,
    id: "e-7",
    kind: "recoup",
    amount: gbp(-50),
    source: { kind: "deliverable", deliverableId: "d-1" },
    trace: [{ code: "other", ruleId: null, amount: gbp(-50), note: "kept back in the old system" }],
  },
]);

export const payoutPolicy: PayoutPolicy = deepFreeze({
  minimum: [gbp(5000)],
  negativeCarry: { kind: "cap", amounts: [gbp(10_000)] },
  cutOff: { every: "month", timeZone: "Europe/London" },
  fee: [gbp(100)],
  withholding: [{ creatorIds: ["c-1"], rate: "0.2" }],
  paidAfter: { days: 15 },
});

export const otherCarries: readonly NegativeCarry[] = deepFreeze([{ kind: "carry" }, { kind: "cleanSlate" }]);

/** 58.80 payable, 20 % of it withheld, 1.00 for the transfer: 58.80 − 11.76 − 1.00 = 46.04. */
export const payoutPlan: PayoutPlan = deepFreeze({
  creatorId: "c-1",
  currency: "GBP",
  action: "pay",
  payable: gbp(5880),
  net: gbp(4604),
  withheld: gbp(1176),
  fee: gbp(100),
  carried: gbp(0),
  writtenOff: gbp(0),
  reasons: [{ code: "reachesMinimum", path: ["minimum", 0], message: "£58.80 reaches the minimum of £50.00." }],
  payout: {
    id: "p-2",
    creatorId: "c-1",
    paidAt: 1_775_001_600_000,
    amount: gbp(4604),
    withheld: gbp(1176),
    fee: gbp(100),
    writtenOff: gbp(0),
  },
});

export const auditFinding: AuditFinding = deepFreeze({
  code: "correctsNothing",
  path: ["e-3"],
  expected: "the id of an entry in the ledger",
  actual: "e-1",
  message: "Entry e-3 corrects e-1, which is not in the ledger.",
});

export const termsFinding: TermsFinding = deepFreeze({
  code: "unreachableRule",
  path: ["rules", 1],
  message: "Rule b never pays: rule a takes everything it takes.",
});

export const factFinding: FactFinding = deepFreeze({
  code: "repeated",
  path: ["adjustments", "r-1"],
  message: "Adjustment r-1 is there twice; it counts once.",
  consequence: "leftOut",
});

export const termsComparison: TermsComparison = deepFreeze({
  creators: [{ creatorId: "c-1", currency: "GBP", current: gbp(500), alternative: gbp(450), difference: gbp(-50) }],
  totals: [{ currency: "GBP", current: gbp(500), alternative: gbp(450), difference: gbp(-50) }],
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
  deliverables: [deliverable],
  picks: [pick],
  // Who refers is somebody else, and there is one creator only.
  referrals: [],
  transfers: [transfer],
  creatorAttributes: [creatorAttributes],
  staff: ["buyer-of-the-house"],
});
