import { fail } from "../errors/creator-core-error.js";
import { largestRemainder } from "../kernels/largest-remainder.js";
import { exactWeights } from "./_exact-weights.js";
import { moneyOfShares } from "./_money-of-shares.js";
import { asAllocationMode } from "./as-allocation-mode.js";
import { assertMoney } from "./assert-money.js";
import type { AllocationMode, Money } from "./types.js";

/**
 * How is an amount shared out in proportion, to the last penny? The shares always sum to the amount. Use it for a
 * discount over lines, a sale over creators, a budget over a ranking; for equal parts use {@link splitMoney}, for one share
 * of a whole {@link applyRate}, and to keep what is left over apart {@link allocateWithRemainder}.
 *
 * Everyone gets the whole minor units of the exact share; `mode` says who gets the few left over. A weight of zero gets
 * nothing, not even a left-over penny, and the split of −x is the exact negative of the split of x.
 *
 * @formula share = ⌊amount × weight ÷ Σ weights⌋, and one minor unit more for some
 *
 * Units: minor units; weights have any unit, only their proportions count.
 *
 * Complexity: O(n log n) at most, O(n) for a handful of weights.
 *
 * @param amount - an amount of any sign
 * @param weights - one per share: whole numbers, or exact decimals as text; none negative, at least one above zero
 * @param mode - who gets the left-over units, one each
 * @returns one share per weight, in the order of the weights; they sum to the amount
 * @throws `invalidWeights` naming the weight, or `weights` when all are zero or there are none
 * @throws `invalidArgument` when the mode is unknown
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * Source: the largest-remainder method (Hamilton's), as used to apportion seats.
 *
 * @example
 * ```ts
 * import { allocateMoney, money } from "creator-core/money";
 *
 * const minor = (shares: { minor: number }[]) => shares.map((share) => share.minor);
 *
 * minor(allocateMoney(money("10.00", "GBP"), [1, 1, 1])); // => [334, 333, 333]
 * minor(allocateMoney(money("-10.00", "GBP"), [1, 1, 1])); // => [-334, -333, -333]
 * minor(allocateMoney(money("0.10", "GBP"), [5, 3, 3])); // => [4, 3, 3]
 * minor(allocateMoney(money("0.01", "GBP"), [33, 66])); // => [0, 1]
 * minor(allocateMoney(money("0.01", "GBP"), [33, 66], "first")); // => [1, 0]
 * minor(allocateMoney(money("10.00", "GBP"), ["0.4", "0.1", "0.1", "0.4"])); // => [400, 100, 100, 400]
 * minor(allocateMoney(money("0.05", "GBP"), [0, 1, 1])); // => [0, 3, 2]
 * ```
 */
export function allocateMoney<C extends string>(
  amount: Money<C>,
  weights: readonly (number | string)[],
  mode: AllocationMode = "largestRemainder",
): Money<C>[] {
  assertMoney(amount, "amount");
  const shares = largestRemainder(amount.minor, exactWeights(weights, "weights"), asAllocationMode(mode, "mode"));
  if (shares === undefined) return fail("invalidWeights", "weights", "at least one weight above zero", weights);
  return moneyOfShares(shares, amount.currency);
}
