import { codeUnitOrder } from "../../../kernels/code-unit-order.js";
import { contains } from "../../../time/contains.js";
import type { Instant } from "../../../time/types.js";
import type { Reading } from "../../accrual/claim.js";
import type { PostHistory } from "../activities.js";
import type { ClaimMaker } from "../claim-maker.js";
import { eachOnce } from "../measure-window.js";
import type { CompiledChallenge } from "./compile-challenge.js";
import { lineOfChallenge, rewardFor } from "./reward-for.js";

/**
 * What a creator's entries to a challenge come to, after every instant at which the number of rewarded ones changed. A
 * post that was published while the challenge was open qualifies when a count of it does, and no longer does when the
 * count is corrected below it; counts after the time that decides are passed over.
 *
 * Complexity: O(n log n) for n posts and snapshots.
 *
 * @param compiled - the component
 * @param by - the rule, for the lines
 * @param posts - those of one creator that the rule takes, in any order
 * @returns readings of kind `bonus`, caused by the posts; none while no post qualified
 */
export function readingsOfChallenge(
  compiled: CompiledChallenge,
  by: ClaimMaker,
  posts: readonly PostHistory[],
): readonly Reading[] {
  const turns = posts.flatMap((post) => turnsOf(compiled, post)).sort(inOrder);
  const readings: Reading[] = [];
  let qualified = 0;
  let rewarded = 0;
  let causes: string[] = [];
  turns.forEach(({ at, id, change }, index) => {
    qualified += change;
    causes.push(id);
    if (turns[index + 1]?.at === at) return;
    const now = Math.min(qualified, compiled.entries);
    if (now === rewarded) return;
    rewarded = now;
    const lines = () => [{ ...lineOfChallenge(compiled, now, by.ruleId), of: rewardedAt(compiled, turns, at) }];
    readings.push({ at, minor: rewardFor(compiled, now), kind: "bonus", causes: eachOnce(causes), lines });
    causes = [];
  });
  return readings;
}

/** A post that begins to qualify (1), or no longer does (−1). */
interface Turn {
  readonly at: Instant;
  readonly id: string;
  readonly change: 1 | -1;
}

function inOrder(a: Turn, b: Turn): number {
  return a.at - b.at || codeUnitOrder(a.id, b.id);
}

function turnsOf({ entry, qualifying, countsUntil }: CompiledChallenge, post: PostHistory): readonly Turn[] {
  const { id, publishedAt } = post;
  if (!contains(entry, publishedAt)) return [];
  if (qualifying === null) return [{ at: publishedAt, id, change: 1 }];
  const turns: Turn[] = [];
  let qualifies = false;
  for (const { at, count } of post.readings(qualifying.metric)) {
    if (at > countsUntil) break;
    if (count >= qualifying.from === qualifies) continue;
    qualifies = !qualifies;
    turns.push({ at, id, change: qualifies ? 1 : -1 });
  }
  return turns;
}

/** The posts that are rewarded after an instant: of those that qualify then the earliest, which only a receipt asks. */
function rewardedAt({ entries }: CompiledChallenge, turns: readonly Turn[], instant: Instant): readonly string[] {
  const qualified = new Set<string>();
  for (const { at, id, change } of turns) {
    if (at > instant) break;
    if (change > 0) qualified.add(id);
    else qualified.delete(id);
  }
  return [...qualified].slice(0, entries);
}
