import type { EngagementDefinition } from "../models/metric.js";

const interactions = ["likes", "comments", "shares"] as const;

/**
 * The usual engagement rates by name: likes, comments and shares over views, reach, impressions or followers, all posts
 * together. Start from one to say more: `{ ...engagementDefinitions.byViews, aggregation: "medianOfRatios" }`.
 */
export const engagementDefinitions = {
  byViews: { basis: "views", interactions, aggregation: "ratioOfSums" },
  byReach: { basis: "reach", interactions, aggregation: "ratioOfSums" },
  byImpressions: { basis: "impressions", interactions, aggregation: "ratioOfSums" },
  byFollowers: { basis: "followers", interactions, aggregation: "ratioOfSums" },
} as const satisfies Readonly<Record<string, EngagementDefinition>>;

/** The name of a usual engagement rate. */
export type EngagementPreset = keyof typeof engagementDefinitions;
