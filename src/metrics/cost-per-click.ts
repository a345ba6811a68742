import type { Metric } from "../models/metric.js";
import type { Cost } from "./cost-input.js";
import { type Count, costPer } from "./cost-per.js";

/**
 * What does one click cost? Use it for traffic; for what the traffic bought see `costPerAcquisition`.
 *
 * @formula cost ÷ clicks
 *
 * Units: `value` is major units of the currency per click, for reading and ranking; `exact` is the ratio in minor units,
 * which `roundUnitPrice` rounds.
 *
 * It has no value (`ok: false`) when the cost holds several currencies (`mixedDefinitions`) or lacks an expected kind
 * (`partialCost`, with the kinds), when the clicks have none (their own reason), or without a click (`zeroDenominator`).
 *
 * Complexity: O(1).
 *
 * @param cost - an amount, 0 or more, or what `campaignCost` returned
 * @param clicks - a whole number, or `totalCount(posts, "clicks")`; no other count
 * @returns the price; `n` is the posts of a count metric, otherwise the clicks
 * @throws `invalidMoney` when the cost is none or below zero
 * @throws `unknownCurrency`
 * @throws `invalidInteger` when the clicks are not a whole number of at least 0
 * @throws `invalidArgument` when a metric does not count, or counts something else than clicks
 *
 * @example
 * ```ts
 * import { costPerClick } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const price = costPerClick(money("50.00", "GBP"), 40);
 * price.ok && price.value; // => 1.25
 * const none = costPerClick(money("50.00", "GBP"), 0);
 * !none.ok && none.reason; // => "zeroDenominator"
 * ```
 */
export function costPerClick(cost: Cost, clicks: Count): Metric {
  return costPer("costPerClick", { name: "clicks" }, cost, clicks);
}
