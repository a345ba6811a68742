import { addMoney } from "../money/add-money.js";
import { convertMoney } from "../money/convert-money.js";
import type { FxRate, Money } from "../money/types.js";
import { zeroMoney } from "../money/zero-money.js";
import { plainDateAt } from "../time/plain-date-at.js";
import type { Instant, TimeZone } from "../time/types.js";

/** Brings amounts into the one currency in which creators and campaigns are compared. */
export interface ReportingCurrency {
  readonly currency: string;
  /** The amount in the reporting currency, or `null` when no rate is known. */
  readonly convert: (amount: Money) => Money | null;
  /** The sum in the reporting currency, each amount converted and rounded by itself; `null` when a rate is missing. */
  readonly total: (amounts: readonly Money[]) => Money | null;
  /** The currencies for which a rate was asked and not found, sorted. */
  readonly missing: () => readonly string[];
}

/**
 * For every currency the latest rate that was known on the day of `asOf`; a rate is never inverted.
 *
 * @param fxRates - one for each pair and day
 */
export function reportingCurrency(
  currency: string,
  fxRates: readonly FxRate[],
  asOf: Instant,
  timeZone: TimeZone,
): ReportingCurrency {
  const today = plainDateAt(asOf, timeZone);
  const latest = new Map<string, FxRate>();
  for (const fx of fxRates) {
    const known = latest.get(fx.from);
    if (fx.to === currency && fx.date <= today && (known === undefined || fx.date > known.date))
      latest.set(fx.from, fx);
  }
  const missing = new Set<string>();
  const convert = (amount: Money): Money | null => {
    if (amount.currency === currency) return amount;
    const fx = latest.get(amount.currency);
    if (fx !== undefined) return convertMoney(amount, fx);
    missing.add(amount.currency);
    return null;
  };
  const total = (amounts: readonly Money[]): Money | null => {
    let sum: Money | null = zeroMoney(currency);
    for (const amount of amounts) {
      const converted = convert(amount);
      sum = sum === null || converted === null ? null : addMoney(sum, converted);
    }
    return sum;
  };
  return { currency, convert, total, missing: () => [...missing].sort() };
}
