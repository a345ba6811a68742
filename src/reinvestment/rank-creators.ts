import { codeUnitOrder } from "../kernels/code-unit-order.js";
import type {
  CreatorPerformance,
  RankedCreator,
  Ranking,
  RankingPolicy,
  UnrankedCreator,
} from "../models/reinvestment.js";
import { reasonsAgainstRanking } from "./eligibility.js";
import { assertPerformances } from "./guards.js";
import { compareScores, type Score, scoreCreator } from "./score-creator.js";

/**
 * Who brought the most for what they cost?
 *
 * Puts creators in order of one key. Scores are compared as exact fractions, so two creators tie only when they are
 * equal; ties are listed by revenue, then id. Creators without enough evidence, with part of their cost unknown, or
 * (for `roi`) who cost nothing are listed apart with every reason, never ranked first by an infinite return.
 *
 * The order is of what happened, not of what will: the best of many small samples were partly lucky. Ask for enough
 * evidence with `policy.minimum`.
 *
 * @formula `roi` (revenue − spend) ÷ spend · `profit` revenue − spend
 *
 * Complexity: O(n log n).
 *
 * @param performances - one row for each creator, all in one currency, in any order
 * @param policy - the key, how much evidence is needed, how ties are numbered
 * @returns `ranked` best first, `unranked` by id; together every creator once
 * @throws `currencyMismatch`, `invalidMoney`, `invalidInteger`, `duplicateId`, `invalidPolicy`, `invalidArgument`
 *
 * @example
 * ```ts
 * import { money } from "creator-core/money";
 * import { rankCreators } from "creator-core/reinvestment";
 *
 * const row = (creatorId: string, spend: string, revenue: string) =>
 *   ({ creatorId, spend: money(spend, "GBP"), revenue: money(revenue, "GBP"), conversions: 20, posts: 4 });
 * const performances = [row("ada", "100.00", "300.00"), row("ben", "50.00", "200.00"), row("cy", "0.00", "90.00")];
 *
 * const ranking = rankCreators(performances, { key: "roi", ties: "competition" });
 * ranking.ranked.map((r) => [r.rank, r.creatorId, r.score.value]); // => [[1, "ben", 3], [2, "ada", 2]]
 * ranking.unranked[0]?.reasons[0]?.code; // => "zeroSpend"
 * ```
 */
export function rankCreators(performances: readonly CreatorPerformance[], policy: RankingPolicy): Ranking {
  assertPerformances(performances, policy);
  const scored: Scored[] = [];
  const unranked: UnrankedCreator[] = [];
  for (const performance of performances) {
    const reasons = reasonsAgainstRanking(performance, policy);
    if (reasons.length > 0) unranked.push({ creatorId: performance.creatorId, reasons, performance });
    else scored.push({ performance, score: scoreCreator(performance, policy.key) });
  }
  scored.sort(bestFirst);
  unranked.sort((a, b) => codeUnitOrder(a.creatorId, b.creatorId));
  return { policy, ranked: numberRanks(scored, policy.ties), unranked };
}

interface Scored {
  readonly performance: CreatorPerformance;
  readonly score: Score;
}

function bestFirst(a: Scored, b: Scored): number {
  return (
    compareScores(b.score, a.score) ||
    b.performance.revenue.minor - a.performance.revenue.minor ||
    codeUnitOrder(a.performance.creatorId, b.performance.creatorId)
  );
}

function numberRanks(scored: readonly Scored[], ties: RankingPolicy["ties"]): RankedCreator[] {
  let rank = 0;
  return scored.map(({ performance, score }, index) => {
    const previous = scored[index - 1];
    const equal = previous !== undefined && ties !== "ordinal" && compareScores(previous.score, score) === 0;
    if (!equal) rank = ties === "dense" ? rank + 1 : index + 1;
    return { creatorId: performance.creatorId, rank, score: score.metric, performance };
  });
}
