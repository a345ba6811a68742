import type { FxRate } from "../money/types.js";

/**
 * One rate of each pair of currencies for each day. Where several sources have one, the choice goes by their names and
 * then by the rates, by code units, so that it does not depend on the order of the facts.
 */
export function oneRateADay(fxRates: readonly FxRate[]): readonly FxRate[] {
  const chosen = new Map<string, FxRate>();
  for (const fx of fxRates) {
    const key = JSON.stringify([fx.from, fx.to, fx.date]);
    const other = chosen.get(key);
    if (other === undefined || isPreferred(fx, other)) chosen.set(key, fx);
  }
  return [...chosen.values()];
}

function isPreferred(a: FxRate, b: FxRate): boolean {
  return a.source === b.source ? a.rate > b.rate : a.source > b.source;
}
