import type { Metric } from "../models/metric.js";
import { assertMoney } from "../money/assert-money.js";
import { sumMoney } from "../money/sum-money.js";
import type { Money } from "../money/types.js";
import { metricValue, noMetric } from "../statistics/metric.js";
import { type Cost, costBasis } from "./cost-input.js";
import { isList } from "./is-list.js";

/**
 * How much revenue came back for each unit of money spent (ROAS)? Use it where orders differ in value; for what one of
 * them cost see `costPerAcquisition`. It is revenue, not profit: the cost of the goods is not in it.
 *
 * @formula revenue ÷ cost
 *
 * Units: a ratio; 4.5 is £4.50 for each £1. Below zero when more was refunded than sold.
 *
 * It has no value (`ok: false`) when revenue and cost are not all in one currency (`mixedDefinitions`: convert first), when
 * the cost lacks an expected kind (`partialCost`, with the kinds), or when it is zero, as for gifted posts
 * (`zeroDenominator`).
 *
 * Complexity: O(1), or O(orders) for a list.
 *
 * @param cost - an amount, 0 or more, or what `campaignCost` returned
 * @param revenue - the revenue in one amount, or an amount for each order; net of refunds where these are known
 * @returns the ratio; `exact` in minor units; `n` is the orders of a list, otherwise 1, the one amount
 * @throws `invalidMoney` when an amount is none, or the cost below zero
 * @throws `unknownCurrency`
 * @throws `moneyOverflow` when the revenue passes 2^53 − 1 minor units
 * @throws `invalidArgument` when the cost is not what `campaignCost` returned
 *
 * @example
 * ```ts
 * import { returnOnAdSpend } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const roas = returnOnAdSpend(money("200.00", "GBP"), money("900.00", "GBP"));
 * roas.ok && roas.value; // => 4.5
 * ```
 *
 * @example
 * ```ts
 * import { returnOnAdSpend } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const orders = [money("33.33", "GBP"), money("16.67", "GBP")];
 * const roas = returnOnAdSpend(money("30.00", "GBP"), orders);
 * roas.ok && roas.exact; // => { numerator: 5000, denominator: 3000 }
 * roas.ok && roas.n; // => 2
 *
 * const gifted = returnOnAdSpend(money("0.00", "GBP"), orders);
 * !gifted.ok && gifted.reason; // => "zeroDenominator"
 * const abroad = returnOnAdSpend(money("30.00", "EUR"), orders);
 * !abroad.ok && abroad.reason; // => "mixedDefinitions"
 * ```
 */
export function returnOnAdSpend(cost: Cost, revenue: Money | readonly Money[]): Metric {
  const { amount, stated, refusal } = costBasis(cost);
  const definition = {
    name: "returnOnAdSpend",
    unit: "multiple",
    numerator: "revenue",
    denominator: "cost",
    ...stated,
  } as const;
  const amounts = isList(revenue) ? revenue : [revenue];
  const path = (i: number) => (isList(revenue) ? `revenue[${i}]` : "revenue");
  amounts.forEach((each, i) => {
    assertMoney(each, path(i));
  });
  if (amounts.some(({ currency }) => currency !== amount.currency)) return noMetric(definition, "mixedDefinitions");
  const refused = refusal(definition);
  if (refused !== null) return refused;
  if (amount.minor === 0) return noMetric(definition, "zeroDenominator");
  const { minor } = sumMoney(amounts, amount.currency);
  const exact = { numerator: minor, denominator: amount.minor };
  return metricValue(definition, minor / amount.minor, amounts.length, { exact });
}
