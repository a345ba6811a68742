import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { Reason } from "../models/outcome.js";
import { magnitudes } from "./magnitudes.js";
import { mean } from "./mean.js";
import { median } from "./median.js";
import { medianAbsoluteDeviation } from "./median-absolute-deviation.js";
import { finite, numberColumn } from "./sorted-numbers.js";
import { standardDeviation } from "./standard-deviation.js";

/** When a value is an outlier, as data. */
export interface OutlierRule {
  /**
   * `modifiedZScore`: distance from the median in median absolute deviations; outliers do not hide each other.
   * `zScore`: distance from the mean in standard deviations of a sample; one large outlier widens both and hides others.
   */
  readonly kind: "modifiedZScore" | "zScore";
  /** `log1p`: ln(1 + value), for counts such as views, where twice as many is one step whatever the size. */
  readonly on: "values" | "log1p";
  /** A value is an outlier when the size of its score is above this. */
  readonly threshold: number;
  /** The fewest values to judge by. Absent: as many as it takes before the rule can find anything at all. */
  readonly minimum?: number;
}

/** Viral posts, robustly: |modified z-score| of ln(1 + views) above 3.5. */
export const modifiedZScoreOfLog: OutlierRule = { kind: "modifiedZScore", on: "log1p", threshold: 3.5 };

/** The common rule of thumb: further from the mean than two standard deviations. */
export const twoStandardDeviations: OutlierRule = { kind: "zScore", on: "values", threshold: 2 };

/** A value and how far out it is. */
export interface OutlierScore {
  readonly value: number;
  /** In spreads from the centre; negative below it. */
  readonly score: number;
  /** On which side it is an outlier; `null` when it is none. */
  readonly outlier: "high" | "low" | null;
}

/** The score of every value, or why none can be judged. */
export type Outliers =
  | {
      readonly judged: true;
      readonly rule: OutlierRule;
      /** The median or mean, on the scale of the rule. */
      readonly centre: number;
      /** What a score of 1 is, on the scale of the rule; 0 when all values are equal. */
      readonly spread: number;
      /** What the spread was made of. `meanAbsoluteDeviation` stands in where the median absolute deviation is 0. */
      readonly spreadOf: "medianAbsoluteDeviation" | "meanAbsoluteDeviation" | "standardDeviation";
      /** In the order of the values. */
      readonly scores: readonly OutlierScore[];
    }
  | { readonly judged: false; readonly rule: OutlierRule; readonly reasons: readonly Reason<"tooFewValues">[] };

/** The ¾ quantile of the normal distribution: where the median absolute deviation of normal values lies. */
const MEDIAN_ABSOLUTE_DEVIATION_OF_NORMAL = 0.6745;
/** √(π ÷ 2), one over the mean absolute deviation of normal values. */
const ONE_OVER_MEAN_ABSOLUTE_DEVIATION_OF_NORMAL = 1.253314;

/**
 * Which of these values do not belong with the others? Use it for viral posts, whose views would carry every average,
 * with {@link modifiedZScoreOfLog}. How much the values vary at all is {@link medianAbsoluteDeviation} or
 * {@link standardDeviation}.
 *
 * @formula modified z-score 0.6745 · (x − median) ÷ median absolute deviation; where that is 0,
 * (x − median) ÷ (1.253314 · mean absolute deviation from the median); where that is 0 too, 0. z-score
 * (x − mean) ÷ standard deviation of a sample. x is the value or ln(1 + value). An outlier has |score| > threshold.
 *
 * Units: scores are in spreads; `centre` and `spread` on the scale of the rule, which is logarithmic for `log1p`.
 *
 * Too few values cannot be judged, and the result says so: of n values none is more than (n − 1) ÷ √n standard deviations
 * from their mean, so that five can never have one beyond two. Of two values, both have a modified z-score of 0.6745; one alone has 0.
 *
 * Complexity: by the median O(n) except on input made to prevent it, by the mean O(n log n).
 *
 * @param values - finite numbers, 0 or more for a rule on `log1p`; in any order
 * @param rule - for instance {@link modifiedZScoreOfLog} or {@link twoStandardDeviations}
 * @returns the scores in the order of the values, with what they were measured by; or why there are none
 * @throws `invalidPolicy` when the rule is not usable
 * @throws `invalidArgument` when `values` is no list of finite numbers, one is below 0 for `log1p`, or they are too far
 * apart to subtract
 *
 * Source: B. Iglewicz and D. C. Hoaglin, “How to Detect and Handle Outliers” (ASQC, 1993): the modified z-score and 3.5.
 * The mean absolute deviation where the median one is 0: IBM Cognos Analytics documentation, “Modified z score”.
 *
 * @example
 * ```ts
 * import { findOutliers, modifiedZScoreOfLog } from "creator-core/statistics";
 *
 * const views = findOutliers([900, 1_000, 1_100, 1_200, 80_000], modifiedZScoreOfLog);
 * views.judged && views.scores.map((row) => row.outlier); // => [null, null, null, null, "high"]
 * ```
 *
 * @example
 * ```ts
 * import { findOutliers, twoStandardDeviations } from "creator-core/statistics";
 *
 * const few = findOutliers([1, 1, 1, 1, 1_000], twoStandardDeviations);
 * !few.judged && few.reasons[0]?.message; // => "5 values; at least 6 are needed to find an outlier by this rule."
 * const enough = findOutliers([1, 1, 1, 1, 1, 1_000], twoStandardDeviations);
 * enough.judged && enough.scores[5]?.outlier; // => "high"
 * findOutliers([1, 2, 3], { ...twoStandardDeviations, threshold: 0 }); // => throws
 * ```
 */
export function findOutliers(values: readonly number[], rule: OutlierRule): Outliers {
  assertRule(rule);
  const onScale = scaled(values, rule.on);
  const needed = Math.max(rule.minimum ?? 0, leastValues(rule));
  if (onScale.length < needed) return { judged: false, rule, reasons: [tooFew(onScale.length, needed)] };

  const { centre, spread, spreadOf } = rule.kind === "zScore" ? byMean(onScale) : byMedian(onScale);
  const scores = onScale.map((place, i) => {
    const score = spread === 0 ? 0 : finite((place - centre) / spread);
    const outlier = score > rule.threshold ? "high" : score < -rule.threshold ? "low" : null;
    return { value: values[i]! + 0, score, outlier } as const;
  });
  return { judged: true, rule, centre, spread, spreadOf, scores };
}

function assertRule(rule: OutlierRule): void {
  assertObject(rule, "rule", "a rule for outliers");
  const { kind, on, threshold, minimum } = rule;
  if (kind !== "modifiedZScore" && kind !== "zScore") {
    fail("invalidPolicy", "rule.kind", '"modifiedZScore" or "zScore"', kind);
  }
  if (on !== "values" && on !== "log1p") fail("invalidPolicy", "rule.on", '"values" or "log1p"', on);
  if (typeof threshold !== "number" || !(threshold > 0 && threshold <= 1_000)) {
    fail("invalidPolicy", "rule.threshold", "a number above 0, at most 1,000", threshold);
  }
  if (minimum !== undefined && !(Number.isSafeInteger(minimum) && minimum >= 0)) {
    fail("invalidPolicy", "rule.minimum", "a whole number of values", minimum);
  }
}

function scaled(values: readonly number[], on: OutlierRule["on"]): number[] {
  if (Array.isArray(values) && values.length === 0) return [];
  if (on === "values") return Array.from(numberColumn(values));
  return Array.from(magnitudes(values), (value) => Math.log1p(value));
}

/** Below this many values the rule cannot find an outlier, whatever they are. */
function leastValues({ kind, threshold }: OutlierRule): number {
  // Of two values each is half of their distance, which is all there is, from the median; of three one may be any number of times.
  if (kind === "modifiedZScore") return threshold < MEDIAN_ABSOLUTE_DEVIATION_OF_NORMAL ? 2 : 3;
  // The smallest n with (n − 1) ÷ √n above the threshold, which is a quadratic in √n.
  return Math.floor(((threshold + Math.sqrt(threshold ** 2 + 4)) / 2) ** 2) + 1;
}

function tooFew(n: number, needed: number): Reason<"tooFewValues"> {
  return {
    code: "tooFewValues",
    path: ["values"],
    expected: `at least ${needed}`,
    actual: `${n}`,
    message: `${n} ${n === 1 ? "value" : "values"}; at least ${needed} are needed to find an outlier by this rule.`,
  };
}

function byMean(values: readonly number[]) {
  const spread = standardDeviation(values, { of: "sample" });
  return { centre: mean(values), spread, spreadOf: "standardDeviation" } as const;
}

function byMedian(values: readonly number[]) {
  const centre = median(values);
  const typical = medianAbsoluteDeviation(values);
  if (typical > 0) {
    const spread = typical / MEDIAN_ABSOLUTE_DEVIATION_OF_NORMAL;
    return { centre, spread, spreadOf: "medianAbsoluteDeviation" } as const;
  }
  const average = mean(values.map((value) => finite(Math.abs(value - centre))));
  const spread = ONE_OVER_MEAN_ABSOLUTE_DEVIATION_OF_NORMAL * average;
  return { centre, spread, spreadOf: average > 0 ? "meanAbsoluteDeviation" : "medianAbsoluteDeviation" } as const;
}
