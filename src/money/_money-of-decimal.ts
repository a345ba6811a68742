import { fail } from "../errors/creator-core-error.js";
import { type DecimalText, writeDecimal } from "../rate/_decimal-text.js";
import { exponentOf } from "./_currencies.js";
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
  const magnitude = Number(decimal.digits + "0".repeat(missing));
  if (!Number.isSafeInteger(magnitude)) return fail("moneyOverflow", path, withinLimit(exponent, currency), actual);
  return { minor: decimal.negative ? -magnitude : magnitude, currency };
}

/** In major units, as the amount was written. */
function withinLimit(exponent: number, currency: string): string {
  const most = writeDecimal({ negative: false, digits: String(Number.MAX_SAFE_INTEGER), scale: exponent });
  return `within ±${most} ${currency}, which are ±(2^53 − 1) minor units`;
}
