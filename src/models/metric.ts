import type { UnitPrice } from "../money/types.js";

/** How a metric was computed. Two metrics may be compared or averaged only when their definitions are equal. */
export interface MetricDefinition {
  /** The analyst's noun: `"engagementRate"`, `"costPerAcquisition"`. */
  readonly name: string;
  /**
   * What the number counts. `ratio`: a share or a rate, which is said in percent and changes by percentage points.
   * `percentagePoints`: hundredths between two of those. `multiple`: how many times as much, such as a return on spend.
   * `index`: a place on a scale of its own, such as a Gini coefficient. `nats`: an entropy. `count`: a number of things, or of
   * things per thing. `money`: an amount, or money per thing.
   */
  readonly unit: "ratio" | "percentagePoints" | "multiple" | "index" | "nats" | "count" | "money";
  /** What is above the line, such as `"likes + comments + shares"`. */
  readonly numerator: string;
  /** What is below the line, such as `"views"`; `"1"` for a total. */
  readonly denominator: string;
  /** How several posts become one number. */
  readonly aggregation?: "ratioOfSums" | "meanOfRatios" | "medianOfRatios";
  /** The variant, where the same words have several: `"jackknife"`, `"meanOfMetrics"`. Another method is another metric. */
  readonly method?: string;
  /** The currency of a monetary metric. */
  readonly currency?: string;
  /** The kinds of cost that a cost metric contains, sorted. */
  readonly costBasis?: readonly string[];
}

/** Why a metric has no value. */
export type NoMetricReason =
  /** The denominator is zero: no views, no orders. */
  | "zeroDenominator"
  /** The denominator is below zero: a change in percent of a loss would have the wrong sign. */
  | "negativeDenominator"
  /** A field that the definition needs was not measured. */
  | "missingInput"
  /** Too few observations; none at all included. */
  | "insufficientSample"
  /** The window to be measured has not ended yet. */
  | "immatureWindow"
  /** An expected kind of cost is missing, so the cost would look smaller than it is. */
  | "partialCost"
  /** The inputs were measured in different ways, or in different currencies. */
  | "mixedDefinitions";

/** An exact fraction of whole numbers. */
export interface ExactRatio {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * How an interval was found. For real trials: `wilson`, `clopperPearson`, `jeffreys`, and `newcombe` for the difference of
 * two. For a ratio of sums over posts: `deltaMethod` (normal quantiles), `deltaMethodT` (Student's, on n − 1), and
 * `jackknife`, `jackknifeT` likewise. `credible`: equal tails of a posterior distribution.
 */
export type IntervalMethod =
  | "wilson"
  | "clopperPearson"
  | "jeffreys"
  | "newcombe"
  | "deltaMethod"
  | "deltaMethodT"
  | "jackknife"
  | "jackknifeT"
  | "credible";

/** How far off a number may be, in its unit. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** The confidence, between 0 and 1: 0.95. */
  readonly level: number;
  readonly method: IntervalMethod;
}

/** A metric that has a value. */
export interface MetricValue {
  readonly ok: true;
  /** For reading and ranking. Money metrics are in major units; the exact figure is in `exact`. */
  readonly value: number;
  /** How many observations (posts, orders) it rests on. */
  readonly n: number;
  readonly definition: MetricDefinition;
  /** The exact value: a price per thing for money metrics, a fraction of whole numbers otherwise; absent for means and medians. */
  readonly exact?: UnitPrice | ExactRatio;
  /** How far off the value may be; absent where the sample cannot tell. */
  readonly interval?: Interval;
  /** What a reader should know, such as `"skippedUnmeasured"`; sorted, often empty. */
  readonly flags: readonly string[];
}

/** A metric without a value, and why. */
export interface NoMetric {
  readonly ok: false;
  readonly reason: NoMetricReason;
  readonly definition: MetricDefinition;
  /** The fields or kinds of cost that were missing, sorted. */
  readonly missing?: readonly string[];
}

/** A value with its definition, or the reason why there is none. Never NaN, never a silent zero. */
export type Metric = MetricValue | NoMetric;

/** What people do with a post, of the counts that platforms report. */
export type Interaction = "likes" | "comments" | "shares" | "saves" | "clicks" | "profileVisits";

/** What an engagement rate is measured against. */
export type EngagementBasis = "views" | "reach" | "impressions" | "followers";

/** Which engagement rate is meant, as data: interactions ÷ basis, and how several posts become one number. */
export interface EngagementDefinition {
  readonly basis: EngagementBasis;
  /** What counts, each once, in any order. Every one of them must be measured on a post. Absent: likes, comments and shares. */
  readonly interactions?: readonly Interaction[];
  /** How many times an interaction counts; a whole number of at least 1. Absent: once. */
  readonly weights?: { readonly [Kind in Interaction]?: number };
  /**
   * `ratioOfSums`: all interactions over all of the basis, so that large posts weigh more. `meanOfRatios`: every post weighs
   * the same. `medianOfRatios`: the middle post, whatever the outliers do. Absent: `ratioOfSums`.
   */
  readonly aggregation?: "ratioOfSums" | "meanOfRatios" | "medianOfRatios";
}
