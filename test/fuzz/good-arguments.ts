import { markovAttribution } from "creator-core/attribution";
import { rankCreators, selectTopShare } from "creator-core/reinvestment";
import * as samples from "../schemas/_samples.ts";
import { deepFreeze } from "../support/deep-freeze.ts";

const gbp = { minor: 3333, currency: "GBP" };
const asOf = "2026-04-01T00:00:00Z";
const { ranking: ranked, selection } = samples.policies;
const paths = [{ path: ["ann", "ben"], conversions: 2, nulls: 1 }];
const single = {
  ...samples.attributionPolicy,
  model: { kind: "lastTouch" },
  selfPurchase: "eligible",
  staffPurchase: "eligible",
  scope: "order",
  overrides: [],
} as const;
const columns = {
  touches: {
    customer: Int32Array.of(0, 0),
    time: Float64Array.of(1, 2),
    kind: Uint8Array.of(4, 4),
    creator: Int32Array.of(7, 8),
  },
  conversions: { customer: Int32Array.of(0), time: Float64Array.of(3), value: Float64Array.of(1000) },
};
const delay = { from: "touch", marks: ["24h", "7d", "full"] } as const;
const ranking = rankCreators([samples.performance], ranked);
const lines = samples.conversion.lines ?? [];
const milestone = samples.terms.rules[2]!.component;

/** What a commission is computed from. */
const commissionFacts = {
  terms: [samples.terms],
  sales: [samples.sale],
  sale: samples.sale,
  adjustments: [samples.adjustment],
  creators: [samples.creatorAttributes],
  picks: [samples.pick],
  referrals: [samples.referral],
  deliverables: [samples.deliverable],
  posts: [samples.post],
  payouts: [samples.payout],
  fxRates: [samples.fxRate],
  booked: [],
};
const deal = { timeZone: "Europe/London", creatorIds: ["c-1"], during: { start: "2026-03-01T00:00:00Z" } };
const tiers = [
  { from: { minor: 0, currency: "GBP" }, rate: "0.1" },
  { from: gbp, rate: "0.2" },
];
const rules = [
  { id: "rising", scope: {}, mode: "exclusive", component: tieredOver("salesValue") },
  { id: "ads", scope: { channel: "ads" }, mode: "additive", component: { kind: "flat", amount: gbp } },
];
const rows = {
  currency: "GBP",
  creatorId: ["c-1", "c-2", "c-1"],
  occurredAt: Float64Array.of(3, 1, 2),
  base: Float64Array.of(1000, 2000, 3000),
  left: Float64Array.of(1000, 0, 3000),
  channel: { words: ["ads", "organic"], numbers: Int32Array.of(0, 1, -1) },
};

function tieredOver(measure: "salesValue") {
  return {
    kind: "tiered",
    mode: "graduated",
    measure,
    window: { kind: "calendarMonth" },
    onReversal: "recompute",
    tiers,
  };
}

/** Everything that any function of the library takes as its facts. */
const facts = {
  ...samples.facts,
  attributed: [samples.sale],
  ledger: [samples.ledgerEntry],
  sales: [samples.sale],
  terms: [samples.terms],
  facts: [samples.sale, samples.adjustment, samples.payout],
  booked: [],
  assignments: [],
  sale: samples.sale,
  effective: 0,
  publication: asOf,
  groups: [],
};

/**
 * Good values of parameters, by the name of the parameter: a function whose parameters are all here is called as it is
 * meant to be, and then with one thing wrong. Others are called with any part of any model.
 */
export const goodArguments: Readonly<Record<string, readonly unknown[]>> = deepFreeze({
  advance: [gbp],
  alternative: [[{ ...samples.terms, version: 9 }]],
  cap: [gbp],
  commissions: [[gbp, gbp]],
  contract: [{ ...deal, fee: gbp, deliverables: 4 }],
  count: [12_345],
  counts: [[12_345, 400]],
  deal: [{ ...deal, cpm: gbp, maximumPerPost: gbp }],
  draw: [gbp],
  earned: [[gbp, gbp], gbp],
  guarantee: [gbp],
  line: [samples.ledgerEntry.trace[0], lines[0]],
  offer: [{ timeZone: "Europe/London", open: { standard: "0.10", ads: "0.05" }, targeted: { standard: "0.2" } }],
  orderDiscounts: [[{ funder: "seller", amount: gbp }], []],
  prizes: [[gbp, gbp]],
  programme: [{ timeZone: "Europe/London", milestones: [{ at: 10, bonus: gbp }] }],
  recoupRate: ["0.5"],
  results: [
    [
      { creatorId: "c-1", result: 9 },
      { creatorId: "c-2", result: 9, reachedAt: 5 },
    ],
  ],
  reward: [gbp],
  tiers: [tiers],
  a: [samples.metric, samples.metric.definition, { start: 0, end: 5 }],
  adjustments: [[samples.adjustment]],
  amount: [gbp, "33.33", 5],
  amounts: [[gbp, gbp]],
  acquisitions: [7],
  anchor: [asOf, 0],
  asOf: [asOf],
  b: [samples.metric, samples.metric.definition, { start: 2, end: 9 }],
  base: [gbp, lines, samples.terms.base],
  basis: [{ expected: ["creatorFees"], currency: "GBP" }],
  budget: [gbp],
  clicks: [10],
  code: ["GBP", "ANN7X2"],
  columns: [columns, rows],
  context: [{ directory: samples.facts.directory, creators: [samples.creator], staff: ["k-9"] }],
  conversionId: ["o-1"],
  cost: [gbp],
  covering: [[{ start: 2, end: 3 }]],
  creator: [{ creatorId: "c-1" }],
  creators: [[5, 12_500], [samples.creator]],
  currency: ["GBP"],
  date: ["2026-03-31"],
  days: [30],
  decimals: [4],
  definition: ["byViews", samples.metric.definition],
  directory: [samples.facts.directory],
  duration: [{ days: 30 }],
  engagements: [100],
  entry: [samples.ledgerEntry],
  exponent: [2],
  facts: [facts, {}, commissionFacts],
  fields: ["views", ["likes", "comments"]],
  followers: [12_500],
  from: ["2026-03-01"],
  fx: [{ ...samples.fxRate, from: "GBP", to: "EUR" }],
  input: [{ start: 0, end: 5 }, asOf],
  inner: [{ start: 2, end: 3 }],
  instant: [asOf, 0],
  ledger: [[samples.ledgerEntry]],
  left: [gbp, "0.1"],
  lines: [lines, [samples.costLine]],
  metric: [samples.metric],
  minor: [3333],
  mode: ["largestRemainder", "wholeUnits"],
  model: ["creator"],
  month: ["2026-03"],
  months: [1],
  n: [5],
  name: ["Europe/London", "PTS"],
  options: [
    {},
    { of: "sample" },
    { by: "herfindahl" },
    { asOf, taxonomy: samples.policies.taxonomy },
    { scale: "long" },
    { over: "touches" },
    { game: "reachability" },
    { lookbackDays: 30, credit: [2, 1] },
    { asOf },
    { crossing: "before" },
  ],
  orders: [3],
  outer: [{ start: 0, end: 5 }],
  parts: [3],
  path: ["here"],
  performances: [[samples.performance]],
  paths: [paths],
  policies: [samples.policies, [samples.attributionPolicy, { ...samples.attributionPolicy, id: "other" }]],
  policy: [
    samples.attributionPolicy,
    single,
    delay,
    ranked,
    selection,
    samples.policies.reinvestment,
    samples.payoutPolicy,
  ],
  post: [samples.post],
  posts: [[samples.post]],
  price: [{ minor: 1, count: 3, currency: "GBP" }],
  progress: [{ soFar: gbp, amount: gbp }, { amount: gbp }],
  ranking: [ranking],
  rate: ["0.15"],
  reached: [12],
  reason: ["zeroDenominator"],
  request: [
    { creatorId: "c-1", from: "2026-03-01", to: "2026-04-01", timeZone: "Europe/London", currency: "GBP" },
    { seed: "spring", creatorId: "c-1" },
    { seed: "spring", creatorIds: ["c-1", "c-2"] },
    { url: "https://shop.example/glow", creatorId: "c-1", utm: { source: "tiktok" } },
  ],
  result: [markovAttribution(paths)],
  revenue: [gbp],
  right: [gbp, "0.2"],
  rounding: ["halfEven"],
  sale: [samples.sale],
  sales: [[samples.sale]],
  scheme: [samples.policies.tierScheme],
  selection: [selectTopShare(ranking, selection)],
  set: [samples.grant.territories],
  settings: [{}, { click: 7 }, { timeZone: "UTC", days: 30 }],
  stack: ["highest"],
  statements: [[samples.statement]],
  steps: [milestone.kind === "milestone" ? milestone.steps : [], ["ann", "ben", "ann"]],
  term: [samples.grant.term, samples.clause.term],
  terms: [
    samples.terms,
    { ...samples.terms, base: { kind: "saleValue" }, caps: [], rules },
    { amount: gbp, per: 1000 },
  ],
  territoryGroups: [{ home: ["GB"] }],
  text: ["1,250.00", "2026-03-31", "12.5K"],
  times: [2],
  touchpoints: [samples.facts.touchpoints],
  to: ["2026-03-31"],
  transform: ["exposure", { trim: 2 }],
  transforms: [["exposure", "first"]],
  url: ["https://shop.example/glow?utm_source=tiktok&ref=ann"],
  use: [samples.plannedUse],
  utm: [{ source: "tiktok", content: "ann" }],
  value: [5, "0.15", "15"],
  values: [[1, 2, 6, 9, 12, 15]],
  views: [1000],
  weights: [[1, 2, 3]],
  window: [{ start: 0, end: 5 }],
  windows: [
    [
      { start: 0, end: 5 },
      { start: 3, end: 9 },
    ],
    { click: { days: 14 } },
  ],
  unit: ["month"],
  after: [{ ...gbp, minor: 5000 }, 12, [samples.sale]],
  before: [gbp, 10, [samples.sale]],
  rule: [
    { kind: "zScore", on: "values", threshold: 3 },
    { kind: "modifiedZScore", on: "log1p", threshold: 3.5, minimum: 3 },
    { ties: "competition", order: "ascending" },
  ],
  successes: [3],
  trials: [20],
  level: [0.9],
  distribution: [{ kind: "normal", mean: 10, sd: 2 }],
  groups: [
    [1, 2, 3, 4, 5].map((k) => ({ successes: k, trials: 50 })),
    [1, 2, 3, 4, 5].map((k) => ({ count: k, exposure: 50 })),
    [1, 2, 3, 4, 5].map((k) => ({ value: k, standardError: 1 })),
  ],
  variance: [4],
  metrics: [[samples.metric, samples.metric]],
  posteriors: [
    [
      { kind: "normal", mean: 10, sd: 2 },
      { kind: "normal", mean: 9, sd: 1 },
    ],
  ],
  first: [{ successes: 3, trials: 20 }],
  second: [{ successes: 5, trials: 20 }],
  rows: [
    [1, 2, 3, 4].map((k) => ({ numerator: k, denominator: 20 })),
    [1, 2, 3, 4, 5].map((k) => ({ id: `c-${k}`, successes: k, trials: 50 })),
    [1, 2, 3, 4, 5].map((k) => ({ id: `c-${k}`, count: k, exposure: 50 })),
    [1, 2, 3, 4, 5].map((k) => ({ id: `c-${k}`, value: k, standardError: 1 })),
  ],
  zone: ["Europe/London"],
});
