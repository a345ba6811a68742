import type { Reason } from "../models/outcome.js";
import type { CreatorPerformance, RankingPolicy, UnrankedReason } from "../models/reinvestment.js";
import { formatMoney } from "../money/format-money.js";

/**
 * Everything that keeps a creator out of a ranking; empty when nothing does.
 *
 * @internal
 */
export function reasonsAgainstRanking(
  performance: CreatorPerformance,
  policy: RankingPolicy,
): Reason<UnrankedReason>[] {
  const { spend, conversions, posts, costComplete = true } = performance;
  const { minimum = {} } = policy;
  const usesSpend = policy.key === "roi" || policy.key === "profit";
  const reasons: Reason<UnrankedReason>[] = [];
  const add = (code: UnrankedReason, field: string, expected: string, actual: string, message: string) =>
    reasons.push({ code, path: ["performances", performance.creatorId, field], expected, actual, message });

  if (usesSpend && !costComplete) {
    add("partialCost", "spend", "complete cost", "some cost unknown", "Part of the cost is not known yet.");
  }
  // Somebody who cost nothing has no return on cost. Infinity would put every gifted creator first.
  if (policy.key === "roi" && spend.minor === 0) {
    add("zeroSpend", "spend", "more than zero", formatMoney(spend), "Nothing was spent, so there is no return on it.");
  }
  if (minimum.spend !== undefined && spend.minor < minimum.spend.minor) {
    const [needed, had] = [formatMoney(minimum.spend), formatMoney(spend)];
    add("belowMinimumSpend", "spend", `at least ${needed}`, had, `${had} spent; ${needed} is needed to judge.`);
  }
  if (minimum.conversions !== undefined && conversions < minimum.conversions) {
    const message = `${conversions} conversions; ${minimum.conversions} are needed to judge.`;
    add("belowMinimumConversions", "conversions", `at least ${minimum.conversions}`, String(conversions), message);
  }
  if (minimum.posts !== undefined && posts < minimum.posts) {
    const message = `${posts} posts; ${minimum.posts} are needed to judge.`;
    add("belowMinimumPosts", "posts", `at least ${minimum.posts}`, String(posts), message);
  }
  return reasons;
}
