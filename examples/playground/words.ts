import type { LedgerEntryKind, Metric, MetricDefinition, NoMetric, TierProgress } from "creator-core/models";
import { currencyExponent, formatMoney, roundUnitPrice, zeroMoney } from "creator-core/money";

/** Answers as people read them. */

export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

export const plural = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;

/** `"8.31 %"`, `"£0.00175"`; a dash for what has no value, because a reason is not a zero. */
export function metricFigure(metric: Metric): string {
  if (!metric.ok) return "—";
  const { exact, value } = metric;
  if (exact === undefined || !("currency" in exact)) {
    return `${value === 0 ? "0.00" : threeDigits((decimals) => (value * 100).toFixed(decimals), 2)} %`;
  }
  const exponent = currencyExponent(exact.currency);
  const sign = formatMoney(zeroMoney(exact.currency)).replace(/[\d.]+$/, "");
  const write = (decimals: number) => roundUnitPrice(exact, decimals);
  return exact.minor === 0 ? sign + write(exponent) : threeDigits(write, exponent, sign);
}

const mostDecimals = 12;

/** With as many decimals as show three digits of it, and no fewer than usual: what is small is never shown as a zero. */
function threeDigits(write: (decimals: number) => string, fewest: number, sign = ""): string {
  for (let decimals = fewest; decimals <= mostDecimals; decimals += 1) {
    const text = write(decimals);
    if (text.replace(/\D/g, "").replace(/^0+/, "").length >= 3) return sign + groupedText(text);
  }
  const finest = write(mostDecimals);
  return /[1-9]/.test(finest) ? sign + finest : `under ${sign}0.${"1".padStart(mostDecimals, "0")}`;
}

function groupedText(decimal: string): string {
  const [whole = "", ...decimals] = decimal.split(".");
  return [grouped(Number(whole)), ...decimals].join(".");
}

const reasons: Readonly<Record<NoMetric["reason"], (metric: NoMetric) => string>> = {
  zeroDenominator: ({ definition }) => `There are no ${definition.denominator} to divide by.`,
  negativeDenominator: ({ definition }) => `${definition.denominator} is below zero.`,
  missingInput: ({ missing = [] }) => `Not measured: ${missing.join(", ")}. Missing is not zero.`,
  insufficientSample: () => "There are no posts yet.",
  immatureWindow: () => "It is too early to say.",
  partialCost: ({ missing = [] }) => `Part of the cost is missing: ${missing.join(", ")}.`,
  mixedDefinitions: () => "The inputs were measured in different ways.",
};

/** What the number rests on, or why there is none. */
export function metricReason(metric: Metric, posts: number): string {
  if (!metric.ok) return reasons[metric.reason](metric);
  const left = posts - metric.n;
  if (metric.flags.includes("skippedUnmeasured") && left > 0) {
    return `From ${plural(metric.n, "post")}; ${left} left out, because a count it needs was not measured.`;
  }
  return `From ${plural(metric.n, "post")}.`;
}

const aggregations = {
  ratioOfSums: "all posts together",
  meanOfRatios: "the average of the posts",
  medianOfRatios: "the middle post",
} as const;

/** `"(likes + comments + shares) ÷ views, all posts together"` */
export function definitionText({ numerator, denominator, aggregation }: MetricDefinition): string {
  const above = numerator.includes("+") ? `(${numerator})` : numerator;
  return `${above} ÷ ${denominator}${aggregation === undefined ? "" : `, ${aggregations[aggregation]}`}`;
}

/** `"87,500 more to macro"` */
export function tierAside({ next, remaining }: TierProgress): string {
  return next === null || remaining === null ? "The highest tier" : `${grouped(remaining)} more to ${next}`;
}

export const kindWords: Readonly<Record<LedgerEntryKind, string>> = {
  commission: "Commission",
  bonus: "Bonus",
  retainer: "Retainer",
  override: "Earned on others",
  guaranteeTopUp: "Topped up",
  advance: "Advance",
  recoup: "Kept back",
  reversal: "Taken back",
  clawback: "Taken back after payment",
  trueUp: "Corrected",
  capAdjustment: "Corrected under the cap",
  release: "Released",
  payout: "Paid out",
  withholding: "Tax withheld",
  fee: "Fee",
  writeOff: "Written off",
  fx: "Changed into another currency",
};
