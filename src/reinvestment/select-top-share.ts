import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { mulDivRound } from "../kernels/mul-div-round.js";
import type { Ranking, SelectionPolicy, TopSelection } from "../models/reinvestment.js";
import type { RoundingMode } from "../rate/types.js";
import { assertRanked, shareFraction } from "./guards.js";
import { compareScores, exactScore } from "./score-creator.js";

/** The top 20 %, rounded up, with everybody who equals the last one in. */
export const topTwentyPercent: SelectionPolicy = { share: "0.2", rounding: "ceil", ties: "includeAll" };

const roundingModes: Readonly<Record<SelectionPolicy["rounding"], RoundingMode>> = {
  ceil: "ceiling",
  floor: "floor",
  nearest: "halfUp",
};

/**
 * Who is in the top 20 % (or any other share) of a ranking?
 *
 * The share is of the *ranked* creators; those without a rank do not count. How a broken number of people becomes a
 * whole one, and what happens to equals at the edge, is part of the policy: 20 % of 7 is 1.4.
 *
 * Complexity: O(n).
 *
 * @param ranking - from `rankCreators`
 * @param policy - for instance {@link topTwentyPercent}
 * @returns the selected, best first; who got in only by equality; and the count the share came to
 * @throws `invalidRate` when the share is not from 0 to 1; `invalidPolicy`, `invalidArgument`
 *
 * @example
 * ```ts
 * import { money } from "creator-core/money";
 * import { rankCreators, selectTopShare, topTwentyPercent } from "creator-core/reinvestment";
 *
 * const performances = ["a", "b", "c", "d", "e", "f", "g"].map((creatorId, i) =>
 *   ({ creatorId, spend: money("10.00", "GBP"), revenue: money(`${100 - i}.00`, "GBP"), conversions: 9, posts: 1 }));
 * const ranking = rankCreators(performances, { key: "roi", ties: "competition" });
 *
 * // 20 % of 7 creators is 1.4:
 * selectTopShare(ranking, topTwentyPercent).selected.length; // => 2
 * selectTopShare(ranking, { ...topTwentyPercent, rounding: "floor" }).selected.length; // => 1
 * selectTopShare(ranking, { ...topTwentyPercent, rounding: "nearest" }).selected.length; // => 1
 * ```
 */
export function selectTopShare(ranking: Ranking, policy: SelectionPolicy): TopSelection {
  assertObject(ranking, "ranking", "a ranking");
  assertObject(policy, "policy", "a selection policy");
  assertOneOf(policy.rounding, Object.keys(roundingModes), "policy.rounding", "invalidPolicy");
  assertOneOf(policy.ties, ["includeAll", "strict"], "policy.ties", "invalidPolicy");
  const { ranked } = ranking;
  assertRanked(ranked, "ranking.ranked");
  const { numerator, denominator } = shareFraction(policy.share, "policy.share");
  const mode = roundingModes[policy.rounding];
  const count = Number(mulDivRound(ranked.length, numerator, denominator, mode)); // at most the number of creators

  let end = count;
  if (policy.ties === "includeAll" && count > 0) {
    const lastIn = exactScore(ranked[count - 1]!.score);
    while (end < ranked.length && compareScores(exactScore(ranked[end]!.score), lastIn) === 0) end += 1;
  }
  const selected = ranked.slice(0, end);
  const tiedIn = selected.slice(count).map(({ creatorId }) => creatorId);
  return { policy, count, outOf: ranked.length, selected, tiedIn };
}
