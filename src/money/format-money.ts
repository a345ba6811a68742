import { assertObject } from "../errors/assert-object.js";
import { nameOfCurrency } from "./_currencies.js";
import { formatInLocale } from "./_format-in-locale.js";
import { toDecimalString } from "./to-decimal-string.js";
import type { Money } from "./types.js";

/** How {@link formatMoney} presents an amount. */
export interface FormatMoneyOptions {
  /** BCP 47 language tag, such as "de-DE": the format of that locale instead of the house format. */
  readonly locale?: string;
}

const symbols: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["GBP", "£"],
  ["EUR", "€"],
  ["USD", "$"],
  ["JPY", "¥"],
]);

/**
 * How is this amount shown to people? By default in the house format, the same on every machine: for statements,
 * explanations and logs. With a locale, as the reader's language writes it. For other programs use
 * {@link toDecimalString}.
 *
 * The amount is formatted from its exact decimal text, never through a floating-point number.
 *
 * Complexity: O(1); the formatters of a locale are made once and kept.
 *
 * @param amount - an amount
 * @param options - `locale`: a BCP 47 language tag. Its output is that of the platform's `Intl` and changes with it.
 * @returns sign, symbol (£ € $ ¥, else the code and a space), digits grouped in threes, all decimals of the currency. An
 * own currency is shown by its name: with `"PTS:0"`, that is "PTS", where a locale writes a code.
 * @throws `invalidArgument` when the locale is not a language tag, or the options are no object
 * @throws `invalidMoney`, `unknownCurrency`
 *
 * @example
 * ```ts
 * import { formatMoney, money } from "creator-core/money";
 *
 * formatMoney(money("1234.50", "GBP")); // => "£1,234.50"
 * formatMoney(money("-1.81", "GBP")); // => "-£1.81"
 * formatMoney(money("1250", "JPY")); // => "¥1,250"
 * formatMoney(money("-0.926", "KWD")); // => "-KWD 0.926"
 * formatMoney(money("12.5", "USDC:6")); // => "USDC 12.500000"
 * formatMoney(money("1234.50", "GBP"), { locale: "en-GB" }); // => "£1,234.50"
 * ```
 */
export function formatMoney(amount: Money, options: FormatMoneyOptions = {}): string {
  const text = toDecimalString(amount);
  assertObject(options, "options");
  const { locale } = options;
  if (locale !== undefined) return formatInLocale(text, amount.currency, locale);

  const sign = amount.minor < 0 ? "-" : "";
  const [whole = "", fraction] = text.slice(sign.length).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return sign + (symbols.get(amount.currency) ?? `${nameOfCurrency(amount.currency)} `) + digits;
}
