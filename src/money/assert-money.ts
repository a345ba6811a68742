import { fail } from "../errors/creator-core-error.js";
import { exponentOf } from "./_currencies.js";
import { isMinor, minorRule } from "./_is-minor.js";
import { assertCurrency } from "./assert-currency.js";
import type { Money } from "./types.js";

/**
 * The guard of the areas for an amount: cheap enough for every call, with the path of what is wrong only when something
 * is. It lets in what the schema of an amount lets in, and keys beside the two.
 *
 * @throws `invalidMoney` when it is not `{ minor, currency }`, or `minor` is not a safe integer or is −0
 * @throws `unknownCurrency` when the code is neither in ISO 4217 nor one's own. Both name `path`.
 * @internal
 */
export function assertMoney(value: unknown, path: string): asserts value is Money {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return fail("invalidMoney", path, "{ minor, currency }", value);
  }
  const { minor, currency } = value as Partial<Money>;
  if (!isMinor(minor)) fail("invalidMoney", `${path}.minor`, minorRule(minor), minor);
  if (exponentOf(currency) === undefined) assertCurrency(currency, `${path}.currency`);
}
