import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { fail } from "../errors/creator-core-error.js";
import { largestRemainder } from "../kernels/largest-remainder.js";
import type { Reason } from "../models/outcome.js";
import type {
  BudgetShare,
  RankedCreator,
  Reinvestment,
  ReinvestmentPolicy,
  TopSelection,
} from "../models/reinvestment.js";
import { applyRate } from "../money/apply-rate.js";
import { assertMoney } from "../money/assert-money.js";
import { formatMoney } from "../money/format-money.js";
import type { Money } from "../money/types.js";
import { assertRanked, shareFraction } from "./guards.js";
import { exactScore } from "./score-creator.js";

/**
 * Who gets how much of the next budget?
 *
 * First the testing reserve is set aside; the rest goes to the selected creators in proportion to their scores (or in
 * equal parts), nobody above the cap. What a cap refuses is redistributed among the others; what nobody can take is
 * returned as unallocated with the reason. Creators whose score is zero or less get nothing under `score`.
 *
 * @formula share = pool × score ÷ Σ scores, whole minor units by largest remainder; testing reserve = budget × rate
 *
 * Complexity: O(k log k), k the number selected.
 *
 * @param budget - zero or more
 * @param selection - from `selectTopShare`
 * @param policy - reserve, cap, and how the pool is weighted
 * @returns shares in the order of the selection; shares + reserve + unallocated = budget, to the minor unit
 * @throws `invalidMoney`, `invalidRate`, `invalidPolicy`, `invalidArgument`
 *
 * @example
 * ```ts
 * import { money } from "creator-core/money";
 * import { rankCreators, reinvest, selectTopShare } from "creator-core/reinvestment";
 *
 * const row = (creatorId: string, revenue: string) =>
 *   ({ creatorId, spend: money("100.00", "GBP"), revenue: money(revenue, "GBP"), conversions: 20, posts: 4 });
 * const ranking = rankCreators([row("ada", "400.00"), row("ben", "200.00")], { key: "roi", ties: "competition" });
 * const both = selectTopShare(ranking, { share: "1", rounding: "ceil", ties: "strict" });
 *
 * // ROI 3 and 1 share the £850 that the reserve leaves as 3 : 1.
 * const plan = reinvest(money("1000.00", "GBP"), both, { testingReserve: "0.15", weights: "score" });
 * plan.testingReserve.minor; // => 15000
 * plan.shares.map((s) => [s.creatorId, s.amount.minor]); // => [["ada", 63750], ["ben", 21250]]
 *
 * // With a cap of half the budget, what ada may not have goes to ben.
 * const capped = reinvest(money("1000.00", "GBP"), both, { testingReserve: "0.15", capPerCreator: "0.5", weights: "score" });
 * capped.shares.map((s) => s.amount.minor); // => [50000, 35000]
 * ```
 */
export function reinvest(budget: Money, selection: TopSelection, policy: ReinvestmentPolicy): Reinvestment {
  assertMoney(budget, "budget");
  assertObject(selection, "selection", "a selection");
  assertObject(policy, "policy", "a reinvestment policy");
  assertOneOf(policy.weights, ["score", "equal"], "policy.weights", "invalidPolicy");
  assertRanked(selection.selected, "selection.selected");
  if (budget.minor < 0) fail("invalidMoney", "budget", "zero or more", budget.minor);
  shareFraction(policy.testingReserve, "policy.testingReserve");
  if (policy.capPerCreator !== undefined) shareFraction(policy.capPerCreator, "policy.capPerCreator");

  const { currency } = budget;
  const reserve = applyRate(budget, policy.testingReserve);
  const pool = budget.minor - reserve.minor;
  // Rounded down: a cap is a promise that must not be broken by a penny.
  const cap = policy.capPerCreator === undefined ? pool : applyRate(budget, policy.capPerCreator, "floor").minor;

  const weights = selection.selected.map((creator) => weightOf(creator, policy.weights));
  const { amounts, capped } = fillUnderCap(pool, weights, cap);
  const shares: BudgetShare[] = selection.selected.map(({ creatorId }, index) => ({
    creatorId,
    amount: { minor: amounts[index]!, currency },
    capped: capped.has(index),
  }));
  const unallocated = { minor: amounts.reduce((rest, minor) => rest - minor, pool), currency };
  return { budget, testingReserve: reserve, shares, unallocated, reasons: whyUnallocated(unallocated, weights) };
}

/** Scores are fractions with many denominators; as weights they are counted in units of 10^-12, which keeps their order. */
const UNITS = 10n ** 12n;

function weightOf({ score }: RankedCreator, weights: ReinvestmentPolicy["weights"]): bigint {
  switch (weights) {
    case "equal":
      return 1n;
    case "score": {
      const { numerator, denominator } = exactScore(score);
      return numerator <= 0 ? 0n : (BigInt(numerator) * UNITS) / BigInt(denominator);
    }
  }
}

/**
 * Shares a pool by weight with nobody above the cap. The heaviest meet the cap first, so those capped are the head of
 * the list by weight: walk down it until the next one's proportional share of what is left fits.
 */
function fillUnderCap(
  pool: number,
  weights: readonly bigint[],
  cap: number,
): { amounts: number[]; capped: Set<number> } {
  const amounts = weights.map(() => 0);
  const order = weights.map((_, index) => index).filter((index) => weights[index]! > 0n);
  order.sort((a, b) => (weights[b]! > weights[a]! ? 1 : weights[b]! < weights[a]! ? -1 : a - b));

  let left = pool;
  let rest = weights.reduce((sum, weight) => sum + weight, 0n);
  let head = 0;
  while (head < order.length && BigInt(left) * weights[order[head]!]! > BigInt(cap) * rest) {
    amounts[order[head]!] = cap;
    left -= cap;
    rest -= weights[order[head]!]!;
    head += 1;
  }
  const tail = order.slice(head).sort((a, b) => a - b);
  const shares =
    largestRemainder(
      left,
      tail.map((index) => weights[index]!),
    ) ?? [];
  shares.forEach((share, position) => {
    amounts[tail[position]!] = share;
  });
  return { amounts, capped: new Set(order.slice(0, head)) };
}

function whyUnallocated(unallocated: Money, weights: readonly bigint[]): Reinvestment["reasons"] {
  if (unallocated.minor === 0) return [];
  const amount = formatMoney(unallocated);
  const reason = (code: Reinvestment["reasons"][number]["code"], message: string): Reason<typeof code>[] => [
    { code, path: ["selection"], actual: amount, message },
  ];
  if (weights.length === 0) return reason("nobodySelected", `${amount} is not placed, because nobody was selected.`);
  if (weights.every((weight) => weight === 0n)) {
    return reason("noPositiveScore", `${amount} is not placed, because no selected creator has a score above zero.`);
  }
  return reason("everyoneCapped", `${amount} is not placed, because every selected creator is at the cap.`);
}
