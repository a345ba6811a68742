import { writeFileSync } from "node:fs";
import { type Contenders, loadContenders } from "./contenders.ts";
import type { Experiment, Workload } from "./experiment.ts";
import { type GrowthPoint, seededRandom } from "./figures.ts";
import { compareCases, type Equality, timeGrowth, timeTogether, weigh } from "./measure.ts";
import type { Memory, Timing } from "./verdicts.ts";

/** One errand for a process of its own. */
export type Errand = {
  readonly workload: string;
  readonly experiment: string;
  readonly seed: number;
  readonly rounds: number;
  /** Where the contenders are; `null` leaves them out. */
  readonly contenders: string | null;
} & (
  | { readonly task: "compare"; readonly quick: boolean }
  | { readonly task: "together" }
  | { readonly task: "alone"; readonly case: string }
  | { readonly task: "growth" }
  | { readonly task: "memory"; readonly case: string }
);

/** What each task brings home. */
export interface Brought {
  readonly compare: readonly Equality[];
  readonly together: readonly Timing[];
  readonly alone: readonly Timing[];
  readonly growth: readonly GrowthPoint[];
  readonly memory: Memory;
}

/** The other side of `sendOut`: does one errand and writes what it found to the file named. */
export async function runErrand(workloads: readonly Workload[], errandText: string, answerFile: string): Promise<void> {
  const errand: Errand = JSON.parse(errandText);
  const contenders = errand.contenders === null ? {} : await loadContenders(errand.contenders);
  const experiment = workloads
    .find(({ name }) => name === errand.workload)
    ?.experiments.find(({ name }) => name === errand.experiment);
  if (experiment === undefined) throw new Error(`No experiment ${errand.workload}/${errand.experiment}`);
  writeFileSync(answerFile, JSON.stringify(await perform(errand, experiment, contenders)));
}

function perform(errand: Errand, experiment: Experiment, contenders: Contenders): Promise<Brought[keyof Brought]> {
  const random = seededRandom(errand.seed);
  const cases = () => experiment.cases({ size: experiment.size, inputs: "typical", contenders });
  const only = (name: string) => cases().filter((one) => one.name === name);
  switch (errand.task) {
    case "compare":
      return compareCases(experiment, errand.quick ? experiment.quickSize : experiment.size, contenders);
    case "together":
      return timeTogether(cases(), errand.rounds, random);
    case "alone":
      return timeTogether(only(errand.case), errand.rounds, random);
    case "growth":
      return timeGrowth(experiment, errand.rounds, random, contenders);
    case "memory":
      return weigh(only(errand.case)[0]!);
  }
}
