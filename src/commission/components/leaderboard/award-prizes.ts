import type { CreatorId, RuleId } from "../../../ids/index.js";
import { codeUnitOrder } from "../../../kernels/code-unit-order.js";
import type { TraceLine } from "../../../models/ledger.js";
import { exactMinor } from "../../../money/exact-money.js";
import type { Instant } from "../../../time/types.js";
import { prizeLine, sharedPrizeLine } from "../../ledger/trace.js";
import type { Prizes } from "./compile-leaderboard.js";

/** What somebody achieved. */
export interface Result {
  readonly creatorId: CreatorId;
  readonly result: number;
  /** When they were there. */
  readonly reachedAt: Instant;
}

/** A prize that was won. */
export interface Award extends Result {
  /** From 1; those who are equal have the same one. */
  readonly place: number;
  /** In minor units. */
  readonly minor: number;
  /** The prize, or the sum of prizes, that it is a share of. */
  readonly prize: number;
  /** How many share it. */
  readonly sharers: number;
}

/**
 * Who wins what, best first. Those whom the rule of ties finds equal are one group; the next group begins as many places
 * later as the group is large. What a split leaves over goes to who was there earliest.
 *
 * Complexity: O(n log n).
 */
export function awardPrizes(prizes: Prizes, results: readonly Result[]): readonly Award[] {
  const ranked = results.filter(({ result }) => result >= prizes.minimum).sort(best);
  const awards: Award[] = [];
  let first = 0;
  while (first < ranked.length && first < prizes.prizes.length) {
    let end = first + 1;
    while (end < ranked.length && isTie(prizes, ranked[first]!, ranked[end]!)) end += 1;
    const [prize, sharers] = stakeOf(prizes, first, end);
    const left = prize % sharers;
    for (let at = first; at < end; at += 1) {
      const minor = (prize - left) / sharers + (at - first < left ? 1 : 0);
      const { creatorId, result, reachedAt } = ranked[at]!;
      awards.push({ creatorId, result, reachedAt, place: first + 1, minor, prize, sharers });
    }
    first = end;
  }
  return awards;
}

function best(a: Result, b: Result): number {
  return b.result - a.result || a.reachedAt - b.reachedAt || codeUnitOrder(a.creatorId, b.creatorId);
}

/** Who was there at the same instant is equal under every rule: an id must not decide. */
function isTie({ ties }: Prizes, a: Result, b: Result): boolean {
  return a.result === b.result && (ties !== "earliest" || a.reachedAt === b.reachedAt);
}

/** What a group plays for, and how many share it: each for the whole prize where places are shared. */
function stakeOf({ currency, prizes, ties }: Prizes, first: number, end: number): readonly [number, number] {
  if (ties === "sharePlace") return [prizes[first]!, 1];
  let sum = 0;
  for (let place = first; place < Math.min(end, prizes.length); place += 1) sum += prizes[place]!;
  return [exactMinor(sum, `prizes in ${currency}`), end - first];
}

/** How an award comes about. */
export function lineOfAward(award: Award, currency: string, ruleId: RuleId | null, what: string): TraceLine {
  const { result, place, minor, prize, sharers } = award;
  const amount = { minor, currency };
  return sharers === 1
    ? prizeLine(ruleId, amount, place, result, what)
    : sharedPrizeLine(ruleId, amount, { minor: prize, currency }, place, sharers);
}
