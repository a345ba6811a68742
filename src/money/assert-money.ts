import { fail } from "../errors/creator-core-error.js";
import { exponents } from "./_currencies.js";
import { assertCurrency } from "./assert-currency.js";
import type { Money } from "./types.js";

/**
 * The guard of the areas for an amount: cheap enough for every call, with the path of what is wrong only when something
 * is. −0 is let in; every result of this module makes it 0.
 *
 * @throws `invalidMoney` when it is not `{ minor, currency }` or `minor` is not a safe integer
 * @throws `unknownCurrency` when the code is not in ISO 4217. Both name `path`.
 * @internal
 */
export function assertMoney(value: unknown, path: string): asserts value is Money {
  const { minor, currency } = (value ?? {}) as Partial<Money>;
  if (Number.isSafeInteger(minor) && exponents.has(currency)) return;
  if (typeof value !== "object" || value === null) fail("invalidMoney", path, "{ minor, currency }", value);
  if (!Number.isSafeInteger(minor)) fail("invalidMoney", `${path}.minor`, "a safe integer of minor units", minor);
  assertCurrency(currency, `${path}.currency`);
}
