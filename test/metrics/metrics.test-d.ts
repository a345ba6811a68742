import type { Metric as RootMetric } from "creator-core";
import {
  type AdditiveCount,
  type CampaignCost as AreaCost,
  type Metric as AreaMetric,
  costPerAcquisition,
  type EngagementPreset,
  engagementRate,
  type PostOrCounts,
} from "creator-core/metrics";
import type { CampaignCost, EngagementDefinition, Metric, MetricSnapshot, Post, PostCounts } from "creator-core/models";
import type { Money } from "creator-core/money";
import { expectTypeOf, it } from "vitest";

it("takes posts, their counts, or a mixture", () => {
  expectTypeOf<Post>().toExtend<PostOrCounts>();
  expectTypeOf<PostCounts>().toExtend<PostOrCounts>();
  expectTypeOf<MetricSnapshot>().toExtend<PostOrCounts>();
  expectTypeOf(engagementRate).parameter(0).toEqualTypeOf<readonly PostOrCounts[]>();
  expectTypeOf(engagementRate).returns.toEqualTypeOf<Metric>();
});

it("takes a preset by name, and nothing else by name", () => {
  expectTypeOf<EngagementPreset>().toEqualTypeOf<"byViews" | "byReach" | "byImpressions" | "byFollowers">();
  expectTypeOf(engagementRate).parameter(1).toEqualTypeOf<EngagementPreset | EngagementDefinition>();
});

it("adds up only what adds up", () => {
  expectTypeOf<Exclude<keyof PostCounts, AdditiveCount>>().toEqualTypeOf<"reach" | "followers">();
});

it("takes an amount or the cost of a campaign", () => {
  expectTypeOf(costPerAcquisition).parameter(0).toEqualTypeOf<Money | CampaignCost>();
  expectTypeOf(costPerAcquisition).parameter(1).toEqualTypeOf<number | Metric | readonly unknown[]>();
});

it("takes options with undefined written out", () => {
  type Options = NonNullable<Parameters<typeof engagementRate>[2]>;
  expectTypeOf<{ asOf: undefined; missing: undefined }>().toExtend<Options>();
  expectTypeOf<{ acquisitions: string | undefined }>().toExtend<
    NonNullable<Parameters<typeof costPerAcquisition>[2]>
  >();
});

it("brings the types of what it takes and gives", () => {
  expectTypeOf<AreaMetric>().toEqualTypeOf<Metric>();
  expectTypeOf<AreaCost>().toEqualTypeOf<CampaignCost>();
  expectTypeOf<RootMetric>().toEqualTypeOf<Metric>();
});
