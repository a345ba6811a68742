import {
  addRates,
  basisPoints,
  compareRates,
  formatPercent,
  maxRate,
  minRate,
  multiplyRates,
  percent,
  rate,
  roundRate,
  subtractRates,
} from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { rateFraction } from "../../src/rate/rate-fraction.js";
import { detailsOf } from "../money/details-of.js";

const wrong = (value: unknown) => value as never;

const RATE = 'a plain decimal such as "0.15", without exponent or percent sign';
const PERCENT = 'per cent as a number or text, such as 15 or "12.5", without a % sign';
const POINTS = 'basis points as a number or text, such as 150 or "12.5"';
const residue = (example: string) => `text, or a number without the residue of float arithmetic, such as ${example}`;
const TEXT = 'a decimal string such as "0.15", as percent(15) gives it';
const LIMITS = "at most 15 digits and 18 decimals";
const DECIMALS = "a whole number from 0 to 18";
const MODES =
  "one of halfAwayFromZero, halfEven, halfTowardsZero, halfUp, halfDown, towardsZero, awayFromZero, floor, ceiling";

describe("every refusal names the place, the rule and the value", () => {
  it.each<[string, () => unknown, string, string, string, string]>([
    ["rate", () => rate("x"), "invalidRate", "value", RATE, '"x"'],
    ["rate, limits", () => rate("1234567890123456"), "invalidRate", "value", LIMITS, '"1234567890123456"'],
    ["rate, residue", () => rate(0.35 - 0.2), "invalidRate", "value", residue("0.15"), "0.14999999999999997"],
    [
      "rate, sixteen digits",
      () => rate(0.1234567890123456),
      "invalidRate",
      "value",
      residue("0.15"),
      "0.1234567890123456",
    ],
    ["percent", () => percent("1 %"), "invalidRate", "value", PERCENT, '"1 %"'],
    ["percent, no number", () => percent(Number.NaN), "invalidRate", "value", PERCENT, "NaN"],
    ["percent, residue", () => percent(0.29 * 100), "invalidRate", "value", residue("15"), "28.999999999999996"],
    [
      "percent, limits",
      () => percent("0.12345678901234567"),
      "invalidRate",
      "value",
      "at most 17 digits and 16 decimals, because per cent adds two",
      '"0.12345678901234567"',
    ],
    ["basis points", () => basisPoints("x"), "invalidRate", "value", POINTS, '"x"'],
    [
      "basis points, residue",
      () => basisPoints(0.1 + 0.2),
      "invalidRate",
      "value",
      residue("150"),
      "0.30000000000000004",
    ],
    [
      "basis points, limits",
      () => basisPoints("0.000000000000001"),
      "invalidRate",
      "value",
      "at most 19 digits and 14 decimals, because basis points add four",
      '"0.000000000000001"',
    ],
    ["add, left", () => addRates("x", "1"), "invalidRate", "left", RATE, '"x"'],
    ["add, right", () => addRates("1", "x"), "invalidRate", "right", RATE, '"x"'],
    ["add, result", () => addRates("999999999999999", "1"), "invalidRate", "sum", LIMITS, '"1000000000000000"'],
    ["subtract, left", () => subtractRates("x", "1"), "invalidRate", "left", RATE, '"x"'],
    ["subtract, right", () => subtractRates("1", "x"), "invalidRate", "right", RATE, '"x"'],
    [
      "subtract, result",
      () => subtractRates("-999999999999999", "1"),
      "invalidRate",
      "difference",
      LIMITS,
      '"-1000000000000000"',
    ],
    ["multiply, left", () => multiplyRates("x", "1"), "invalidRate", "left", RATE, '"x"'],
    ["multiply, right", () => multiplyRates("1", "x"), "invalidRate", "right", RATE, '"x"'],
    [
      "multiply, result",
      () => multiplyRates("0.0000000001", "0.0000000001"),
      "invalidRate",
      "product",
      LIMITS,
      '"0.00000000000000000001"',
    ],
    ["compare, left", () => compareRates("x", "1"), "invalidRate", "left", RATE, '"x"'],
    ["compare, right", () => compareRates("1", "x"), "invalidRate", "right", RATE, '"x"'],
    ["compare, no text", () => compareRates(wrong(1), "1"), "invalidRate", "left", TEXT, "1"],
    ["higher", () => maxRate("x", "1"), "invalidRate", "left", RATE, '"x"'],
    ["lower", () => minRate("1", "x"), "invalidRate", "right", RATE, '"x"'],
    ["format", () => formatPercent("x"), "invalidRate", "rate", RATE, '"x"'],
    ["fraction", () => rateFraction("x"), "invalidRate", "rate", RATE, '"x"'],
    ["round", () => roundRate("x", 2), "invalidRate", "rate", RATE, '"x"'],
    ["round, decimals", () => roundRate("1", 19), "invalidInteger", "decimals", DECIMALS, "19"],
    ["round, mode", () => roundRate("1", 2, wrong("up")), "invalidArgument", "rounding", MODES, '"up"'],
    ["round, result", () => roundRate("999999999999999.5", 0), "invalidRate", "result", LIMITS, '"1000000000000000"'],
  ])("%s", (_, call, code, path, expected, actual) => {
    expect(detailsOf(call)).toEqual({ code, path, expected, actual });
  });
});
