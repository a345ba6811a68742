import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import { multiplyMoney } from "../../money/multiply-money.js";
import type { Money } from "../../money/types.js";
import { assertOneOf } from "../guards.js";
import { fixedLine } from "../ledger/trace.js";
import type { Commission } from "../types.js";

/** What a fixed amount is paid for. */
export type FlatUnit =
  | "orders"
  | "units"
  | "leads"
  | "installs"
  | "signups"
  | "trials"
  | "posts"
  | "deliverables"
  | "clicks";

const flatUnits: readonly FlatUnit[] = [
  "orders",
  "units",
  "leads",
  "installs",
  "signups",
  "trials",
  "posts",
  "deliverables",
  "clicks",
];

/**
 * What is a fixed amount for each order, unit, lead, install, post, approved deliverable or click worth?
 *
 * It ignores prices and discounts: an order counts once, however many lines it has and whatever was taken off. For a share
 * of the value use `percentCommission`; for so much per thousand views, `perMetricBonus`; for reaching a count,
 * `milestoneBonus`.
 *
 * @formula amount × count
 *
 * Units: minor units of the currency of the amount; a negative amount gives the exact negative.
 * Complexity: O(1).
 *
 * @param amount - what one of them pays
 * @param options - `count`: how many, 1 unless given; `what` they are, orders unless given: the receipt says it
 * @returns the total and the line that made it; a line of zero for none
 * @throws `invalidMoney` when the amount is no money
 * @throws `invalidInteger` when `count` is not a whole number from 0
 * @throws `invalidArgument` when the options are no object, or `what` is another word
 * @throws `moneyOverflow`
 *
 * @example
 * ```ts
 * import { flatCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * flatCommission(money("5.00", "GBP")).total; // => { minor: 500, currency: "GBP" }
 * flatCommission(money("0.40", "GBP"), { count: 120, what: "clicks" }).total.minor; // => 4800
 * ```
 *
 * @example
 * ```ts
 * import { flatCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const base = money("5.00", "GBP");
 * const three = flatCommission(base, { count: 3, what: "leads" });
 * const amount = { minor: 1500, currency: "GBP" };
 * three.lines; // => [{ code: "fixedAmount", ruleId: null, amount, base, count: 3, what: "leads" }]
 * flatCommission(base, { count: 0 }).total.minor; // => 0
 * flatCommission(base, { count: 1.5 }); // => throws
 * ```
 */
export function flatCommission<C extends string>(
  amount: Money<C>,
  options: { readonly count?: number; readonly what?: FlatUnit } = {},
): Commission<C> {
  assertObject(options, "options");
  const { count = 1, what = "orders" } = options;
  assertOneOf(what, flatUnits, "options.what", "invalidArgument");
  if (!Number.isSafeInteger(count) || count < 0) {
    fail("invalidInteger", "options.count", "a whole number, 0 or more", count);
  }
  const total = multiplyMoney(amount, count + 0);
  return { total, lines: [fixedLine(null, total, amount, count + 0, what)] };
}
