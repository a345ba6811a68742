import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import { moneyOfDecimal } from "./_money-of-decimal.js";
import { readMoneyText } from "./_read-money-text.js";
import { assertCurrencyAfter } from "./assert-currency.js";
import type { Money } from "./types.js";

/** How {@link parseMoney} reads separators. */
export interface ParseMoneyOptions {
  /** The sign before the decimals; needed for texts such as "1,234", which alone can be read in two ways. */
  readonly decimalSeparator?: "." | ",";
}

/**
 * Which amount does this text from a spreadsheet mean? It reads what people and exports write: symbol or code before or
 * after, grouped digits, a minus sign or bookkeepers' brackets. Use {@link money} for plain decimals.
 *
 * Strict on purpose: a text that can be read in two ways is refused, never guessed. `"1,234"` is one; say
 * `decimalSeparator` for the whole file, as soon as it is known which one the file uses, and it is not. Groups must be of three digits with one separator (comma, point,
 * blank or apostrophe); a mark must belong to the currency; nothing is rounded.
 *
 * Complexity: O(1); a text of more than 64 characters is refused unread.
 *
 * @param text - the text of one cell
 * @param currency - ISO 4217 code in capitals, or an own currency; the text may repeat it but never decides it
 * @param options - `decimalSeparator`: "." or "," when the file is known to use it
 * @returns the exact amount
 * @throws `invalidMoney` when the text cannot be read in exactly one way, carries another currency's mark or too many
 * decimals
 * @throws `unknownCurrency`
 * @throws `moneyOverflow` beyond ±(2^53 − 1) minor units
 *
 * @example
 * ```ts
 * import { parseMoney } from "creator-core/money";
 *
 * parseMoney("£1,234.50", "GBP"); // => { minor: 123450, currency: "GBP" }
 * parseMoney("1.234,50 €", "EUR"); // => { minor: 123450, currency: "EUR" }
 * parseMoney("(12.00)", "GBP"); // => { minor: -1200, currency: "GBP" }
 * parseMoney("1,234", "GBP", { decimalSeparator: "." }); // => { minor: 123400, currency: "GBP" }
 * parseMoney("¥1,250", "JPY"); // => { minor: 1250, currency: "JPY" }
 * parseMoney("1,250 PTS", "PTS:0"); // => { minor: 1250, currency: "PTS:0" }
 * ```
 */
export function parseMoney<C extends string>(text: string, currency: C, options: ParseMoneyOptions = {}): Money<C> {
  assertCurrencyAfter(text, currency);
  assertObject(options, "options");
  const { decimalSeparator } = options;
  if (decimalSeparator !== undefined && decimalSeparator !== "." && decimalSeparator !== ",") {
    return fail("invalidArgument", "options.decimalSeparator", '"." or ","', decimalSeparator);
  }
  if (typeof text !== "string") return fail("invalidMoney", "text", 'text such as "£1,234.50"', text);
  const reading = readMoneyText(text, currency, decimalSeparator);
  if (typeof reading === "string") return fail("invalidMoney", "text", reading, text);
  return moneyOfDecimal(reading, currency, "text", text);
}
