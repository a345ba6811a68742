import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { formatMoney } from "../money/format-money.js";
import { multiplyMoney } from "../money/multiply-money.js";
import type { Money } from "../money/types.js";
import { amountLine, counted } from "./trace.js";
import type { Commission } from "./types.js";

/**
 * What is a fixed amount for each order worth?
 *
 * It ignores prices and discounts: an order counts once, however many lines it has. For a share of the value use
 * `percentCommission`.
 *
 * @formula amount × orders
 *
 * Units: minor units of the currency of the amount.
 * Complexity: O(1).
 *
 * @param amount - what one order pays
 * @param options - `orders`: how many; 1 unless given
 * @returns the total and the line that made it
 * @throws `invalidMoney` when the amount is no money
 * @throws `invalidInteger` when `orders` is not a whole number from 0
 * @throws `invalidArgument` when the options are no object
 *
 * @example
 * ```ts
 * import { flatCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * flatCommission(money("5.00", "GBP")).total; // => { minor: 500, currency: "GBP" }
 * flatCommission(money("5.00", "GBP"), { orders: 3 }).total.minor; // => 1500
 * flatCommission(money("5.00", "GBP"), { orders: 3 }).lines[0]?.note; // => "£5.00 for each of 3 orders"
 * flatCommission(money("5.00", "GBP"), { orders: 0 }).total.minor; // => 0
 * ```
 */
export function flatCommission<C extends string>(
  amount: Money<C>,
  options: { readonly orders?: number } = {},
): Commission<C> {
  assertObject(options, "options");
  const { orders = 1 } = options;
  if (!Number.isSafeInteger(orders) || orders < 0) {
    fail("invalidInteger", "options.orders", "a whole number of orders, 0 or more", orders);
  }
  const total = multiplyMoney(amount, orders + 0);
  const note =
    orders === 1
      ? `${formatMoney(amount)} for the order`
      : `${formatMoney(amount)} for each of ${counted(orders, "order")}`;
  return { total, lines: [amountLine(total, note)] };
}
