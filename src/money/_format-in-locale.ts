import { fail } from "../errors/creator-core-error.js";
import { exponentOf, nameOfCurrency } from "./_currencies.js";

/** Making a formatter costs 500 times as much as using it. The limit keeps a stream of odd locales from piling up. */
const MOST_KEPT = 256;
const formatters = /* @__PURE__ */ new Map<string, Map<string, Intl.NumberFormat>>();
let kept = 0;

/**
 * Exact decimal text in the format of a locale, with all decimals of the currency.
 *
 * @throws `invalidArgument` when the locale is not a language tag
 * @internal
 */
export function formatInLocale(decimal: string, currency: string, locale: string): string {
  if (typeof locale !== "string") return refuse(locale); // `Intl` takes a number for the locale of the machine
  const formatter = formatters.get(locale)?.get(currency) ?? remember(locale, currency);
  // Since ES2023 `format` takes decimal text and formats it exactly; the ES2022 types do not say so yet.
  const exact = decimal as unknown as number;
  const name = nameOfCurrency(currency);
  if (name === currency) return formatter.format(exact);
  return formatter
    .formatToParts(exact)
    .map(({ type, value }) => (type === "currency" ? name : value))
    .join("");
}

function remember(locale: string, currency: string): Intl.NumberFormat {
  const formatter = create(locale, currency);
  if (kept >= MOST_KEPT) {
    formatters.clear();
    kept = 0;
  }
  const ofLocale = formatters.get(locale) ?? new Map<string, Intl.NumberFormat>();
  formatters.set(locale, ofLocale.set(currency, formatter));
  kept += 1;
  return formatter;
}

/** `Intl` knows three letters only. "No currency" stands in for one's own and gives way to its name. */
const STAND_IN = "XXX";

function create(locale: string, currency: string): Intl.NumberFormat {
  const digits = exponentOf(currency)!;
  const isOwn = nameOfCurrency(currency) !== currency;
  try {
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency: isOwn ? STAND_IN : currency,
      currencyDisplay: isOwn ? "code" : "symbol",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  } catch {
    return refuse(locale);
  }
}

function refuse(locale: unknown): never {
  return fail("invalidArgument", "options.locale", 'a BCP 47 language tag such as "en-GB"', locale);
}
