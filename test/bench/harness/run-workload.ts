import type { Errand } from "./child.ts";
import type { Contenders } from "./contenders.ts";
import type { Experiment, Workload } from "./experiment.ts";
import { median, seededRandom, shuffled } from "./figures.ts";
import type { BenchOptions } from "./options.ts";
import { type ExperimentReport, experimentInWords, tableInWords, type WorkloadReport } from "./report.ts";
import type { Timing } from "./verdicts.ts";
import { verdictsOf } from "./verdicts.ts";
import { sendOut } from "./workspace.ts";

export interface RunSettings extends BenchOptions {
  readonly workspace: string;
  readonly contenders: string | null;
  /** For progress. */
  readonly say: (line: string) => void;
  /** For results, as they come. */
  readonly print: (text: string) => void;
}

/** Runs every experiment of a workload: answers first, then times, in processes of their own. */
export async function runWorkload(workload: Workload, settings: RunSettings): Promise<WorkloadReport> {
  const { rounds, quick, seed, workspace, say, print } = settings;
  const { name, about } = workload;
  print(`\n━━ ${name}: ${about}`);
  const experiments = workload.experiments.map((experiment) => {
    const report = runExperiment(name, experiment, settings);
    print(experimentInWords(report));
    return report;
  });
  const tables = (await workload.tables?.({ rounds, quick, random: seededRandom(seed), workspace, say })) ?? [];
  for (const table of tables) print(tableInWords(table));
  return { name, about, experiments, tables };
}

function runExperiment(workload: string, experiment: Experiment, settings: RunSettings): ExperimentReport {
  const { rounds, quick, seed, workspace, contenders, say } = settings;
  const errand = { workload, experiment: experiment.name, rounds, seed, contenders };
  say(`${workload}: ${experiment.name} …`);
  const send = <Task extends Errand>(task: Task) => sendOut<Task["task"]>(workspace, task);

  const { name, unit, size, quickSize } = experiment;
  const equality = send({ ...errand, task: "compare", quick });
  if (quick) {
    return { name, unit, size: quickSize, equality, together: [], alone: [], growth: [], memory: [], verdicts: [] };
  }
  const together = send({ ...errand, task: "together" });
  const alone = timeAlone(experiment, together, errand, workspace);
  const growth = experiment.growthSizes === undefined ? [] : send({ ...errand, task: "growth" });
  const present = new Set(together.map((timing) => timing.name));
  const memory = (experiment.memoryOf ?? [])
    .filter((one) => present.has(one))
    .map((one) => send({ ...errand, task: "memory", case: one }));
  const verdicts = verdictsOf(experiment.targets, { together, alone, growth, memory });
  return { name, unit, size, equality, together, alone, growth, memory, verdicts };
}

const PROCESSES = 3;

/** Every case that asks for it in processes of its own, started in shuffled order; the medians of their medians. */
function timeAlone(
  experiment: Experiment,
  together: readonly Timing[],
  errand: Omit<Errand, "task">,
  workspace: string,
): Timing[] {
  const noContenders: Contenders = {};
  const own = experiment.cases({ size: 1, inputs: "typical", contenders: noContenders })[0]!.name;
  const asked = experiment.targets.flatMap((target) =>
    target.kind === "faster" && target.alone === true ? [target.ours ?? own, target.than] : [],
  );
  const names = [...new Set(asked)].filter((name) => together.some((timing) => timing.name === name));
  const random = seededRandom(errand.seed);
  const found = new Map<string, Timing[]>(names.map((name) => [name, []]));
  for (let round = 0; round < PROCESSES; round += 1) {
    for (const name of shuffled(names, random)) {
      found.get(name)!.push(...sendOut<"alone">(workspace, { ...errand, task: "alone", case: name }));
    }
  }
  return [...found.values()].filter((timings) => timings.length > 0).map(middle);
}

function middle(timings: readonly Timing[]): Timing {
  const first = timings[0]!;
  return {
    ...first,
    cpuNanoseconds: median(timings.map(({ cpuNanoseconds }) => cpuNanoseconds)),
    wallNanoseconds: median(timings.map(({ wallNanoseconds }) => wallNanoseconds)),
  };
}
