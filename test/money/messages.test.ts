import {
  absMoney,
  addMoney,
  allocateMoney,
  allocateWithRemainder,
  applyRate,
  compileRate,
  convertMoney,
  currencyExponent,
  equalMoney,
  formatMoney,
  money,
  moneyOfMinor,
  multiplyMoney,
  negateMoney,
  parseMoney,
  roundUnitPrice,
  splitMoney,
  sumMoney,
  toDecimalString,
  unitPrice,
  unitPriceValue,
  zeroMoney,
} from "creator-core/money";
import { describe, expect, it } from "vitest";
import { detailsOf } from "./details-of.js";

const gbp = money("1.00", "GBP");
const most = moneyOfMinor(Number.MAX_SAFE_INTEGER, "GBP");
const fx = { from: "GBP", to: "USD", rate: "1.25", date: "2026-03-02", source: "test" };
const wrong = (value: unknown) => value as never;

const MINOR = "a safe integer of minor units, and 0 instead of -0";
const CURRENCY = 'an ISO 4217 currency code such as "GBP", or one of your own such as "PTS:0"';
const RATE = 'a plain decimal such as "0.15", without exponent or percent sign';
const MODES =
  "one of halfAwayFromZero, halfEven, halfTowardsZero, halfUp, halfDown, towardsZero, awayFromZero, floor, ceiling";
const EXACT = "within ±(2^53 − 1) minor units";
const WEIGHTS = "at least one weight above zero";

describe("every refusal names the place, the rule and the value", () => {
  it.each<[string, () => unknown, string, string, string, string]>([
    ["abs", () => absMoney(wrong(5)), "invalidMoney", "amount", "{ minor, currency }", "5"],
    ["negate", () => negateMoney(wrong({ minor: 1.5, currency: "GBP" })), "invalidMoney", "amount.minor", MINOR, "1.5"],
    ["add", () => addMoney(wrong(null), gbp), "invalidMoney", "left", "{ minor, currency }", "null"],
    [
      "equal",
      () => equalMoney(gbp, wrong({ minor: 1, currency: "X" })),
      "unknownCurrency",
      "right.currency",
      CURRENCY,
      '"X"',
    ],
    ["exponent", () => currencyExponent("X"), "unknownCurrency", "currency", CURRENCY, '"X"'],
    ["zero", () => zeroMoney("X"), "unknownCurrency", "currency", CURRENCY, '"X"'],
    ["of minor", () => moneyOfMinor(0.5, "GBP"), "invalidMoney", "minor", "a safe integer of minor units", "0.5"],
    ["of text", () => money("1,5", "GBP"), "invalidMoney", "amount", 'plain decimal text such as "1234.50"', '"1,5"'],
    [
      "of a float",
      () => money(0.5, "GBP"),
      "invalidMoney",
      "amount",
      "text, or a whole number of major units: fractions as text",
      "0.5",
    ],
    ["of too much", () => money("90071992547409.92", "GBP"), "moneyOverflow", "amount", EXACT, "9007199254740992n"],
    ["times", () => multiplyMoney(gbp, 0.5), "invalidInteger", "times", "a safe integer", "0.5"],
    ["times, amount", () => multiplyMoney(wrong(5), 1), "invalidMoney", "amount", "{ minor, currency }", "5"],
    ["apply", () => applyRate(wrong(5), "1"), "invalidMoney", "amount", "{ minor, currency }", "5"],
    ["apply, rate", () => applyRate(gbp, "15%"), "invalidRate", "rate", RATE, '"15%"'],
    ["apply, mode", () => applyRate(gbp, "1", wrong("up")), "invalidArgument", "rounding", MODES, '"up"'],
    ["apply, result", () => applyRate(most, "2"), "moneyOverflow", "share", EXACT, "18014398509481982n"],
    ["compiled", () => compileRate("1")(0.5), "invalidMoney", "minor", MINOR, "0.5"],
    ["compiled, mode", () => compileRate("1", wrong("up")), "invalidArgument", "rounding", MODES, '"up"'],
    ["allocate", () => allocateMoney(wrong(5), [1]), "invalidMoney", "amount", "{ minor, currency }", "5"],
    ["allocate, none", () => allocateMoney(gbp, []), "invalidWeights", "weights", WEIGHTS, "an array of 0"],
    ["allocate, no list", () => allocateMoney(gbp, wrong(5)), "invalidWeights", "weights", "an array of weights", "5"],
    [
      "allocate, mode",
      () => allocateMoney(gbp, [1], wrong("last")),
      "invalidArgument",
      "mode",
      "one of largestRemainder, largestWeight, first",
      '"last"',
    ],
    ["remainder", () => allocateWithRemainder(wrong(5), [1]), "invalidMoney", "amount", "{ minor, currency }", "5"],
    ["remainder, none", () => allocateWithRemainder(gbp, [0]), "invalidWeights", "weights", WEIGHTS, "an array of 1"],
    [
      "remainder, mode",
      () => allocateWithRemainder(gbp, [1], wrong("first")),
      "invalidArgument",
      "mode",
      "one of wholeUnits, wholeBlocks",
      '"first"',
    ],
    ["split", () => splitMoney(wrong(5), 1), "invalidMoney", "amount", "{ minor, currency }", "5"],
    ["split, parts", () => splitMoney(gbp, 0), "invalidInteger", "parts", "a whole number from 1 to 1000000", "0"],
    ["sum", () => sumMoney(wrong("list"), "GBP"), "invalidArgument", "amounts", "an array of amounts", '"list"'],
    ["sum, currency", () => sumMoney([], "X"), "unknownCurrency", "currency", CURRENCY, '"X"'],
    [
      "sum, other",
      () => sumMoney([wrong({ minor: 1, currency: "USD" })], "GBP"),
      "currencyMismatch",
      "amounts[0].currency",
      "GBP",
      '"USD"',
    ],
    ["sum, result", () => sumMoney([most, gbp], "GBP"), "moneyOverflow", "total", EXACT, "9007199254741091n"],
    ["convert", () => convertMoney(wrong(5), fx), "invalidMoney", "amount", "{ minor, currency }", "5"],
    [
      "convert, other",
      () => convertMoney(money("1", "EUR"), fx),
      "currencyMismatch",
      "amount.currency",
      "GBP, which the rate converts from",
      '"EUR"',
    ],
    [
      "convert, no fact",
      () => convertMoney(gbp, wrong(1.25)),
      "invalidArgument",
      "fx",
      "{ from, to, rate, date, source }",
      "1.25",
    ],
    ["convert, rate", () => convertMoney(gbp, { ...fx, rate: "0" }), "invalidRate", "fx.rate", "above zero", '"0"'],
    [
      "convert, itself",
      () => convertMoney(gbp, { ...fx, to: "GBP" }),
      "invalidRate",
      "fx.rate",
      '"1" between a currency and itself',
      '"1.25"',
    ],
    ["convert, mode", () => convertMoney(gbp, fx, wrong("up")), "invalidArgument", "rounding", MODES, '"up"'],
    ["convert, result", () => convertMoney(most, fx), "moneyOverflow", "conversion", EXACT, "11258999068426239n"],
    ["price", () => unitPrice(gbp, 0), "invalidInteger", "count", "a whole number of at least 1", "0"],
    ["price, amount", () => unitPrice(wrong(5), 1), "invalidMoney", "amount", "{ minor, currency }", "5"],
    [
      "price, value",
      () => unitPriceValue(wrong({ ...gbp, count: 0 })),
      "invalidInteger",
      "price.count",
      "a whole number of at least 1",
      "0",
    ],
    [
      "price, decimals",
      () => roundUnitPrice(unitPrice(gbp, 3), 13),
      "invalidInteger",
      "decimals",
      "a whole number from 0 to 12",
      "13",
    ],
    [
      "price, mode",
      () => roundUnitPrice(unitPrice(gbp, 3), 2, wrong("up")),
      "invalidArgument",
      "rounding",
      MODES,
      '"up"',
    ],
    ["text", () => toDecimalString(wrong(5)), "invalidMoney", "amount", "{ minor, currency }", "5"],
    ["format", () => formatMoney(gbp, wrong(null)), "invalidArgument", "options", "an object", "null"],
    [
      "format, locale",
      () => formatMoney(gbp, { locale: "?" }),
      "invalidArgument",
      "options.locale",
      'a BCP 47 language tag such as "en-GB"',
      '"?"',
    ],
    [
      "parse",
      () => parseMoney("1,234", "GBP"),
      "invalidMoney",
      "text",
      "an amount in GBP that can be read in exactly one way",
      '"1,234"',
    ],
    [
      "parse, separator",
      () => parseMoney("1", "GBP", wrong({ decimalSeparator: ";" })),
      "invalidArgument",
      "options.decimalSeparator",
      '"." or ","',
      '";"',
    ],
  ])("%s", (_, call, code, path, expected, actual) => {
    expect(detailsOf(call)).toEqual({ code, path, expected, actual });
  });
});
