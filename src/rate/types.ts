import type { Flavoured } from "../ids/index.js";

/**
 * An exact decimal fraction as a plain decimal string: `"0.125"` is one eighth, 12.5 %. No exponent, no percent sign,
 * at most 15 digits before and 18 after the point. Results carry no needless zeros: `"0.15"`, never `"0.150"`.
 */
export type Rate = Flavoured<string, "Rate">;

/** How an exact result that falls between two units is brought to one of them. Ties are results exactly half-way. */
export type RoundingMode =
  /** Nearest; ties away from zero: 0.5 → 1, −0.5 → −1. The house default, because a refund is then the exact negative of its sale. */
  | "halfAwayFromZero"
  /** Nearest; ties to the even neighbour: 0.5 → 0, 1.5 → 2. "Banker's rounding". */
  | "halfEven"
  /** Nearest; ties towards zero: 0.5 → 0, −0.5 → 0. */
  | "halfTowardsZero"
  /** Nearest; ties towards +∞: 0.5 → 1, −0.5 → 0. */
  | "halfUp"
  /** Nearest; ties towards −∞: 0.5 → 0, −0.5 → −1. */
  | "halfDown"
  /** Towards zero: 0.9 → 0, −0.9 → 0. "Truncate". */
  | "towardsZero"
  /** Away from zero: 0.1 → 1, −0.1 → −1. */
  | "awayFromZero"
  /** Towards −∞: 0.9 → 0, −0.1 → −1. */
  | "floor"
  /** Towards +∞: 0.1 → 1, −0.9 → 0. */
  | "ceiling";
