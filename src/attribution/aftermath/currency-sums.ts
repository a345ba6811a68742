import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { exactMoney } from "../../money/exact-money.js";
import type { Money } from "../../money/types.js";

/** A sum of minor units, exact at any size: what no longer fits a safe integer steps aside. */
interface CurrencySum {
  readonly currency: string;
  minor: number;
  aside: bigint;
}

/** Sums of minor units by currency. There are few currencies, so looking through a list is quickest. */
export type CurrencySums = CurrencySum[];

/** Adds minor units, which may be zero or less, to the sum of a currency. */
export function addMinor(sums: CurrencySums, currency: string, minor: number): void {
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i]!;
    if (sum.currency !== currency) continue;
    const next = sum.minor + minor;
    if (Number.isSafeInteger(next)) {
      sum.minor = next;
    } else {
      sum.aside += BigInt(sum.minor);
      sum.minor = minor;
    }
    return;
  }
  sums.push({ currency, minor, aside: 0n });
}

/** Adds an amount, if there is one. */
export function addAmount(sums: CurrencySums, value: Money | undefined): void {
  if (value !== undefined) addMinor(sums, value.currency, value.minor);
}

/** Adds every sum of `more`. */
export function addSums(sums: CurrencySums, more: CurrencySums): void {
  for (const { currency, minor, aside } of more) {
    addMinor(sums, currency, minor);
    if (aside !== 0n) sums.find((sum) => sum.currency === currency)!.aside += aside;
  }
}

/**
 * One amount for each currency, sorted.
 *
 * @throws `moneyOverflow` when a total is beyond ±(2^53 − 1) minor units
 */
export function amountsOf(sums: CurrencySums): Money[] {
  return sums
    .map(({ currency, minor, aside }) =>
      exactMoney(aside === 0n ? minor : exactNumber(aside + BigInt(minor)), currency, "total"),
    )
    .sort((a, b) => codeUnitOrder(a.currency, b.currency));
}

/** A number where it is one exactly. */
function exactNumber(total: bigint): number | bigint {
  const number = Number(total);
  return Number.isSafeInteger(number) ? number : total;
}
