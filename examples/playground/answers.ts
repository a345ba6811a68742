/**
 * The questions of the playground, each answered by the library. This file knows no page and no typed text: copy it,
 * and hand it your own values.
 */
import { attributeConversions, codeFirst } from "creator-core/attribution";
import { accrue, statement } from "creator-core/commission";
import { costPerView, engagementRate, totalCount } from "creator-core/metrics";
import type {
  Adjustment,
  CommissionTerms,
  Conversion,
  EngagementDefinition,
  LedgerEntry,
  Metric,
  PostCounts,
  Statement,
  TierProgress,
  TierScheme,
} from "creator-core/models";
import { type Money, sumMoney } from "creator-core/money";
import { tierProgress } from "creator-core/tiering";

/** Which tier is this, and how far is the next? */
export function tierOf(followers: number, scheme: TierScheme): TierProgress {
  return tierProgress(followers, scheme);
}

/** How much do people do with the posts? By followers, every post is measured against the same audience. */
export function engagementOf(
  posts: readonly PostCounts[],
  definition: EngagementDefinition,
  followers?: number,
): Metric {
  if (definition.basis !== "followers" || followers === undefined) return engagementRate(posts, definition);
  return engagementRate(
    posts.map((post) => ({ ...post, followers })),
    definition,
  );
}

/** What did one view cost? */
export function pricePerViewOf(cost: Money, posts: readonly PostCounts[]): Metric {
  return costPerView(cost, totalCount(posts, "views"));
}

/** What commission is paid on, and by which plan. */
export interface CommissionFacts {
  readonly currency: string;
  readonly terms: CommissionTerms;
  /** Orders of March 2026, each with the creator's code on it. */
  readonly conversions: readonly Conversion[];
  /** Refunds that came in after all orders. */
  readonly refunds: readonly Adjustment[];
  /** For rules that are for one tier; absent when it is not known. */
  readonly followerTier?: string;
}

export interface CommissionAnswer {
  /** Before refunds. */
  readonly earned: Money;
  readonly ledger: readonly LedgerEntry[];
  readonly statement: Statement;
}

/** What do we owe for these orders, and why? Booked twice: as the orders come in, and again when the refunds have. */
export function commissionOf({
  currency,
  terms,
  conversions,
  refunds,
  followerTier,
}: CommissionFacts): CommissionAnswer {
  const directory = { assignments: [{ kind: "code", key: "ADA10", creatorId: "ada" }] } as const;
  const { sales } = attributeConversions({ conversions, touchpoints: [], directory }, codeFirst);
  const creators = [{ creatorId: "ada", ...(followerTier === undefined ? {} : { followerTier }) }];
  const facts = { terms: [terms], sales, creators };

  const sold = accrue({ ...facts, adjustments: [], booked: [] }, { asOf: "2026-03-20T00:00:00Z" });
  const after = accrue({ ...facts, adjustments: refunds, booked: sold }, { asOf: "2026-04-01T00:00:00Z" });
  const ledger = [...sold, ...after];
  return {
    earned: sumMoney(
      sold.map((entry) => entry.amount),
      currency,
    ),
    ledger,
    statement: statement(ledger, { creatorId: "ada", currency, from: "2026-03-01", to: "2026-04-01", timeZone: "UTC" }),
  };
}
