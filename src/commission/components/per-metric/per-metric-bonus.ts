import { assertObject } from "../../../errors/assert-object.js";
import { fail } from "../../../errors/creator-core-error.js";
import { moneyOfMinor } from "../../../money/money-of-minor.js";
import type { RoundingMode } from "../../../money/types.js";
import { asRoundingMode } from "../../../rate/as-rounding-mode.js";
import { assertKeys, assertOneOf } from "../../guards.js";
import type { Commission } from "../../types.js";
import { compileAmounts, type PerMetricAmounts } from "./compile-per-metric.js";
import { linesOfCount, worthOfCount } from "./worth-of-count.js";

/**
 * What are so many views worth, at so much for every thousand?
 *
 * For a deal by views, likes or clicks (a CPM deal). For a fixed amount at a count, use `milestoneBonus`.
 *
 * @formula prorata: round(amount × count ÷ per); completed: amount × ⌊count ÷ per⌋; then at least `minimum`, at most
 * `maximum`
 *
 * Units: minor units of the currency of the amount, rounded once.
 * Complexity: O(1).
 *
 * @param terms - `amount` for every `per`; `partial`: a `per` that is begun pays in proportion (`"prorata"`, unless
 * given) or only whole ones pay (`"completed"`); `from`: below this count nothing is paid; `minimum` and `maximum` of what
 * is paid once anything is
 * @param count - what was counted
 * @param options - `rounding`: how the amount becomes whole minor units; half away from zero unless given
 * @returns the total, a line for the count, and one for a minimum or maximum that changed it
 * @throws `invalidInteger` when `count` or `from` is not a whole number from 0, or `per` not one from 1
 * @throws `invalidPolicy` when the maximum is below the minimum, or a field is misspelt
 * @throws `invalidArgument` when the terms or options are no object
 * @throws `invalidMoney`, `currencyMismatch`, `moneyOverflow`
 *
 * @example
 * ```ts
 * import { perMetricBonus } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * perMetricBonus({ amount: money("2.00", "GBP"), per: 1_000 }, 50_000).total; // => { minor: 10000, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { perMetricBonus } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const terms = { amount: money("5.00", "GBP"), per: 1_000 };
 * perMetricBonus(terms, 12_345).total.minor; // => 6173
 * perMetricBonus({ ...terms, partial: "completed" }, 12_345).total.minor; // => 6000
 * perMetricBonus({ ...terms, from: 20_000 }, 12_345).total.minor; // => 0
 * perMetricBonus({ ...terms, from: 12_345 }, 12_345).total.minor; // => 6173
 *
 * const held = perMetricBonus({ ...terms, maximum: money("60.00", "GBP") }, 12_345);
 * held.total.minor; // => 6000
 * held.lines.map((line) => [line.code, line.amount.minor]); // => [["perMetric", 6173], ["heldToMaximum", -173]]
 * ```
 */
export function perMetricBonus(
  terms: PerMetricAmounts,
  count: number,
  options: { readonly rounding?: RoundingMode } = {},
): Commission {
  assertObject(terms, "terms");
  assertKeys(terms, ["amount", "per", "partial", "from", "minimum", "maximum"], "terms");
  if (terms.partial !== undefined) assertOneOf(terms.partial, ["prorata", "completed"], "terms.partial");
  assertObject(options, "options");
  const compiled = compileAmounts(terms, "terms");
  const rounding = asRoundingMode(options.rounding ?? "halfAwayFromZero", "options.rounding");
  if (!Number.isSafeInteger(count) || count < 0) {
    fail("invalidInteger", "count", "a whole number, 0 or more", count);
  }
  const by = { ruleId: null, rounding };
  return {
    total: moneyOfMinor(worthOfCount(compiled, count, by), compiled.amount.currency),
    lines: linesOfCount(compiled, count + 0, by),
  };
}
