import { fail } from "../errors/creator-core-error.js";
import { exponents } from "./_currencies.js";

/** Making a formatter costs 500 times as much as using it. The limit keeps a stream of odd locales from piling up. */
const MOST_KEPT = 256;
const formatters = /* @__PURE__ */ new Map<string, Map<string, Intl.NumberFormat>>();
let kept = 0;

/**
 * Exact decimal text in the format of a locale, with all decimals that ISO 4217 gives the currency.
 *
 * @throws `invalidArgument` when the locale is not a language tag
 * @internal
 */
export function formatInLocale(decimal: string, currency: string, locale: string): string {
  const formatter = formatters.get(locale)?.get(currency) ?? remember(locale, currency);
  // Since ES2023 `format` takes decimal text and formats it exactly; the ES2022 types do not say so yet.
  return formatter.format(decimal as unknown as number);
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

function create(locale: string, currency: string): Intl.NumberFormat {
  const digits = exponents.get(currency)!;
  try {
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  } catch {
    return fail("invalidArgument", "options.locale", 'a BCP 47 language tag such as "en-GB"', locale);
  }
}
