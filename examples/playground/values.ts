import type { EngagementDefinition, PostCounts, TierScheme } from "creator-core/models";
import type { Money } from "creator-core/money";
import { nanoMicroMacroMega, nanoMicroMidMacroMega, tides } from "creator-core/tiering";
import type { CommissionFacts } from "./answers.js";
import { ordersOf } from "./orders.js";
import { termsOf } from "./plan.js";
import { type Case, columns, isBlank } from "./state.js";
import type { Troubles } from "./troubles.js";
import { type Count, countOf, moneyOf, noteDecimals } from "./typed.js";

/** What was typed, as the library takes it; `undefined` where it could not be read. */
export interface Values {
  readonly followers: Count | undefined;
  readonly scheme: TierScheme;
  readonly posts: readonly PostCounts[] | undefined;
  readonly definition: EngagementDefinition;
  readonly cost: Money | undefined;
  readonly commission: Omit<CommissionFacts, "followerTier"> | undefined;
}

const schemes: Readonly<Record<string, TierScheme>> = { nanoMicroMacroMega, nanoMicroMidMacroMega, tides };

export function valuesOf(current: Case, troubles: Troubles): Values {
  const values = {
    followers: countOf(current.followers, "followers", troubles),
    scheme: schemes[current.scheme] ?? nanoMicroMacroMega,
    posts: troubles.whole(() => postsOf(current, troubles)),
    definition: definitionOf(current),
    cost: moneyOf(current.cost, current.currency, "cost", troubles),
    commission: troubles.whole(() => ({
      currency: current.currency,
      terms: termsOf(current, troubles),
      ...ordersOf(current, troubles),
    })),
  };
  noteDecimals(current.currency, troubles);
  noteMissingTier(current, values.scheme, troubles);
  return values;
}

/** A rule for a tier that the scheme lacks would never apply, and nothing else would say so. */
function noteMissingTier({ ownTier }: Case, { tiers }: TierScheme, troubles: Troubles): void {
  if (ownTier === "" || tiers.some(({ name }) => name === ownTier)) return;
  troubles.note("ownTier", "caution", `None of the tiers chosen above is called ${ownTier}.`);
}

/** The counts of each post; an empty cell was not measured, so its field is absent. */
function postsOf({ posts }: Case, troubles: Troubles): readonly PostCounts[] {
  return posts.flatMap((row, index) => {
    if (isBlank(row)) return [];
    const cells = columns.posts.flatMap(({ name }) => {
      const text = row[name] ?? "";
      const count = text.trim() === "" ? undefined : countOf(text, `posts.${index}.${name}`, troubles);
      return count === undefined ? [] : [[name, count.value] as const];
    });
    return [Object.fromEntries(cells)];
  });
}

function definitionOf({ basis, aggregation, saves }: Case): EngagementDefinition {
  return {
    basis: basis === "followers" ? "followers" : "views",
    interactions: saves === "counted" ? ["likes", "comments", "shares", "saves"] : ["likes", "comments", "shares"],
    aggregation: aggregation === "meanOfRatios" || aggregation === "medianOfRatios" ? aggregation : "ratioOfSums",
  };
}
