import type { DelayRow } from "../../models/attribution-aftermath.js";
import type { Metric, MetricDefinition } from "../../models/metric.js";
import { metricValue, noMetric } from "../../statistics/metric.js";
import { addMinor, addSums, amountsOf, type CurrencySums } from "./currency-sums.js";
import type { DelayCurve } from "./delay-curve.js";
import type { CompiledMark, CompiledMarks } from "./delay-marks.js";

/** Reads a curve at its marks, from the shortest to the longest. */
export function delayRows(curve: DelayCurve, { from, marks, complete }: CompiledMarks): DelayRow[] {
  const { steps } = curve;
  const [cohorts, completeCohorts] = [curve.cohorts(), curve.completeCohorts()];
  const total = steps.reduce((sum, { credits }) => sum + credits, 0);
  const completeTotal = steps.reduce((sum, { completeCredits }) => sum + completeCredits, 0);
  // A currency that came at all is in every row.
  const sums: CurrencySums = [];
  for (const step of steps) for (const { currency } of step.sums) addMinor(sums, currency, 0);
  let come = 0;
  let completeCome = 0;
  let young = 0;
  return marks.map((mark, i): DelayRow => {
    const step = steps[i]!;
    come += step.credits;
    completeCome += step.completeCredits;
    young += step.cohorts;
    addSums(sums, step.sums);
    const isFull = mark.name === "full";
    const old = isFull ? completeCohorts : cohorts - young;
    return {
      mark: mark.name,
      milliseconds: isFull ? null : mark.length,
      credits: come,
      values: amountsOf(sums),
      share: shareMetric(shareDefinition(mark, from), come, total),
      maturity: shareMetric(maturityDefinition(isFull ? complete : mark), old, cohorts),
      completion: completionMetric(completionDefinition(mark, complete, from), {
        cohorts,
        completeCohorts,
        completeTotal,
        completeCome,
      }),
    };
  });
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
