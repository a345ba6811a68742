import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { Metric } from "../models/metric.js";
import type { Cost } from "./cost-input.js";
import { type Count, costPer } from "./cost-per.js";

/**
 * What does one view cost? Use it for awareness; for what people did with the post see `costPerEngagement`, for sales
 * `costPerAcquisition`.
 *
 * @formula cost ÷ views
 *
 * Units: `value` is major units of the currency per view, for reading and ranking; `exact` is the ratio in minor units,
 * which `roundUnitPrice` rounds.
 *
 * It has no value (`ok: false`) when the cost holds several currencies (`mixedDefinitions`) or lacks an expected kind
 * (`partialCost`, with the kinds), when the views have none (their own reason), or without a view (`zeroDenominator`).
 *
 * Complexity: O(1).
 *
 * @param cost - an amount, 0 or more, or what `campaignCost` returned
 * @param views - a whole number, or `totalCount(posts, "views")`; no other count
 * @param options - `thresholdSeconds`: how long one has to watch to count as a view; the definition names it, so that
 * prices of different views are not compared
 * @returns the price; `n` is the posts of a count metric, otherwise the views
 * @throws `invalidMoney` when the cost is none or below zero
 * @throws `unknownCurrency`
 * @throws `invalidInteger` when the views are not a whole number of at least 0, or the threshold not one of at least 1
 * @throws `invalidArgument` when a metric does not count, or counts something else than views
 *
 * @example
 * ```ts
 * import { costPerView } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const price = costPerView(money("50.00", "GBP"), 4_000);
 * price.ok && price.value; // => 0.0125
 * price.ok && price.exact; // => { minor: 5000, count: 4000, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { campaignCost, costPerView, totalCount } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const fee = [{ kind: "creatorFees", amount: money("50.00", "GBP") }] as const;
 * const cost = campaignCost(fee, { expected: ["creatorFees", "usageRights"], currency: "GBP" });
 * const partial = costPerView(cost, 4_000);
 * !partial.ok && partial.reason; // => "partialCost"
 * !partial.ok && partial.missing; // => ["usageRights"]
 *
 * const unmeasured = costPerView(money("50.00", "GBP"), totalCount([{ likes: 9 }], "views"));
 * !unmeasured.ok && unmeasured.reason; // => "missingInput"
 * costPerView(money("50.00", "GBP"), 4_000, { thresholdSeconds: 6 }).definition.denominator; // => "views of 6 s or more"
 * ```
 */
export function costPerView(
  cost: Cost,
  views: Count,
  options: { readonly thresholdSeconds?: number | undefined } = {},
): Metric {
  assertObject(options, "options");
  const { thresholdSeconds } = options;
  if (thresholdSeconds === undefined) return costPer("costPerView", { name: "views" }, cost, views);
  if (!Number.isSafeInteger(thresholdSeconds) || thresholdSeconds < 1) {
    fail("invalidInteger", "options.thresholdSeconds", "whole seconds, 1 or more", thresholdSeconds);
  }
  const name = `views of ${thresholdSeconds} s or more`;
  // Platforms count "views" each in its own way: the caller says which they are.
  const nameOf = (counted: string) => (counted === "views" || counted === name ? name : null);
  return costPer("costPerView", { name, nameOf }, cost, views);
}
