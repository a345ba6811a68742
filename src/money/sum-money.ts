import { fail } from "../errors/creator-core-error.js";
import { isMinor } from "./_is-minor.js";
import { assertCurrency } from "./assert-currency.js";
import { assertMoney } from "./assert-money.js";
import { exactMoney } from "./exact-money.js";
import type { Money } from "./types.js";

const NOT_FORGOTTEN = 'the second argument, as in sumMoney(amounts, "GBP"), because an empty list has none';

/**
 * What does a list of amounts come to? Exact whatever the order: partial sums may pass 2^53, only a total that does
 * throws. The currency is asked for because an empty list has none.
 *
 * @formula Σ amounts
 *
 * Complexity: O(n).
 *
 * @param amounts - amounts of one currency, in any order
 * @param currency - the currency of the total
 * @returns the exact total; zero for an empty list
 * @throws `currencyMismatch` naming the first amount of another currency
 * @throws `moneyOverflow` when the total is beyond ±(2^53 − 1) minor units
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { money, sumMoney } from "creator-core/money";
 *
 * sumMoney([money("3.34", "GBP"), money("3.33", "GBP")], "GBP"); // => { minor: 667, currency: "GBP" }
 * sumMoney([], "GBP"); // => { minor: 0, currency: "GBP" }
 * ```
 */
export function sumMoney<C extends string>(amounts: readonly Money<C>[], currency: NoInfer<C>): Money<C> {
  if (currency === undefined) fail("unknownCurrency", "currency", NOT_FORGOTTEN, currency);
  assertCurrency(currency, "currency");
  if (!Array.isArray(amounts)) fail("invalidArgument", "amounts", "an array of amounts", amounts);
  let carried = 0n;
  let sum = 0;
  for (let i = 0; i < amounts.length; i += 1) {
    const amount = amounts[i]!;
    if (!isMinor(amount?.minor) || amount.currency !== currency) refuse(amount, i, currency);
    const next = sum + amount.minor;
    if (Number.isSafeInteger(next)) {
      sum = next;
    } else {
      carried += BigInt(sum); // the sum so far steps aside, exactly, and counting starts again
      sum = amount.minor;
    }
  }
  return exactMoney(total(carried, sum), currency, "total");
}

function total(carried: bigint, sum: number): number | bigint {
  const exact = carried + BigInt(sum);
  const rounded = Number(exact);
  return Number.isSafeInteger(rounded) ? rounded : exact;
}

function refuse(amount: Money, index: number, currency: string): never {
  assertMoney(amount, `amounts[${index}]`);
  return fail("currencyMismatch", `amounts[${index}].currency`, currency, amount.currency);
}
