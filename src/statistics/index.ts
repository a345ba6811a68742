export type {
  ExactRatio,
  Metric,
  MetricDefinition,
  MetricValue,
  NoMetric,
  NoMetricReason,
} from "../models/metric.js";
export type { Issue, IssueCode } from "../models/outcome.js";
export { mean } from "./mean.js";
export { median } from "./median.js";
export { compareMetrics, metricValue, noMetric, sameDefinition } from "./metric.js";
export {
  type CompactNumber,
  type ParseCompactNumberOptions,
  parseCompactNumber,
} from "./parse-compact-number.js";
