import type { AttributionPath, JourneyStep } from "creator-core/models";
import { add, type Fraction, fraction, less, one, per, solve, zero } from "./fractions.js";

/** What one state of the chain leads to. */
interface State {
  readonly steps: readonly JourneyStep[];
  readonly next: Map<string, number>;
  conversions: number;
  value: number;
  total: number;
}

/** A Markov chain as one would write it on a blackboard: states by name, whole numbers, nothing shared with the library. */
function chainOf(paths: readonly AttributionPath[], order: number): Map<string, State> {
  const states = new Map<string, State>();
  const stateOf = (steps: readonly JourneyStep[]) => {
    const name = JSON.stringify(steps);
    const state = states.get(name) ?? { steps, next: new Map(), conversions: 0, value: 0, total: 0 };
    states.set(name, state);
    return [name, state] as const;
  };
  stateOf([]);
  for (const { path, conversions, nulls, value } of paths) {
    if (conversions + nulls === 0) continue;
    let [, state] = stateOf([]);
    for (const step of path) {
      const [name, next] = stateOf([...state.steps, step].slice(-order));
      state.next.set(name, (state.next.get(name) ?? 0) + conversions + nulls);
      state.total += conversions + nulls;
      state = next;
    }
    state.conversions += conversions;
    state.value += value?.minor ?? 0;
    state.total += conversions + nulls;
  }
  return states;
}

/** The probability of a conversion, or the expected value, of a journey; `without` leads to neither. */
function expected(chain: Map<string, State>, what: "conversions" | "value", without?: JourneyStep): Fraction {
  const kept = [...chain].filter(([, { steps }]) => without === undefined || steps.at(-1) !== without);
  const places = new Map(kept.map(([name], place) => [name, place]));
  const matrix = kept.map((_, row) => kept.map((_, column) => (row === column ? one : zero)));
  for (const [name, { next, total }] of kept) {
    for (const [to, count] of next) {
      const column = places.get(to);
      if (column === undefined) continue;
      const row = matrix[places.get(name)!]!;
      row[column] = less(row[column]!, fraction(count, total));
    }
  }
  const right = kept.map(([, state]) => (state.total === 0 ? zero : fraction(state[what], state.total)));
  return solve(matrix, right)[places.get("[]")!]!;
}

/** By deleting each creator and solving the chain again: the share that is lost. `null` where there is nothing to lose. */
export function removalEffects(
  paths: readonly AttributionPath[],
  order: number,
  what: "conversions" | "value",
): Map<JourneyStep, Fraction | null> {
  const chain = chainOf(paths, order);
  const all = expected(chain, what);
  const creators = new Set([...chain.values()].flatMap(({ steps }) => [...steps]));
  return new Map(
    [...creators].map((creator) => {
      const lost = less(all, expected(chain, what, creator));
      return [creator, all.over === 0n ? null : per(lost, all)];
    }),
  );
}

/** At order 1 the closed form: (N[s,i] ÷ N[i,i]) · h[i] ÷ h[s], from columns of the inverse of I − Q. */
export function closedForm(paths: readonly AttributionPath[]): Map<JourneyStep, Fraction> {
  const chain = [...chainOf(paths, 1)];
  const places = new Map(chain.map(([name], place) => [name, place]));
  const matrix = chain.map((_, row) => chain.map((_, column) => (row === column ? one : zero)));
  for (const [name, { next, total }] of chain) {
    for (const [to, count] of next) {
      const row = matrix[places.get(name)!]!;
      row[places.get(to)!] = less(row[places.get(to)!]!, fraction(count, total));
    }
  }
  const inverse = chain.map((_, column) =>
    solve(
      matrix,
      chain.map((_, row) => (row === column ? one : zero)),
    ),
  );
  const rates = chain.map(([, { conversions, total }]) => fraction(conversions, total));
  const h = (state: number) =>
    rates.reduce((sum, rate, i) => {
      const cell = inverse[i]![state]!;
      return add(sum, fraction(cell.over * rate.over, cell.under * rate.under));
    }, zero);
  const start = places.get("[]")!;
  return new Map(
    chain.flatMap(([, { steps }], i) => {
      if (i === start) return [];
      const reached = per(inverse[i]![start]!, inverse[i]![i]!);
      const hit = h(i);
      return [[steps[0]!, per(fraction(reached.over * hit.over, reached.under * hit.under), h(start))] as const];
    }),
  );
}
