import { fail } from "../errors/creator-core-error.js";
import { assertMoney } from "./assert-money.js";
import type { Money } from "./types.js";

/**
 * The guard of every function of two amounts: both are money, and of one currency.
 *
 * @throws `invalidMoney`, `unknownCurrency`, or `currencyMismatch` naming the second amount
 * @internal
 */
export function assertSameCurrency(left: Money, right: Money, leftPath = "left", rightPath = "right"): void {
  assertMoney(left, leftPath);
  assertMoney(right, rightPath);
  if (left.currency !== right.currency) {
    fail("currencyMismatch", `${rightPath}.currency`, `${left.currency}, as ${leftPath}`, right.currency);
  }
}
