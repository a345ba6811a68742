import {
  attributeConversions,
  attributionAccumulator,
  conversionDelay,
  markovAttribution,
  remainingCredits,
} from "creator-core/attribution";
import { accrue, balances, explainEntry, statement } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import { campaignCost, engagementRate, latestCounts, totalCount } from "creator-core/metrics";
import type {
  AccumulatorState,
  Adjustment,
  AttributionPath,
  Conversion,
  CostLine,
  CreatorPerformance,
  DelayPolicy,
  LedgerEntry,
  Payout,
  Post,
  RankingPolicy,
  ReinvestmentPolicy,
  Sale,
  SelectionPolicy,
  Touchpoint,
} from "creator-core/models";
import { rankCreators, reinvest, selectTopShare } from "creator-core/reinvestment";
import {
  accumulatorStateSchema,
  adjustmentSchema,
  attributionPathSchema,
  conversionSchema,
  costLineSchema,
  creatorPerformanceSchema,
  delayPolicySchema,
  ledgerEntrySchema,
  parse,
  payoutSchema,
  postSchema,
  rankingPolicySchema,
  reinvestmentPolicySchema,
  saleSchema,
  selectionPolicySchema,
  touchpointSchema,
} from "creator-core/schemas";
import { expect, it } from "vitest";
import type * as z from "zod";
import { randomOf, seedOf } from "../fuzz/random.ts";
import { attemptOn } from "../fuzz/schema-targets.ts";
import { editInWords, sampleOf, spoil } from "../fuzz/spoil.ts";
import * as samples from "./_samples.ts";

// The guards of the rooms and the schemas of the edge are written twice, because rooms know no zod. That they mean the same
// is tried on spoilt values: what has passed a schema is refused by no function for its form.

const { attributionPolicy, policies, terms } = samples;
const asOf = "9998-01-01T00:00:00Z";
const ranking = rankCreators([samples.performance], policies.ranking);

interface Row<Noun> {
  readonly schema: z.ZodType<Noun>;
  readonly good: readonly Noun[];
  readonly use: (noun: Noun) => void;
}

const row = <Noun>(schema: z.ZodType<Noun>, good: readonly Noun[], use: (noun: Noun) => void): Row<Noun> => ({
  schema,
  good,
  use,
});

const accrual = { terms: [terms], sales: [], adjustments: [], payouts: [], booked: [] };

const table = {
  post: row<Post>(postSchema, [samples.post], (post) => {
    engagementRate([post], "byViews");
    totalCount([post], "likes");
    latestCounts(post, asOf);
  }),
  costLine: row<CostLine>(costLineSchema, [samples.costLine], (line) => {
    campaignCost([line], { expected: ["creatorFees"], currency: line.amount.currency });
  }),
  touchpoint: row<Touchpoint>(touchpointSchema, [samples.touchpoint, samples.directVisit], (touchpoint) => {
    attributeConversions({ conversions: [samples.conversion], touchpoints: [touchpoint] }, attributionPolicy);
  }),
  conversion: row<Conversion>(conversionSchema, [samples.conversion], (conversion) => {
    const directory = samples.facts.directory;
    attributeConversions(
      { conversions: [conversion], touchpoints: [samples.touchpoint], directory },
      attributionPolicy,
    );
  }),
  sale: row<Sale>(saleSchema, [samples.sale, samples.partlyAttributed, samples.unattributedSale], (sale) => {
    accrue({ ...accrual, sales: [sale] }, { asOf });
  }),
  accumulatorState: row<AccumulatorState>(accumulatorStateSchema, [samples.accumulatorState], (state) => {
    const { add, merge } = attributionAccumulator({}, attributionPolicy);
    add(state, { touchpoints: [samples.touchpoint] });
    merge(state, samples.accumulatorState);
  }),
  path: row<AttributionPath>(attributionPathSchema, [samples.attributionPath], (path) => {
    markovAttribution([path]);
  }),
  delayPolicy: row<DelayPolicy>(delayPolicySchema, [samples.delayPolicy], (policy) => {
    conversionDelay({ sales: [samples.partlyAttributed], posts: [samples.post] }, policy, { asOf });
  }),
  adjustment: row<Adjustment>(adjustmentSchema, [samples.adjustment], (adjustment) => {
    if (adjustment.value.currency === "GBP") remainingCredits(samples.sale, [{ ...adjustment, conversionId: "o-1" }]);
  }),
  payout: row<Payout>(payoutSchema, [samples.payout], (payout) => {
    accrue({ ...accrual, payouts: [payout] }, { asOf });
  }),
  ledgerEntry: row<LedgerEntry>(
    ledgerEntrySchema,
    [samples.ledgerEntry, samples.bonusEntry, samples.payoutEntry],
    (entry) => {
      balances([entry], { asOf });
      explainEntry(entry);
      const { creatorId, amount } = entry;
      const month = { from: "2026-03-01", to: "2026-04-01", timeZone: "Europe/London" };
      statement([entry], { creatorId, currency: amount.currency, ...month });
    },
  ),
  performance: row<CreatorPerformance>(creatorPerformanceSchema, [samples.performance], (performance) => {
    rankCreators([performance], { key: "profit", ties: "ordinal" });
  }),
  rankingPolicy: row<RankingPolicy>(rankingPolicySchema, [policies.ranking], (policy) => {
    if ((policy.minimum?.spend?.currency ?? "GBP") === "GBP") rankCreators([samples.performance], policy);
  }),
  selectionPolicy: row<SelectionPolicy>(selectionPolicySchema, [policies.selection], (policy) => {
    selectTopShare(ranking, policy);
  }),
  reinvestmentPolicy: row<ReinvestmentPolicy>(reinvestmentPolicySchema, [policies.reinvestment], (policy) => {
    reinvest(policies.budget, selectTopShare(ranking, policies.selection), policy);
  }),
};

const RUNS = 3000;

/** How often a value of a noun passed its schema; fails where a function then refuses it. */
function passes<Noun>(name: string, { schema, good, use }: Row<Noun>): number {
  const seeds = good.map(sampleOf);
  let passed = 0;
  for (let index = 0; index < RUNS; index += 1) {
    const { start, edits } = attemptOn(randomOf(seedOf(20_260_401, name, index)), seeds);
    const result = parse(schema, spoil(start, edits));
    if (!result.success) continue;
    passed += 1;
    expect([thrownBy(() => use(result.data)), edits.map(editInWords)]).toEqual([null, edits.map(editInWords)]);
  }
  return passed;
}

/** What a call throws, unless it is that a sum leaves the exact range: no form of a single value can prevent that. */
function thrownBy(call: () => void): string | null {
  try {
    call();
    return null;
  } catch (error) {
    const isSum = isCreatorCoreError(error) && /2\^53/.test(error.details.expected);
    return isSum ? null : String(error);
  }
}

it.each(Object.keys(table) as (keyof typeof table)[])("what passes as %s is refused by no function", (name) => {
  expect(passes(name, table[name] as Row<unknown>)).toBeGreaterThan(50);
});
