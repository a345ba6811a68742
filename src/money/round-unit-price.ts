import { fail } from "../errors/creator-core-error.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import { writeDecimal } from "../rate/_decimal-text.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { exponentOf } from "./_currencies.js";
import { assertUnitPrice } from "./assert-unit-price.js";
import type { RoundingMode, UnitPrice } from "./types.js";

const MOST_DECIMALS = 12;

/**
 * What is this price to so many decimals? The exact ratio is rounded once, to text in major units; this is the only
 * function that rounds a unit price. With the decimals of the currency the text makes an amount again:
 * `money(roundUnitPrice(price, 2), "GBP")`.
 *
 * @formula round(minor ÷ 10^exponent ÷ count, to `decimals` places)
 *
 * Units: major units of the currency (pounds) per thing counted.
 *
 * Complexity: O(1).
 *
 * @param price - an exact unit price
 * @param decimals - how many places, 0 to 12: a cost per view wants four or more, a cost per order those of the
 * currency
 * @param rounding - how a value between two of them is brought to one
 * @returns decimal text with exactly that many places; zero has no sign
 * @throws `invalidInteger` when `decimals` is not a whole number from 0 to 12 or the count is not positive
 * @throws `invalidArgument` when the rounding mode is unknown
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, roundUnitPrice, unitPrice } from "creator-core/money";
 *
 * const costPerView = unitPrice(money("50.00", "GBP"), 12_000);
 * roundUnitPrice(costPerView, 4); // => "0.0042"
 * roundUnitPrice(costPerView, 2); // => "0.00"
 * roundUnitPrice(costPerView, 2, "ceiling"); // => "0.01"
 * ```
 */
export function roundUnitPrice(
  price: UnitPrice,
  decimals: number,
  rounding: RoundingMode = "halfAwayFromZero",
): string {
  assertUnitPrice(price, "price");
  if (!Number.isSafeInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
    fail("invalidInteger", "decimals", `a whole number from 0 to ${MOST_DECIMALS}`, decimals);
  }
  const mode = asRoundingMode(rounding, "rounding");
  const denominator = BigInt(price.count) * 10n ** BigInt(exponentOf(price.currency)!);
  const rounded = BigInt(mulDivRound(price.minor, 10 ** decimals, denominator, mode));
  const negative = rounded < 0n;
  return writeDecimal({ negative, digits: String(negative ? -rounded : rounded), scale: decimals });
}
