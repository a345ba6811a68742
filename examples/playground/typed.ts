import { type Money, parseMoney } from "creator-core/money";
import { compareRates, percent, type Rate } from "creator-core/rate";
import { type CompactNumber, parseCompactNumber } from "creator-core/statistics";
import { needs, type Troubles } from "./troubles.js";

/** From one typed text to one value of the library. What cannot be read is a trouble at its field, never a guess. */

export type Count = Extract<CompactNumber, { readonly ok: true }>;

/** `"12,500"` and `"12.5K"`. */
export function countOf(text: string, field: string, troubles: Troubles): Count | undefined {
  const read = parseCompactNumber(text);
  if (read.ok) return read;
  troubles.add(field, needs(read.issue.expected ?? "a number"));
  return undefined;
}

/** An amount of zero or more, with a decimal point: `"£1,234.50"`. */
export function moneyOf(text: string, currency: string, field: string, troubles: Troubles): Money | undefined {
  const amount = troubles.attempt(field, () => parseMoney(text.trim(), currency, { decimalSeparator: "." }));
  if (amount === undefined || amount.minor >= 0) return amount;
  troubles.add(field, needs("an amount of zero or more"));
  return undefined;
}

/** `"15"` and `"15 %"` are both fifteen per cent. */
export function percentOf(text: string, field: string, troubles: Troubles): Rate | undefined {
  const share = troubles.attempt(field, () => percent(text.trim().replace(/\s*%$/, "")));
  if (share === undefined || (compareRates(share, "0") >= 0 && compareRates(share, "1") <= 0)) return share;
  troubles.add(field, needs("from 0 to 100 per cent"));
  return undefined;
}
