import { fail } from "../errors/creator-core-error.js";
import { assertMoney } from "./assert-money.js";
import type { Money, UnitPrice } from "./types.js";

/**
 * What did one of these cost, exactly? The answer is the ratio itself, because £50.00 for 12,000 views is £0.0041666…
 * a view and no amount of money. Round it for display or for a decision with {@link roundUnitPrice}, read it as a number
 * with {@link unitPriceValue}.
 *
 * @formula amount ÷ count, kept as a ratio
 *
 * Units: minor units of the currency per thing counted.
 *
 * Complexity: O(1).
 *
 * @param amount - what was paid
 * @param count - how many things it bought: views, orders, assets
 * @returns the ratio, as given: it is not reduced, so the count can still be read from it
 * @throws `invalidInteger` when `count` is not a safe integer of at least 1
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, unitPrice } from "creator-core/money";
 *
 * unitPrice(money("50.00", "GBP"), 12_000); // => { minor: 5000, count: 12000, currency: "GBP" }
 * ```
 */
export function unitPrice<C extends string>(amount: Money<C>, count: number): UnitPrice<C> {
  assertMoney(amount, "amount");
  if (!Number.isSafeInteger(count) || count < 1) fail("invalidInteger", "count", "a whole number of at least 1", count);
  return { minor: amount.minor, count, currency: amount.currency };
}
