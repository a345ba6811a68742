import {
  absMoney,
  addMoney,
  allocateMoney,
  applyRate,
  compareMoney,
  convertMoney,
  currencyExponent,
  equalMoney,
  type FxRate,
  formatMoney,
  isCurrency,
  type Money,
  maxMoney,
  minMoney,
  money,
  moneyOfMinor,
  multiplyMoney,
  negateMoney,
  parseMoney,
  roundUnitPrice,
  splitMoney,
  subtractMoney,
  sumMoney,
  toDecimalString,
  type UnitPrice,
  unitPrice,
  unitPriceValue,
  zeroMoney,
} from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { assertMoney } from "../../src/money/assert-money.js";
import { exactMinor } from "../../src/money/exact-money.js";
import { deepFreeze } from "../support/deep-freeze.js";

const MAX = Number.MAX_SAFE_INTEGER;
const withCode = (code: string) => expect.objectContaining({ code });
const at = (code: string, path: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ path }) });
const gbp = (amount: string) => deepFreeze(money(amount, "GBP"));
const minors = (amounts: readonly Money[]) => amounts.map(({ minor }) => minor);
/** A currency only known at run time, as read from a file. */
const anyMoney = (amount: string, currency: string): Money => deepFreeze(money(amount, currency));

describe("currencies", () => {
  it("know their decimals", () => {
    // ISO 4217 list one: every code whose minor unit is not 2
    const others: Record<string, number> = {};
    for (const code of "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "))
      others[code] = 0;
    for (const code of "BHD IQD JOD KWD LYD OMR TND".split(" ")) others[code] = 3;
    for (const code of "CLF UYW".split(" ")) others[code] = 4;
    for (const [code, exponent] of Object.entries(others))
      expect([code, currencyExponent(code)]).toEqual([code, exponent]);
    for (const code of "GBP EUR USD CAD AUD CHF CNY INR IDR MGA MRU HUF TWD XCD XCG ZWG SLE VES".split(" ")) {
      expect([code, currencyExponent(code)]).toEqual([code, 2]);
    }
  });

  it("are a closed list", () => {
    for (const code of ["XAU", "XDR", "XXX", "XTS", "ABC", "DEM", "gbp", " GBP", "GBP ", "", "£"]) {
      expect(isCurrency(code)).toBe(false);
    }
    for (const code of [
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "size",
      null,
      undefined,
      826,
      {},
      ["GBP"],
    ]) {
      expect(isCurrency(code)).toBe(false);
      expect(() => currencyExponent(code as string)).toThrow(at("unknownCurrency", "currency"));
      expect(() => money("1", code as string)).toThrow(at("unknownCurrency", "currency"));
      expect(() => zeroMoney(code as string)).toThrow(at("unknownCurrency", "currency"));
      expect(() => moneyOfMinor(1, code as string)).toThrow(at("unknownCurrency", "currency"));
    }
  });

  it("keep the codes that old ledgers carry", () => {
    for (const code of ["BGN", "HRK", "ANG", "SLL"]) expect(isCurrency(code)).toBe(true);
  });
});

describe("money", () => {
  it.each([
    ["12.50", "GBP", 1250],
    ["12.5", "GBP", 1250],
    ["12.500000", "GBP", 1250],
    ["12", "GBP", 1200],
    ["0012.50", "GBP", 1250],
    ["+12.50", "GBP", 1250],
    ["-12.50", "GBP", -1250],
    ["0.01", "GBP", 1],
    ["-0.00", "GBP", 0],
    ["1250", "JPY", 1250],
    ["1250.00", "JPY", 1250],
    ["12.345", "KWD", 12345],
    ["1.2345", "CLF", 12345],
    ["90071992547409.91", "GBP", MAX],
    ["-90071992547409.91", "GBP", -MAX],
    [100, "GBP", 10000],
    [-0, "GBP", 0],
  ])("%j %s is %d minor units", (amount, currency, minor) => {
    expect(money(amount, currency)).toStrictEqual({ minor, currency });
  });

  it("refuses what would have to be rounded", () => {
    expect(() => money("12.345", "GBP")).toThrow(at("invalidMoney", "amount"));
    expect(() => money("12.345", "GBP")).toThrow(
      'Invalid money: amount must be an amount with at most 2 decimals, as GBP has, got "12.345"',
    );
    expect(() => money("0.5", "JPY")).toThrow(at("invalidMoney", "amount"));
    expect(() => money("0.0001", "KWD")).toThrow(at("invalidMoney", "amount"));
    expect(() => money(0.1 + 0.2, "GBP")).toThrow("amount must be text, or a whole number of major units");
    expect(() => money(12.5, "GBP")).toThrow(at("invalidMoney", "amount"));
  });

  it("refuses what is not plain decimal text", () => {
    const texts = [
      "",
      " ",
      "1,000.00",
      "£1",
      "1 000",
      "12.",
      ".5",
      "1e3",
      "1e-2",
      "NaN",
      "Infinity",
      "0x10",
      "--1",
      "1.2.3",
      "12.50 ",
      "\n1",
    ];
    for (const text of texts) expect(() => money(text, "GBP")).toThrow(at("invalidMoney", "amount"));
  });

  it("reads text of up to 64 characters", () => {
    const zeros = "0".repeat(60);
    expect(money(`${zeros}1.50`, "GBP").minor).toBe(150);
    expect(() => money(`${zeros}01.50`, "GBP")).toThrow(at("invalidMoney", "amount"));
    const blanks = " ".repeat(60);
    expect(parseMoney(`${blanks}1.50`, "GBP").minor).toBe(150);
    expect(() => parseMoney(`${blanks} 1.50`, "GBP")).toThrow(at("invalidMoney", "text"));
  });

  it("refuses amounts beyond the safe integers", () => {
    expect(() => money("90071992547409.92", "GBP")).toThrow(at("moneyOverflow", "amount"));
    expect(() => money(MAX, "GBP")).toThrow(withCode("moneyOverflow"));
    expect(() => money("9".repeat(60), "GBP")).toThrow(withCode("moneyOverflow"));
    expect(() => moneyOfMinor(MAX + 1, "GBP")).toThrow(at("invalidMoney", "minor"));
  });

  it("counts in minor units too", () => {
    expect(moneyOfMinor(1250, "KWD")).toStrictEqual({ minor: 1250, currency: "KWD" });
    expect(moneyOfMinor(-0, "GBP")).toStrictEqual({ minor: 0, currency: "GBP" });
    expect(zeroMoney("JPY")).toStrictEqual({ minor: 0, currency: "JPY" });
    for (const minor of [0.5, Number.NaN, Infinity, 2 ** 53, "5", 5n, null]) {
      expect(() => moneyOfMinor(minor as number, "GBP")).toThrow(at("invalidMoney", "minor"));
    }
  });
});

describe("arithmetic", () => {
  it("adds, subtracts, negates, multiplies", () => {
    expect(addMoney(gbp("10.00"), gbp("-2.50"))).toStrictEqual({ minor: 750, currency: "GBP" });
    expect(subtractMoney(gbp("10.00"), gbp("12.50"))).toStrictEqual({ minor: -250, currency: "GBP" });
    expect(negateMoney(gbp("1.81"))).toStrictEqual({ minor: -181, currency: "GBP" });
    expect(absMoney(gbp("-1.81"))).toStrictEqual({ minor: 181, currency: "GBP" });
    expect(multiplyMoney(gbp("4.99"), -3)).toStrictEqual({ minor: -1497, currency: "GBP" });
    expect(minMoney(gbp("1.00"), gbp("2.00"))).toStrictEqual(gbp("1.00"));
    expect(maxMoney(gbp("1.00"), gbp("2.00"))).toStrictEqual(gbp("2.00"));
  });

  it("never makes a negative zero", () => {
    const zero = gbp("0");
    const results = [
      money(-0, "GBP"),
      money("-0.00", "GBP"),
      moneyOfMinor(-0, "GBP"),
      negateMoney(zero),
      absMoney(zero),
      subtractMoney(zero, zero),
      multiplyMoney(zero, -5),
      multiplyMoney(gbp("5"), -0),
      multiplyMoney(gbp("-5"), 0),
      minMoney(zero, zero),
      maxMoney(zero, zero),
      sumMoney([zero, zero], "GBP"),
      applyRate(gbp("-0.01"), "0.1"),
      applyRate(zero, "-0.1"),
      applyRate(gbp("-1"), "0"),
      convertMoney(gbp("-0.01"), { from: "GBP", to: "JPY", rate: "1", date: "2026-03-02", source: "test" }),
      ...allocateMoney(zero, [1, 2]),
      ...allocateMoney(gbp("-0.01"), [1, 2]),
      ...splitMoney(zero, 2),
      ...splitMoney(gbp("-0.01"), 2),
      unitPrice(zero, 3),
    ];
    for (const { minor } of results) expect(Object.is(minor, -0)).toBe(false);
    expect(Object.is(unitPriceValue(unitPrice(zero, 3)), 0)).toBe(true);
  });

  it("takes no negative zero for an amount, as the schema of an amount does not", () => {
    const minusZero: Money<"GBP"> = deepFreeze({ minor: -0, currency: "GBP" });
    const message = "must be a safe integer of minor units, and 0 instead of -0, got -0";
    expect(exactMinor(-0, "sum")).toBe(0);
    expect(() => addMoney(gbp("1"), minusZero)).toThrow(`right.minor ${message}`);
    expect(() => sumMoney([gbp("1"), minusZero], "GBP")).toThrow(`amounts[1].minor ${message}`);
    expect(() => unitPriceValue({ ...minusZero, count: 1 })).toThrow(`price.minor ${message}`);
  });

  it("compares", () => {
    const amounts = deepFreeze([gbp("2.00"), gbp("-3.00"), gbp("0.50")]);
    expect(minors([...amounts].sort(compareMoney))).toEqual([-300, 50, 200]);
    expect(compareMoney(gbp("0.50"), gbp("2"))).toBe(-1);
    expect(compareMoney(gbp("2"), gbp("2.00"))).toBe(0);
    expect(compareMoney(gbp("2"), gbp("0.50"))).toBe(1);
    expect(equalMoney(gbp("1"), gbp("1.00"))).toBe(true);
    expect(equalMoney(gbp("1"), gbp("1.01"))).toBe(false);
    expect(equalMoney(anyMoney("1", "GBP"), anyMoney("1", "USD"))).toBe(false);
  });

  it("throws when currencies differ, naming the one that does", () => {
    const [left, right] = [anyMoney("1.00", "GBP"), anyMoney("1.00", "USD")];
    for (const operation of [addMoney, subtractMoney, compareMoney, minMoney, maxMoney]) {
      expect(() => operation(left, right)).toThrow(at("currencyMismatch", "right.currency"));
    }
    expect(() => addMoney(left, right)).toThrow('Currency mismatch: right.currency must be GBP, as left, got "USD"');
  });

  it("throws when the result is beyond the safe integers", () => {
    const most = moneyOfMinor(MAX, "GBP");
    const penny = gbp("0.01");
    expect(() => addMoney(most, penny)).toThrow(at("moneyOverflow", "sum"));
    expect(() => subtractMoney(negateMoney(most), penny)).toThrow(at("moneyOverflow", "difference"));
    expect(() => multiplyMoney(most, 2)).toThrow(at("moneyOverflow", "product"));
    expect(() => multiplyMoney(most, 2)).toThrow("got 18014398509481982n");
    expect(() => applyRate(most, "1.5")).toThrow(at("moneyOverflow", "share"));
    expect(multiplyMoney(moneyOfMinor(3002399751580330, "GBP"), 3).minor).toBe(9007199254740990);
    expect(() => multiplyMoney(penny, 0.5)).toThrow(at("invalidInteger", "times"));
  });

  it("sums exactly through partial sums beyond 2^53", () => {
    const [most, least] = [moneyOfMinor(MAX, "GBP"), moneyOfMinor(-MAX, "GBP")];
    expect(sumMoney([most, most, gbp("0.01"), least, least], "GBP")).toStrictEqual(gbp("0.01"));
    expect(sumMoney([most, gbp("0.02"), gbp("-0.03")], "GBP").minor).toBe(MAX - 1);
    expect(() => sumMoney([most, gbp("0.01")], "GBP")).toThrow(at("moneyOverflow", "total"));
    expect(sumMoney([], "KWD")).toStrictEqual({ minor: 0, currency: "KWD" });
  });

  it("names the line that does not belong into a sum", () => {
    const list: Money[] = [gbp("1"), gbp("2"), anyMoney("3", "USD")];
    expect(() => sumMoney(list, "GBP")).toThrow(at("currencyMismatch", "amounts[2].currency"));
    expect(() => sumMoney([gbp("1"), { minor: 0.5, currency: "GBP" }], "GBP")).toThrow(
      at("invalidMoney", "amounts[1].minor"),
    );
    expect(() => sumMoney([null as unknown as Money], "GBP")).toThrow(at("invalidMoney", "amounts[0]"));
    expect(() => sumMoney("list" as unknown as Money[], "GBP")).toThrow(at("invalidArgument", "amounts"));
  });
});

describe("applyRate", () => {
  it.each([
    // worked cases 2, 3, 4 and 6 of the commission rules
    ["30.26", "GBP", "0.12", 363], // 3.6312
    ["15.13", "GBP", "0.12", 182], // 1.8156
    ["7.50", "GBP", "0.082", 62], // 0.615
    ["12.50", "GBP", "0.0804", 101], // 1.005
    ["175.00", "GBP", "0.0138", 242], // 2.415
    ["0.15", "GBP", "0.1", 2], // 0.015
    ["-0.15", "GBP", "0.1", -2],
    ["1999", "JPY", "0.075", 150], // 149.925
    ["12.345", "KWD", "0.075", 926], // 0.925875
  ])("%s %s at %s is %d minor units", (amount, currency, rate, minor) => {
    expect(applyRate(anyMoney(amount, currency), rate).minor).toBe(minor);
  });

  it("rounds as asked", () => {
    // 1.45 × 0.1 = 14.5 pence
    expect(applyRate(gbp("1.45"), "0.1").minor).toBe(15);
    expect(applyRate(gbp("1.45"), "0.1", "halfEven").minor).toBe(14);
    expect(applyRate(gbp("-1.45"), "0.1", "halfUp").minor).toBe(-14);
    expect(applyRate(gbp("-1.45"), "0.1", "floor").minor).toBe(-15);
    expect(applyRate(gbp("1.41"), "0.1", "ceiling").minor).toBe(15);
    expect(() => applyRate(gbp("1"), "0.1", "up" as "floor")).toThrow(at("invalidArgument", "rounding"));
  });

  it("takes rates of every size exactly", () => {
    expect(applyRate(gbp("100.00"), percent(15))).toStrictEqual(gbp("15.00"));
    expect(applyRate(gbp("100.00"), "0").minor).toBe(0);
    expect(applyRate(gbp("100.00"), "-0.2").minor).toBe(-2000);
    expect(applyRate(gbp("100.00"), "3").minor).toBe(30000);
    // 9007199254740991 × 0.999999999999999999 = 9007199254740990.990992…
    expect(applyRate(moneyOfMinor(MAX, "GBP"), "0.999999999999999999", "floor").minor).toBe(MAX - 1);
    expect(applyRate(moneyOfMinor(MAX, "GBP"), "0.999999999999999999").minor).toBe(MAX);
  });

  it("takes rates as text only", () => {
    for (const rate of [
      0.15,
      Number.NaN,
      1n,
      null,
      undefined,
      {},
      "15%",
      "1e-2",
      "",
      "__proto__",
      "1".repeat(10_000_000),
    ]) {
      expect(() => applyRate(gbp("1"), rate as string)).toThrow(at("invalidRate", "rate"));
    }
  });
});

describe("allocateMoney", () => {
  it.each([
    // worked case 22, then the position and linear splits of attribution
    ["99.99", [75, 25], [7499, 2500]], // 74.9925, 24.9975
    ["100.00", [30, 20, 40, 40], [2308, 1538, 3077, 3077]], // 23.0769, 15.3846, 30.7692, 30.7692
    ["-100.00", [30, 20, 40, 40], [-2308, -1538, -3077, -3077]],
    ["0.10", [5, 3, 3], [4, 3, 3]],
    ["0.01", [33, 66], [0, 1]],
    ["10.00", [1, 1, 1], [334, 333, 333]],
    ["10.00", ["0.4", "0.1", "0.1", "0.4"], [400, 100, 100, 400]],
    ["33.33", [1, 1], [1667, 1666]],
    ["2.00", [666, 667, 667], [66, 67, 67]], // worked case 8: 66.6, 66.7, 66.7 pence
    ["2.00", ["10", 10, "10.00"], [67, 67, 66]],
    ["0.00", [1, 2], [0, 0]],
    ["0.05", [0, "0.0", 1], [0, 0, 5]],
  ])("%s over %j is %j", (amount, weights, expected) => {
    const shares = allocateMoney(gbp(amount), deepFreeze(weights));
    expect(minors(shares)).toEqual(expected);
    expect(sumMoney(shares, "GBP")).toStrictEqual(gbp(amount));
  });

  it("hands the left-over pennies out as asked", () => {
    // 0.07 over 1, 5, 4: 0.7, 3.5, 2.8
    expect(minors(allocateMoney(gbp("0.07"), [1, 5, 4]))).toEqual([1, 3, 3]);
    expect(minors(allocateMoney(gbp("0.07"), [1, 5, 4], "largestWeight"))).toEqual([0, 4, 3]);
    expect(minors(allocateMoney(gbp("0.07"), [1, 5, 4], "first"))).toEqual([1, 4, 2]);
    expect(() => allocateMoney(gbp("1"), [1], "last" as "first")).toThrow(at("invalidArgument", "mode"));
  });

  it("takes weights of any precision", () => {
    const third = "0.333333333333333333";
    expect(minors(allocateMoney(gbp("1.00"), [third, third, "0.333333333333333334"]))).toEqual([33, 33, 34]);
    expect(minors(allocateMoney(moneyOfMinor(MAX, "GBP"), [MAX, MAX]))).toEqual([4503599627370496, 4503599627370495]);
  });

  it("refuses weights that are none", () => {
    for (const weight of [
      -1,
      0.5,
      Number.NaN,
      Infinity,
      2 ** 53,
      "-0.1",
      "half",
      "",
      "1e3",
      null,
      undefined,
      {},
      1n,
      "9".repeat(1e7),
    ]) {
      expect(() => allocateMoney(gbp("1"), [1, weight as number])).toThrow(at("invalidWeights", "weights[1]"));
    }
    expect(() => allocateMoney(gbp("1"), [1, -2])).toThrow(
      "weights[1] must be a whole number of at least 0, or a fraction as decimal text, got -2",
    );
    expect(() => allocateMoney(gbp("1"), new Array<number>(2))).toThrow(at("invalidWeights", "weights[0]"));
    for (const weights of [[], [0, 0], ["0.00"], null, "12", { length: 1, 0: 1 }]) {
      expect(() => allocateMoney(gbp("1"), weights as number[])).toThrow(at("invalidWeights", "weights"));
    }
    expect(() => allocateMoney(gbp("0"), [0])).toThrow(withCode("invalidWeights"));
  });

  it("splits equally", () => {
    expect(minors(splitMoney(gbp("10.00"), 3))).toEqual([334, 333, 333]);
    expect(minors(splitMoney(gbp("-10.00"), 3))).toEqual([-334, -333, -333]);
    expect(minors(splitMoney(gbp("0.02"), 4))).toEqual([1, 1, 0, 0]);
    expect(splitMoney(gbp("10.00"), 1)).toStrictEqual([gbp("10.00")]);
    const many = splitMoney(gbp("0.01"), 1_000_000);
    expect([many.length, many[0]?.minor, many[1]?.minor, many.at(-1)?.minor]).toEqual([1_000_000, 1, 0, 0]);
    for (const parts of [0, -1, 1.5, Number.NaN, Infinity, 1_000_001, "3", 3n]) {
      expect(() => splitMoney(gbp("1"), parts as number)).toThrow(at("invalidInteger", "parts"));
    }
  });
});

describe("unit prices", () => {
  it("are exact ratios, rounded by one function", () => {
    const price = deepFreeze(unitPrice(gbp("50.00"), 12_000)); // 0.0041666…
    expect(price).toStrictEqual({ minor: 5000, count: 12000, currency: "GBP" });
    expect(roundUnitPrice(price, 0)).toBe("0");
    expect(roundUnitPrice(price, 2)).toBe("0.00");
    expect(roundUnitPrice(price, 4)).toBe("0.0042");
    expect(roundUnitPrice(price, 4, "towardsZero")).toBe("0.0041");
    expect(roundUnitPrice(price, 12)).toBe("0.004166666667");
    expect(roundUnitPrice(unitPrice(gbp("-50.00"), 12_000), 4)).toBe("-0.0042");
    expect(roundUnitPrice(unitPrice(gbp("-0.01"), 3), 1)).toBe("0.0");
    expect(roundUnitPrice(unitPrice(anyMoney("1000", "JPY"), 3), 0)).toBe("333");
    expect(roundUnitPrice(unitPrice(anyMoney("0.001", "KWD"), 2), 4)).toBe("0.0005");
    expect(roundUnitPrice(unitPrice(moneyOfMinor(MAX, "GBP"), 1), 12)).toBe("90071992547409.910000000000");
  });

  it("become money again at the decimals of the currency", () => {
    // 100.00 for 3 orders: 33.333…
    expect(money(roundUnitPrice(unitPrice(gbp("100.00"), 3), currencyExponent("GBP")), "GBP")).toStrictEqual(
      gbp("33.33"),
    );
  });

  it("read as numbers", () => {
    expect(unitPriceValue(unitPrice(gbp("50.00"), 4_000))).toBe(0.0125);
    expect(unitPriceValue(unitPrice(anyMoney("0.926", "KWD"), 1))).toBe(0.926);
  });

  it("are refused without a count", () => {
    for (const count of [0, -1, 0.5, Number.NaN, Infinity, 2 ** 53, "3", 3n, null]) {
      expect(() => unitPrice(gbp("1"), count as number)).toThrow(at("invalidInteger", "count"));
      const price = { minor: 1, count, currency: "GBP" } as UnitPrice;
      expect(() => unitPriceValue(price)).toThrow(at("invalidInteger", "price.count"));
    }
    for (const decimals of [-1, 13, 1.5, Number.NaN, "2"]) {
      expect(() => roundUnitPrice(unitPrice(gbp("1"), 1), decimals as number)).toThrow(
        at("invalidInteger", "decimals"),
      );
    }
  });
});

describe("convertMoney", () => {
  const fx = <To extends string>(from: string, to: To, rate: string) =>
    deepFreeze({ from, to, rate, date: "2026-03-02", source: "test" });

  it("takes a source of a thousand characters", () => {
    const rate = { ...fx("EUR", "USD", "1.5"), source: "x".repeat(1000) };
    expect(convertMoney(anyMoney("2.00", "EUR"), rate).minor).toBe(300);
  });

  it("is exact across currencies of different decimals", () => {
    // worked case 6: 86.40 × 1.0850 = 93.744
    expect(convertMoney(anyMoney("86.40", "EUR"), fx("EUR", "USD", "1.0850"))).toStrictEqual({
      minor: 9374,
      currency: "USD",
    });
    expect(convertMoney(anyMoney("-86.40", "EUR"), fx("EUR", "USD", "1.0850")).minor).toBe(-9374);
    // 1999 × 0.00205 = 4.09795 dinar; 4.098 × 487.5 = 1997.775 yen
    expect(convertMoney(anyMoney("1999", "JPY"), fx("JPY", "KWD", "0.00205")).minor).toBe(4098);
    expect(convertMoney(anyMoney("4.098", "KWD"), fx("KWD", "JPY", "487.5")).minor).toBe(1998);
    expect(convertMoney(anyMoney("4.098", "KWD"), fx("KWD", "JPY", "487.5"), "floor").minor).toBe(1997);
    // 1 UF at 39,485.65 pesos, and back by a rate of 18 decimals: 39486 × 0.000025325655 = 1.00000881…
    expect(convertMoney(anyMoney("1.0000", "CLF"), fx("CLF", "CLP", "39485.65")).minor).toBe(39486);
    expect(convertMoney(anyMoney("39486", "CLP"), fx("CLP", "CLF", "0.000025325655000000")).minor).toBe(10000);
    expect(convertMoney(anyMoney("1", "CLP"), fx("CLP", "CLF", "123456789012.123456789012345678")).minor).toBe(
      1234567890121235,
    );
  });

  it("knows that a currency is worth itself", () => {
    expect(convertMoney(gbp("1.23"), fx("GBP", "GBP", "1.00"))).toStrictEqual(gbp("1.23"));
    expect(() => convertMoney(gbp("1.23"), fx("GBP", "GBP", "1.1"))).toThrow(
      'fx.rate must be "1" between a currency and itself, got "1.1"',
    );
  });

  it("refuses a rate for another pair, or none above zero", () => {
    expect(() => convertMoney(gbp("1"), fx("EUR", "USD", "1.1"))).toThrow(at("currencyMismatch", "amount.currency"));
    for (const rate of ["0", "-1.1"])
      expect(() => convertMoney(gbp("1"), fx("GBP", "USD", rate))).toThrow(at("invalidRate", "fx.rate"));
    expect(() => convertMoney(gbp("1"), fx("GBP", "USD", "x"))).toThrow(at("invalidRate", "fx.rate"));
    expect(() => convertMoney(gbp("1"), fx("GBP", "__proto__", "1"))).toThrow(at("unknownCurrency", "fx.to"));
    expect(() => convertMoney(gbp("1"), fx("__proto__", "GBP", "1"))).toThrow(at("unknownCurrency", "fx.from"));
    for (const value of [null, undefined, "1.1", 1.1]) {
      expect(() => convertMoney(gbp("1"), value as unknown as FxRate)).toThrow(at("invalidArgument", "fx"));
    }
    expect(() => convertMoney(moneyOfMinor(MAX, "GBP"), fx("GBP", "USD", "1.1"))).toThrow(
      at("moneyOverflow", "conversion"),
    );
  });
});

describe("text", () => {
  it.each([
    [123450, "GBP", "1234.50", "£1,234.50"],
    [-181, "GBP", "-1.81", "-£1.81"],
    [0, "EUR", "0.00", "€0.00"],
    [5, "USD", "0.05", "$0.05"],
    [1250, "JPY", "1250", "¥1,250"],
    [-1250, "JPY", "-1250", "-¥1,250"],
    [926, "KWD", "0.926", "KWD 0.926"],
    [-926, "KWD", "-0.926", "-KWD 0.926"],
    [12345, "CLF", "1.2345", "CLF 1.2345"],
    [99999, "GBP", "999.99", "£999.99"],
    [100000, "GBP", "1000.00", "£1,000.00"],
    [MAX, "GBP", "90071992547409.91", "£90,071,992,547,409.91"],
  ])("%d %s is %s and shown as %s", (minor, currency, plain, shown) => {
    const amount = deepFreeze(moneyOfMinor(minor, currency));
    expect(toDecimalString(amount)).toBe(plain);
    expect(money(plain, currency)).toStrictEqual(amount);
    expect(formatMoney(amount)).toBe(shown);
  });

  it("is formatted by a locale from the exact decimal, with the decimals of ISO 4217", () => {
    // Which blank a locale uses differs between versions of the platform's data.
    const shown = (amount: Money, locale: string) => formatMoney(amount, { locale }).replace(/\s/g, " ");
    expect(shown(gbp("1234.50"), "en-GB")).toBe("£1,234.50");
    expect(shown(gbp("-1.81"), "en-GB")).toBe("-£1.81");
    expect(shown(money("1234.50", "EUR"), "de-DE")).toBe("1.234,50 €");
    expect(shown(money("0.926", "KWD"), "en-GB")).toBe("KWD 0.926");
    expect(shown(money("1250", "JPY"), "en-US")).toBe("¥1,250");
    // 90071992547409.91 has no float of its own; IQD has three decimals in ISO 4217 and none in CLDR
    expect(shown(moneyOfMinor(MAX, "GBP"), "en-GB")).toBe("£90,071,992,547,409.91");
    expect(shown(moneyOfMinor(1500, "IQD"), "en-GB")).toBe("IQD 1.500");
    for (const locale of ["not a locale", "", 5, null]) {
      expect(() => formatMoney(gbp("1"), { locale: locale as string })).toThrow(
        at("invalidArgument", "options.locale"),
      );
    }
    expect(() => formatMoney(gbp("1"), null as unknown as object)).toThrow(at("invalidArgument", "options"));
    for (let i = 0; i < 300; i += 1) expect(shown(gbp("1.00"), `en-GB-x-n${i}`)).toBe("£1.00"); // more than are kept
  });
});

describe("parseMoney", () => {
  it.each([
    ["£1,234.50", "GBP", 123450],
    ["1.234,50 €", "EUR", 123450],
    ["-12.00", "GBP", -1200],
    ["−12.00", "GBP", -1200], // U+2212, as typographers write it
    ["(12.00)", "GBP", -1200],
    ["(£1,234.50)", "GBP", -123450],
    ["-£1.81", "GBP", -181],
    ["£-1.81", "GBP", -181],
    ["+5.00", "GBP", 500],
    ["  12.50\u00a0", "GBP", 1250],
    ["GBP 12.50", "GBP", 1250],
    ["12.50 GBP", "GBP", 1250],
    ["12,5", "EUR", 1250],
    ["12", "EUR", 1200],
    ["1 234,50 €", "EUR", 123450],
    ["1\u202f234\u202f567,89 €", "EUR", 123456789],
    ["1'234.50", "CHF", 123450],
    ["1,234,567", "GBP", 123456700],
    ["1.234.567", "EUR", 123456700],
    ["1234567.8", "GBP", 123456780],
    ["¥1,250", "JPY", 1250],
    ["1.250", "JPY", 1250],
    ["KWD 0.926", "KWD", 926],
    ["1234.567", "KWD", 1234567], // four digits before: it cannot be a group
    ["Rp12.000,00", "IDR", 1200000],
    ["R$ 1.234,56", "BRL", 123456],
    ["100 kr.", "DKK", 10000],
    ["US$5.00", "USD", 500],
    ["$5.00", "CAD", 500],
    ["(0.00)", "GBP", 0],
    ["( 12.00 )", "GBP", -1200],
    ["1 234", "GBP", 123400], // blanks and apostrophes only group
    ["1\u202f234\u202f567", "EUR", 123456700],
    ["1'234 CHF", "CHF", 123400],
    ["Fr. 12", "CHF", undefined], // no sign of this currency
    ["(12.00) GBP", "GBP", undefined],
    ["12.500", "GBP", undefined], // could be twelve and a half thousand
  ])("%j in %s is %j minor units", (text, currency, minor) => {
    if (minor === undefined) expect(() => parseMoney(text, currency)).toThrow(at("invalidMoney", "text"));
    else expect(parseMoney(text, currency)).toStrictEqual({ minor, currency });
  });

  it("reads what is ambiguous only when told how", () => {
    for (const text of ["1,234", "1.234", "£1,234", "(1,234)"]) {
      expect(() => parseMoney(text, "GBP")).toThrow(at("invalidMoney", "text"));
    }
    expect(parseMoney("1,234", "GBP", { decimalSeparator: "." }).minor).toBe(123400);
    expect(parseMoney("1.234", "EUR", { decimalSeparator: "," }).minor).toBe(123400);
    expect(parseMoney("1.250", "KWD", { decimalSeparator: "." }).minor).toBe(1250);
    expect(parseMoney("1,250", "KWD", { decimalSeparator: "." }).minor).toBe(1250000);
    expect(() => parseMoney("1.234", "GBP", { decimalSeparator: "." })).toThrow("at most 2 decimals");
    expect(() => parseMoney("1,5", "GBP", { decimalSeparator: "." })).toThrow(at("invalidMoney", "text"));
    expect(() => parseMoney("1", "GBP", null as unknown as object)).toThrow(at("invalidArgument", "options"));
    expect(() => parseMoney("1", "GBP", { decimalSeparator: ";" as "," })).toThrow(
      at("invalidArgument", "options.decimalSeparator"),
    );
  });

  it.each([
    "",
    " ",
    "-",
    "£",
    "()",
    "--1",
    "-(1.00)",
    "(-1.00)",
    "-£-1",
    "£1 £",
    "£1.00 GBP",
    "$1.00",
    "USD 1.00",
    "1.00 usd",
    "1,23,456.00",
    "12,34.00",
    "1,2345.00",
    "0,123.45",
    "1,234 567.00",
    "1 234,567.00",
    "1,,234.00",
    "1,234.50.00",
    "1.",
    ".5",
    "1e3",
    "1.00-",
    "12.50 or so",
    "twelve",
    "1\n000.00",
    "NaN",
    "Infinity",
    "__proto__",
    "12.345,6.7",
  ])("refuses %j", (text) => {
    expect(() => parseMoney(text, "GBP")).toThrow(at("invalidMoney", "text"));
  });

  it("refuses hostile values at once", () => {
    const hostile = [
      "9".repeat(1e7),
      "(".repeat(1e7),
      " ".repeat(1e7),
      `${"1,".repeat(5e6)}1`,
      null,
      undefined,
      12,
      12n,
      {},
      ["1"],
    ];
    for (const text of hostile) expect(() => parseMoney(text as string, "GBP")).toThrow(at("invalidMoney", "text"));
    expect(() => money("9".repeat(1e7), "GBP")).toThrow(at("invalidMoney", "amount"));
    expect(() => money("1", "G".repeat(1e7))).toThrow(at("unknownCurrency", "currency"));
  });
});

describe("the guard", () => {
  it("says what is wrong, and where", () => {
    for (const value of [null, undefined, 5, "£5", 5n, true, Symbol("x"), () => 5]) {
      expect(() => assertMoney(value, "sale.value")).toThrow(at("invalidMoney", "sale.value"));
      expect(() => addMoney(value as unknown as Money, gbp("1"))).toThrow(at("invalidMoney", "left"));
    }
    for (const minor of [0.5, Number.NaN, Infinity, -Infinity, 2 ** 53, "5", 5n, null, undefined, {}]) {
      expect(() => assertMoney({ minor, currency: "GBP" }, "sale.value")).toThrow(
        at("invalidMoney", "sale.value.minor"),
      );
    }
    for (const currency of ["XXX", "gbp", "__proto__", "constructor", "", null, undefined, 826, {}]) {
      expect(() => assertMoney({ minor: 5, currency }, "sale.value")).toThrow(
        at("unknownCurrency", "sale.value.currency"),
      );
    }
    expect(() => assertMoney([], "sale.value")).toThrow(at("invalidMoney", "sale.value"));
    expect(() => assertMoney({ minor: -0, currency: "GBP" }, "sale.value")).toThrow(
      at("invalidMoney", "sale.value.minor"),
    );
  });

  it("stands before every function that takes an amount", () => {
    const broken = deepFreeze({ minor: 0.5, currency: "GBP" });
    const fx = deepFreeze({ from: "GBP", to: "USD", rate: "1", date: "2026-03-02", source: "test" });
    const calls = [
      () => addMoney(gbp("1"), broken as Money<"GBP">),
      () => subtractMoney(broken, gbp("1")),
      () => negateMoney(broken),
      () => absMoney(broken),
      () => multiplyMoney(broken, 1),
      () => compareMoney(broken, broken),
      () => equalMoney(broken, broken),
      () => minMoney(broken, broken),
      () => maxMoney(broken, broken),
      () => sumMoney([broken], "GBP"),
      () => applyRate(broken, "1"),
      () => allocateMoney(broken, [1]),
      () => splitMoney(broken, 1),
      () => unitPrice(broken, 1),
      () => convertMoney(broken, fx),
      () => toDecimalString(broken),
      () => formatMoney(broken),
    ];
    for (const call of calls) expect(call).toThrow(withCode("invalidMoney"));
  });
});
