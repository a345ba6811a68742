import { fail } from "../../errors/creator-core-error.js";
import type { MarkovOrder } from "../../models/journeys.js";
import type { PathColumns } from "./read-paths.js";

/** A Markov chain as it was counted. State 0 is the start; the others are sorted by their last step, then by those before. */
export interface Chain {
  /** The steps that a state remembers, as one number: see `nextCode`. */
  readonly codes: readonly number[];
  /** For every creator, how many states end with one of their steps. */
  readonly statesOf: Int32Array;
  /** For every state, which states follow it, ascending. */
  readonly next: readonly (readonly number[])[];
  /** How often they do; parallel to `next`. */
  readonly counts: readonly (readonly number[])[];
  /** What ends in each state. */
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
  readonly values: Float64Array;
}

/**
 * More states are refused. The steps that a state remembers are told apart by one number, (creators + 1)^order at most, and
 * with this many creators it is a safe integer even at order 4.
 */
export const MOST_STATES = 9_000;

/**
 * Counts how often a state follows another. A state is the last `order` steps, or all of them at the beginning of a journey.
 *
 * Complexity: O(steps), with one lookup each at order 1 and two at higher orders.
 *
 * @throws `tooLarge` when there are more than 9,000 states
 */
export function chainOfPaths(columns: PathColumns, order: MarkovOrder): Chain {
  const { creators, starts, steps, conversions, nulls } = columns;
  const base = creators.length + 1;
  if (creators.length > MOST_STATES) refuse(order, creators.length);
  const states = new Map([[0, 0]]); // numbers of states, by their codes
  const edges = transitionTable(order, base);
  const memory = [1, base, base * base, base * base * base][order - 1]!;
  const found: Found = { from: [], to: [], counts: [], ends: [] };

  for (let path = 0; path + 1 < starts.length; path += 1) {
    const journeys = conversions[path]! + nulls[path]!;
    if (journeys === 0) continue;
    let code = 0;
    let state = 0;
    for (let i = starts[path]!; i < starts[path + 1]!; i += 1) {
      const key = state * base + steps[i]!;
      code = nextCode(code, steps[i]!, base, memory);
      let edge = edges.get(key) ?? -1;
      if (edge < 0) {
        edge = found.counts.length;
        edges.set(key, edge);
        found.from.push(state);
        found.to.push(stateOf(code, states, order));
        found.counts.push(0);
      }
      found.counts[edge]! += journeys;
      state = found.to[edge]!;
    }
    found.ends.push(state, path);
  }
  return sortedChain(columns, [...states.keys()], found);
}

/** Numbers of transitions, by state and step. */
interface TransitionTable {
  get(key: number): number | undefined;
  set(key: number, transition: number): void;
}

/** A square of so many is small, and read ten times as fast as a map. */
const SMALL = 1_024;

function transitionTable(order: MarkovOrder, base: number): TransitionTable {
  if (order > 1 || base > SMALL) return new Map();
  const square = new Int32Array(base * base).fill(-1); // at order 1 there is a state for each creator, and the start
  return {
    get: (key) => square[key],
    set: (key, transition) => {
      square[key] = transition;
    },
  };
}

interface Found {
  readonly from: number[];
  readonly to: number[];
  readonly counts: number[];
  /** In pairs: the state in which a path ended, and the path. */
  readonly ends: number[];
}

/**
 * The steps as the digits of a number in base creators + 1, the latest last, where 0 stands for no step. `memory` is as many
 * powers of the base as steps are kept besides the new one.
 */
function nextCode(code: number, step: number, base: number, memory: number): number {
  return (code % memory) * base + step + 1;
}

/** The steps that a code stands for, the latest last. */
export function stepsOfCode(code: number, base: number): number[] {
  const steps: number[] = [];
  for (let rest = code; rest > 0; rest = Math.floor(rest / base)) steps.unshift((rest % base) - 1);
  return steps;
}

function stateOf(code: number, states: Map<number, number>, order: MarkovOrder): number {
  let state = states.get(code);
  if (state === undefined) {
    state = states.size;
    if (state > MOST_STATES) refuse(order, state);
    states.set(code, state);
  }
  return state;
}

function refuse(order: MarkovOrder, states: number): never {
  const hint = "a lower order, and paths through transformPaths, have fewer";
  return fail("tooLarge", "paths", `of at most ${MOST_STATES} states at order ${order}; ${hint}`, `${states} or more`);
}

/** Numbers the states in an order that does not depend on that of the paths. */
function sortedChain(columns: PathColumns, codes: readonly number[], found: Found): Chain {
  const base = columns.creators.length + 1;
  const lastSteps = codes.map((code) => (code % base) - 1);
  const order = codes.map((_, state) => state).sort((a, b) => lastSteps[a]! - lastSteps[b]! || codes[a]! - codes[b]!);
  const numbers = new Int32Array(order.length);
  for (let i = 0; i < order.length; i += 1) numbers[order[i]!] = i;

  const statesOf = new Int32Array(columns.creators.length);
  for (const step of lastSteps) if (step >= 0) statesOf[step]! += 1;
  return {
    codes: order.map((state) => codes[state]!),
    statesOf,
    ...sortedRows(found, numbers),
    ...sortedEnds(columns, found, numbers),
  };
}

function sortedRows(found: Found, numbers: Int32Array): Pick<Chain, "next" | "counts"> {
  const next = Array.from(numbers, (): number[] => []);
  const counts = Array.from(numbers, (): number[] => []);
  const edges = found.counts.map((_, edge) => edge).sort((a, b) => numbers[found.to[a]!]! - numbers[found.to[b]!]!);
  for (const edge of edges) {
    const from = numbers[found.from[edge]!]!;
    next[from]!.push(numbers[found.to[edge]!]!);
    counts[from]!.push(found.counts[edge]!);
  }
  return { next, counts };
}

function sortedEnds(
  columns: PathColumns,
  { ends }: Found,
  numbers: Int32Array,
): Pick<Chain, "conversions" | "nulls" | "values"> {
  const sums = {
    conversions: new Float64Array(numbers.length),
    nulls: new Float64Array(numbers.length),
    values: new Float64Array(numbers.length),
  };
  for (let i = 0; i < ends.length; i += 2) {
    const state = numbers[ends[i]!]!;
    const path = ends[i + 1]!;
    sums.conversions[state]! += columns.conversions[path]!;
    sums.nulls[state]! += columns.nulls[path]!;
    sums.values[state]! += columns.values[path]!;
  }
  return sums;
}
