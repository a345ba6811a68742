import { fail } from "../errors/creator-core-error.js";
import { assertMoney } from "./assert-money.js";
import type { Money } from "./types.js";

/** A slip of the hand such as a count of milliseconds must not fill the memory with shares. */
const MOST_PARTS = 1_000_000;

/**
 * How is an amount shared out equally, to the last penny? The parts sum to the amount and differ by at most one minor
 * unit; the first ones are the larger. Use {@link allocateMoney} for unequal shares, and {@link allocateWithRemainder} with
 * equal weights when nobody is to get more than another.
 *
 * @formula part = ⌊amount ÷ parts⌋, and one minor unit more for the first (amount mod parts) of them
 *
 * Complexity: O(parts).
 *
 * @param amount - an amount of any sign; the split of −x is the exact negative of the split of x
 * @param parts - how many, from 1 to 1,000,000
 * @returns the parts, larger ones first
 * @throws `invalidInteger` when `parts` is not a whole number from 1 to 1,000,000
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, splitMoney } from "creator-core/money";
 *
 * splitMoney(money("10.00", "GBP"), 3).map((part) => part.minor); // => [334, 333, 333]
 * splitMoney(money("-0.02", "GBP"), 3).map((part) => part.minor); // => [-1, -1, 0]
 * ```
 */
export function splitMoney<C extends string>(amount: Money<C>, parts: number): Money<C>[] {
  assertMoney(amount, "amount");
  if (!Number.isSafeInteger(parts) || parts < 1 || parts > MOST_PARTS) {
    const hint = Array.isArray(parts) ? "; allocateMoney shares by weights" : "";
    fail("invalidInteger", "parts", `a whole number from 1 to ${MOST_PARTS}${hint}`, parts);
  }
  const { minor, currency } = amount;
  const left = minor % parts; // of the sign of the amount
  const smaller = (minor - left) / parts;
  const larger = smaller + Math.sign(left);
  const split = new Array<Money<C>>(parts); // growing it costs more than filling it
  for (let i = 0; i < parts; i += 1) split[i] = { minor: i < Math.abs(left) ? larger : smaller, currency };
  return split;
}
