import { fail } from "../errors/creator-core-error.js";
import type { RuleId } from "../ids/index.js";
import type { MilestoneStep } from "../models/commission.js";
import { sumMoney } from "../money/sum-money.js";
import { zeroMoney } from "../money/zero-money.js";
import { assertArray, assertNotNegative, assertObject } from "./guards.js";
import { amountLine } from "./trace.js";
import type { Commission } from "./types.js";

/** Steps that were checked. */
export interface Steps {
  readonly currency: string;
  readonly steps: readonly MilestoneStep[];
}

/** Checks the steps of a milestone bonus. */
export function compileSteps(steps: readonly MilestoneStep[], path: string): Steps {
  assertArray(steps, path);
  if (steps.length === 0) fail("invalidPolicy", path, "at least one step", steps);
  let before = 0;
  steps.forEach((step, index) => {
    assertObject(step, `${path}[${index}]`);
    assertNotNegative(step.bonus, `${path}[${index}].bonus`);
    const first = steps[0]!.bonus.currency;
    if (step.bonus.currency !== first) {
      fail("currencyMismatch", `${path}[${index}].bonus`, `in ${first}, as the first`, step.bonus.currency);
    }
    if (!Number.isSafeInteger(step.at) || step.at <= before) {
      fail("unsortedBands", `${path}[${index}].at`, "a whole number above zero and above the step before", step.at);
    }
    before = step.at;
  });
  return { currency: steps[0]!.bonus.currency, steps };
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
  { steps, currency }: Steps,
  count: number,
  measure: number,
  stack: "highest" | "cumulative",
  words: (measure: number) => string = String,
  ruleId: RuleId | null = null,
): Commission {
  if (count === 0) {
    const note = `${words(measure)} reached; the first step is at ${words(steps[0]!.at)}`;
    return { total: zeroMoney(currency), lines: [amountLine(zeroMoney(currency), note, ruleId)] };
  }
  const paying = stack === "highest" ? steps.slice(count - 1, count) : steps.slice(0, count);
  const lines = paying.map(({ at, bonus }) => amountLine(bonus, `step of ${words(at)} reached`, ruleId));
  return {
    total: sumMoney(
      lines.map(({ amount }) => amount),
      currency,
    ),
    lines,
  };
}
