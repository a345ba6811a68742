export type {
  ExactRatio,
  Interval,
  IntervalMethod,
  Metric,
  MetricDefinition,
  MetricValue,
  NoMetric,
  NoMetricReason,
} from "../models/metric.js";
export type { Issue, IssueCode } from "../models/outcome.js";
export { clopperPearsonInterval } from "./clopper-pearson-interval.js";
export { type CoefficientOfVariationOptions, coefficientOfVariation } from "./coefficient-of-variation.js";
export { countForShare } from "./count-for-share.js";
export { credibleInterval } from "./credible-interval.js";
export type {
  BetaDistribution,
  Distribution,
  GammaDistribution,
  NormalDistribution,
} from "./distribution.js";
export { type EffectiveNumberOptions, effectiveNumber } from "./effective-number.js";
export {
  findOutliers,
  modifiedZScoreOfLog,
  type OutlierRule,
  type OutlierScore,
  type Outliers,
  twoStandardDeviations,
} from "./find-outliers.js";
export { type FitBetaBinomialOptions, fitBetaBinomial } from "./fit-beta-binomial.js";
export { type Exposure, type FitGammaPoissonOptions, fitGammaPoisson } from "./fit-gamma-poisson.js";
export { type Estimate, fitNormal } from "./fit-normal.js";
export { type GiniOptions, gini } from "./gini.js";
export { type HerfindahlHirschmanOptions, herfindahlHirschmanIndex } from "./herfindahl-hirschman-index.js";
export { jamesSteinFactor } from "./james-stein-factor.js";
export { jeffreysInterval } from "./jeffreys-interval.js";
export { mean } from "./mean.js";
export { meanOfMetrics } from "./mean-of-metrics.js";
export { median } from "./median.js";
export { medianAbsoluteDeviation } from "./median-absolute-deviation.js";
export { compareMetrics, metricValue, noMetric, sameDefinition } from "./metric.js";
export type { CountedOptions, MetricNames } from "./metric-names.js";
export { nearestRankQuantile } from "./nearest-rank-quantile.js";
export {
  type CompactNumber,
  type ParseCompactNumberOptions,
  parseCompactNumber,
} from "./parse-compact-number.js";
export type { Parts, PartsOptions } from "./parts.js";
export { percentileRank } from "./percentile-rank.js";
export { type AmountChange, type PeriodChange, periodChange, type RateChange } from "./period-change.js";
export type { PriorFit } from "./prior-fit.js";
export { probabilityBest } from "./probability-best.js";
export { type ProportionOptions, proportion } from "./proportion.js";
export { type ProportionDifferenceOptions, proportionDifference } from "./proportion-difference.js";
export { quantile } from "./quantile.js";
export { type RankRule, rankValues } from "./rank-values.js";
export { type RatioMethod, type RatioNames, type RatioOfSumsOptions, ratioOfSums } from "./ratio-of-sums.js";
export type { RatioRow } from "./ratio-rows.js";
export { type RatioStandardErrorOptions, ratioStandardError } from "./ratio-standard-error.js";
export { robustCoefficientOfVariation } from "./robust-coefficient-of-variation.js";
export { shannonDiversity } from "./shannon-diversity.js";
export type { Share } from "./share.js";
export { type SharePolicy, shareOfCount } from "./share-of-count.js";
export { type CreatorExposure, type ShrinkCountsOptions, shrinkCounts } from "./shrink-counts.js";
export { type CreatorEstimate, type ShrinkEstimatesOptions, shrinkEstimates } from "./shrink-estimates.js";
export { type CreatorTrials, type ShrinkProportionsOptions, shrinkProportions } from "./shrink-proportions.js";
export type { PeerFit, PeerRow, Shrinkage, ShrinkOptions, Shrunk } from "./shrink-rows.js";
export { type StandardDeviationOptions, standardDeviation } from "./standard-deviation.js";
export { topShare } from "./top-share.js";
export type { Trials } from "./trials.js";
export { wilsonInterval } from "./wilson-interval.js";
