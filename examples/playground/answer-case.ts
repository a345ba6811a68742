import type { Metric, TierProgress, TierScheme } from "creator-core/models";
import { equalMoney, type Money } from "creator-core/money";
import { type CommissionAnswer, commissionOf, engagementOf, pricePerViewOf, tierOf } from "./answers.js";
import { planTrouble } from "./plan.js";
import type { Case } from "./state.js";
import { type Note, objection, Troubles } from "./troubles.js";
import type { Count } from "./typed.js";
import { type Values, valuesOf } from "./values.js";

/** Everything the page shows about one case. What could not be answered is `undefined`; its troubles say why. */
export interface Answers {
  readonly troubles: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly values: Values;
  readonly tier: TierProgress | undefined;
  /** Other tiers that a rounded follower count may be in. */
  readonly otherTiers: readonly string[];
  readonly engagement: Metric | undefined;
  readonly pricePerView: Metric | undefined;
  readonly commission: CommissionAnswer | undefined;
  /** What is owed in those of the other tiers where it is another amount. */
  readonly owedOtherwise: readonly { readonly tier: string; readonly owed: Money }[];
  /** The plan can be read, but pays by a tier that is not known: then nothing is owed for certain. */
  readonly lacksTier: boolean;
}

export function answerCase(current: Case): Answers {
  const troubles = new Troubles();
  const values = valuesOf(current, troubles);
  const { followers, scheme, posts, definition, cost } = values;
  const tier = followers && troubles.attempt(() => tierOf(followers.value, scheme), at("followers"));
  const otherTiers = followers === undefined ? [] : otherTiersOf(followers, scheme);
  const lacksTier = values.commission !== undefined && tier === undefined && paysByTier(values);
  // Without the tier it is worked out all the same, for what is wrong with the plan.
  const worked = commissionIn(values, tier?.tier, troubles);
  const commission = lacksTier ? undefined : worked;
  return {
    troubles: troubles.byField,
    notes: troubles.notes,
    values,
    tier,
    otherTiers,
    engagement: posts && troubles.attempt(() => engagementOf(posts, definition, followers?.value), at("posts")),
    pricePerView: posts && cost && troubles.attempt(() => pricePerViewOf(cost, posts), at("posts")),
    commission,
    owedOtherwise: commission === undefined ? [] : owedOtherwise(commission, otherTiers, values, troubles),
    lacksTier: lacksTier && worked !== undefined,
  };
}

const at =
  (field: string) =>
  (error: Parameters<typeof objection>[0]): readonly [string, string] => [field, objection(error)];

function commissionIn({ commission }: Values, followerTier: string | undefined, troubles: Troubles) {
  if (commission === undefined) return undefined;
  const facts = { ...commission, ...(followerTier === undefined ? {} : { followerTier }) };
  return troubles.attempt(
    () => commissionOf(facts),
    (error) => planTrouble(error, commission.terms),
  );
}

function owedOtherwise(commission: CommissionAnswer, tiers: readonly string[], values: Values, troubles: Troubles) {
  return tiers.flatMap((tier) => {
    const owed = commissionIn(values, tier, troubles)?.statement.closing;
    return owed === undefined || equalMoney(owed, commission.statement.closing) ? [] : [{ tier, owed }];
  });
}

/** Whether a rule is for a tier that creators can be in. */
function paysByTier({ commission, scheme }: Values): boolean {
  const rules = commission?.terms.rules ?? [];
  return rules.some(({ scope }) => scheme.tiers.some(({ name }) => scope.followerTiers?.includes(name)));
}

/** The tiers from that of the smallest count it may be to that of the largest, but for the one it says. */
function otherTiersOf({ low, value, high }: Count, scheme: TierScheme): string[] {
  const names = scheme.tiers.map(({ name }) => name);
  const place = (count: number) => names.indexOf(tierOf(count, scheme).tier);
  return names.slice(place(low), place(high) + 1).filter((name) => name !== names[place(value)]);
}
