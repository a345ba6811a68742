import {
  addRates,
  basisPoints,
  compareRates,
  complementRate,
  formatPercent,
  isRate,
  maxRate,
  minRate,
  multiplyRates,
  percent,
  rate,
  roundRate,
  subtractRates,
} from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { asRate } from "../../src/rate/as-rate.js";
import { asRoundingMode } from "../../src/rate/as-rounding-mode.js";
import { rateFraction } from "../../src/rate/rate-fraction.js";
import { roundings } from "../kernels/oracle.js";
import { deepFreeze } from "../support/deep-freeze.js";

const invalidRate = expect.objectContaining({ code: "invalidRate" });
const refused = (call: () => unknown) => expect(call).toThrow(invalidRate);

describe("rate", () => {
  it.each([
    ["0.15", "0.15"],
    ["0.150", "0.15"],
    ["15.00", "15"],
    ["007", "7"],
    ["+0.5", "0.5"],
    ["-0.5", "-0.5"],
    ["0", "0"],
    ["-0", "0"],
    ["-0.000", "0"],
    ["000.000", "0"],
    ["100", "100"],
    ["123456789012345.123456789012345678", "123456789012345.123456789012345678"],
  ])("reads %s as %s", (text, canonical) => {
    expect(rate(text)).toBe(canonical);
  });

  it("reads numbers through their shortest text", () => {
    expect(rate(0.1)).toBe("0.1");
    expect(rate(-0)).toBe("0");
    expect(rate(1e-7)).toBe("0.0000001"); // String(1e-7) is "1e-7": the point is moved
    expect(rate(-1.5e-7)).toBe("-0.00000015");
    expect(rate(123456789012345)).toBe("123456789012345");
    expect(rate(0.123456789012345)).toBe("0.123456789012345");
    expect(percent(1e16)).toBe("100000000000000"); // seventeen digits, of which one counts
  });

  it("refuses the residue of float arithmetic in numbers, and takes as many digits as text", () => {
    for (const value of [0.35 - 0.2, 0.1 + 0.2, 1 / 3, -1 / 3, 1.1 * 3, 0.1234567890123456]) refused(() => rate(value));
    for (const value of [0.29 * 100, 0.57 * 100, 100 / 3]) refused(() => percent(value));
    for (const value of [1.1 * 1.1 * 100, 2 ** 53 - 1]) refused(() => basisPoints(value));
    expect(rate("0.14999999999999997")).toBe("0.14999999999999997");
    expect(percent("28.999999999999996")).toBe("0.28999999999999996");
  });

  it.each([
    "",
    " ",
    "0.15 ",
    " 0.15",
    ".5",
    "5.",
    "1e-3",
    "1E3",
    "15%",
    "15 %",
    "1,5",
    "1_000",
    "0x10",
    "NaN",
    "Infinity",
    "--1",
    "+-1",
    "1.2.3",
    "١٥",
    "1\n",
    "__proto__",
  ])("refuses the text %j", (text) => {
    refused(() => rate(text));
  });

  it("refuses numbers without an exact short text", () => {
    for (const value of [Number.NaN, Infinity, -Infinity, 1e21, 1e300, 5e-324, Number.MAX_VALUE])
      refused(() => rate(value));
  });

  it("keeps to 15 digits before and 18 after the point", () => {
    refused(() => rate("1234567890123456"));
    refused(() => rate("0.1234567890123456789"));
    expect(rate("0.1234567890123456780")).toBe("0.123456789012345678");
  });

  it("refuses hostile values at once", () => {
    const digits = "9".repeat(10_000_000);
    for (const value of [digits, `0.${digits}`, `${"0".repeat(10_000_000)}1`, "-".repeat(10_000_000)])
      refused(() => rate(value));
    for (const value of [null, undefined, {}, [], 15n, true, Symbol("x"), () => 1, { toString: () => "1" }]) {
      refused(() => rate(value as unknown as string));
    }
  });
});

describe("percent and basisPoints", () => {
  it("move the point", () => {
    expect(percent(15)).toBe("0.15");
    expect(percent("12.50")).toBe("0.125");
    expect(percent(-2.5)).toBe("-0.025");
    expect(percent(0)).toBe("0");
    expect(percent(1000)).toBe("10");
    expect(percent(1.1)).toBe("0.011"); // 1.1 / 100 is 0.011000000000000001 in floating point
    expect(basisPoints(1)).toBe("0.0001");
    expect(basisPoints("25")).toBe("0.0025");
    expect(basisPoints(20_000)).toBe("2");
  });

  it("apply the limits to the rate they make", () => {
    expect(percent("0.1234567890123456")).toBe("0.001234567890123456");
    refused(() => percent("0.12345678901234567"));
    expect(percent("12345678901234567")).toBe("123456789012345.67");
    refused(() => basisPoints("0.000000000000001"));
    refused(() => percent(`0.${"1".repeat(62)}`)); // the longest text that is read at all
  });
});

describe("rate arithmetic", () => {
  it("is exact", () => {
    expect(addRates("0.1", "0.2")).toBe("0.3"); // not 0.30000000000000004
    expect(subtractRates("0.3", "0.1")).toBe("0.2"); // not 0.19999999999999998
    expect(multiplyRates("0.1", "0.1")).toBe("0.01"); // not 0.010000000000000002
    expect(complementRate("0.000000000000000001")).toBe("0.999999999999999999");
    expect(addRates("123456789012345.123456789012345678", "0.000000000000000001")).toBe(
      "123456789012345.123456789012345679",
    );
    expect(multiplyRates("0.000000001", "0.000000001")).toBe("0.000000000000000001");
    expect(subtractRates("0.1", "0.1")).toBe("0");
    expect(multiplyRates("-0.5", "0")).toBe("0");
  });

  it("refuses what would have to be rounded, or is no rate", () => {
    refused(() => multiplyRates("0.0000000001", "0.0000000001"));
    refused(() => addRates("999999999999999", "1"));
    refused(() => addRates("15%", "1"));
    refused(() => subtractRates("1", "x"));
    expect(() => multiplyRates("0.1", "ten")).toThrow('right must be a plain decimal such as "0.15"');
  });

  it("compares by value", () => {
    const rates = deepFreeze(["10", "9", "-0.2", "0.10", "0.1", "-0.25", "0"]);
    expect([...rates].sort(compareRates)).toEqual(["-0.25", "-0.2", "0", "0.10", "0.1", "9", "10"]);
    expect(compareRates("0.10", "0.1")).toBe(0);
    expect(compareRates("-0", "0")).toBe(0);
  });
});

describe("isRate", () => {
  it("is true of exactly what the functions of rates take", () => {
    const yes = ["0", "-0", "0.15", "00.150", "+2", "-2.50", "123456789012345", "0.123456789012345678"];
    for (const value of yes) {
      expect(isRate(value)).toBe(true);
      expect(() => addRates(value, "0")).not.toThrow();
    }
    const texts = [
      "",
      " 1",
      "15%",
      "15 %",
      ".5",
      "5.",
      "1e-3",
      "1234567890123456",
      "0.1234567890123456789",
      "__proto__",
    ];
    for (const value of [...texts, "9".repeat(1e7), 0.15, 1n, Number.NaN, null, undefined, {}, ["0.1"], Symbol("1")]) {
      expect(isRate(value)).toBe(false);
      refused(() => addRates(value as string, "0"));
    }
  });
});

describe("minRate and maxRate", () => {
  it("compare by value, and give the canonical form", () => {
    expect([minRate("9", "10"), maxRate("9", "10")]).toEqual(["9", "10"]);
    expect([minRate("10", "9"), maxRate("10", "9")]).toEqual(["9", "10"]);
    expect([minRate("-0.2", "0.10"), maxRate("-0.2", "0.10")]).toEqual(["-0.2", "0.1"]);
    expect([minRate("0.10", "0.1"), maxRate("0.10", "0.1")]).toEqual(["0.1", "0.1"]);
  });

  it("hold a rate between a floor and a ceiling", () => {
    const held = ["0.04", "0.05", "0.17", "0.30", "0.31"].map((wish) => maxRate("0.05", minRate(wish, "0.3")));
    expect(held).toEqual(["0.05", "0.05", "0.17", "0.3", "0.3"]);
  });

  it("name the rate that is none", () => {
    expect(() => minRate("x", "1")).toThrow("left must be");
    expect(() => maxRate("1", "x")).toThrow("right must be");
  });
});

describe("roundRate", () => {
  it.each([
    ["0.123456", 4, "0.1235"],
    ["0.12344", 4, "0.1234"],
    ["-0.12345", 4, "-0.1235"],
    ["0.15", 4, "0.15"],
    ["0.15", 2, "0.15"],
    ["0.15", 1, "0.2"],
    ["0.995", 2, "1"],
    ["0.5", 0, "1"],
    ["-0.4", 0, "0"],
    ["12", 0, "12"],
    ["0.123456789012345678", 18, "0.123456789012345678"],
    ["0.123456789012345678", 17, "0.12345678901234568"],
    ["123456789012344.5", 0, "123456789012345"],
  ])("%s to %d decimals is %s", (value, decimals, expected) => {
    expect(roundRate(value, decimals)).toBe(expected);
  });

  it("rounds as asked", () => {
    expect(roundRate("0.12345", 4, "halfEven")).toBe("0.1234");
    expect(roundRate("0.12341", 4, "ceiling")).toBe("0.1235");
    expect(roundRate("-0.12341", 4, "floor")).toBe("-0.1235");
    expect(roundRate("-0.12349", 4, "towardsZero")).toBe("-0.1234");
  });

  it("refuses what it cannot round", () => {
    refused(() => roundRate("x", 2));
    expect(() => roundRate("999999999999999.5", 0)).toThrow("result must be at most 15 digits and 18 decimals");
    for (const decimals of [-1, 19, 1.5, Number.NaN, "2", null, undefined]) {
      expect(() => roundRate("0.5", decimals as number)).toThrow(
        expect.objectContaining({ code: "invalidInteger", details: expect.objectContaining({ path: "decimals" }) }),
      );
    }
    expect(() => roundRate("0.5", 0, "up" as "floor")).toThrow(expect.objectContaining({ code: "invalidArgument" }));
  });
});

describe("formatPercent", () => {
  it("writes all decimals and one plain space", () => {
    expect(formatPercent("0.15")).toBe("15 %");
    expect(formatPercent("0.125")).toBe("12.5 %");
    expect(formatPercent("1")).toBe("100 %");
    expect(formatPercent("0")).toBe("0 %");
    expect(formatPercent("-0.025")).toBe("-2.5 %");
    expect(formatPercent("0.00005")).toBe("0.005 %");
    expect(formatPercent("1.500")).toBe("150 %");
  });
});

describe("inside", () => {
  it("compiles a rate to lowest terms", () => {
    expect(rateFraction("0.15")).toEqual({ numerator: 3, denominator: 20 });
    expect(rateFraction("-0.125")).toEqual({ numerator: -1, denominator: 8 });
    expect(rateFraction("0.00")).toEqual({ numerator: 0, denominator: 1 });
    expect(rateFraction("2")).toEqual({ numerator: 2, denominator: 1 });
    expect(rateFraction("0.000000000000000001")).toEqual({ numerator: 1, denominator: 10n ** 18n });
    expect(rateFraction("123456789012345.1")).toEqual({ numerator: 1234567890123451, denominator: 10 });
  });

  it("compiles to the same after a thousand other rates, and never remembers a refused one", () => {
    const before = rateFraction("0.15");
    for (let i = 1; i <= 1000; i += 1) rateFraction(`0.${i}1`);
    expect(rateFraction("0.15")).toEqual(before);
    refused(() => rateFraction("x"));
    refused(() => rateFraction("x"));
  });

  it("answers for the rate that is asked, in turns, and after a refused one", () => {
    const asked = ["0.5", "0.25", "0.5", "1", "0.25", "1"];
    expect(asked.map((text) => rateFraction(text).denominator)).toEqual([2, 4, 2, 1, 4, 1]);
    refused(() => rateFraction("x"));
    expect(rateFraction("1")).toEqual({ numerator: 1, denominator: 1 });
    expect(() => rateFraction("x", "terms.rate")).toThrow("terms.rate must be");
  });

  it("names the field in the message", () => {
    expect(() => asRate(0.15, "terms.rules[2].component.rate")).toThrow(
      'Invalid rate: terms.rules[2].component.rate must be a decimal string such as "0.15", as percent(15) gives it, got 0.15',
    );
    expect(asRate("0.150", "rate")).toBe("0.15");
    expect(() => asRoundingMode("up", "terms.rounding")).toThrow("terms.rounding must be one of halfAwayFromZero,");
    expect(() => asRoundingMode("constructor", "rounding")).toThrow(
      expect.objectContaining({ code: "invalidArgument" }),
    );
    for (const mode of roundings) expect(asRoundingMode(mode, "rounding")).toBe(mode);
    for (const value of ["", "HALFEVEN", "toString", 4, null, undefined, {}, Symbol("floor")]) {
      expect(() => asRoundingMode(value, "rounding")).toThrow(
        "rounding must be one of halfAwayFromZero, halfEven, halfTowardsZero, halfUp, halfDown, towardsZero, " +
          "awayFromZero, floor, ceiling, got",
      );
    }
  });
});
