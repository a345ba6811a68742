export type { RoundingMode } from "../rate/types.js";

/**
 * An exact amount: a safe integer of minor units (pence, cents, yen, fils) and an ISO 4217 code.
 * `{ minor: 1250, currency: "GBP" }` is £12.50; `{ minor: 1250, currency: "JPY" }` is ¥1,250.
 *
 * The code is a type parameter, so adding GBP to USD does not compile where both are known.
 */
export interface Money<Currency extends string = string> {
  /** Whole minor units of the currency; may be negative; never fractional, never beyond ±(2^53 − 1). */
  readonly minor: number;
  /** ISO 4217 code in capitals. */
  readonly currency: Currency;
}

/**
 * An exact price per thing: `minor / count` minor units of `currency` for one. £50 for 12,000 views is
 * `{ minor: 5000, count: 12000, currency: "GBP" }` a view. Rounded only by `roundUnitPrice`.
 */
export interface UnitPrice<Currency extends string = string> {
  readonly minor: number;
  /** How many things the amount bought; a positive safe integer. */
  readonly count: number;
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

/** An exchange rate as a fact: frozen with its date and where it came from. */
export interface FxRate<From extends string = string, To extends string = string> {
  /** ISO 4217 code converted from. */
  readonly from: From;
  /** ISO 4217 code converted to. */
  readonly to: To;
  /** How many major units of `to` one major unit of `from` buys, as an exact decimal: `"1.0850"`. */
  readonly rate: string;
  /** The day the rate is for. */
  readonly date: string;
  /** Who published it: "ECB reference rate". */
  readonly source: string;
}
