import { fail } from "../errors/creator-core-error.js";
import { exponentOf } from "./_currencies.js";
import { currencyRule } from "./_currency-rule.js";

/**
 * The guard of the areas for a currency code.
 *
 * @throws `unknownCurrency` naming `path`
 * @internal
 */
export function assertCurrency(value: unknown, path: string): asserts value is string {
  if (exponentOf(value) === undefined) fail("unknownCurrency", path, currencyRule(value), value);
}

/**
 * The guard for the currency that comes after an amount: who gave them the other way round is told so.
 *
 * @throws `unknownCurrency` naming `currency`
 * @internal
 */
export function assertCurrencyAfter(amount: unknown, currency: unknown): asserts currency is string {
  if (exponentOf(currency) !== undefined) return;
  const rule =
    exponentOf(amount) === undefined ? currencyRule(currency) : "a currency code: the order is amount, currency";
  fail("unknownCurrency", "currency", rule, currency);
}
