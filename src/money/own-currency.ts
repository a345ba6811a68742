import { fail } from "../errors/creator-core-error.js";
import { exponentOf, isIsoName } from "./_currencies.js";

const MOST_DECIMALS = 8;

/**
 * How is something counted that is no currency of ISO 4217: points, gift cards, a stablecoin? As an own currency, whose
 * code says its decimals: `"PTS:0"`. Every function of this library that takes an ISO code takes such a code as well, so
 * there is nothing to register and nothing to configure; the code can be written out as a literal, and this function is
 * the way to be told when it is not one.
 *
 * Two codes with different decimals are different currencies. Decide on the decimals once: `"USDC:6"` and `"USDC:2"` do
 * not mix, and {@link convertMoney} is the way from one to the other.
 *
 * A code of ISO 4217 is refused, because there must not be two pounds. ISO gives out codes of three letters only, so a
 * name of another length stays yours for ever.
 *
 * Complexity: O(1).
 *
 * @param name - 2 to 12 capitals and digits, the first a letter
 * @param exponent - how many decimals one unit has, 0 to 8
 * @returns the code, `name:exponent`
 * @throws `unknownCurrency` when the name is not of that form, or ISO 4217 gives it a meaning
 * @throws `invalidInteger` when the exponent is not a whole number from 0 to 8
 *
 * @example
 * ```ts
 * import { addMoney, formatMoney, money, ownCurrency } from "creator-core/money";
 *
 * const points = ownCurrency("PTS", 0); // "PTS:0"
 * money(1250, points); // => { minor: 1250, currency: "PTS:0" }
 * formatMoney(money(1250, points)); // => "PTS 1,250"
 * addMoney(money("0.000001", "USDC:6"), money("2", "USDC:6")); // => { minor: 2000001, currency: "USDC:6" }
 * ownCurrency("GBP", 2); // => throws
 * ```
 */
export function ownCurrency<Name extends string, Exponent extends number>(
  name: Name,
  exponent: Exponent,
): `${Name}:${Exponent}` {
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > MOST_DECIMALS) {
    fail("invalidInteger", "exponent", `a whole number from 0 to ${MOST_DECIMALS}`, exponent);
  }
  if (isIsoName(name)) fail("unknownCurrency", "name", "a name that ISO 4217 has given no meaning", name);
  if (typeof name === "string") {
    const code: `${Name}:${Exponent}` = `${name}:${exponent}`;
    if (exponentOf(code) !== undefined) return code;
  }
  return fail("unknownCurrency", "name", "2 to 12 capitals and digits, the first a letter", name);
}
