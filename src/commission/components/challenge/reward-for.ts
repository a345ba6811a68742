import type { RuleId } from "../../../ids/index.js";
import type { TraceLine } from "../../../models/ledger.js";
import { exactMinor } from "../../../money/exact-money.js";
import { challengeLine } from "../../ledger/trace.js";

/** What rewards a post, as far as the reward itself goes. */
interface Reward {
  readonly currency: string;
  readonly reward: number;
}

/** What so many rewarded posts come to, in minor units. */
export function rewardFor({ reward }: Reward, count: number): number {
  return exactMinor(reward * count, "reward");
}

/** How so many rewarded posts come to their reward. */
export function lineOfChallenge(challenge: Reward, count: number, ruleId: RuleId | null): TraceLine {
  const { currency, reward } = challenge;
  const amount = { minor: rewardFor(challenge, count), currency };
  return challengeLine(ruleId, amount, { minor: reward, currency }, count);
}
