import { fail } from "../errors/creator-core-error.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import { greatestCommonDivisor } from "../rate/_greatest-common-divisor.js";
import { exactWeights } from "./_exact-weights.js";
import { moneyOfShares } from "./_money-of-shares.js";
import { assertMoney } from "./assert-money.js";
import type { Money, RemainderMode } from "./types.js";

/** What was shared out, and what nobody was given. */
export interface AllocationWithRemainder<Currency extends string = string> {
  /** One share per weight, in the order of the weights. */
  readonly shares: Money<Currency>[];
  /** What is left; of the sign of the amount, or zero. */
  readonly remainder: Money<Currency>;
}

/**
 * How is an amount shared out in proportion when nobody is favoured, and what is left over then? Use it where the odd
 * pennies have a place of their own: a rounding account, the next period's pot, a reserve. Where they must go to somebody
 * at once, use {@link allocateMoney}.
 *
 * In `"wholeUnits"` everyone gets the whole minor units of the exact share, so fewer units are left over than there are
 * weights above zero. In `"wholeBlocks"` the shares are exactly in the proportion of the weights: only whole blocks are
 * given out, a block being the weights in lowest terms (2 : 3 : 1 is a block of six units). Small amounts given out again
 * and again then favour nobody, not even by a part of a unit.
 *
 * @formula wholeUnits: share = ⌊amount × weight ÷ Σ weights⌋
 * @formula wholeBlocks: share = ⌊amount ÷ (Σ weights ÷ g)⌋ × (weight ÷ g), g being the greatest common divisor of the
 * weights
 *
 * Both: remainder = amount − Σ shares. The result for −x is the exact negative of the result for x.
 *
 * Units: minor units; weights have any unit, only their proportions count.
 *
 * Complexity: O(n).
 *
 * @param amount - an amount of any sign
 * @param weights - one per share: whole numbers, or exact decimals as text; none negative, at least one above zero
 * @param mode - what is given out whole
 * @returns the shares and the remainder; together they are the amount
 * @throws `invalidWeights` naming the weight, or `weights` when all are zero or there are none
 * @throws `invalidArgument` when the mode is unknown
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * Source: the modes `FloorSeparate` and `BlockSeparate` of the PHP library brick/money.
 *
 * @example
 * ```ts
 * import { allocateWithRemainder, money } from "creator-core/money";
 *
 * const dollar = money("1.00", "USD");
 * const minor = (result: { shares: { minor: number }[]; remainder: { minor: number } }) =>
 *   [...result.shares, result.remainder].map((part) => part.minor);
 *
 * minor(allocateWithRemainder(dollar, [2, 3, 1])); // => [33, 50, 16, 1]
 * minor(allocateWithRemainder(dollar, [2, 3, 1], "wholeBlocks")); // => [32, 48, 16, 4]
 * minor(allocateWithRemainder(money("-1.00", "USD"), [2, 3, 1])); // => [-33, -50, -16, -1]
 * minor(allocateWithRemainder(money("0.03", "GBP"), [75, 25], "wholeBlocks")); // => [0, 0, 3]
 * minor(allocateWithRemainder(dollar, ["0.5", "0.25", "0.25"], "wholeBlocks")); // => [50, 25, 25, 0]
 * ```
 */
export function allocateWithRemainder<C extends string>(
  amount: Money<C>,
  weights: readonly (number | string)[],
  mode: RemainderMode = "wholeUnits",
): AllocationWithRemainder<C> {
  assertMoney(amount, "amount");
  const terms: readonly (number | bigint)[] = exactWeights(weights, "weights");
  const total = totalOf(terms);
  if (Number(total) === 0) fail("invalidWeights", "weights", "at least one weight above zero", weights);

  const minors = shareOut(amount.minor, terms, total, mode);
  const given = minors.reduce((sum, minor) => sum + minor, 0); // no partial sum is further from zero than the amount
  return {
    shares: moneyOfShares(minors, amount.currency),
    remainder: { minor: amount.minor - given, currency: amount.currency },
  };
}

function totalOf(terms: readonly (number | bigint)[]): number | bigint {
  const total = terms.reduce<number>((sum, term) => sum + Number(term), 0);
  // No term is negative, so a total within the safe integers was exact all the way to it.
  return Number.isSafeInteger(total) ? total : terms.reduce<bigint>((sum, term) => sum + BigInt(term), 0n);
}

function shareOut(
  minor: number,
  terms: readonly (number | bigint)[],
  total: number | bigint,
  mode: RemainderMode,
): number[] {
  switch (mode) {
    case "wholeUnits":
      return terms.map((term) => wholePart(minor, term, total));
    case "wholeBlocks": {
      const common = terms.map(BigInt).reduce(greatestCommonDivisor);
      const blocks = wholePart(minor, common, total);
      return terms.map((term) => wholePart(blocks, term, common));
    }
    default:
      return fail("invalidArgument", "mode", "one of wholeUnits, wholeBlocks", mode);
  }
}

/** Never further from zero than the amount, so always a number. */
function wholePart(minor: number, numerator: number | bigint, denominator: number | bigint): number {
  return Number(mulDivRound(minor, numerator, denominator, "towardsZero"));
}
