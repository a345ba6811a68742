export type { RoundingMode } from "../rate/types.js";

/**
 * An exact amount: a safe integer of minor units (pence, cents, yen, fils) and an ISO 4217 code, or an own currency.
 * `{ minor: 1250, currency: "GBP" }` is £12.50; `{ minor: 1250, currency: "JPY" }` is ¥1,250;
 * `{ minor: 1250, currency: "PTS:0" }` is 1,250 points.
 *
 * The code is a type parameter, so adding GBP to USD does not compile where both are known.
 */
export interface Money<Currency extends string = string> {
  /** Whole minor units of the currency; may be negative; never fractional, never −0, never beyond ±(2^53 − 1). */
  readonly minor: number;
  /** ISO 4217 code in capitals, or an own currency as `ownCurrency` writes it: `"PTS:0"`. */
  readonly currency: Currency;
}

/**
 * An exact price per thing: `minor / count` minor units of `currency` for one. £50 for 12,000 views is
 * `{ minor: 5000, count: 12000, currency: "GBP" }` a view. Rounded only by `roundUnitPrice`.
 */
export interface UnitPrice<Currency extends string = string> {
  /** Whole minor units that were paid for all of them. */
  readonly minor: number;
  /** How many things the amount bought; a positive safe integer. */
  readonly count: number;
  /** The currency of `minor`. */
  readonly currency: Currency;
}

/** Where the units that a proportional split leaves over go. */
export type AllocationMode =
  /** One each to the largest fractional remainders; ties to the earliest weight. The default. */
  | "largestRemainder"
  /** One each by descending weight; ties to the earliest. */
  | "largestWeight"
  /** One each from the first non-zero weight onwards. */
  | "first";

/** What a proportional split gives out whole, when the rest is returned on its own. */
export type RemainderMode =
  /** Whole minor units: every share is rounded towards zero. The default. */
  | "wholeUnits"
  /** Whole multiples of the weights in lowest terms: the shares are exactly in proportion, and more is left. */
  | "wholeBlocks";

/** An exchange rate as a fact: frozen with its date and where it came from. */
export interface FxRate<From extends string = string, To extends string = string> {
  /** The currency converted from: an ISO 4217 code or an own one. */
  readonly from: From;
  /** The currency converted to. */
  readonly to: To;
  /** How many major units of `to` one major unit of `from` buys, as an exact decimal: `"1.0850"`. */
  readonly rate: string;
  /** The day of the calendar the rate is for: `"2026-03-02"`. */
  readonly date: string;
  /** Who published it: "ECB reference rate". One to 1,000 characters. */
  readonly source: string;
}
