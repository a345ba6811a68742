import { assertObjects } from "../../../errors/assert-list.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { CreatorId } from "../../../ids/index.js";
import type { LeaderboardComponent } from "../../../models/commission.js";
import { sumMoney } from "../../../money/sum-money.js";
import type { Money } from "../../../money/types.js";
import { toInstant } from "../../../time/to-instant.js";
import type { InstantInput } from "../../../time/types.js";
import { assertId, assertKeys, assertOneOf } from "../../guards.js";
import type { Commission } from "../../types.js";
import { awardPrizes, lineOfAward, type Result } from "./award-prizes.js";
import { compilePrizes } from "./compile-leaderboard.js";

/** What a creator achieved in a contest. */
export interface LeaderboardResult {
  readonly creatorId: CreatorId;
  /** What is compared: orders, pieces, minor units; a whole number, 0 or more. */
  readonly result: number;
  /** When they were there. Absent: not known, and earlier than everything that is. */
  readonly reachedAt?: InstantInput;
}

/** A prize that somebody won. */
export interface LeaderboardWinner<Currency extends string = string> {
  readonly creatorId: CreatorId;
  /** From 1; those who are equal have the same one. */
  readonly place: number;
  readonly result: number;
  readonly prize: Money<Currency>;
}

/** All prizes of a contest that were won. */
export interface LeaderboardBonus<Currency extends string = string> extends Commission<Currency> {
  /** Best first; equal ones by when they were there, then by id. In the order of `lines`. */
  readonly winners: readonly LeaderboardWinner<Currency>[];
}

/**
 * Who wins which prize?
 *
 * For a contest between creators. For a bonus that everybody can reach, use `milestoneBonus`.
 *
 * Units: minor units of the currency of the prizes.
 * Complexity: O(n log n) for n creators.
 *
 * @param prizes - for first, second, third place …, one currency
 * @param results - one for each creator, in any order. Nothing, or less than the minimum, wins nothing
 * @param options - `ties`: equal results share the prizes of their places (`"splitPrizes"`, unless given; left-over pennies
 * to who was there first), or each get the prize of the best of them (`"sharePlace"`, 1, 1, 3), or who was there first wins
 * (`"earliest"`; at the very same instant they share); `minimum`: below it nobody wins
 * @returns the total, the winners, and a line for each of them: best first, equal ones by time, then by id
 * @throws `duplicateId` when a creator has two results
 * @throws `invalidInteger` when a result or the minimum is not a whole number from 0
 * @throws `invalidPolicy` when there are no prizes
 * @throws `invalidArgument` when `ties` is another word, or something is no list or object
 * @throws `invalidMoney`, `currencyMismatch`, `invalidInstant`, `moneyOverflow`
 *
 * @example
 * ```ts
 * import { leaderboardBonus } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const prizes = [money("500", "GBP"), money("300", "GBP")];
 * const { winners } = leaderboardBonus(prizes, [{ creatorId: "bo", result: 9 }, { creatorId: "ann", result: 12 }]);
 * winners[0]; // => { creatorId: "ann", place: 1, result: 12, prize: { minor: 50000, currency: "GBP" } }
 * ```
 *
 * @example
 * ```ts
 * import { leaderboardBonus } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const prizes = [money("500", "GBP"), money("300", "GBP"), money("100", "GBP")];
 * const results = [
 *   { creatorId: "ann", result: 12, reachedAt: "2026-06-20T00:00:00Z" },
 *   { creatorId: "bo", result: 12, reachedAt: "2026-06-10T00:00:00Z" },
 *   { creatorId: "cy", result: 7 },
 * ];
 * const won = (ties: "splitPrizes" | "sharePlace" | "earliest") =>
 *   leaderboardBonus(prizes, results, { ties }).winners.map((each) => [each.place, each.creatorId, each.prize.minor]);
 *
 * won("splitPrizes"); // => [[1, "bo", 40000], [1, "ann", 40000], [3, "cy", 10000]]
 * won("sharePlace"); // => [[1, "bo", 50000], [1, "ann", 50000], [3, "cy", 10000]]
 * won("earliest"); // => [[1, "bo", 50000], [2, "ann", 30000], [3, "cy", 10000]]
 * leaderboardBonus(prizes, results, { minimum: 8 }).total.minor; // => 80000
 * ```
 */
export function leaderboardBonus<C extends string>(
  prizes: readonly Money<C>[],
  results: readonly LeaderboardResult[],
  options: { readonly ties?: LeaderboardComponent["ties"]; readonly minimum?: number } = {},
): LeaderboardBonus<C> {
  assertKeys(options, ["ties", "minimum"], "options");
  const { ties = "splitPrizes", minimum } = options;
  assertOneOf(ties, ["splitPrizes", "sharePlace", "earliest"], "options.ties", "invalidArgument");
  const compiled = compilePrizes(prizes, ties, minimum, { prizes: "prizes", options: "options" });
  const { currency } = prizes[0]!;
  const awards = awardPrizes(compiled, readResults(results));
  const prizesWon = awards.map(({ minor }) => ({ minor, currency }));
  return {
    total: sumMoney(prizesWon, currency),
    lines: awards.map((award) => lineOfAward(award, currency, null, "points")),
    winners: awards.map(({ creatorId, place, result }, index) => ({
      creatorId,
      place,
      result,
      prize: prizesWon[index]!,
    })),
  };
}

function readResults(results: readonly LeaderboardResult[]): readonly Result[] {
  assertObjects(results, "results");
  const seen = new Set<CreatorId>();
  return results.map(({ creatorId, result, reachedAt }: LeaderboardResult, index) => {
    assertId(creatorId, `results[${index}].creatorId`);
    if (seen.has(creatorId)) fail("duplicateId", `results[${index}].creatorId`, "a creator with one result", creatorId);
    seen.add(creatorId);
    if (!Number.isSafeInteger(result) || result < 0) {
      fail("invalidInteger", `results[${index}].result`, "a whole number, 0 or more", result);
    }
    const at = reachedAt === undefined ? FIRST : toInstant(reachedAt, `results[${index}].reachedAt`);
    return { creatorId, result: result + 0, reachedAt: at };
  });
}

/** The first instant there is. */
const FIRST = -8.64e15;
