import type { Metric, TierProgress, TierScheme } from "creator-core/models";
import { type CommissionAnswer, commissionOf, engagementOf, pricePerViewOf, tierOf } from "./answers.js";
import { fieldOfPath } from "./plan.js";
import type { Case } from "./state.js";
import { Troubles } from "./troubles.js";
import type { Count } from "./typed.js";
import { type Values, valuesOf } from "./values.js";

/** Everything the page shows about one case. What could not be answered is `undefined`; its troubles say why. */
export interface Answers {
  readonly troubles: ReadonlyMap<string, string>;
  readonly values: Values;
  readonly tier: TierProgress | undefined;
  /** The tiers that a rounded follower count may be in; one, unless it lies at a bound. */
  readonly tiers: readonly string[];
  readonly engagement: Metric | undefined;
  readonly pricePerView: Metric | undefined;
  readonly commission: CommissionAnswer | undefined;
}

export function answerCase(current: Case): Answers {
  const troubles = new Troubles();
  const values = valuesOf(current, troubles);
  const { followers, scheme, posts, definition, cost } = values;
  const tier = followers && troubles.attempt("followers", () => tierOf(followers.value, scheme));
  return {
    troubles: troubles.byField,
    values,
    tier,
    tiers: followers === undefined ? [] : tiersOf(followers, scheme),
    engagement: posts && troubles.attempt("posts", () => engagementOf(posts, definition, followers?.value)),
    pricePerView: posts && cost && troubles.attempt("posts", () => pricePerViewOf(cost, posts)),
    commission: commissionIn(values, tier, troubles),
  };
}

function commissionIn({ commission }: Values, tier: TierProgress | undefined, troubles: Troubles) {
  if (commission === undefined) return undefined;
  const facts = { ...commission, ...(tier === undefined ? {} : { followerTier: tier.tier }) };
  return troubles.attempt(
    "orders",
    () => commissionOf(facts),
    (path) => (path.startsWith("terms") ? fieldOfPath(path, commission.terms) : "orders"),
  );
}

function tiersOf({ low, high }: Count, scheme: TierScheme): string[] {
  return [...new Set([tierOf(low, scheme).tier, tierOf(high, scheme).tier])];
}
