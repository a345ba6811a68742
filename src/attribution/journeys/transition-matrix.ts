import type { AttributionPath, TransitionRow } from "../../models/journeys.js";
import { type Chain, chainOfPaths, stepsOfCode } from "./chain-of-paths.js";
import { type MarkovOptions, readOrder } from "./markov-options.js";
import { numberOrder } from "./merge-paths.js";
import { type PathColumns, readPaths } from "./read-paths.js";

/**
 * What comes after whom, and how often? The Markov chain of {@link markovAttribution} as data, to be drawn, or to be taken
 * elsewhere. A channel of the literature is a creator here.
 *
 * A state is the last `order` steps of a journey, or all of them as long as there are fewer; the empty state is the start.
 * Repetitions are transitions from a state to itself; after `transformPaths(paths, ["exposure"])` there are none.
 *
 * @formula probability = count ÷ visits of the state
 *
 * Units: counts of journeys; probabilities from 0 to 1, which sum to 1 in every row.
 *
 * Without journeys the matrix is empty.
 *
 * Complexity: O(steps), and sorting the states.
 *
 * @param paths - rows of paths as `attributionPaths` writes them, or from elsewhere, in any order
 * @param options - `order`: how many of the last steps decide what comes next; 1 when absent
 * @returns one row for each state that journeys came to, sorted by its steps, the start first; what follows sorted by creator
 * @throws `invalidArgument` for an order other than 1 to 4; `tooLarge` for more than 9,000 states
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney`, `unknownCurrency`, `currencyMismatch`, `moneyOverflow` for a
 * row that is none
 *
 * @example
 * ```ts
 * import { transitionMatrix } from "creator-core/attribution";
 *
 * transitionMatrix([{ path: ["ann", "ben"], conversions: 1, nulls: 3 }])[0]?.next; // => [{ creatorId: "ann", count: 4, probability: 1 }]
 * ```
 *
 * @example
 * ```ts
 * import { transitionMatrix } from "creator-core/attribution";
 *
 * const paths = [
 *   { path: ["ann", "ben"], conversions: 1, nulls: 0 },
 *   { path: ["ann", "ann"], conversions: 0, nulls: 1 },
 * ];
 * const [start, ann] = transitionMatrix(paths);
 * [start?.visits, ann?.visits]; // => [2, 3]
 * ann?.next; // => [{ creatorId: "ann", count: 1, probability: 1 / 3 }, { creatorId: "ben", count: 1, probability: 1 / 3 }]
 * ann?.nulls; // => { count: 1, probability: 1 / 3 }
 *
 * transitionMatrix(paths, { order: 2 }).map((row) => row.state); // => [[], ["ann"], ["ann", "ann"], ["ann", "ben"]]
 * ```
 */
export function transitionMatrix(paths: readonly AttributionPath[], options: MarkovOptions = {}): TransitionRow[] {
  const order = readOrder(options);
  const columns = readPaths(paths);
  const chain = chainOfPaths(columns, order);
  const base = columns.creators.length + 1;
  return chain.codes
    .map((code, state) => ({ state, steps: stepsOfCode(code, base) }))
    .sort((a, b) => numberOrder(a.steps, b.steps))
    .map(({ state, steps }) => rowOf(columns, chain, state, steps))
    .filter((row) => row.visits > 0);
}

function rowOf({ creators }: PathColumns, chain: Chain, state: number, steps: readonly number[]): TransitionRow {
  const next = chain.next[state]!;
  const counts = chain.counts[state]!;
  const conversions = chain.conversions[state]!;
  const nulls = chain.nulls[state]!;
  const visits = counts.reduce((sum, count) => sum + count, conversions + nulls);
  const base = creators.length + 1;
  const part = (count: number) => ({ count, probability: count / visits });
  return {
    state: steps.map((step) => creators[step]!),
    visits,
    next: next.map((to, i) => ({ creatorId: creators[(chain.codes[to]! % base) - 1]!, ...part(counts[i]!) })),
    conversions: part(conversions),
    nulls: part(nulls),
  };
}
