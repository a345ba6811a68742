export type { CampaignCost, CostKind, CostLine } from "../models/campaign.js";
export type {
  EngagementBasis,
  EngagementDefinition,
  ExactRatio,
  Interaction,
  Metric,
  MetricDefinition,
  MetricValue,
  NoMetric,
  NoMetricReason,
} from "../models/metric.js";
export type { MetricSnapshot, Post, PostCounts } from "../models/post.js";
export { campaignCost } from "./campaign-cost.js";
export type { Cost } from "./cost-input.js";
export type { Count } from "./cost-per.js";
export { costPerAcquisition } from "./cost-per-acquisition.js";
export { costPerClick } from "./cost-per-click.js";
export { costPerEngagement } from "./cost-per-engagement.js";
export { costPerView } from "./cost-per-view.js";
export { type EngagementPreset, engagementDefinitions } from "./engagement-definitions.js";
export { engagementRate } from "./engagement-rate.js";
export { latestCounts } from "./latest-counts.js";
export type { PostOrCounts, ReadPostsOptions } from "./read-posts.js";
export { returnOnAdSpend } from "./return-on-ad-spend.js";
export { type AdditiveCount, totalCount } from "./total-count.js";
