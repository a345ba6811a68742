import type { DelayRow } from "../../models/attribution-aftermath.js";
import type { Metric, MetricDefinition } from "../../models/metric.js";
import { metricValue, noMetric } from "../../statistics/metric.js";
import type { Instant } from "../../time/types.js";
import { addAmount, amountsOf, type CurrencySums } from "./currency-sums.js";
import type { CompiledMark, CompiledMarks } from "./delay-marks.js";
import { addTo } from "./exact-sums.js";
import type { PlacedCredit } from "./place-credits.js";

/**
 * Reads the curve at its marks in one sweep: marks ascend, and so do delays and ages once they are sorted.
 *
 * Complexity: O(credits log credits + cohorts log cohorts + marks).
 */
export function delayRows(
  placed: readonly PlacedCredit[],
  cohorts: Iterable<Instant>,
  { from, marks, complete }: CompiledMarks,
  asOf: Instant,
): DelayRow[] {
  const sorted = [...placed].sort((a, b) => a.delay - b.delay);
  const ages = Float64Array.from(cohorts, (startedAt) => asOf - startedAt).sort();
  const completeCohorts = ages.length - countBelow(ages, complete.length, 0);
  const isComplete = ({ startedAt }: PlacedCredit) => asOf - startedAt >= complete.length;
  const completeTotal = sorted.filter(isComplete).length;
  const sums: CurrencySums = new Map();
  for (const { value } of sorted) if (value !== undefined) addTo(sums, value.currency, 0);

  let come = 0;
  let completeCome = 0;
  let young = 0;
  return marks.map((mark): DelayRow => {
    for (; come < sorted.length && sorted[come]!.delay < mark.length; come += 1) {
      const credit = sorted[come]!;
      if (isComplete(credit)) completeCome += 1;
      addAmount(sums, credit.value);
    }
    const ripe = mark.length < complete.length ? mark : complete;
    young = countBelow(ages, ripe.length, young);
    return {
      mark: mark.name,
      milliseconds: Number.isFinite(mark.length) ? mark.length : null,
      credits: come,
      values: amountsOf(sums),
      share: shareMetric(shareDefinition(mark, from), come, sorted.length),
      maturity: shareMetric(maturityDefinition(ripe), ages.length - young, ages.length),
      completion: completionMetric(completionDefinition(mark, complete, from), {
        cohorts: ages.length,
        completeCohorts,
        completeTotal,
        completeCome,
      }),
    };
  });
}

/** How many of the sorted ages are below a length, the first `from` of which are known to be. */
function countBelow(ages: Float64Array, length: number, from: number): number {
  let count = from;
  while (count < ages.length && ages[count]! < length) count += 1;
  return count;
}

function shareMetric(definition: MetricDefinition, part: number, whole: number): Metric {
  if (whole === 0) return noMetric(definition, "zeroDenominator");
  return metricValue(definition, part / whole, whole, { exact: { numerator: part, denominator: whole } });
}

function completionMetric(
  definition: MetricDefinition,
  counts: {
    readonly cohorts: number;
    readonly completeCohorts: number;
    readonly completeTotal: number;
    readonly completeCome: number;
  },
): Metric {
  const { cohorts, completeCohorts, completeTotal, completeCome } = counts;
  if (cohorts === 0) return noMetric(definition, "insufficientSample");
  if (completeCohorts === 0) return noMetric(definition, "immatureWindow");
  if (completeCome === 0) return noMetric(definition, "zeroDenominator");
  const exact = { numerator: completeTotal, denominator: completeCome };
  return metricValue(definition, completeTotal / completeCome, completeCohorts, { exact });
}

function shareDefinition(mark: CompiledMark, from: string): MetricDefinition {
  return { name: "conversionDelay", unit: "ratio", numerator: comeBy(mark, from), denominator: "credits" };
}

function maturityDefinition(ripe: CompiledMark): MetricDefinition {
  return { name: "cohortMaturity", unit: "ratio", numerator: `cohorts of ${ripe.name}`, denominator: "cohorts" };
}

function completionDefinition(mark: CompiledMark, complete: CompiledMark, from: string): MetricDefinition {
  return {
    name: "completionFactor",
    unit: "multiple",
    numerator: "credits",
    denominator: comeBy(mark, from),
    method: `cohorts of ${complete.name}`,
  };
}

function comeBy({ name }: CompiledMark, from: string): string {
  return name === "full" ? `credits after the ${from}` : `credits within ${name} of the ${from}`;
}
