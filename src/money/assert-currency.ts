import { fail } from "../errors/creator-core-error.js";
import { CURRENCY_RULE, exponentOf } from "./_currencies.js";

/**
 * The guard of the areas for a currency code.
 *
 * @throws `unknownCurrency` naming `path`
 * @internal
 */
export function assertCurrency(value: unknown, path: string): asserts value is string {
  if (exponentOf(value) === undefined) fail("unknownCurrency", path, CURRENCY_RULE, value);
}
