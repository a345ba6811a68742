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
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asRate } from "../../src/rate/as-rate.js";
import { rateFraction } from "../../src/rate/rate-fraction.js";
import { ratioOf, roundings, roundRatio } from "../kernels/oracle.js";

const Exact = Decimal.clone({ defaults: true, precision: 100, toExpNeg: -100, toExpPos: 100 });

/** Decimal text with so many digits on either side, zeros at both ends included. */
const decimalText = (whole: number, decimals: number) =>
  fc
    .tuple(
      fc.constantFrom("", "-"),
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: whole }),
      fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: decimals }),
    )
    .map(([sign, before, after]) => sign + before + (after === "" ? "" : `.${after}`));

const short = decimalText(5, 8);
const long = decimalText(14, 18);
const text = fc.oneof(short, long);
const plain = (value: Decimal) => (value.isZero() ? "0" : value.toFixed());

describe("laws of rates", () => {
  it("canonical form keeps the value, and is its own canonical form", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(rate(value)).toBe(plain(new Exact(value)));
        expect(rate(rate(value))).toBe(rate(value));
        expect(compareRates(value, rate(value))).toBe(0);
      }),
    );
  });

  it("a number of at most 15 digits is read as its shortest text, and one with more is refused", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0.001, max: 1e6 }), fc.constantFrom(1, -1), (magnitude, sign) => {
        const value = sign * magnitude;
        const short = Number(value.toPrecision(15));
        expect(rate(short)).toBe(plain(new Exact(String(short))));
        if (new Exact(String(value)).precision() > 15) expect(() => rate(value)).toThrow("residue of float arithmetic");
      }),
    );
  });

  it("percent and basis points are a hundredth and a ten-thousandth", () => {
    fc.assert(
      fc.property(short, (value) => {
        expect(percent(value)).toBe(plain(new Exact(value).div(100)));
        expect(basisPoints(value)).toBe(plain(new Exact(value).div(10_000)));
        expect(formatPercent(percent(value))).toBe(`${rate(value)} %`);
      }),
    );
  });

  it("sums, differences and products are exact", () => {
    fc.assert(
      fc.property(long, long, (a, b) => {
        expect(addRates(a, b)).toBe(plain(new Exact(a).plus(b)));
        expect(subtractRates(a, b)).toBe(plain(new Exact(a).minus(b)));
        expect(complementRate(a)).toBe(plain(new Exact(1).minus(a)));
      }),
    );
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(multiplyRates(a, b)).toBe(plain(new Exact(a).times(b)));
      }),
    );
  });

  it("a product is the exact one or refused, never a rounded one", () => {
    fc.assert(
      fc.property(decimalText(15, 18), decimalText(15, 18), (a, b) => {
        const exact = new Exact(a).times(b);
        const fits = exact.decimalPlaces() <= 18 && exact.abs().lt("1e15");
        if (fits) expect(multiplyRates(a, b)).toBe(plain(exact));
        else expect(() => multiplyRates(a, b)).toThrow(expect.objectContaining({ code: "invalidRate" }));
      }),
    );
  });

  it("comparison is the order of the values", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareRates(a, b)).toBe(new Exact(a).comparedTo(b));
      }),
    );
  });

  it("a rounded rate is the exact one brought to so many decimals, once", () => {
    fc.assert(
      fc.property(long, fc.nat(18), fc.constantFrom(...roundings), (value, decimals, how) => {
        const { top, bottom } = ratioOf(value);
        const units = roundRatio(top * 10n ** BigInt(decimals), bottom, how);
        expect(roundRate(value, decimals, how)).toBe(plain(new Exact(String(units)).div(new Exact(10).pow(decimals))));
      }),
      { numRuns: 2000 },
    );
  });

  it("the lower and the higher of two are those two", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(minRate(a, b)).toBe(plain(Exact.min(a, b)));
        expect(maxRate(a, b)).toBe(plain(Exact.max(a, b)));
      }),
    );
  });

  it("isRate is whether a rate can be read", () => {
    const anything = fc.oneof(
      text,
      decimalText(18, 22),
      fc.string({ unit: fc.constantFrom(..."0123456789+-.e %") }),
      fc.anything(),
    );
    fc.assert(
      fc.property(anything, (value) => {
        let read = true;
        try {
          asRate(value, "value");
        } catch {
          read = false;
        }
        expect(isRate(value)).toBe(read);
      }),
      { numRuns: 2000 },
    );
  });

  it("the compiled fraction is the rate, in lowest terms", () => {
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
    fc.assert(
      fc.property(text, (value) => {
        const { numerator, denominator } = rateFraction(value);
        const [n, d] = [BigInt(numerator), BigInt(denominator)];
        expect(n * 10n ** 18n).toBe(BigInt(new Exact(value).times("1e18").toFixed()) * d);
        expect(gcd(n < 0n ? -n : n, d)).toBe(1n);
        for (const part of [numerator, denominator]) {
          expect(typeof part).toBe(Number.isSafeInteger(Number(part)) ? "number" : "bigint");
        }
      }),
    );
  });
});
