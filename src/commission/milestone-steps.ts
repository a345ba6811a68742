import { assertList } from "../errors/assert-list.js";
import { fail } from "../errors/creator-core-error.js";
import type { RuleId } from "../ids/index.js";
import type { MilestoneStep, TraceLine } from "../models/commission.js";
import { exactMoney } from "../money/exact-money.js";
import { zeroMoney } from "../money/zero-money.js";
import { assertKeys, assertNotNegative } from "./guards.js";
import { amountLine, bookedLine } from "./trace.js";
import type { Commission } from "./types.js";

export type Stack = "highest" | "cumulative";

/** Steps that were checked. */
export interface Steps {
  readonly currency: string;
  readonly stack: Stack;
  readonly steps: readonly MilestoneStep[];
  /** What is paid once 0, 1, 2 … of them are reached, in minor units. */
  readonly totals: readonly number[];
}

/** Checks the steps of a milestone bonus. */
export function compileSteps(steps: readonly MilestoneStep[], stack: Stack, path: string): Steps {
  assertList(steps, path);
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
    totals.push(stack === "highest" ? bonus.minor : before + bonus.minor);
  }
  return { currency: steps[0]!.bonus.currency, stack, steps, totals };
}

/** How many of the steps lie at or below a measure; binary, because a window is replayed order by order. */
export function stepsReached({ steps }: Steps, measure: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]!.at <= measure) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bonus for the first `count` steps, with a line for each that pays. */
export function bonusOfSteps(
  steps: Steps,
  count: number,
  measure: number,
  words: (measure: number) => string = String,
  ruleId: RuleId | null = null,
): Commission {
  if (count > 0) {
    const total = exactMoney(steps.totals[count]!, steps.currency, "bonus");
    return { total, lines: stepLines(steps, steps.stack === "highest" ? count - 1 : 0, count, words, ruleId) };
  }
  const zero = zeroMoney(steps.currency);
  const note = `${words(measure)} reached; the first step is at ${words(steps.steps[0]!.at)}`;
  return { total: zero, lines: [amountLine(zero, note, ruleId)] };
}

/**
 * How a bonus grows from what is booked to what `count` steps pay: the steps that were reached since, or where the booked
 * amount is not that of any number of steps, everything less that.
 *
 * Complexity: O(log steps) and the number of lines.
 */
export function raiseOfSteps(
  steps: Steps,
  booked: number,
  count: number,
  words: (measure: number) => string,
  ruleId: RuleId,
): readonly TraceLine[] {
  const { currency, stack, totals } = steps;
  const before = countOf(totals, booked);
  if (stack === "cumulative" && totals[before] === booked) return stepLines(steps, before, count, words, ruleId);
  const { lines } = bonusOfSteps(steps, count, 0, words, ruleId);
  return booked === 0 ? lines : [...lines, bookedLine(exactMoney(booked, currency, "bonus"), ruleId)];
}

function stepLines(
  { steps }: Steps,
  from: number,
  to: number,
  words: (measure: number) => string,
  ruleId: RuleId | null,
): readonly TraceLine[] {
  return steps.slice(from, to).map(({ at, bonus }) => amountLine(bonus, `step of ${words(at)} reached`, ruleId));
}

/** The last place of the ascending totals that is no more than an amount. */
function countOf(totals: readonly number[], amount: number): number {
  let low = 0;
  let high = totals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (totals[middle]! <= amount) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
