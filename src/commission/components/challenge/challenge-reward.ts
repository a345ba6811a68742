import { assertList } from "../../../errors/assert-list.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { Money } from "../../../money/types.js";
import { assertKeys, assertNotNegative } from "../../guards.js";
import type { Commission } from "../../types.js";
import { lineOfChallenge, rewardFor } from "./reward-for.js";

/**
 * What do a creator's entries to a challenge earn?
 *
 * For a reward for every post that qualifies. For a contest in which the best win, use `leaderboardBonus`.
 *
 * @formula reward × min(posts that count at least `from`, `entries`)
 *
 * Units: minor units of the currency of the reward.
 * Complexity: O(n).
 *
 * @param reward - what one post earns
 * @param counts - what each post counted: views, likes
 * @param options - `from`: a post that counts less does not qualify; 0 unless given. `entries`: how many posts are
 * rewarded; 1 unless given
 * @returns the total and the line that made it
 * @throws `invalidInteger` when a count or `from` is not a whole number from 0, or `entries` not one from 1
 * @throws `invalidPolicy` when the options are no object, or one is misspelt
 * @throws `invalidArgument` when the counts are no list
 * @throws `invalidMoney`, `moneyOverflow`
 *
 * @example
 * ```ts
 * import { challengeReward } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * challengeReward(money("25.00", "GBP"), [12_000, 800], { from: 10_000 }).total; // => { minor: 2500, currency: "GBP" }
 * ```
 *
 * @example
 * ```ts
 * import { challengeReward } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const reward = money("25.00", "GBP");
 * challengeReward(reward, [10_000, 15_000, 9_999], { from: 10_000, entries: 3 }).total.minor; // => 5000
 * challengeReward(reward, [10_000, 15_000, 9_999], { entries: 2 }).total.minor; // => 5000
 * challengeReward(reward, []).lines; // => [{ code: "challenge", ruleId: null, amount: { minor: 0, currency: "GBP" }, base: { minor: 2500, currency: "GBP" }, count: 0 }]
 * ```
 */
export function challengeReward<C extends string>(
  reward: Money<C>,
  counts: readonly number[],
  options: { readonly from?: number; readonly entries?: number } = {},
): Commission<C> {
  assertNotNegative(reward, "reward");
  assertList(counts, "counts");
  assertKeys(options, ["from", "entries"], "options");
  const { from = 0, entries = 1 } = options;
  if (!isCount(from)) fail("invalidInteger", "options.from", "a whole number, 0 or more", from);
  if (!isCount(entries) || entries < 1) {
    fail("invalidInteger", "options.entries", "a whole number above zero", entries);
  }
  let qualified = 0;
  for (let index = 0; index < counts.length; index += 1) {
    const count = counts[index]!;
    if (!isCount(count)) fail("invalidInteger", `counts[${index}]`, "a whole number, 0 or more", count);
    if (count >= from) qualified += 1;
  }
  const rewarded = Math.min(qualified, entries);
  const challenge = { currency: reward.currency, reward: reward.minor };
  return {
    total: { minor: rewardFor(challenge, rewarded), currency: reward.currency },
    lines: [lineOfChallenge(challenge, rewarded, null)],
  };
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
