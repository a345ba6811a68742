import { assertObject } from "../errors/assert-object.js";
import type { Interaction, Metric } from "../models/metric.js";
import type { Cost } from "./cost-input.js";
import { type Count, costPer } from "./cost-per.js";
import { engagementPlan, interactionKinds } from "./engagement-plan.js";

/**
 * What does one interaction with the posts cost? Use it for consideration and education; for being seen at all see
 * `costPerView`, for visits `costPerClick`.
 *
 * @formula cost ÷ interactions
 *
 * Units: `value` is major units of the currency per interaction, for reading and ranking; `exact` is the ratio in minor
 * units, which `roundUnitPrice` rounds.
 *
 * It has no value (`ok: false`) when the cost holds several currencies (`mixedDefinitions`) or lacks an expected kind
 * (`partialCost`, with the kinds), when the interactions have none (their own reason), or without one (`zeroDenominator`).
 *
 * Complexity: O(1).
 *
 * @param cost - an amount, 0 or more, or what `campaignCost` returned
 * @param engagements - a whole number, or `totalCount(posts, ["likes", "comments", "shares"])`, which says by itself
 * what it counted
 * @param options - `interactions`: what was counted; the definition names it, so that only like is compared with like.
 * Absent: what a count metric says, and of a bare number "engagements", whatever they are.
 * @returns the price; `n` is the posts of a count metric, otherwise the interactions
 * @throws `invalidMoney` when the cost is none or below zero
 * @throws `unknownCurrency`
 * @throws `invalidInteger` when the interactions are not a whole number of at least 0
 * @throws `invalidPolicy` when they are named wrongly
 * @throws `invalidArgument` when a metric does not count, counts no interactions, or others than `interactions` says
 *
 * @example
 * ```ts
 * import { costPerEngagement } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const price = costPerEngagement(money("50.00", "GBP"), 200);
 * price.ok && price.value; // => 0.25
 * ```
 *
 * @example
 * ```ts
 * import { costPerEngagement, totalCount } from "creator-core/metrics";
 * import { money } from "creator-core/money";
 *
 * const counted = totalCount([{ likes: 150, comments: 50 }], ["likes", "comments"]);
 * const price = costPerEngagement(money("50.00", "GBP"), counted);
 * price.definition.denominator; // => "likes + comments"
 * price.ok && price.exact; // => { minor: 5000, count: 200, currency: "GBP" }
 *
 * const declared = costPerEngagement(money("50.00", "GBP"), 200, { interactions: ["comments", "likes"] });
 * declared.definition.denominator; // => "likes + comments"
 * ```
 */
export function costPerEngagement(
  cost: Cost,
  engagements: Count,
  options: { readonly interactions?: readonly Interaction[] | undefined } = {},
): Metric {
  assertObject(options, "options");
  const { interactions } = options;
  const thing =
    interactions === undefined
      ? { name: "engagements", nameOf: namesInteractions }
      : { name: engagementPlan({ basis: "views", interactions }).definition.numerator };
  return costPer("costPerEngagement", thing, cost, engagements);
}

/** A sum of interactions names itself. */
function namesInteractions(counted: string): string | null {
  const isSum = counted.split(" + ").every((name) => interactionKinds.some((kind) => kind === name));
  return isSum || counted === "engagements" ? counted : null;
}
