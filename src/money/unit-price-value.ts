import { exponentOf } from "./_currencies.js";
import { assertUnitPrice } from "./assert-unit-price.js";
import type { UnitPrice } from "./types.js";

/**
 * What is this price as a plain number, for a chart, a ranking or a threshold? It is a floating-point
 * number and no money: never add such numbers up to an amount. For text use {@link roundUnitPrice}.
 *
 * @formula minor ÷ 10^exponent ÷ count
 *
 * Units: major units of the currency (pounds) per thing counted.
 *
 * Complexity: O(1).
 *
 * @param price - an exact unit price
 * @returns a finite number
 * @throws `invalidInteger` when the count is not positive
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, unitPrice, unitPriceValue } from "creator-core/money";
 *
 * unitPriceValue(unitPrice(money("50.00", "GBP"), 4_000)); // => 0.0125
 * unitPriceValue(unitPrice(money("500", "JPY"), 4)); // => 125
 * ```
 */
export function unitPriceValue(price: UnitPrice): number {
  assertUnitPrice(price, "price");
  return price.minor / (price.count * 10 ** exponentOf(price.currency)!);
}
