export { compareMetrics, metricValue, noMetric, sameDefinition } from "./metric.js";
