import { assertObjects } from "../../errors/assert-list.js";
import type { ConversionLine, OrderDiscount } from "../../models/tracking.js";
import { exactMinor } from "../../money/exact-money.js";
import type { Money } from "../../money/types.js";
import { amountOf, currencyOfLines } from "./line-amounts.js";
import { discountTotals, spreadByPrice } from "./order-discounts.js";

/**
 * What is each line's part of the discounts on its order? The lines come back with it added to their own `sellerDiscount`
 * or `platformDiscount`, whoever funded it, and whatever is computed of lines can be computed of them.
 *
 * `commissionableBase` does this itself when it is given the discounts; use this one to show the parts, or to store lines
 * that say all of their discounts. What a gift card paid is no discount, and is not spread.
 *
 * The discounts of one funder are added up and spread once, by largest remainder in proportion to the prices of the lines:
 * the parts sum to the discount to the last minor unit, and the first of equal remainders gets the odd one. Where nothing
 * has a price they are spread evenly. A line may be given more than it was priced at; what it counts for is then zero.
 *
 * @formula part of a line = discount × price / Σ prices, by largest remainder
 *
 * Units: minor units of the currency of the lines.
 * Complexity: O(n log n) for n lines.
 *
 * @param lines - the lines of one order, in one currency
 * @param orderDiscounts - what was taken off the order as a whole, and who paid for it
 * @returns the same lines, in the order given; a discount is written only where there is one
 * @throws `invalidArgument` when there are no lines, one is no object, or a discount is funded by neither
 * @throws `invalidMoney` when an amount is no money or below zero
 * @throws `currencyMismatch` when amounts are in several currencies
 * @throws `moneyOverflow`
 *
 * @example
 * ```ts
 * import { spreadOrderDiscounts } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const lines = [{ id: "a", quantity: 1, price: money("20.00", "GBP") }, { id: "b", quantity: 2, price: money("10.00", "GBP") }];
 * const spread = spreadOrderDiscounts(lines, [{ fundedBy: "seller", amount: money("5.00", "GBP") }]);
 * spread.map(({ sellerDiscount }) => sellerDiscount?.minor); // => [333, 167]
 * spread[0]?.platformDiscount; // => undefined
 *
 * // On top of what was taken off the line itself.
 * const own = [{ ...lines[0]!, sellerDiscount: money("1.00", "GBP") }];
 * spreadOrderDiscounts(own, [{ fundedBy: "seller", amount: money("5.00", "GBP") }])[0]?.sellerDiscount?.minor; // => 600
 * ```
 */
export function spreadOrderDiscounts(
  lines: readonly ConversionLine[],
  orderDiscounts: readonly OrderDiscount[],
): ConversionLine[] {
  assertObjects(lines, "lines");
  assertObjects(orderDiscounts, "orderDiscounts");
  const currency = currencyOfLines(lines, "lines");
  const { seller, platform } = discountTotals(orderDiscounts, currency, "orderDiscounts") ?? { seller: 0, platform: 0 };
  const sellerParts = spreadByPrice(seller, lines, currency, "lines");
  const platformParts = spreadByPrice(platform, lines, currency, "lines");
  const sumOf = (line: ConversionLine, of: "sellerDiscount" | "platformDiscount", index: number, part: number) =>
    ({
      minor: exactMinor(amountOf(line, of, currency, "lines", index) + part, `lines[${index}].${of}`),
      currency,
    }) satisfies Money;
  return lines.map((line, index) => ({
    ...line,
    ...(sellerParts[index] === 0 ? {} : { sellerDiscount: sumOf(line, "sellerDiscount", index, sellerParts[index]!) }),
    ...(platformParts[index] === 0
      ? {}
      : { platformDiscount: sumOf(line, "platformDiscount", index, platformParts[index]!) }),
  }));
}
