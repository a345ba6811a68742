import { fail } from "../../../errors/creator-core-error.js";
import type { Money, RoundingMode } from "../../../money/types.js";
import { asRoundingMode } from "../../../rate/as-rounding-mode.js";
import { assertKeys, assertNotNegative, assertOneOf } from "../../guards.js";
import type { Commission } from "../../types.js";
import { feeOfPeriod, linesOfPeriod, type RetainedPeriod } from "./fee-of-period.js";

/** What was less than a whole period, or less than everything that was asked for. */
export interface RetainerOptions {
  /** So many days of a period of so many. Absent: all of it. */
  readonly days?: { readonly counted: number; readonly inPeriod: number };
  /** What was delivered of what is asked for. Absent: nothing is asked for. */
  readonly deliverables?: {
    readonly delivered: number;
    readonly required: number;
    /** With fewer nothing is paid, or their share. */
    readonly shortfall: "nothing" | "proportional";
  };
  /** Half away from zero unless given. */
  readonly rounding?: RoundingMode;
}

/**
 * What does a retainer pay for one period?
 *
 * For a fixed fee that an ambassador has for a month. For a floor under what they earn, use `guaranteeTopUp`.
 *
 * @formula round(amount × days counted ÷ days in the period × delivered ÷ required)
 *
 * Units: minor units of the currency of the amount, rounded once.
 * Complexity: O(1).
 *
 * @param amount - what a whole period pays
 * @param options - `days`, `deliverables`, `rounding`
 * @returns the total, a line for the days, and one for a shortfall
 * @throws `invalidInteger` when a count is not a whole number in its range, or more days count than there are
 * @throws `invalidPolicy` when an option is misspelt or another word
 * @throws `invalidMoney`, `invalidArgument`
 *
 * @example
 * ```ts
 * import { retainerFee } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * retainerFee(money("1000.00", "GBP")).total; // => { minor: 100000, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { retainerFee } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const fee = money("1000.00", "GBP");
 * // From 21 June on: ten of thirty days.
 * retainerFee(fee, { days: { counted: 10, inPeriod: 30 } }).total.minor; // => 33333
 *
 * const posts = { delivered: 3, required: 4 };
 * retainerFee(fee, { deliverables: { ...posts, shortfall: "proportional" } }).total.minor; // => 75000
 * retainerFee(fee, { deliverables: { ...posts, shortfall: "nothing" } }).total.minor; // => 0
 * retainerFee(fee, { deliverables: { ...posts, shortfall: "proportional" } }).lines.map((line) => line.amount.minor); // => [100000, -25000]
 * ```
 */
export function retainerFee<C extends string>(amount: Money<C>, options: RetainerOptions = {}): Commission<C> {
  assertNotNegative(amount, "amount");
  assertKeys(options, ["days", "deliverables", "rounding"], "options");
  const rounding = asRoundingMode(options.rounding ?? "halfAwayFromZero", "options.rounding");
  const by = { ruleId: null, rounding };
  const period = { ...readDays(options.days), ...readDeliverables(options.deliverables) };
  return {
    total: { minor: feeOfPeriod(amount, period, by), currency: amount.currency },
    lines: linesOfPeriod(amount, period, by),
  };
}

function readDays(days: RetainerOptions["days"]): Pick<RetainedPeriod, "days" | "daysInPeriod"> {
  if (days === undefined) return { days: 1, daysInPeriod: 1 };
  assertKeys(days, ["counted", "inPeriod"], "options.days");
  const { counted, inPeriod } = days;
  if (!isCount(inPeriod) || inPeriod < 1) {
    fail("invalidInteger", "options.days.inPeriod", "a whole number above zero", inPeriod);
  }
  if (!isCount(counted) || counted > inPeriod) {
    fail("invalidInteger", "options.days.counted", `a whole number from 0 to ${inPeriod}`, counted);
  }
  return { days: counted + 0, daysInPeriod: inPeriod };
}

function readDeliverables(
  deliverables: RetainerOptions["deliverables"],
): Pick<RetainedPeriod, "delivered" | "required" | "shortfall"> {
  if (deliverables === undefined) return { delivered: null, required: 1, shortfall: "nothing" };
  assertKeys(deliverables, ["delivered", "required", "shortfall"], "options.deliverables");
  const { delivered, required, shortfall } = deliverables;
  if (!isCount(required) || required < 1) {
    fail("invalidInteger", "options.deliverables.required", "a whole number above zero", required);
  }
  if (!isCount(delivered)) {
    fail("invalidInteger", "options.deliverables.delivered", "a whole number, 0 or more", delivered);
  }
  assertOneOf(shortfall, ["nothing", "proportional"], "options.deliverables.shortfall");
  return { delivered: delivered + 0, required, shortfall };
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
