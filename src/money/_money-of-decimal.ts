import { fail } from "../errors/creator-core-error.js";
import type { DecimalText } from "../rate/_decimal-text.js";
import { exponentOf } from "./_currencies.js";
import { exactMoney } from "./exact-money.js";
import type { Money } from "./types.js";

/**
 * A decimal of major units as money, refusing what would have to be rounded. `actual` is what the caller was given, for
 * the message.
 *
 * @throws `invalidMoney` or `moneyOverflow` naming `path`
 * @internal
 */
export function moneyOfDecimal<C extends string>(
  decimal: DecimalText,
  currency: C,
  path: string,
  actual: string | number,
): Money<C> {
  const exponent = exponentOf(currency)!;
  const missing = exponent - decimal.scale;
  if (missing < 0) {
    return fail("invalidMoney", path, `an amount with at most ${exponent} decimals, as ${currency} has`, actual);
  }
  const digits = decimal.digits + "0".repeat(missing);
  const magnitude = Number(digits);
  if (!Number.isSafeInteger(magnitude)) return exactMoney(BigInt(digits), currency, path); // throws, with all digits
  return exactMoney(decimal.negative ? -magnitude : magnitude, currency, path);
}
