import { type DecimalText, readDecimal } from "../rate/_decimal-text.js";
import { exponentOf, nameOfCurrency } from "./_currencies.js";

/** Longer texts are refused before any pattern looks at them. */
const LONGEST = 64;

/** How people mark amounts, beside the code itself. "$" is read as the currency that the caller names. */
const marks: Readonly<Record<string, readonly string[]>> = {
  AUD: ["$", "A$", "AU$"],
  BRL: ["R$"],
  CAD: ["$", "C$", "CA$"],
  CNY: ["¥", "￥", "CN¥"],
  CZK: ["Kč"],
  DKK: ["kr", "kr."],
  EUR: ["€"],
  GBP: ["£"],
  HKD: ["$", "HK$"],
  IDR: ["Rp"],
  ILS: ["₪"],
  INR: ["₹"],
  JPY: ["¥", "￥"],
  KRW: ["₩"],
  MXN: ["$", "MX$"],
  MYR: ["RM"],
  NGN: ["₦"],
  NOK: ["kr"],
  NZD: ["$", "NZ$"],
  PHP: ["₱"],
  PLN: ["zł"],
  SEK: ["kr"],
  SGD: ["$", "S$"],
  THB: ["฿"],
  TRY: ["₺"],
  TWD: ["$", "NT$"],
  UAH: ["₴"],
  USD: ["$", "US$"],
  VND: ["₫"],
  ZAR: ["R"],
};

/** sign, mark, sign, number, mark. Whether the number is well formed is settled by {@link plainNumber}. */
const AMOUNT = /* @__PURE__ */ amountPattern("[^\\d\\s,'’()+−-]*");

function amountPattern(mark: string): RegExp {
  const number = "\\d(?:[\\d.,'’ \\u00A0\\u2009\\u202F]*\\d)?";
  return new RegExp(`^([-−+]?)\\s*(${mark})\\s*([-−+]?)\\s*(${number})\\s*(${mark})$`);
}

/** An own name may hold digits, so only itself is taken for the mark, and not the beginning of a longer name. */
function patternFor(currency: string): RegExp {
  const name = nameOfCurrency(currency);
  return name === currency ? AMOUNT : amountPattern(`(?:${name}(?![A-Za-z\\d]))?`);
}

/** Groups by point, comma, apostrophe or blank: plain, no-break, thin, or narrow no-break. */
const GROUPED = /^[1-9]\d{0,2}([.,'’ \u00A0\u2009\u202F])\d{3}(?:\1\d{3})*$/;

/**
 * Text made for people as a decimal in major units; when it cannot be read in exactly one way, the rule that it breaks.
 *
 * @internal
 */
export function readMoneyText(text: string, currency: string, decimalSeparator?: "." | ","): DecimalText | string {
  if (text.length > LONGEST) return `text of at most ${LONGEST} characters`;
  const trimmed = text.trim();
  if (trimmed === "") return `an amount in ${currency}, and not empty`;
  const oneReading = `an amount in ${currency} that can be read in exactly one way`;
  const inner = /^\((.*)\)$/.exec(trimmed)?.[1]; // bookkeepers' brackets: a negative amount
  const match = patternFor(currency).exec(inner ?? trimmed);
  if (match === null) return oneReading;

  const [, signBefore = "", markBefore = "", signAfter = "", number = "", markAfter = ""] = match;
  const foreign = [markBefore, markAfter].find((mark) => !isMark(mark, currency));
  if (foreign !== undefined) return `an amount in ${currency}, of which "${foreign}" is no sign`;
  const signs = signBefore + signAfter + (inner === undefined ? "" : "-");
  if (signs.length > 1 || (markBefore !== "" && markAfter !== "")) return oneReading;

  const separator = decimalSeparator ?? guessSeparator(number, currency);
  if (separator === undefined) return `${oneReading}, not as ${bothReadings(number)}: say decimalSeparator`;
  const plain = plainNumber(number, separator);
  return plain === undefined ? oneReading : readDecimal(signs === "" || signs === "+" ? plain : `-${plain}`)!;
}

function isMark(mark: string, currency: string): boolean {
  return mark === "" || mark === nameOfCurrency(currency) || (marks[currency]?.includes(mark) ?? false);
}

/** "1,234" is "1234 or 1.234". */
function bothReadings(number: string): string {
  return `${number.replace(/\D/g, "")} or ${number.replace(",", ".")}`;
}

/** Without its grouping, with a point. Groups are of three digits, all with one separator, and never of zeros alone. */
function plainNumber(number: string, separator: "." | ","): string | undefined {
  const [whole = "", fraction, ...more] = number.split(separator);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  if (!/^\d+$/.test(whole) && !GROUPED.test(whole)) return undefined;
  const digits = whole.replace(/\D/g, "");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/**
 * Which separator begins the decimals, where the text itself decides: the last of two kinds; the one that is not
 * repeated; a single one that cannot be grouping. A single one before exactly three digits ("1,234") could be either,
 * and is left undecided, except in a currency without decimals.
 */
function guessSeparator(number: string, currency: string): "." | "," | undefined {
  const point = number.lastIndexOf(".");
  const comma = number.lastIndexOf(",");
  if (point >= 0 && comma >= 0) return point > comma ? "." : ",";
  if (point < 0 && comma < 0) return ".";

  const [used, other] = point >= 0 ? ([".", ","] as const) : ([",", "."] as const);
  if (number.indexOf(used) !== number.lastIndexOf(used)) return other;
  if (!GROUPED.test(number)) return used;
  return exponentOf(currency) === 0 ? other : undefined;
}
