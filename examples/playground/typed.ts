import { currencyExponent, type Money, parseMoney } from "creator-core/money";
import { compareRates, percent, type Rate } from "creator-core/rate";
import { type CompactNumber, parseCompactNumber } from "creator-core/statistics";
import type { Troubles } from "./troubles.js";

/** From one typed text to one value of the library. What cannot be read is a trouble at its field, never a guess. */

export type Count = Extract<CompactNumber, { readonly ok: true }>;

/** `"12,500"` and `"12.5K"`. */
export function countOf(text: string, field: string, troubles: Troubles, such = "12,500 or 12.5K"): Count | undefined {
  const read = parseCompactNumber(text);
  if (read.ok) return read;
  const tooLarge = read.issue.code === "outOfRange";
  troubles.add(field, tooLarge ? "This number is too large." : `Type a whole number, such as ${such}.`);
  return undefined;
}

/** An amount of zero or more, with a decimal point: `"£1,234.50"`. */
export function moneyOf(text: string, currency: string, field: string, troubles: Troubles): Money | undefined {
  const amount = troubles.attempt(
    () => parseMoney(text.trim(), currency, { decimalSeparator: "." }),
    ({ code }) => [
      field,
      code === "moneyOverflow" ? "This amount is too large to be exact." : amountWords(text, currency),
    ],
  );
  if (amount === undefined || amount.minor >= 0) return amount;
  troubles.add(field, "An amount here is zero or more.");
  return undefined;
}

function amountWords(text: string, currency: string): string {
  const exponent = currencyExponent(currency);
  const [, decimals = ""] = /^\D{0,4}[\d,]+\.(\d*?)0*\D{0,4}$/.exec(text.trim()) ?? [];
  if (decimals.length > exponent) return tooManyDecimals(currency);
  const such = `250${exponent === 0 ? "" : `.${"0".repeat(exponent)}`}`;
  if (text.trim() === "") return `Type an amount, such as ${such}.`;
  return exponent === 0
    ? `Type whole ${currency}, such as ${such}.`
    : `Type ${currency} with a point, such as ${such}.`;
}

/** The same words at every amount, so that they can be counted. */
function tooManyDecimals(currency: string): string {
  const exponent = currencyExponent(currency);
  return exponent === 0 ? `${currency} has no decimals.` : `${currency} has ${exponent} decimals at most.`;
}

/** Amounts typed for another currency: said once where the currency is chosen, beside the word at each of them. */
export function noteDecimals(currency: string, troubles: Troubles): void {
  const count = [...troubles.byField.values()].filter((message) => message === tooManyDecimals(currency)).length;
  if (count < 2) return;
  const exponent = currencyExponent(currency);
  const most = exponent === 0 ? `has none. Type whole ${currency}` : `has ${exponent} at most`;
  const have = exponent === 0 ? "have decimals" : "have more decimals";
  troubles.note("currency", "caution", `${count} amounts below ${have}, and ${currency} ${most}.`);
}

/** `"15"` and `"15 %"` are both fifteen per cent. */
export function percentOf(text: string, field: string, troubles: Troubles): Rate | undefined {
  const plain = text.trim().replace(/\s*%$/, "");
  const share = troubles.attempt(
    () => percent(plain),
    () => [
      field,
      /^\d+(\.\d+)?$/.test(plain) ? "This has too many digits." : "Type per cent with a point, such as 12.5.",
    ],
  );
  if (share === undefined || (compareRates(share, "0") >= 0 && compareRates(share, "1") <= 0)) return share;
  troubles.add(field, "Type a number from 0 to 100.");
  return undefined;
}
