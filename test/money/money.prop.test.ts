import {
  type AllocationMode,
  absMoney,
  addMoney,
  allocateMoney,
  applyRate,
  compareMoney,
  convertMoney,
  currencyExponent,
  formatMoney,
  type Money,
  money,
  moneyOfMinor,
  multiplyMoney,
  negateMoney,
  parseMoney,
  type RoundingMode,
  roundUnitPrice,
  splitMoney,
  subtractMoney,
  sumMoney,
  toDecimalString,
  unitPrice,
  unitPriceValue,
} from "creator-core/money";
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundings, roundRatio } from "../kernels/oracle.js";
import { deepFreeze } from "../support/deep-freeze.js";

/** The second, independent oracle. At its default of 20 digits decimal.js is itself wrong on these amounts. */
const Exact = Decimal.clone({ defaults: true, precision: 90, toExpNeg: -100, toExpPos: 100 });
const decimalRounding: Record<RoundingMode, Decimal.Rounding> = {
  awayFromZero: Decimal.ROUND_UP,
  towardsZero: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
  halfAwayFromZero: Decimal.ROUND_HALF_UP,
  halfTowardsZero: Decimal.ROUND_HALF_DOWN,
  halfEven: Decimal.ROUND_HALF_EVEN,
  halfUp: Decimal.ROUND_HALF_CEIL,
  halfDown: Decimal.ROUND_HALF_FLOOR,
};

const MAX = Number.MAX_SAFE_INTEGER;
const currency = fc.constantFrom("GBP", "JPY", "KWD", "CLF");
const minor = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }),
  fc.integer({ min: -1e15, max: 1e15 }),
  fc.maxSafeInteger(),
  fc.nat(1000).chain((below) => fc.constantFrom(MAX - below, below - MAX)),
);
const amount = minor.map((units) => deepFreeze(moneyOfMinor(units, "GBP")));
const rounding = fc.constantFrom(...roundings);
const mode = fc.constantFrom<AllocationMode>("largestRemainder", "largestWeight", "first");

const rateOf = (decimals: number) =>
  fc
    .tuple(fc.constantFrom("", "-"), fc.nat(3), fc.bigInt(0n, 10n ** BigInt(decimals) - 1n), fc.nat(decimals))
    .map(([sign, whole, fraction, kept]) => {
      const digits = String(fraction).padStart(decimals, "0").slice(0, kept);
      return `${sign}${whole}${digits === "" ? "" : `.${digits}`}`;
    });
const rate = fc.oneof(rateOf(3), rateOf(8), rateOf(18));

/** The money of an exact result, or the error that is due instead of it. */
function expectMinor(result: () => Money, expected: bigint, path: string) {
  if (expected <= BigInt(MAX) && expected >= -BigInt(MAX)) {
    expect(result()).toStrictEqual({ minor: Number(expected) + 0, currency: "GBP" });
  } else {
    expect(result).toThrow(
      expect.objectContaining({ code: "moneyOverflow", details: expect.objectContaining({ path }) }),
    );
  }
}

describe("laws of applyRate", () => {
  it("is the exact product rounded by the definition, in rational arithmetic", () => {
    fc.assert(
      fc.property(amount, rate, rounding, (value, text, how) => {
        const [whole = "", fraction = ""] = text.split(".");
        const expected = roundRatio(
          BigInt(value.minor) * BigInt(whole + fraction || "0"),
          10n ** BigInt(fraction.length),
          how,
        );
        // "-0.5" splits into "-0" and "5": BigInt("-05") is −5, as it must be
        expectMinor(() => applyRate(value, text, how), expected, "share");
      }),
      { numRuns: 3000 },
    );
  });

  it("is the product of decimal.js at 90 digits", () => {
    fc.assert(
      fc.property(amount, rate, rounding, (value, text, how) => {
        const product = new Exact(value.minor).times(text).toDecimalPlaces(0, decimalRounding[how]);
        expectMinor(() => applyRate(value, text, how), BigInt(product.toFixed()), "share");
      }),
      { numRuns: 2000 },
    );
  });

  it("rounds exact ties as the mode says, for amounts up to the edge", () => {
    const halves = fc.constantFrom("0.5", "1.5", "0.25", "0.125", "0.05", "0.005", "2.5", "0.0000005");
    fc.assert(
      fc.property(minor, halves, rounding, (units, text, how) => {
        const expected = new Exact(units).times(text).toDecimalPlaces(0, decimalRounding[how]);
        expectMinor(() => applyRate(moneyOfMinor(units, "GBP"), text, how), BigInt(expected.toFixed()), "share");
      }),
      { numRuns: 1500 },
    );
  });

  it("is odd about zero in the symmetric modes: a refund is the exact negative of its sale", () => {
    const symmetric = fc.constantFrom<RoundingMode>(
      "halfAwayFromZero",
      "halfEven",
      "halfTowardsZero",
      "towardsZero",
      "awayFromZero",
    );
    fc.assert(
      fc.property(amount, rateOf(18), symmetric, (value, text, how) => {
        fc.pre(Math.abs(value.minor) < 1e15);
        expect(applyRate(negateMoney(value), text, how)).toStrictEqual(negateMoney(applyRate(value, text, how)));
      }),
    );
  });

  it("does not care how the rate is written", () => {
    fc.assert(
      fc.property(amount, rateOf(8), fc.nat(8), (value, text, zeros) => {
        fc.pre(Math.abs(value.minor) < 1e15);
        const padded = (text.includes(".") ? text : `${text}.0`) + "0".repeat(zeros);
        expect(applyRate(value, padded)).toStrictEqual(applyRate(value, text));
      }),
    );
  });
});

describe("laws of arithmetic", () => {
  it("sums, differences and products are exact or refused", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [x, y] = [BigInt(a.minor), BigInt(b.minor)];
        expectMinor(() => addMoney(a, b), x + y, "sum");
        expectMinor(() => subtractMoney(a, b), x - y, "difference");
        expectMinor(() => multiplyMoney(a, b.minor), x * y, "product");
        expectMinor(() => multiplyMoney(a, b.minor % 1000), x * (y % 1000n), "product");
        expect(compareMoney(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
        expect(absMoney(a).minor).toBe(Math.abs(a.minor));
      }),
    );
  });

  it("a sum is the exact total in any order, whatever its partial sums", () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), (list) => {
        const exact = list.reduce((sum, { minor: units }) => sum + BigInt(units), 0n);
        expectMinor(() => sumMoney(deepFreeze(list), "GBP"), exact, "total");
        expectMinor(() => sumMoney([...list].reverse(), "GBP"), exact, "total");
        const undone = [...list, ...list.map(negateMoney)];
        expect(sumMoney(undone, "GBP")).toStrictEqual({ minor: 0, currency: "GBP" });
      }),
    );
  });
});

describe("laws of splitting", () => {
  const weight = fc.oneof(
    fc.nat(1000),
    fc.maxSafeNat(),
    rateOf(8).map((text) => text.replace("-", "")),
    fc.constant(0),
  );
  const weights = fc.array(weight, { minLength: 1, maxLength: 20 }).filter((list) => list.some((w) => Number(w) > 0));
  const scaled = (w: number | string) => BigInt(new Exact(w).times(1e8).toFixed());

  it("shares sum to the amount, are within a unit of the exact share, and are odd about zero", () => {
    fc.assert(
      fc.property(amount, weights, mode, (value, list, how) => {
        const shares = allocateMoney(value, deepFreeze(list), how);
        expect(sumMoney(shares, "GBP")).toStrictEqual(value);
        expect(allocateMoney(negateMoney(value), list, how)).toStrictEqual(shares.map(negateMoney));
        const whole = list.reduce((sum, w) => sum + scaled(w), 0n);
        shares.forEach((share, i) => {
          const away = BigInt(share.minor) * whole - BigInt(value.minor) * scaled(list[i]!);
          expect(away <= whole && -away <= whole).toBe(true);
          if (scaled(list[i]!) === 0n) expect(share.minor).toBe(0);
        });
      }),
    );
  });

  it("only proportions count", () => {
    fc.assert(
      fc.property(amount, fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), mode, (value, list, how) => {
        fc.pre(list.some((w) => w > 0));
        const shares = allocateMoney(value, list, how);
        expect(
          allocateMoney(
            value,
            list.map((w) => w * 7),
            how,
          ),
        ).toStrictEqual(shares);
        expect(
          allocateMoney(
            value,
            list.map((w) => new Exact(w).div(1000).toFixed()),
            how,
          ),
        ).toStrictEqual(shares);
      }),
    );
  });

  it("an equal split is the split over equal weights", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 50 }), (value, parts) => {
        expect(splitMoney(value, parts)).toStrictEqual(allocateMoney(value, new Array<number>(parts).fill(1)));
      }),
    );
  });
});

describe("laws of text", () => {
  it("plain decimal text is read back as the same amount", () => {
    fc.assert(
      fc.property(minor, currency, (units, code) => {
        const value = moneyOfMinor(units, code);
        expect(money(toDecimalString(value), code)).toStrictEqual(value);
        const exact = new Exact(units).div(new Exact(10).pow(currencyExponent(code)));
        expect(toDecimalString(value)).toBe(
          exact.isZero() ? exact.abs().toFixed(currencyExponent(code)) : exact.toFixed(currencyExponent(code)),
        );
      }),
    );
  });

  it("the house format is read back as the same amount", () => {
    fc.assert(
      fc.property(minor, fc.constantFrom("GBP", "EUR", "USD", "JPY", "CHF", "CLF", "KWD"), (units, code) => {
        const value = moneyOfMinor(units, code);
        expect(parseMoney(formatMoney(value), code, { decimalSeparator: "." })).toStrictEqual(value);
        if (code !== "KWD") expect(parseMoney(formatMoney(value), code)).toStrictEqual(value);
      }),
    );
  });

  it("a text means one amount or is refused: the other separator never gives another amount silently", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."0123456789.,-() £€"), maxLength: 12 });
    const read = (call: () => Money) => {
      try {
        return call().minor;
      } catch (error) {
        expect(error).toMatchObject({ name: "CreatorCoreError" });
        return undefined;
      }
    };
    fc.assert(
      fc.property(cell, (text) => {
        const guessed = read(() => parseMoney(text, "GBP"));
        const readings = [
          read(() => parseMoney(text, "GBP", { decimalSeparator: "." })),
          read(() => parseMoney(text, "GBP", { decimalSeparator: "," })),
        ].filter((reading) => reading !== undefined);
        if (guessed !== undefined) expect(new Set(readings)).toEqual(new Set([guessed]));
      }),
      { numRuns: 5000 },
    );
  });
});

describe("laws of prices and exchange", () => {
  const count = fc.oneof(
    fc.integer({ min: 1, max: 100_000 }),
    fc.maxSafeNat().map((n) => n || 1),
  );

  it("a rounded unit price is the exact ratio rounded once", () => {
    fc.assert(
      fc.property(minor, currency, count, fc.nat(12), rounding, (units, code, things, decimals, how) => {
        const text = roundUnitPrice(unitPrice(moneyOfMinor(units, code), things), decimals, how);
        const bottom = BigInt(things) * 10n ** BigInt(currencyExponent(code));
        const expected = roundRatio(BigInt(units) * 10n ** BigInt(decimals), bottom, how);
        expect(text).toBe(new Exact(expected.toString()).div(new Exact(10).pow(decimals)).toFixed(decimals));
      }),
    );
  });

  it("the number read from a unit price is within rounding error of it", () => {
    fc.assert(
      fc.property(minor, currency, count, (units, code, things) => {
        const value = unitPriceValue(unitPrice(moneyOfMinor(units, code), things));
        const exact = new Exact(units).div(things).div(new Exact(10).pow(currencyExponent(code)));
        expect(exact.minus(value).abs().lte(exact.abs().times("4e-16"))).toBe(true);
      }),
    );
  });

  it("a conversion is the exact product in major units, rounded once", () => {
    const positive = rate.map((text) => text.replace("-", "")).filter((text) => Number(text) > 0);
    fc.assert(
      fc.property(minor, currency, currency, positive, rounding, (units, from, to, text, how) => {
        fc.pre(from !== to);
        const fx = deepFreeze({ from, to, rate: text, date: "2026-03-02", source: "test" });
        const exact = new Exact(units)
          .times(text)
          .times(new Exact(10).pow(currencyExponent(to) - currencyExponent(from)));
        const expected = BigInt(exact.toDecimalPlaces(0, decimalRounding[how]).toFixed());
        const call = () => convertMoney(moneyOfMinor(units, from), fx, how);
        if (expected <= BigInt(MAX) && expected >= -BigInt(MAX)) {
          expect(call()).toStrictEqual({ minor: Number(expected) + 0, currency: to });
        } else {
          expect(call).toThrow(expect.objectContaining({ code: "moneyOverflow" }));
        }
      }),
      { numRuns: 1500 },
    );
  });
});
