import { markovAttribution, shapleyAttribution } from "creator-core/attribution";
import type { AttributionPath } from "creator-core/models";
import type { Case, Experiment } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";

// Data-driven models: how much is lost without each creator, and what each adds on average over all orders. Everybody answers with
// one number for each creator, to nine places.

const SEPARATOR = " > ";
const nameOf = (creator: number) => `creator-${String(creator).padStart(3, "0")}`;
const toNinePlaces = (value: number) => Math.round(value * 1e9) / 1e9 + 0;

/** Journeys as a table has them: a text each, one to eight steps, a third of them to a conversion. */
function journeys(count: number, creators: number): { readonly text: string; readonly isConversion: boolean }[] {
  const random = seededRandom(20260406);
  return Array.from({ length: count }, () => ({
    text: Array.from({ length: 1 + Math.floor(random() * 8) }, () => nameOf(Math.floor(random() ** 2 * creators))).join(
      SEPARATOR,
    ),
    isConversion: random() < 1 / 3,
  }));
}

function pathsOf(count: number, creators: number): AttributionPath[] {
  return journeys(count, creators).map(({ text, isConversion }) => ({
    path: text.split(SEPARATOR),
    conversions: isConversion ? 1 : 0,
    nulls: isConversion ? 0 : 1,
  }));
}

const CREATORS = 100;
const PATHS_IN_GAME = 20_000;

const markov = (size: number): Case => ({
  name: "creator-core",
  count: size,
  open: () => {
    const paths = pathsOf(size, CREATORS);
    const run = () => markovAttribution(paths, { order: 1 });
    return {
      run,
      answers: () => {
        const found = run();
        return found.ok ? found.rows.map(({ removalEffect }) => toNinePlaces(removalEffect)) : [];
      },
    };
  },
});

/** The floor: what has to be done before anything can be counted. */
const splitting = (size: number): Case => ({
  name: "splitting the texts of the paths",
  count: size,
  open: () => {
    const texts = journeys(size, CREATORS).map(({ text }) => text);
    return { run: () => texts.map((text) => text.split(SEPARATOR)) };
  },
});

/** By definition: for each creator the chain without them, solved as a system of equations. */
const oneSolveEach = (size: number): Case => ({
  name: "the chain solved without each creator",
  count: size,
  open: () => {
    const paths = pathsOf(size, CREATORS);
    const run = () => removalEffects(paths);
    return { run, answers: () => run().map(toNinePlaces) };
  },
});

function removalEffects(paths: readonly AttributionPath[]): number[] {
  const names = [...new Set(paths.flatMap(({ path }) => path as readonly string[]))].sort();
  const numbers = new Map<string | null, number>(names.map((name, i) => [name, i + 1]));
  const states = names.length + 1; // the start is 0
  const counts = Array.from({ length: states }, () => new Float64Array(states));
  const won = new Float64Array(states);
  const visits = new Float64Array(states);
  for (const { path, conversions, nulls } of paths) {
    let state = 0;
    for (const step of path) {
      visits[state]! += conversions + nulls;
      counts[state]![numbers.get(step)!]! += conversions + nulls;
      state = numbers.get(step)!;
    }
    visits[state]! += conversions + nulls;
    won[state]! += conversions;
  }
  const conversionRate = (without: number) => {
    const matrix = counts.map((row, i) =>
      row.map((count, j) => (i === j ? 1 : 0) - (j === without ? 0 : count / visits[i]!)),
    );
    return solve(
      matrix,
      won.map((count, i) => count / visits[i]!),
    );
  };
  const all = conversionRate(-1);
  return names.map((_, i) => 1 - conversionRate(i + 1) / all);
}

/** The first unknown of a system of equations, by elimination from the last: the diagonal of such a chain is the largest. */
function solve(matrix: readonly Float64Array[], right: Float64Array): number {
  for (let pivot = right.length - 1; pivot > 0; pivot -= 1) {
    for (let row = 0; row < pivot; row += 1) {
      const factor = matrix[row]![pivot]! / matrix[pivot]![pivot]!;
      if (factor === 0) continue;
      for (let column = 0; column <= pivot; column += 1) matrix[row]![column]! -= factor * matrix[pivot]![column]!;
      right[row]! -= factor * right[pivot]!;
    }
  }
  return right[0]! / matrix[0]![0]!;
}

export const markovPaths: Experiment = {
  name: "removal effects of 100 creators",
  unit: "path",
  size: 100_000,
  quickSize: 2_000,
  cases: ({ size }) => [markov(size), splitting(size), oneSolveEach(size)],
  targets: [{ kind: "within", floor: "splitting the texts of the paths", atMost: 2 }],
  growthSizes: [30_000, 100_000, 300_000],
};

const shapley = (creators: number): Case => ({
  name: "creator-core",
  count: 2 ** creators,
  open: () => {
    const paths = pathsOf(PATHS_IN_GAME, creators);
    const run = () => shapleyAttribution(paths, { game: "conversionRate" });
    return {
      run,
      answers: () => {
        const found = run();
        return found.ok ? found.rows.map(({ shapleyValue }) => toNinePlaces(shapleyValue)) : [];
      },
    };
  },
});

/** By definition: over all sets, each found again by looking at every journey that keeps to it. */
const byDefinition = (creators: number): Case => ({
  name: "all sets, one creator at a time",
  count: 2 ** creators,
  open: () => {
    const paths = pathsOf(PATHS_IN_GAME, creators);
    const run = () => {
      const names = [...new Set(paths.flatMap(({ path }) => path as readonly string[]))].sort();
      const values = ratesOfSets(paths, names);
      return names.map((_, i) => meanGain(values, i, names.length));
    };
    return { run, answers: () => run().map(toNinePlaces) };
  },
});

function ratesOfSets(paths: readonly AttributionPath[], names: readonly string[]): number[] {
  const bits = new Map<string | null, number>(names.map((name, i) => [name, 1 << i]));
  const sets = new Array<{ won: number; all: number }>(2 ** names.length);
  for (let set = 0; set < sets.length; set += 1) sets[set] = { won: 0, all: 0 };
  for (const { path, conversions, nulls } of paths) {
    const met = sets[path.reduce((set, step) => set | bits.get(step)!, 0)]!;
    met.won += conversions;
    met.all += conversions + nulls;
  }
  for (let bit = 1; bit < sets.length; bit *= 2) {
    for (let set = 0; set < sets.length; set += 1) {
      if ((set & bit) === 0) continue;
      sets[set]!.won += sets[set - bit]!.won;
      sets[set]!.all += sets[set - bit]!.all;
    }
  }
  return sets.map(({ won, all }) => (all === 0 ? 0 : won / all));
}

function meanGain(values: readonly number[], creator: number, creators: number): number {
  const sums = new Array<number>(creators).fill(0); // by the size of the set
  const bit = 1 << creator;
  for (let set = 0; set < values.length; set += 1) {
    if ((set & bit) !== 0) continue;
    let size = 0;
    for (let rest = set; rest > 0; rest &= rest - 1) size += 1;
    sums[size]! += values[set + bit]! - values[set]!;
  }
  let weight = 1 / creators; // |S|! (n − |S| − 1)! ÷ n!, for the empty set first
  return sums.reduce((mean, sum, size) => {
    const part = sum * weight;
    weight *= (size + 1) / (creators - size - 1);
    return mean + part;
  }, 0);
}

export const shapleySets: Experiment = {
  name: "what each of 20 creators adds",
  unit: "set",
  size: 2 ** 20,
  quickSize: 2 ** 8,
  cases: ({ size }) => [shapley(Math.log2(size)), byDefinition(Math.log2(size))],
  targets: [{ kind: "faster", than: "all sets, one creator at a time", atLeast: 2 }],
};
