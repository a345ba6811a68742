import type { CreatorId } from "../../../ids/index.js";
import { exactMinor } from "../../../money/exact-money.js";
import type { Instant } from "../../../time/types.js";
import type { Reading } from "../../accrual/claim.js";
import { type ClaimMaker, nounOfMeasure } from "../claim-maker.js";
import { type Counted, eachOnce } from "../measure-window.js";
import { awardPrizes, lineOfAward, type Result } from "./award-prizes.js";
import type { CompiledLeaderboard } from "./compile-leaderboard.js";

/**
 * What everybody wins in one period of a leaderboard that is over. It is decided when the period ends, with everything
 * that is known of it now: what was taken back since does not count, and what came to light since does.
 *
 * Of equal results that one was there first which last reached what is left of each of its sales.
 *
 * Complexity: O(n log n) for n creators, and O(sales and adjustments).
 *
 * @param compiled - the component
 * @param by - the rule, for the lines
 * @param members - by creator, what shares one `compiled.window.keyOf`, in any order
 * @param closedAt - the end of the period; of a campaign, that of the rule's `during`
 * @returns one reading of kind `bonus` for every winner, dated `closedAt`; who wins nothing is not in it
 */
export function placesOfLeaderboard(
  compiled: CompiledLeaderboard,
  by: ClaimMaker,
  members: ReadonlyMap<CreatorId, readonly Counted[]>,
  closedAt: Instant,
): ReadonlyMap<CreatorId, readonly Reading[]> {
  const results = Array.from(members, ([creatorId, own]) => resultOf(creatorId, own));
  const what = nounOfMeasure(compiled.measure, by);
  return new Map(
    awardPrizes(compiled, results).map((award): [CreatorId, readonly Reading[]] => {
      const lines = () => [lineOfAward(award, compiled.currency, by.ruleId, what)];
      const causes = changesAfter(members.get(award.creatorId)!, closedAt);
      return [award.creatorId, [{ at: closedAt, minor: award.minor, kind: "bonus", causes, lines }]];
    }),
  );
}

function resultOf(creatorId: CreatorId, members: readonly Counted[]): Result {
  let result = 0;
  let reachedAt = Number.NEGATIVE_INFINITY;
  for (const member of members) {
    const final = member.amounts.at(-1)!;
    if (final === 0) continue;
    result += final;
    reachedAt = Math.max(reachedAt, reachedBy(member, final));
  }
  return { creatorId, result: exactMinor(result, "measure"), reachedAt };
}

/** When a sale first counted as much as is left of it. */
function reachedBy({ at, amounts, adjustments }: Counted, final: number): Instant {
  const step = amounts.findIndex((amount) => amount >= final);
  return step === 0 ? at : Math.max(at, adjustments[step - 1]!.at);
}

function changesAfter(members: readonly Counted[], closedAt: Instant): readonly string[] {
  return eachOnce(
    members.flatMap(({ adjustments }) => adjustments.filter(({ at }) => at > closedAt).map(({ id }) => id)),
  );
}
