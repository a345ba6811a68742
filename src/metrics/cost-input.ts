import { fail } from "../errors/creator-core-error.js";
import type { CampaignCost } from "../models/campaign.js";
import type { MetricDefinition, NoMetric } from "../models/metric.js";
import type { Money } from "../money/types.js";
import { noMetric } from "../statistics/metric.js";
import { assertCost } from "./campaign-cost.js";

/** What was spent: one known amount, or the cost of a campaign with what is missing from it. */
export type Cost = Money | CampaignCost;

/** A cost as the efficiency metrics use it. */
interface CostBasis {
  readonly amount: Money;
  /** For the definition of a metric: empty when the cost is a bare amount. */
  readonly stated: Pick<MetricDefinition, "costBasis">;
  /** The metric that says why this cost cannot be used; `null` when it can. */
  refusal(definition: MetricDefinition): NoMetric | null;
}

/**
 * The amount of a cost, and what stands against using it.
 *
 * @throws `invalidMoney`, `unknownCurrency` or `invalidArgument`
 * @internal
 */
export function costBasis(cost: Cost): CostBasis {
  if (typeof cost !== "object" || cost === null || !("total" in cost)) {
    assertCost(cost, "cost");
    return { amount: cost, stated: {}, refusal: () => null };
  }
  const { total, kinds, missing, otherCurrencies } = cost;
  assertCost(total, "cost.total");
  for (const list of [kinds, missing, otherCurrencies]) {
    if (!Array.isArray(list)) fail("invalidArgument", "cost", "what campaignCost returned", cost);
  }
  return {
    amount: total,
    stated: { costBasis: [...kinds].sort() },
    // Mixed currencies first: until they are converted nobody knows the cost, however complete it is.
    refusal: (definition) => {
      if (otherCurrencies.length > 0) return noMetric(definition, "mixedDefinitions");
      return missing.length > 0 ? noMetric(definition, "partialCost", missing) : null;
    },
  };
}
