import type { Money } from "../../money/types.js";
import type { Instant } from "../../time/types.js";
import { addAmount, type CurrencySums } from "./currency-sums.js";
import type { CompiledMark, CompiledMarks } from "./delay-marks.js";

/** What came between the mark before and this one; at the last place what came later than every mark. */
export interface DelayStep {
  credits: number;
  /** Those of them that belong to complete cohorts. */
  completeCredits: number;
  /** Cohorts that are so old: too young for this mark, and old enough for the one before. */
  cohorts: number;
  readonly sums: CurrencySums;
}

/** A curve while it is drawn. */
export interface DelayCurve {
  /** One for each mark, and one more. */
  readonly steps: readonly DelayStep[];
  readonly cohorts: () => number;
  readonly completeCohorts: () => number;
  /** Something that credits are counted from. */
  readonly addCohort: (startedAt: Instant) => void;
  readonly addCredit: (startedAt: Instant, soldAt: Instant, value: Money | undefined) => void;
}

/** Complexity: O(log marks) for each cohort and each credit, neither of which is kept. */
export function drawCurve({ marks, complete }: CompiledMarks, asOf: Instant): DelayCurve {
  const steps = Array.from({ length: marks.length + 1 }, (): DelayStep => {
    return { credits: 0, completeCredits: 0, cohorts: 0, sums: [] };
  });
  const isComplete = (startedAt: Instant) => asOf - startedAt >= complete.length;
  let completeCohorts = 0;
  return {
    steps,
    cohorts: () => steps.reduce((sum, step) => sum + step.cohorts, 0),
    completeCohorts: () => completeCohorts,
    addCohort(startedAt) {
      steps[firstLonger(marks, asOf - startedAt)]!.cohorts += 1;
      if (isComplete(startedAt)) completeCohorts += 1;
    },
    addCredit(startedAt, soldAt, value) {
      const step = steps[firstLonger(marks, soldAt - startedAt)]!;
      step.credits += 1;
      if (isComplete(startedAt)) step.completeCredits += 1;
      addAmount(step.sums, value);
    },
  };
}

/** The place of the first mark that is longer; marks ascend. */
function firstLonger(marks: readonly CompiledMark[], length: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (marks[middle]!.length > length) high = middle;
    else low = middle + 1;
  }
  return low;
}
