/**
 * Every function that rounds or adds, against two oracles that share nothing with it: rational arithmetic on BigInt,
 * written from the definitions, and decimal.js at 60 digits. The cases are drawn where they hurt: amounts to ±10^15 and
 * to the edge of the safe integers, rates of up to 8 decimals, products far beyond 2^53, and amounts solved for so that
 * the exact result lies on a tie or one part beside it.
 */

import { isCreatorCoreError } from "creator-core/errors";
import {
  type AllocationMode,
  type AllocationWithRemainder,
  allocateMoney,
  allocateWithRemainder,
  applyRate,
  compileRate,
  convertMoney,
  currencyExponent,
  type Money,
  moneyOfMinor,
  multiplyMoney,
  roundUnitPrice,
  sumMoney,
  unitPrice,
} from "creator-core/money";
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hamilton, type Ratio, randomFrom, ratioOf, roundings, roundRatio, turningPoints } from "../kernels/oracle.js";

const Exact = Decimal.clone({ defaults: true, precision: 60, toExpNeg: -100, toExpPos: 100 });
const decimalRounding = {
  awayFromZero: Decimal.ROUND_UP,
  towardsZero: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
  halfAwayFromZero: Decimal.ROUND_HALF_UP,
  halfTowardsZero: Decimal.ROUND_HALF_DOWN,
  halfEven: Decimal.ROUND_HALF_EVEN,
  halfUp: Decimal.ROUND_HALF_CEIL,
  halfDown: Decimal.ROUND_HALF_FLOOR,
} as const;

type Random = ReturnType<typeof randomFrom>;
const MAX = BigInt(Number.MAX_SAFE_INTEGER);
const currencies = ["JPY", "GBP", "KWD", "CLF", "PTS:0", "CARD:2", "USDC:6", "SATS:8"];

/** Which part of the cases is tried. Mutation testing, which runs these laws a thousand times, tries a hundredth. */
const effort = Number(process.env["LAWS_EFFORT"] ?? 1);

/** Runs a law on so many cases, in batches of 500 that each have a seed of their own. */
function everyCase(cases: number, law: (random: Random) => void) {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = randomFrom(seed);
      for (let i = 0; i < 500; i += 1) law(random);
    }),
    { numRuns: Math.ceil((cases * effort) / 500), endOnFailure: true },
  );
}

/** Amounts of all sizes: pennies, baskets, turnovers, ±10^15, and the last thousand before the edge. */
function anyMinor(random: Random): bigint {
  const size = random.below(10);
  const magnitude =
    size === 0 ? MAX - BigInt(random.below(1000)) : BigInt(Math.floor(random.unit() * 10 ** (3 + random.below(13))));
  return random.sign() === 1 ? magnitude : -magnitude;
}

function anyRate(random: Random): string {
  const scale = random.below(9);
  const digits = String(random.below(10 ** random.below(9))).padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return random.sign() === 1 ? text : `-${text}`;
}

/** Where rounding is decided, as far up as 10^15, in two cases of three; anywhere else in the third. */
function sharpMinor(ratio: Ratio, random: Random): bigint {
  if (random.below(3) === 0) return anyMinor(random);
  const { points, step } = turningPoints(ratio);
  const point = points[random.below(points.length)]!;
  const room = (10n ** 15n - point) / step;
  const far = room > 0n ? BigInt(Math.floor(random.unit() * Number(room))) : 0n;
  const minor = random.below(2) === 0 ? point + far * step : point;
  const safe = minor <= MAX ? minor : anyMinor(random);
  return random.sign() === 1 ? safe : -safe;
}

const anyOf = <T>(list: readonly T[], random: Random): T => list[random.below(list.length)]!;
const isSafe = (value: bigint) => value <= MAX && value >= -MAX;

/** The minor units of a result, or `undefined` for the overflow that is due. Cheaper than an `expect` for each case. */
function minorOf(result: () => Money | number): bigint | undefined {
  try {
    const value = result();
    const minor = typeof value === "number" ? value : value.minor;
    if (Object.is(minor, -0)) throw new Error("negative zero");
    return BigInt(minor);
  } catch (error) {
    if (isCreatorCoreError(error) && error.code === "moneyOverflow") return undefined;
    throw error;
  }
}

function expectExact(actual: bigint | undefined, exact: bigint, ...inputs: unknown[]) {
  const expected = isSafe(exact) ? exact : undefined;
  if (actual !== expected) expect({ inputs, minor: actual }).toEqual({ inputs, minor: expected });
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b));

function expectParts(actual: AllocationWithRemainder, shares: bigint[], remainder: bigint, ...inputs: unknown[]) {
  const parts = [...actual.shares, actual.remainder].map(({ minor }) => BigInt(minor));
  const expected = [...shares, remainder];
  if (!parts.every((part, i) => part === expected[i])) expect({ inputs, parts }).toEqual({ inputs, parts: expected });
}

function expectAgreement(rational: bigint, decimal: Decimal) {
  if (BigInt(decimal.toFixed()) !== rational) expect(decimal.toFixed(), "the oracles differ").toBe(String(rational));
}

describe("exactness", { timeout: 60_000 }, () => {
  it("applyRate and compileRate: 200,000 shares", () => {
    let ties = 0;
    let wide = 0;
    let wideTies = 0;
    everyCase(200_000, (random) => {
      const rate = anyRate(random);
      const ratio = ratioOf(rate);
      const minor = sharpMinor(ratio, random);
      const how = anyOf(roundings, random);
      const product = minor * ratio.top;
      const tie = (2n * product) % ratio.bottom === 0n && product % ratio.bottom !== 0n;
      if (tie) ties += 1;
      if (!isSafe(product)) wide += 1;
      if (tie && !isSafe(product)) wideTies += 1;

      const exact = roundRatio(product, ratio.bottom, how);
      const second = new Exact(String(minor)).times(rate).toDecimalPlaces(0, decimalRounding[how]);
      const amount = moneyOfMinor(Number(minor), "GBP");
      const share = compileRate(rate, how);
      expectExact(
        minorOf(() => applyRate(amount, rate, how)),
        exact,
        minor,
        rate,
        how,
      );
      expectExact(
        minorOf(() => share(amount.minor)),
        exact,
        minor,
        rate,
        how,
      );
      expectAgreement(exact, second);
    });
    // The cases are what they claim to be.
    expect(ties).toBeGreaterThan(10_000 * effort);
    expect(wide).toBeGreaterThan(10_000 * effort);
    expect(wideTies).toBeGreaterThan(1_000 * effort);
  });

  it("convertMoney: 100,000 conversions between all numbers of decimals", () => {
    everyCase(100_000, (random) => {
      const [from, to] = [anyOf(currencies, random), anyOf(currencies, random)];
      const rate = anyRate(random).replace("-", "");
      const { top, bottom } = ratioOf(rate);
      if (from === to || top === 0n) return;
      const ratio: Ratio = {
        top: top * 10n ** BigInt(currencyExponent(to)),
        bottom: bottom * 10n ** BigInt(currencyExponent(from)),
      };
      const minor = sharpMinor(ratio, random);
      const how = anyOf(roundings, random);

      const exact = roundRatio(minor * ratio.top, ratio.bottom, how);
      const shift = new Exact(10).pow(currencyExponent(to) - currencyExponent(from));
      const second = new Exact(String(minor)).times(rate).times(shift).toDecimalPlaces(0, decimalRounding[how]);
      const amount = moneyOfMinor(Number(minor), from);
      const fx = { from, to, rate, date: "2026-03-02", source: "test" };
      expectExact(
        minorOf(() => convertMoney(amount, fx, how)),
        exact,
        minor,
        fx,
        how,
      );
      expectAgreement(exact, second);
    });
  });

  it("roundUnitPrice: 60,000 prices", () => {
    everyCase(60_000, (random) => {
      const currency = anyOf(currencies, random);
      const decimals = random.below(13);
      const count = 1 + random.below(10 ** (1 + random.below(9)));
      const ratio: Ratio = {
        top: 10n ** BigInt(decimals),
        bottom: BigInt(count) * 10n ** BigInt(currencyExponent(currency)),
      };
      const minor = sharpMinor(ratio, random);
      const how = anyOf(roundings, random);

      const exact = roundRatio(minor * ratio.top, ratio.bottom, how);
      const digits = String(exact < 0n ? -exact : exact).padStart(decimals + 1, "0");
      const point = digits.length - decimals;
      const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
      const price = unitPrice(moneyOfMinor(Number(minor), currency), count);
      const actual = roundUnitPrice(price, decimals, how);
      const expected = exact < 0n ? `-${text}` : text;
      if (actual !== expected) expect({ price, decimals, how, actual }).toEqual({ price, decimals, how, expected });
    });
  });

  it("multiplyMoney: 20,000 products", () => {
    everyCase(20_000, (random) => {
      const minor = anyMinor(random);
      const times = anyMinor(random) / 10n ** BigInt(random.below(16));
      const amount = moneyOfMinor(Number(minor), "GBP");
      expectExact(
        minorOf(() => multiplyMoney(amount, Number(times))),
        minor * times,
        minor,
        times,
      );
    });
  });

  it("allocateMoney: 50,000 splits, in every mode", () => {
    const modes: readonly AllocationMode[] = ["largestRemainder", "largestWeight", "first"];
    everyCase(50_000, (random) => {
      const decimals = random.below(9);
      const equal = random.below(4) === 0;
      const first = random.below(10 ** (1 + random.below(9)));
      const scaled = Array.from({ length: 1 + random.below(7) }, () =>
        BigInt(equal ? first : random.below(5) === 0 ? 0 : random.below(10 ** (1 + random.below(9)))),
      );
      if (scaled.every((weight) => weight === 0n)) return;
      const weights = scaled.map((weight) =>
        decimals === 0 ? Number(weight) : new Exact(String(weight)).div(10 ** decimals).toFixed(),
      );
      const minor = anyMinor(random);
      const mode = anyOf(modes, random);

      const expected = hamilton(minor, scaled, mode).map(Number);
      const amount = moneyOfMinor(Number(minor), "GBP");
      const shares = allocateMoney(amount, weights, mode).map((share) => share.minor);
      if (!shares.every((share, i) => share === expected[i])) {
        expect({ minor, weights, mode, shares }).toEqual({ minor, weights, mode, shares: expected });
      }
    });
  });

  it("allocateWithRemainder: 20,000 splits, in both modes", () => {
    everyCase(20_000, (random) => {
      const decimals = random.below(9);
      const scaled = Array.from({ length: 1 + random.below(7) }, () =>
        BigInt(random.below(10 ** (1 + random.below(6)))),
      );
      const whole = scaled.reduce((a, b) => a + b, 0n);
      if (whole === 0n) return;
      const weights = scaled.map((weight) =>
        decimals === 0 ? Number(weight) : new Exact(String(weight)).div(10 ** decimals).toFixed(),
      );
      const minor = anyMinor(random);
      const amount = moneyOfMinor(Number(minor), "GBP");

      const units = allocateWithRemainder(amount, weights);
      const floors = scaled.map((weight) => roundRatio(minor * weight, whole, "towardsZero"));
      const floorsLeft = minor - floors.reduce((a, b) => a + b, 0n);
      expectParts(units, floors, floorsLeft, minor, weights);

      // whole blocks: the largest multiple of the weights in lowest terms that fits
      const block = scaled.map((weight) => weight / scaled.reduce(greatestCommonDivisor));
      const blockSize = block.reduce((a, b) => a + b, 0n);
      const shares = block.map((term) => (minor / blockSize) * term); // BigInt division goes towards zero
      const left = minor % blockSize;
      expectParts(allocateWithRemainder(amount, weights, "wholeBlocks"), shares, left, minor, weights);
    });
  });

  it("sumMoney: any order and any partition have the same total", () => {
    everyCase(5_000, (random) => {
      const amounts = Array.from({ length: random.below(30) }, () => moneyOfMinor(Number(anyMinor(random)), "GBP"));
      const exact = amounts.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
      const shuffled = [...amounts];
      for (let i = shuffled.length - 1; i > 0; i -= 1) {
        const j = random.below(i + 1);
        [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
      }
      expectExact(
        minorOf(() => sumMoney(amounts, "GBP")),
        exact,
        amounts,
      );
      expectExact(
        minorOf(() => sumMoney(shuffled, "GBP")),
        exact,
        shuffled,
      );

      const cut = random.below(amounts.length + 1);
      const parts = [shuffled.slice(0, cut), shuffled.slice(cut)];
      const totals = parts.map((part) => minorOf(() => sumMoney(part, "GBP")));
      if (totals.every((total) => total !== undefined)) {
        const ofTotals = totals.map((total) => moneyOfMinor(Number(total), "GBP"));
        expectExact(
          minorOf(() => sumMoney(ofTotals, "GBP")),
          exact,
          parts,
        );
      }
    });
  });
});
