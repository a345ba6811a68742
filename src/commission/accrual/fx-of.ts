import type { FxRate } from "../../money/types.js";
import { zoneClock } from "../../time/zone-clock.js";
import type { CompiledTerms } from "../terms/compiled.js";
import { rateOn } from "./fx.js";
import type { SaleHistory } from "./known-sale.js";

/** The part of compiled terms that says what currency is paid, and by whose calendar. */
export type PayingTerms = Pick<CompiledTerms, "currency" | "zone">;

/** Whether a sale has to be converted before these terms can pay on it. */
export function needsFx({ currency }: SaleHistory, terms: PayingTerms): boolean {
  return terms.currency !== null && currency !== null && currency !== terms.currency;
}

/**
 * The rate at which a sale is converted to the currency of the terms: the latest that is dated on or before the day of the
 * sale in their zone. `null` when nothing has to be converted, and when there is no such rate (see `fxMissing`).
 */
export function fxOf(history: SaleHistory, terms: PayingTerms): FxRate | null {
  const { currency, rates, at } = history;
  if (currency === null || terms.currency === null || currency === terms.currency || rates.size === 0) return null;
  return rateOn(rates, currency, terms.currency, zoneClock(terms.zone).dayAt(at));
}

/** Whether a sale would have to be converted, and there is no rate for its day. */
export function fxMissing(history: SaleHistory, terms: PayingTerms): boolean {
  return needsFx(history, terms) && fxOf(history, terms) === null;
}
