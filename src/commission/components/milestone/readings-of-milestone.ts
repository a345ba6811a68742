import type { TraceLine } from "../../../models/ledger.js";
import { zeroMoney } from "../../../money/zero-money.js";
import type { Reading } from "../../accrual/claim.js";
import { stepLostLine } from "../../ledger/trace.js";
import { type ClaimMaker, nounOfMeasure } from "../claim-maker.js";
import { type Counted, eachOnce, type MeasureReading, measureReadings, neverFalling } from "../measure-window.js";
import type { CompiledMilestone } from "./compile-milestone.js";
import { linesOfSteps } from "./milestone-steps.js";
import { rollingReadings } from "./rolling-readings.js";

/**
 * What one creator's milestone comes to in one stretch of its measure, after every instant at which the number of steps
 * reached changed. The stretch is replayed in the order things happened, so a bonus is dated when its step was reached,
 * and its loss when the step was lost.
 *
 * In a rolling window the measure is the most that any such window held: a step once reached is not lost by waiting.
 *
 * Complexity: O(n log n) for n sales and adjustments.
 *
 * @param compiled - the component
 * @param by - the rule, for the lines
 * @param members - the sales or posts of one creator that share one `compiled.window.keyOf`, in any order; what they
 * count is minor units, orders (1 while a sale stands, then 0), pieces, views or posts
 * @returns readings of kind `bonus`; none while no step was ever reached
 */
export function readingsOfMilestone(
  compiled: CompiledMilestone,
  by: ClaimMaker,
  members: readonly Counted[],
): readonly Reading[] {
  const counted = compiled.onReversal === "ratchet" ? members.map(neverFalling) : members;
  const { rollingMilliseconds } = compiled.window;
  const measures =
    rollingMilliseconds === null ? measureReadings(counted) : rollingReadings(counted, rollingMilliseconds);
  const readings: Reading[] = [];
  let steps = 0;
  let causes: string[] = [];
  for (const measured of measures) {
    for (const cause of measured.causes) causes.push(cause);
    const reached = compiled.steps.reached(measured.measure);
    if (reached === steps) continue;
    readings.push(readingOf(compiled, by, steps, reached, { ...measured, causes: eachOnce(causes) }));
    steps = reached;
    causes = [];
  }
  return readings;
}

function readingOf(
  { steps, measure: kind }: CompiledMilestone,
  by: ClaimMaker,
  before: number,
  reached: number,
  { at, measure, causes }: MeasureReading,
): Reading {
  const { currency } = steps;
  const { ruleId } = by;
  const minor = steps.total(reached);
  const what = nounOfMeasure(kind, by);
  const lines = (): readonly TraceLine[] => {
    if (reached > before) return linesOfSteps(steps, reached, measure, ruleId, what);
    const standing = reached === 0 ? [] : steps.lines(reached, measure, ruleId, what);
    const whole = { minor: steps.total(before), currency };
    const lost = steps.startOf(reached + 1);
    return [...standing, stepLostLine(ruleId, zeroMoney(currency), { minor, currency }, whole, measure, lost, what)];
  };
  return { at, minor, kind: "bonus", causes, lines };
}
