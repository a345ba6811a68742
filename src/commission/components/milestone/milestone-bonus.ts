import { fail } from "../../../errors/creator-core-error.js";
import type { MilestoneComponent } from "../../../models/commission.js";
import { moneyOfMinor } from "../../../money/money-of-minor.js";
import { assertOneOf } from "../../guards.js";
import type { Commission } from "../../types.js";
import { compileSteps, linesOfSteps } from "./milestone-steps.js";

/**
 * What bonus has been reached?
 *
 * For fixed amounts on reaching a count of orders or a sum of sales. For a share that grows with the sum, use
 * `graduatedCommission`; for so much for every thousand views, `perMetricBonus`.
 *
 * @formula cumulative: Σ bonuses of the steps at or below `reached`; highest: the bonus of the last of them; every N:
 * bonus × ⌊reached ÷ N⌋, or one bonus where only the highest pays
 *
 * Units: minor units of the currency of the bonuses.
 * Complexity: O(steps).
 *
 * @param steps - ascending by `at`, one currency; `at` itself reaches the step. Or `{ every, bonus }`: the same bonus at
 * every so many
 * @param reached - the count, or the sum in minor units; what was taken back is not in it
 * @param stack - `"cumulative"`, unless given: every step reached pays; `"highest"`: only the highest does
 * @returns the total and a line for each step that pays (one for all steps of `every`); a line of zero when none is
 * reached
 * @throws `unsortedBands` when the steps do not ascend
 * @throws `invalidPolicy` when there are no steps, or where the highest alone pays and pays less than the one before
 * @throws `invalidArgument` when `stack` is another word
 * @throws `invalidInteger` when `reached` is not a whole number from 0, or `every` not one from 1
 * @throws `invalidMoney`, `currencyMismatch`, `moneyOverflow`
 *
 * @example
 * ```ts
 * import { milestoneBonus } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * // 20.00 at every ten approved orders; later eight of 37 are declined.
 * milestoneBonus({ every: 10, bonus: money("20.00", "GBP") }, 37).total; // => { minor: 6000, currency: "GBP" }
 * milestoneBonus({ every: 10, bonus: money("20.00", "GBP") }, 29).total.minor; // => 4000
 * ```
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
 * milestoneBonus(steps, 30).total.minor; // => 8000
 * milestoneBonus(steps, 30, "highest").total.minor; // => 6000
 * milestoneBonus(steps, 10, "highest").total.minor; // => 2000
 * milestoneBonus(steps, 9).lines; // => [{ code: "noStepYet", ruleId: null, amount: { minor: 0, currency: "GBP" }, count: 9, at: 10 }]
 * ```
 */
export function milestoneBonus(
  steps: MilestoneComponent["steps"],
  reached: number,
  stack: MilestoneComponent["stack"] = "cumulative",
): Commission {
  assertOneOf(stack, ["highest", "cumulative"], "stack", "invalidArgument");
  const compiled = compileSteps(steps, stack, "steps");
  if (!Number.isSafeInteger(reached) || reached < 0) {
    fail("invalidInteger", "reached", "a whole number, 0 or more", reached);
  }
  const count = compiled.reached(reached);
  return {
    total: moneyOfMinor(compiled.total(count), compiled.currency),
    lines: linesOfSteps(compiled, count, reached + 0, null),
  };
}
