import { readDecimal } from "./_decimal-text.js";
import { greatestCommonDivisor } from "./_greatest-common-divisor.js";
import { asRate } from "./as-rate.js";
import type { Rate } from "./types.js";

/**
 * A rate compiled for arithmetic: a fraction in lowest terms, the sign on the numerator. Parts that are not safe
 * integers are bigints.
 *
 * @internal
 */
export interface Fraction {
  readonly numerator: number | bigint;
  /** Above zero. */
  readonly denominator: number | bigint;
}

/** A programme has dozens of rates, not thousands. The limit keeps a stream of random rates from growing the map. */
const MOST_REMEMBERED = 512;
const remembered = /* @__PURE__ */ new Map<string, Fraction>();

// A loop over amounts asks for one rate again and again: comparing it with the one before is cheaper than looking it up.
let latestRate: Rate = "1";
let latestFraction: Fraction = { numerator: 1, denominator: 1 };

/**
 * Compiles a rate to a fraction in lowest terms: "0.15" is 3/20, so that products with amounts stay small. Call it once
 * per policy, outside the loop, and pass both parts to `mulDivRound`. Rates seen lately are remembered, so that a call
 * per amount costs one look-up.
 *
 * @throws `invalidRate` naming `path`
 * @internal
 */
export function rateFraction(rate: Rate, path = "rate"): Fraction {
  if (rate === latestRate) return latestFraction;
  const fraction = remembered.get(rate) ?? remember(rate, compile(asRate(rate, path)));
  latestRate = rate;
  latestFraction = fraction;
  return fraction;
}

function remember(rate: Rate, fraction: Fraction): Fraction {
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(rate, fraction);
  return fraction;
}

function compile(canonical: Rate): Fraction {
  const { negative, digits, scale } = readDecimal(canonical)!;
  const magnitude = BigInt(digits);
  const power = 10n ** BigInt(scale);
  const common = greatestCommonDivisor(magnitude, power);
  const numerator = magnitude / common;
  return { numerator: compact(negative ? -numerator : numerator), denominator: compact(power / common) };
}

function compact(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
