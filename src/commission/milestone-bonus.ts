import { fail } from "../errors/creator-core-error.js";
import type { MilestoneStep } from "../models/commission.js";
import { assertOneOf } from "./guards.js";
import { bonusOfSteps, compileSteps, stepsReached } from "./milestone-steps.js";
import type { Commission } from "./types.js";

/**
 * What bonus has been reached?
 *
 * For fixed amounts on reaching a count of orders or a sum of sales. For a share that grows with the sum, use
 * `graduatedCommission`.
 *
 * Units: minor units of the currency of the bonuses.
 * Complexity: O(steps).
 *
 * @param steps - ascending by `at`, one currency; `at` itself reaches the step
 * @param reached - the count, or the sum in minor units
 * @param stack - `"highest"`: only the highest step reached pays; `"cumulative"`: every step reached does
 * @returns the total and a line for each step that pays; a line of zero when none is reached
 * @throws `unsortedBands` when the steps do not ascend
 * @throws `invalidPolicy` when there are no steps, or where the highest alone pays and pays less than the one before
 * @throws `invalidArgument` when `stack` is another word
 * @throws `invalidInteger` when `reached` is not a whole number from 0
 * @throws `invalidMoney`, `currencyMismatch`
 *
 * @example
 * ```ts
 * import { milestoneBonus } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const steps = [
 *   { at: 10, bonus: money("20.00", "GBP") },
 *   { at: 25, bonus: money("60.00", "GBP") },
 * ];
 * milestoneBonus(steps, 30, "cumulative").total; // => { minor: 8000, currency: "GBP" }
 * milestoneBonus(steps, 30, "highest").total.minor; // => 6000
 * milestoneBonus(steps, 10, "highest").total.minor; // => 2000
 * milestoneBonus(steps, 9, "highest").lines; // => [{ ruleId: null, amount: { minor: 0, currency: "GBP" }, note: "9 reached; the first step is at 10" }]
 * ```
 */
export function milestoneBonus(
  steps: readonly MilestoneStep[],
  reached: number,
  stack: "highest" | "cumulative",
): Commission {
  assertOneOf(stack, ["highest", "cumulative"], "stack", "invalidArgument");
  const compiled = compileSteps(steps, stack, "steps");
  if (!Number.isSafeInteger(reached) || reached < 0) {
    fail("invalidInteger", "reached", "a whole number, 0 or more", reached);
  }
  return bonusOfSteps(compiled, stepsReached(compiled, reached), reached);
}
