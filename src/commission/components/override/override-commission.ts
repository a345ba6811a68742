import { assertObject } from "../../../errors/assert-object.js";
import type { CreatorId } from "../../../ids/index.js";
import type { TraceLine } from "../../../models/ledger.js";
import { applyRate } from "../../../money/apply-rate.js";
import { assertMoney } from "../../../money/assert-money.js";
import type { Money, RoundingMode } from "../../../money/types.js";
import { asRoundingMode } from "../../../rate/as-rounding-mode.js";
import type { Rate } from "../../../rate/types.js";
import { asShare, assertId, assertKeys, assertOneOf } from "../../guards.js";
import { overrideLine } from "../../ledger/trace.js";
import type { Commission } from "../../types.js";

/**
 * What does somebody earn on what another creator earned?
 *
 * For an agency on the creators it looks after, or a creator on those they brought. For a share of one's own sales, use
 * `percentCommission`.
 *
 * @formula round(amount × rate)
 *
 * Units: minor units of the currency of the amount; below zero gives the exact negative.
 * Complexity: O(1).
 *
 * @param amount - what the share is taken of: the other's commission, or what they sold
 * @param rate - the share as an exact decimal from `"0"` to `"1"`
 * @param options - `on`: what the amount is, `"commission"` unless given, or `"base"`; `of`: the other creator;
 * `rounding`: half away from zero unless given
 * @returns the total and the line that made it
 * @throws `invalidMoney` when the amount is no money
 * @throws `invalidRate` when the rate is no exact decimal from 0 to 1
 * @throws `invalidPolicy`, `invalidArgument` when the options are no object, misspelt or other words
 *
 * @example
 * ```ts
 * import { overrideCommission } from "creator-core/commission";
 * import { money } from "creator-core/money";
 * import { percent } from "creator-core/rate";
 *
 * overrideCommission(money("80.00", "GBP"), percent(10)).total; // => { minor: 800, currency: "GBP" }
 * overrideCommission(money("-80.00", "GBP"), percent(10)).total.minor; // => -800
 * ```
 */
export function overrideCommission<C extends string>(
  amount: Money<C>,
  rate: Rate,
  options: { readonly on?: "base" | "commission"; readonly of?: CreatorId; readonly rounding?: RoundingMode } = {},
): Commission<C> {
  assertMoney(amount, "amount");
  const share = asShare(rate, "rate", "invalidRate");
  assertObject(options, "options");
  assertKeys(options, ["on", "of", "rounding"], "options");
  const { on = "commission", of, rounding = "halfAwayFromZero" } = options;
  assertOneOf(on, ["base", "commission"], "options.on", "invalidArgument");
  if (of !== undefined) assertId(of, "options.of");
  const total = applyRate(amount, share, asRoundingMode(rounding, "options.rounding"));
  return { total, lines: [lineOf(amount, share, total, on === "base" ? "netSales" : "commission", of)] };
}

function lineOf(base: Money, rate: Rate, amount: Money, what: string, of: CreatorId | undefined): TraceLine {
  if (of !== undefined) return overrideLine(null, amount, base, rate, what, of);
  return { code: "override", ruleId: null, amount, base, rate, what };
}
