import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { ExactFraction } from "../kernels/exact-fraction.js";
import { nearestQuotient } from "../kernels/nearest-quotient.js";
import type { Metric, MetricDefinition, NoMetricReason } from "../models/metric.js";
import { assertMoney } from "../money/assert-money.js";
import type { Money } from "../money/types.js";
import { unitPriceValue } from "../money/unit-price-value.js";
import { exactFigure, exactOf } from "./exact-figure.js";
import { assertDefinition, metricValue, noMetric, sameDefinition } from "./metric.js";
import { type CountedOptions, countedOf } from "./metric-names.js";
import { finite } from "./sorted-numbers.js";

/** What all changes have. */
interface AnyChange {
  /** after − before, in the unit of the thing. */
  readonly absolute: Metric;
  /** (after − before) ÷ before; −0.42 is 42 percent less. */
  readonly relative: Metric;
  /** after ÷ before; 5 is five times as much. */
  readonly multiple: Metric;
}

/** How anything that is no rate changed: a number of things, an amount, a price, a return on spend, an index. */
export interface AmountChange extends AnyChange {
  readonly kind: "amount";
}

/** How a rate changed, which is itself a percentage. */
export interface RateChange extends AnyChange {
  readonly kind: "rate";
  /** 100 · (after − before), in percentage points: from 10 % to 12 % is 2 points, though it is 20 percent more. */
  readonly points: Metric;
}

/** How something changed between two periods. */
export type PeriodChange = AmountChange | RateChange;

/**
 * How much more or less than last time? "Cost per conversion −42 %", "affiliate sales ×5", "engagement rate +2 points".
 *
 * A rate has its change in percentage points beside the relative one in percent, each a metric of its own name, so that they
 * cannot be mistaken for one another. Whether a metric is a rate is said by its definition, in `unit: "ratio"`; a return on spend
 * or a coefficient of variation is a `multiple`, a Gini coefficient an `index`, and what is none has no points.
 *
 * @formula absolute after − before · relative (after − before) ÷ before · multiple after ÷ before · points
 * 100 · (after − before)
 *
 * Units: `absolute` in those of the thing (money in major units, the exact figure in `exact`); `relative` is a
 * ratio; `multiple` says how many times as much; `points` are percentage points. Computed from the exact fractions where both have one, and rounded once.
 *
 * Over a baseline of zero, relative change and multiple have no value (`zeroDenominator`): from nothing to something is no
 * percentage. Nor have they over one below zero, such as a loss (`negativeDenominator`), because the sign of the quotient would
 * say the opposite of what happened. The absolute change is there in both cases. When one of the metrics has no value, all of it has none, for the same reason; metrics of different
 * definitions, or amounts of different currencies, are `mixedDefinitions`.
 *
 * Complexity: O(1).
 *
 * @param before - the earlier figure: a finite number, an amount of money, or a metric
 * @param after - the later figure, of the same kind
 * @param options - `counted`: what a number or an amount is, such as `"orders"`, so that its change is only compared with others
 * of orders; a metric says that itself
 * @returns the change; `n` is the observations of both together, 2^53 − 1 at most
 * @throws `invalidArgument` when one is no figure, or the two are of different kinds, or too far apart to subtract, or an
 * option is none
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { periodChange } from "creator-core/statistics";
 *
 * const orders = periodChange(200, 1_000);
 * orders.multiple.ok && orders.multiple.value; // => 5
 * orders.relative.ok && orders.relative.value; // => 4
 * periodChange(200, 1_000, { counted: "orders" }).multiple.definition.numerator; // => "value after (orders)"
 * ```
 *
 * @example
 * ```ts
 * import { money } from "creator-core/money";
 * import { metricValue, periodChange } from "creator-core/statistics";
 *
 * const costPerConversion = periodChange(money("20.00", "GBP"), money("11.60", "GBP"));
 * costPerConversion.relative.ok && costPerConversion.relative.value; // => -0.42
 * costPerConversion.absolute.ok && costPerConversion.absolute.exact; // => { minor: -840, count: 1, currency: "GBP" }
 *
 * const likeRate = { name: "likeRate", unit: "ratio", numerator: "likes", denominator: "views" } as const;
 * const rate = (likes: number) =>
 *   metricValue(likeRate, likes / 100, 4, { exact: { numerator: likes, denominator: 100 } });
 * const change = periodChange(rate(10), rate(12));
 * change.kind === "rate" && change.points.ok && change.points.value; // => 2
 * change.relative.ok && change.relative.value; // => 0.2
 * ```
 *
 * @example
 * ```ts
 * import { money } from "creator-core/money";
 * import { periodChange } from "creator-core/statistics";
 *
 * const fromNothing = periodChange(0, 12);
 * !fromNothing.relative.ok && fromNothing.relative.reason; // => "zeroDenominator"
 * fromNothing.absolute.ok && fromNothing.absolute.value; // => 12
 * const abroad = periodChange(money("1.00", "GBP"), money("1.00", "EUR"));
 * !abroad.relative.ok && abroad.relative.reason; // => "mixedDefinitions"
 * ```
 */
export function periodChange(before: number, after: number, options?: CountedOptions): AmountChange;
export function periodChange(before: Money, after: Money, options?: CountedOptions): AmountChange;
export function periodChange(before: Metric, after: Metric): PeriodChange;
export function periodChange(before: Figure, after: Figure, options: CountedOptions = {}): PeriodChange {
  if (kindOf(before, "before") !== kindOf(after, "after")) {
    fail("invalidArgument", "after", `${kindOf(before, "before")}, as before`, after);
  }
  const [from, to] = [asMetric(before, "before", options), asMetric(after, "after", options)];
  const about = definitionsOf(from.definition);
  if (!from.ok || !to.ok || !sameDefinition(from.definition, to.definition)) {
    const [reason, missing] = whyNot(from, to);
    return changeOf(from.definition, (part) => noMetric(about[part], reason, missing));
  }

  const [earlier, later] = [exactFigure(from, "before"), exactFigure(to, "after")];
  const fractions = compare(earlier, later);
  const exact = earlier.exact && later.exact;
  const flags = [...from.flags, ...to.flags];
  const n = Math.min(from.n + to.n, Number.MAX_SAFE_INTEGER);
  return changeOf(from.definition, (part) => {
    const [definition, fraction] = [about[part], fractions[part]];
    if (fraction === null) return noMetric(definition, whyNoBaseline(earlier));
    const value = finite(nearestQuotient(fraction.over, fraction.under));
    const more = exact ? { exact: exactOf(fraction, definition), flags } : { flags };
    return metricValue(definition, value, n, more);
  });
}

type Figure = number | Money | Metric;
type Part = "absolute" | "relative" | "multiple" | "points";

function changeOf({ unit }: MetricDefinition, metricOf: (part: Part) => Metric): PeriodChange {
  const [absolute, relative, multiple] = [metricOf("absolute"), metricOf("relative"), metricOf("multiple")];
  if (unit !== "ratio") return { kind: "amount", absolute, relative, multiple };
  return { kind: "rate", absolute, relative, multiple, points: metricOf("points") };
}

/** All that is to be said about two numbers; `null` where it takes a baseline above zero. */
function compare(earlier: ExactFraction, later: ExactFraction): Record<Part, ExactFraction | null> {
  const rise = later.over * earlier.under - earlier.over * later.under;
  const under = later.under * earlier.under;
  const baseline = earlier.over * later.under;
  const overBaseline = (over: bigint) => (baseline > 0n ? { over, under: baseline } : null);
  return {
    absolute: { over: rise, under },
    relative: overBaseline(rise),
    multiple: overBaseline(later.over * earlier.under),
    points: { over: 100n * rise, under },
  };
}

function definitionsOf(base: MetricDefinition): Record<Part, MetricDefinition> {
  const { currency, ...unpriced } = base;
  const formula = base.denominator === "1" ? base.numerator : `${base.numerator} ÷ ${base.denominator}`;
  const change = `change of ${base.name} (${formula})`;
  const before = `${base.name} before`;
  const after = `${base.name} after (${formula})`;
  return {
    absolute: { ...base, name: "absoluteChange", numerator: change, denominator: "1" },
    relative: { ...unpriced, name: "relativeChange", unit: "ratio", numerator: change, denominator: before },
    multiple: { ...unpriced, name: "multiple", unit: "multiple", numerator: after, denominator: before },
    points: {
      ...unpriced,
      name: "percentagePointChange",
      unit: "percentagePoints",
      numerator: change,
      denominator: "1",
    },
  };
}

function whyNot(from: Metric, to: Metric): readonly [NoMetricReason, readonly string[]] {
  if (!sameDefinition(from.definition, to.definition)) return ["mixedDefinitions", []];
  const without = [from, to].filter((metric) => !metric.ok);
  return [without[0]!.reason, without.flatMap(({ missing = [] }) => missing)];
}

function whyNoBaseline({ over }: ExactFraction): NoMetricReason {
  return over < 0n ? "negativeDenominator" : "zeroDenominator";
}

function kindOf(figure: Figure, path: string): "a number" | "an amount of money" | "a metric" {
  if (typeof figure === "number") return "a number";
  assertObject(figure, path, "a number, an amount of money or a metric");
  return "definition" in figure ? "a metric" : "an amount of money";
}

/** A bare number or amount is a metric of itself, of one observation. */
function asMetric(figure: Figure, path: string, options: CountedOptions): Metric {
  if (typeof figure === "number") {
    if (!Number.isFinite(figure)) fail("invalidArgument", path, "a finite number", figure);
    const numerator = countedOf(options, "value");
    return metricValue({ name: "value", unit: "count", numerator, denominator: "1" }, figure, 1);
  }
  if ("definition" in figure) {
    assertMetric(figure, path);
    assertObject(options, "options");
    const { counted } = options;
    if (counted !== undefined)
      fail("invalidArgument", "options.counted", "absent: a metric says what it counts", counted);
    return figure;
  }
  assertMoney(figure, path);
  const { minor, currency } = figure;
  const exact = { minor, count: 1, currency };
  const numerator = countedOf(options, "amount");
  const definition = { name: "amount", unit: "money", numerator, denominator: "1", currency } as const;
  return metricValue(definition, unitPriceValue(exact), 1, { exact });
}

function assertMetric(metric: Metric, path: string): void {
  const { definition } = metric;
  assertDefinition(definition, `${path}.definition`);
  for (const key of ["name", "unit", "numerator", "denominator"] as const) {
    if (typeof definition[key] !== "string")
      fail("invalidArgument", `${path}.definition.${key}`, "text", definition[key]);
  }
  const whole = metric.ok === true ? Array.isArray(metric.flags) : metric.ok === false && "reason" in metric;
  if (!whole) fail("invalidArgument", path, "a metric with a value, or with the reason why not", metric);
}
