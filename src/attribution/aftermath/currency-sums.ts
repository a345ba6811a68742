import { exactMoney } from "../../money/exact-money.js";
import type { Money } from "../../money/types.js";
import { codeUnitOrder } from "../code-unit-order.js";
import { addTo, type ExactSums, totalOf } from "./exact-sums.js";

/** Sums of minor units by currency. */
export type CurrencySums = ExactSums<string>;

/** Adds an amount, if there is one. */
export function addAmount(sums: CurrencySums, value: Money | undefined): void {
  if (value !== undefined) addTo(sums, value.currency, value.minor);
}

/**
 * One amount for each currency, sorted.
 *
 * @throws `moneyOverflow` when a total is beyond ±(2^53 − 1) minor units
 */
export function amountsOf(sums: CurrencySums): Money[] {
  return [...sums]
    .sort(([a], [b]) => codeUnitOrder(a, b))
    .map(([currency, parts]) => {
      const total = totalOf(parts);
      const minor = Number(total);
      return exactMoney(Number.isSafeInteger(minor) ? minor : total, currency, "total");
    });
}
