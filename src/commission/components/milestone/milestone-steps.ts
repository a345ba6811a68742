import { assertList } from "../../../errors/assert-list.js";
import { assertObject } from "../../../errors/assert-object.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { RuleId } from "../../../ids/index.js";
import type { MilestoneComponent, MilestoneStep } from "../../../models/commission.js";
import type { TraceLine } from "../../../models/ledger.js";
import { exactMinor, exactMoney } from "../../../money/exact-money.js";
import type { Money } from "../../../money/types.js";
import { assertKeys, assertNotNegative } from "../../guards.js";
import { noStepYetLine, stepLine } from "../../ledger/trace.js";

/** Steps that were checked. */
export interface Steps {
  readonly currency: string;
  /** The first step, where nothing is paid yet below. */
  readonly first: number;
  /** How many steps a measure reaches. */
  readonly reached: (measure: number) => number;
  /** What so many steps pay, in minor units. */
  readonly total: (count: number) => number;
  /** Where the step of this number lies; the first is 1, and it is not beyond the last. */
  readonly startOf: (step: number) => number;
  /** A line for each step that pays. At least one step is reached. */
  readonly lines: (count: number, measure: number, ruleId: RuleId | null, what?: string) => readonly TraceLine[];
}

type StepsInput = MilestoneComponent["steps"];
type Stack = MilestoneComponent["stack"];

/** Checks the steps of a milestone bonus: named ones, or one at every so many. */
export function compileSteps(steps: StepsInput, stack: Stack, path: string): Steps {
  assertObject(steps, path, "a list of steps, or an object with every and bonus", "invalidPolicy");
  return isEvery(steps) ? everyStep(steps, stack, path) : namedSteps(steps, stack, path);
}

interface EveryStep {
  readonly every: number;
  readonly bonus: Money;
}

function isEvery(steps: StepsInput): steps is EveryStep {
  return !Array.isArray(steps); // a list has an "every" too
}

function everyStep(steps: EveryStep, stack: Stack, path: string): Steps {
  assertKeys(steps, ["every", "bonus"], path);
  const { every, bonus } = steps;
  if (!Number.isSafeInteger(every) || every < 1)
    fail("invalidInteger", `${path}.every`, "a whole number above zero", every);
  assertNotNegative(bonus, `${path}.bonus`);
  const { currency } = bonus;
  const times = (count: number) => (stack === "highest" ? Math.min(count, 1) : count);
  const total = (count: number) => exactMinor(bonus.minor * times(count), "bonus");
  return {
    currency,
    first: every,
    reached: (measure) => Math.floor(measure / every),
    total,
    startOf: (step) => step * every,
    // One line however many steps: at every single order there would be as many as orders.
    lines: (count, measure, ruleId, what) => [
      stepLine(ruleId, { minor: total(count), currency }, count * every, measure, what),
    ],
  };
}

function namedSteps(steps: readonly MilestoneStep[], stack: Stack, path: string): Steps {
  const totals = totalsOf(steps, stack, path);
  const { currency } = steps[0]!.bonus;
  return {
    currency,
    first: steps[0]!.at,
    reached: (measure) => stepsBelow(steps, measure),
    total: (count) => totals[count]!,
    startOf: (step) => steps[step - 1]!.at,
    lines: (count, measure, ruleId, what) =>
      steps
        .slice(stack === "highest" ? count - 1 : 0, count)
        .map(({ at, bonus }) => stepLine(ruleId, bonus, at, measure, what)),
  };
}

/** What is paid once 0, 1, 2 … of the steps are reached, in minor units. */
function totalsOf(steps: readonly MilestoneStep[], stack: Stack, path: string): readonly number[] {
  assertList(steps, path, "a list of steps, or an object with every and bonus", "invalidPolicy");
  if (steps.length === 0) fail("invalidPolicy", path, "at least one step", steps);
  let reached = 0;
  const totals = [0];
  for (const [index, step] of steps.entries()) {
    assertKeys(step, ["at", "bonus"], `${path}[${index}]`);
    assertNotNegative(step.bonus, `${path}[${index}].bonus`);
    const { at, bonus } = step;
    const first = steps[0]!.bonus.currency;
    if (bonus.currency !== first) {
      fail("currencyMismatch", `${path}[${index}].bonus`, `in ${first}, as the first`, bonus.currency);
    }
    if (!Number.isSafeInteger(at) || at <= reached) {
      fail("unsortedBands", `${path}[${index}].at`, "a whole number above zero and above the step before", at);
    }
    const before = totals[index]!;
    if (stack === "highest" && bonus.minor < before) {
      fail("invalidPolicy", `${path}[${index}].bonus`, "no less than that of the step before", bonus.minor);
    }
    reached = at;
    totals.push(stack === "highest" ? bonus.minor : exactMoney(before + bonus.minor, first, "bonus").minor);
  }
  return totals;
}

/** How many of the steps lie at or below a measure; binary, because a window is replayed order by order. */
function stepsBelow(steps: readonly { readonly at: number }[], measure: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]!.at <= measure) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How so many steps come to their bonus; a line of zero when there is none yet. */
export function linesOfSteps(
  steps: Steps,
  count: number,
  measure: number,
  ruleId: RuleId | null,
  what?: string,
): readonly TraceLine[] {
  if (count > 0) return steps.lines(count, measure, ruleId, what);
  return [noStepYetLine(ruleId, steps.currency, steps.first, measure, what)];
}
