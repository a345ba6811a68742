import { fail } from "../../errors/creator-core-error.js";
import { flowPast, type Passage } from "../../kernels/flow/flow-past.js";
import type { AttributionPath, MarkovAttribution, MarkovCredit, MarkovOrder } from "../../models/journeys.js";
import { type Chain, chainOfPaths } from "./chain-of-paths.js";
import { type MarkovOptions, readOrder } from "./markov-options.js";
import { conversionTotal, type PathColumns, readPaths } from "./read-paths.js";
import { shareOut } from "./share-out.js";

/**
 * How many conversions would be lost without each creator, if customers moved from one creator to the next as they did?
 * Use it where the order of touches should matter; {@link shapleyAttribution} looks only at who was met together. A channel
 * of the literature is a creator here.
 *
 * Journeys are read as a Markov chain: from the start over the last `order` steps to a conversion or to none. Removing a
 * creator sends every journey that meets them to no conversion; what is lost then, as a share of everything, is their
 * *removal effect*. Creators share the conversions in proportion to their removal effects, and the value in proportion to
 * the effects on the value. All of it is exact, nothing is simulated.
 *
 * @formula removal effect of i = 1 − conversions of the chain without i ÷ conversions of the chain
 * @formula at order 1: = (N[s,i] ÷ N[i,i]) · h[i] ÷ h[s], where N = (I − Q)⁻¹ and h is the probability to convert
 * @formula conversions of i = conversions of journeys with a touch × removal effect of i ÷ Σ removal effects
 *
 * Units: removal effects are shares from 0 to 1; conversions are fractions of a number; values are money.
 *
 * Accuracy: states are folded out of the chain one by one without a single subtraction (Grassmann, Taksar, Heyman), so that
 * errors are relative to each removal effect and not to the largest: below 1e-13 of it for thousands of states. Journeys
 * that come back to where they are leave it in the same proportions, so loops never change an effect. No chain that was
 * counted from journeys is singular, for every journey ends.
 *
 * It has no value (`ok: false`) when nobody converted: there is nothing to lose.
 *
 * Complexity: O(steps) for counting, and O(states³) at most: milliseconds for 100 creators at order 1, a second for 800
 * who all follow each other. At higher orders few states follow each other, and thousands take seconds.
 *
 * @param paths - rows of paths as `attributionPaths` writes them, or from elsewhere, in any order. Paths of values in one
 * currency; a path without a value brought none.
 * @param options - `order`: how many of the last steps decide what comes next, 1 to 4; 1 when absent
 * @returns one row for every creator on a path, sorted by id, steps of nobody last with the id `null`; `unattributed` are the
 * conversions without any touch. Conversions sum to those of all paths but for rounding, values exactly; left-over minor
 * units go to the largest remainders, ties to the first.
 * @throws `invalidArgument` for an order other than 1 to 4; `tooLarge` for more than 9,000 states, or when more than 5,000,000,000 steps
 * of arithmetic (about ten seconds) would not do. A lower order has fewer states, and so have paths after {@link transformPaths}.
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney`, `unknownCurrency`, `currencyMismatch`, `moneyOverflow` for a
 * row that is none
 *
 * Source: E. Anderl, I. Becker, F. von Wangenheim, J. Schumann, "Mapping the customer journey", International Journal of
 * Research in Marketing 33 (2016), who also define the higher orders; the values as in the R package ChannelAttribution.
 *
 * @example
 * ```ts
 * import { markovAttribution } from "creator-core/attribution";
 *
 * const found = markovAttribution([{ path: ["ann", "ben"], conversions: 1, nulls: 1 }, { path: ["ben"], conversions: 1, nulls: 1 }]);
 * found.ok && found.rows.map((row) => [row.creatorId, row.removalEffect]); // => [["ann", 0.5], ["ben", 1]]
 * ```
 *
 * @example Without ann half of the conversions are lost, without ben all of them: they share 2 to 1.
 * ```ts
 * import { markovAttribution } from "creator-core/attribution";
 * import { money } from "creator-core/money";
 *
 * const found = markovAttribution([
 *   { path: ["ann", "ben"], conversions: 1, nulls: 1, value: money("10.00", "GBP") },
 *   { path: ["ben"], conversions: 1, nulls: 1, value: money("10.00", "GBP") },
 *   { path: [], conversions: 3, nulls: 0, value: money("7.00", "GBP") },
 * ]);
 * found.ok && found.rows.map((row) => row.value?.minor); // => [667, 1333]
 * found.ok && found.unattributed; // => { conversions: 3, value: { minor: 700, currency: "GBP" } }
 * ```
 *
 * @example Two steps back, it matters that ann came before ben.
 * ```ts
 * import { markovAttribution } from "creator-core/attribution";
 *
 * const paths = [
 *   { path: ["ann", "ben"], conversions: 1, nulls: 0 },
 *   { path: ["cyd", "ben"], conversions: 0, nulls: 1 },
 * ];
 * const effects = (order: 1 | 2) => {
 *   const found = markovAttribution(paths, { order });
 *   return found.ok && found.rows.map((row) => row.removalEffect);
 * };
 * effects(1); // => [0.5, 1, 0.5]
 * effects(2); // => [1, 1, 0]
 *
 * markovAttribution([{ path: ["ann"], conversions: 0, nulls: 8 }]); // => { ok: false, kind: "markov", reason: "noConversions" }
 * markovAttribution([{ path: ["ann"], conversions: 0.5, nulls: 8 }]); // => throws
 * ```
 */
export function markovAttribution(paths: readonly AttributionPath[], options: MarkovOptions = {}): MarkovAttribution {
  const order = readOrder(options);
  const columns = readPaths(paths);
  const { total, unattributed, currency } = columns;
  if (total.conversions === 0) return { ok: false, kind: "markov", reason: "noConversions" };
  const chain = chainOfPaths(columns, order);
  return {
    ok: true,
    kind: "markov",
    order,
    states: chain.codes.length - 1,
    total: conversionTotal(total.conversions, total.value, currency),
    rows: creditsOf(columns, passagesOf(chain, order)),
    unattributed: conversionTotal(unattributed.conversions, unattributed.value, currency),
  };
}

/** About ten seconds. */
const MOST_STEPS = 5_000_000_000;

/**
 * A chain whose counts flow: from the start through the states, and out where journeys ended. Whoever is removed takes all
 * states along that end with one of their steps, for there they are met. Loops are left out: whoever comes back to a state
 * leaves it in the same proportions as before.
 */
function passagesOf(chain: Chain, order: MarkovOrder): readonly Passage[] {
  const { next, counts, conversions, nulls, values } = chain;
  const flow = {
    targets: next.map((row, state) => row.filter((to) => to !== state)),
    weights: counts.map((row, state) => row.filter((_, i) => next[state]![i] !== state)),
    exits: [conversions.map((count, state) => count + nulls[state]!), conversions, values],
  };
  const passages = flowPast(flow, chain.statesOf, MOST_STEPS);
  if (passages !== null) return passages;
  const rule = `of a chain that is solved in ${MOST_STEPS} steps of arithmetic; a lower order, and paths through transformPaths, need fewer`;
  return fail("tooLarge", "paths", rule, `${chain.codes.length - 1} states at order ${order}`);
}

function creditsOf(columns: PathColumns, passages: readonly Passage[]): MarkovCredit[] {
  const { creators, total, unattributed, currency } = columns;
  const shared = { conversions: total.conversions - unattributed.conversions, value: total.value - unattributed.value };
  const effects = passages.map(({ past, through }) => removalEffect(past[1]!, through[1]!));
  const valueEffects = passages.map(({ past, through }) => removalEffect(past[2]!, through[2]!));
  const credits = shareOut(shared, effects.map(orZero), valueEffects.map(orZero), currency);
  return credits.map((credit, i) => {
    const row = { creatorId: creators[i]!, removalEffect: orZero(effects[i]!) };
    return currency === null ? { ...row, ...credit } : { ...row, valueRemovalEffect: valueEffects[i]!, ...credit };
  });
}

/** What goes through a creator, as a part of everything; `null` where there is nothing. */
function removalEffect(past: number, through: number): number | null {
  return past + through === 0 ? null : through / (past + through);
}

function orZero(effect: number | null): number {
  return effect ?? 0;
}
