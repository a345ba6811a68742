import { attributeColumns, buildTouchIndex, touchKinds } from "creator-core/attribution";
import type { AttributionModel, AttributionPolicy } from "creator-core/models";
import type { Case, Experiment, Setting } from "../harness/experiment.ts";
import { DAY, type JourneyColumns, journey, shuffledColumns, sortedColumns } from "../inputs/touches.ts";
import { policy } from "./attribution-winners.ts";

// For those who have numbers already: columns in, columns out, by the same code as from objects. Everybody answers with the touch
// and the minor units of every credit, order by order; a code has the touch −1.

const HALF_LIFE = 7 * DAY;
const linear = { kind: "linear", over: "touches" } as const;
const timeDecay = { kind: "timeDecay", halfLife: { days: 7 } } as const;

/** One tier below the code, so that many touches share. */
const sharing = (model: AttributionModel): AttributionPolicy => ({
  ...policy,
  tiers: [["code"], ["click", "engagedView", "view"]],
  model,
});

const ours = (
  name: string,
  { size }: Setting,
  columnsOf: (sorted: JourneyColumns) => JourneyColumns,
  rules: AttributionPolicy,
): Case => ({
  name,
  count: size,
  open: () => {
    const columns = columnsOf(sortedColumns(size, touchKinds));
    const run = () => attributeColumns(columns, rules);
    return {
      run,
      answers: () => {
        const { touch, creator, value } = run();
        const isWinner = policy.model === rules.model;
        // A winner is named by its creator, because its row is another one in another order.
        return Array.from(touch, (row, i) => [isWinner ? creator[i]! : row, value![i]!]).flat();
      },
    };
  },
});

const same = (columns: JourneyColumns) => columns;

const kindNumbers = (["click", "engagedView", "view"] as const).map((kind) => touchKinds.indexOf(kind));
const reach = touchKinds.map((_, kind) => [30, 7, 1][kindNumbers.indexOf(kind)] ?? 0).map((days) => days * DAY);

/** What one policy does and nothing else, written out for columns that are known to be sorted. */
const byHand = (
  name: string,
  { size }: Setting,
  order: (columns: JourneyColumns, row: number, from: number, answer: number[]) => void,
): Case => ({
  name,
  count: size,
  open: () => {
    const columns = sortedColumns(size, touchKinds);
    const run = () => {
      const { touches, conversions } = columns;
      const answer: number[] = [];
      let from = 0;
      for (let row = 0; row < conversions.time.length; row += 1) {
        while (from < touches.time.length && touches.customer[from]! < conversions.customer[row]!) from += 1;
        order(columns, row, from, answer);
      }
      return answer;
    };
    return { run, answers: run };
  },
});

function lastByHand({ touches, conversions }: JourneyColumns, row: number, from: number, answer: number[]): void {
  let winner = conversions.codeOwner[row]!;
  let strongest = kindNumbers.length;
  for (let i = from; winner < 0 || strongest < kindNumbers.length; i += 1) {
    if (i === touches.time.length || touches.customer[i] !== conversions.customer[row]) break;
    const age = conversions.time[row]! - touches.time[i]!;
    const tier = kindNumbers.indexOf(touches.kind[i]!);
    if (age < 0 || age >= reach[touches.kind[i]!]! || tier > strongest) continue;
    strongest = tier;
    winner = touches.creator[i]!;
  }
  if (winner >= 0) answer.push(winner, conversions.value[row]!);
}

/** The units left over go to the largest fractions, ties to the earliest. */
const sharedByHand =
  (weightOf: (age: number) => number) =>
  ({ touches, conversions }: JourneyColumns, row: number, from: number, answer: number[]): void => {
    const value = conversions.value[row]!;
    if (conversions.codeOwner[row]! >= 0) {
      answer.push(-1, value);
      return;
    }
    const rows: number[] = [];
    const weights: number[] = [];
    for (let i = from; i < touches.time.length && touches.customer[i] === conversions.customer[row]; i += 1) {
      const age = conversions.time[row]! - touches.time[i]!;
      if (age < 0 || age >= reach[touches.kind[i]!]!) continue;
      rows.push(i);
      weights.push(weightOf(age));
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const exact = weights.map((weight) => (value * weight) / total);
    const shares = exact.map(Math.floor);
    const claims = exact.map((share, i) => share - shares[i]!);
    for (let rest = value - shares.reduce((sum, share) => sum + share, 0); rows.length > 0 && rest > 0; rest -= 1) {
      let best = 0;
      for (let i = 1; i < claims.length; i += 1) if (claims[i]! > claims[best]! + 1e-9) best = i;
      shares[best]! += 1;
      claims[best] = -1;
    }
    for (const [i, touch] of rows.entries()) answer.push(touch, shares[i]!);
  };

export const lastTouchInColumns: Experiment = {
  name: "last touch with codes and windows, from columns",
  unit: "touch",
  size: 1_000_000,
  quickSize: 10_000,
  cases: (setting) => [
    ours("creator-core, sorted columns", setting, same, policy),
    ours("creator-core, the same in no order", setting, shuffledColumns, policy),
    byHand("this policy written out, sorted", setting, lastByHand),
  ],
  targets: [
    { kind: "throughput", atLeast: 20 },
    { kind: "growth", atMost: 1.15 },
  ],
  growthSizes: [100_000, 1_000_000, 10_000_000],
};

export const linearInColumns: Experiment = {
  name: "equal shares of every order, from columns",
  unit: "touch",
  size: 1_000_000,
  quickSize: 10_000,
  cases: (setting) => [
    ours("creator-core, sorted columns", setting, same, sharing(linear)),
    byHand(
      "this policy written out",
      setting,
      sharedByHand(() => 1),
    ),
  ],
  targets: [{ kind: "seconds", atMost: 0.1 }],
};

export const timeDecayInColumns: Experiment = {
  name: "shares by age with a half-life of a week, from columns",
  unit: "touch",
  size: 1_000_000,
  quickSize: 10_000,
  cases: (setting) => [
    ours("creator-core, sorted columns", setting, same, sharing(timeDecay)),
    {
      ...byHand(
        "in floats, written out",
        setting,
        sharedByHand((age) => 2 ** (-age / HALF_LIFE)),
      ),
      inexact: true,
    },
  ],
  targets: [{ kind: "seconds", atMost: 0.1 }],
};

/** What is kept, so that the bytes of a touch can be seen. */
const kept = (name: string, size: number, make: () => () => unknown): Case => ({
  name,
  count: size,
  mostRounds: 1,
  open: () => ({ run: make() }),
});

export const memoryOfTouches: Experiment = {
  name: "memory: touches made and kept",
  unit: "touch",
  size: 1_000_000,
  quickSize: 1_000,
  cases: ({ size }) => [
    kept("a built index, beside its touches", size, () => {
      const { touchpoints } = journey(size);
      return () => buildTouchIndex(touchpoints);
    }),
    kept("columns", size, () => () => sortedColumns(size, touchKinds).touches),
    kept("objects", size, () => () => journey(size).touchpoints),
  ],
  targets: [],
  memoryOf: ["a built index, beside its touches", "columns", "objects"],
};
