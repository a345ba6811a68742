import { fail } from "../errors/creator-core-error.js";
import { exponents } from "./_currencies.js";

/**
 * The guard of the areas for a currency code.
 *
 * @throws `unknownCurrency` naming `path`
 * @internal
 */
export function assertCurrency(value: unknown, path: string): asserts value is string {
  if (!exponents.has(value)) fail("unknownCurrency", path, "an ISO 4217 code in capitals with a minor unit", value);
}
