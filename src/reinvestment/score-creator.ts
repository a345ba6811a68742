import { fail } from "../errors/creator-core-error.js";
import type { ExactRatio, MetricDefinition, MetricValue } from "../models/metric.js";
import type { CreatorPerformance, RankingKey } from "../models/reinvestment.js";
import { toDecimalString } from "../money/to-decimal-string.js";
import { metricValue } from "../statistics/metric.js";

/**
 * The exact score behind a ranking: a fraction of whole numbers, so that two creators tie only when they are equal.
 *
 * @internal
 */
export interface Score extends ExactRatio {
  readonly metric: MetricValue;
}

/**
 * What a creator scores under a key. The caller has made sure that the score exists (spend above zero for `roi`).
 *
 * @internal
 */
export function scoreCreator(performance: CreatorPerformance, key: RankingKey): Score {
  const { spend, revenue, conversions, posts } = performance;
  const { numerator, denominator } = fraction(performance, key);
  const definition = definitionOf(key, spend.currency);
  const exact =
    definition.unit === "money"
      ? { minor: numerator, count: 1, currency: revenue.currency }
      : { numerator, denominator };
  const value =
    definition.unit === "money"
      ? Number(toDecimalString({ minor: numerator, currency: revenue.currency }))
      : numerator / denominator;
  const n = key === "roi" || key === "profit" ? posts : conversions;
  return { numerator, denominator, metric: metricValue(definition, value, n, { exact }) };
}

function fraction({ spend, revenue, conversions }: CreatorPerformance, key: RankingKey): ExactRatio {
  switch (key) {
    case "roi":
      return { numerator: difference(revenue.minor, spend.minor), denominator: spend.minor };
    case "profit":
      return { numerator: difference(revenue.minor, spend.minor), denominator: 1 };
    case "revenue":
      return { numerator: revenue.minor, denominator: 1 };
    case "conversions":
      return { numerator: conversions, denominator: 1 };
  }
}

function difference(a: number, b: number): number {
  const result = a - b;
  return Number.isSafeInteger(result) ? result : fail("moneyOverflow", "revenue - spend", "a safe integer", result);
}

function definitionOf(key: RankingKey, currency: string): MetricDefinition {
  switch (key) {
    case "roi":
      return {
        name: "returnOnInvestment",
        unit: "ratio",
        numerator: "revenue - spend",
        denominator: "spend",
        currency,
      };
    case "profit":
      return { name: "profit", unit: "money", numerator: "revenue - spend", denominator: "1", currency };
    case "revenue":
      return { name: "revenue", unit: "money", numerator: "revenue", denominator: "1", currency };
    case "conversions":
      return { name: "conversions", unit: "count", numerator: "conversions", denominator: "1" };
  }
}

/**
 * The exact fraction behind a score of a ranking, whatever its unit.
 *
 * @internal
 */
export function exactScore({ exact, value }: MetricValue): ExactRatio {
  if (exact === undefined) return fail("invalidArgument", "score", "a score with its exact fraction", value);
  return "minor" in exact ? { numerator: exact.minor, denominator: exact.count } : exact;
}

/**
 * Compares two scores exactly, as for sorting.
 *
 * @internal
 */
export function compareScores(a: ExactRatio, b: ExactRatio): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const exact = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}
