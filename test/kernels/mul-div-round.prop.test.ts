import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mulDivRound } from "../../src/kernels/mul-div-round.js";
import { roundings, roundRatio } from "./oracle.js";

const MAX = Number.MAX_SAFE_INTEGER;
const anySafe = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 1000 }).map((below) => MAX - below),
  fc.integer({ min: 0, max: 1000 }).map((below) => below - MAX),
);
const positive = anySafe.map((x) => Math.abs(x) || 1);
const rounding = fc.constantFrom(...roundings);

const asBigInt = (x: number | bigint) => BigInt(x);

describe("laws of mulDivRound", () => {
  it("is amount × numerator ÷ denominator, rounded by the definition", () => {
    fc.assert(
      fc.property(anySafe, anySafe, positive, rounding, (amount, numerator, denominator, mode) => {
        const expected = roundRatio(BigInt(amount) * BigInt(numerator), BigInt(denominator), mode);
        expect(asBigInt(mulDivRound(amount, numerator, denominator, mode))).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it("is exact for every quotient next to a whole number or a half, up to the edge of the safe integers", () => {
    // product = quotient × denominator ± 1 or a half of the denominator: where a rounded division would go wrong
    const near = fc.constantFrom(-1n, 0n, 1n);
    fc.assert(
      fc.property(positive, positive, near, fc.boolean(), rounding, (denominator, seed, off, half, mode) => {
        const bottom = BigInt(denominator);
        const most = BigInt(MAX) / bottom;
        const quotient = most === 0n ? 0n : most - (BigInt(seed) % (most < 50n ? most : 50n));
        const top = quotient * bottom + off + (half ? bottom / 2n : 0n);
        fc.pre(top <= BigInt(MAX));
        const expected = roundRatio(top, bottom, mode);
        expect(asBigInt(mulDivRound(Number(top), 1, denominator, mode))).toBe(expected);
        expect(asBigInt(mulDivRound(Number(-top), 1, denominator, mode))).toBe(roundRatio(-top, bottom, mode));
      }),
      { numRuns: 3000 },
    );
  });

  it("does not depend on whether the parts come as numbers or bigints, and is a number exactly when safe", () => {
    fc.assert(
      fc.property(anySafe, anySafe, positive, rounding, (amount, numerator, denominator, mode) => {
        const result = mulDivRound(amount, numerator, denominator, mode);
        expect(mulDivRound(amount, BigInt(numerator), BigInt(denominator), mode)).toBe(result);
        expect(typeof result === "number").toBe(Number.isSafeInteger(Number(result)));
        expect(Object.is(result, -0)).toBe(false);
      }),
    );
  });
});
