import type { Contenders } from "./contenders.ts";
import type { Case, Experiment, Inputs, Opened } from "./experiment.ts";
import { type Answers, compareAnswers, type GrowthPoint, median, shuffled } from "./figures.ts";
import type { Memory, Timing } from "./verdicts.ts";

/** How one case answered, against the case it is held against. */
export interface Equality {
  readonly name: string;
  readonly reference: string;
  readonly inputs: Inputs;
  readonly inexact: boolean;
  readonly wrong: number;
  readonly of: number;
}

/** One timing is at least so long, so that the clock's grain and a stray interruption weigh little. */
const SAMPLE_MILLISECONDS = 30;
const WARM_UP_MILLISECONDS = 150;
/** Work in several stages is compiled stage by stage, and what was compiled too early once more. */
const WARM_UP_RUNS = 8;
/** What has run for so long is compiled. */
const LONG_MILLISECONDS = 1_500;
const MOST_REPEATS = 2 ** 16;

/** The result of the latest run, kept so that no compiler can leave the work out. */
const latest: { result?: unknown } = {};

/** The answers of every case, compared. Nothing is timed. */
export async function compareCases(experiment: Experiment, size: number, contenders: Contenders): Promise<Equality[]> {
  const typical = await compareOn("typical", experiment, size, contenders);
  const hard = experiment.hardSize === undefined ? [] : await compareOn("hard", experiment, size, contenders);
  return [...typical, ...hard];
}

async function compareOn(inputs: Inputs, experiment: Experiment, size: number, contenders: Contenders) {
  const count = inputs === "typical" ? size : Math.min(size, experiment.hardSize ?? 0);
  const cases = experiment.cases({ size: count, inputs, contenders });
  const equalities: Equality[] = [];
  const all = new Map<string, Answers>();
  for (const one of cases) {
    const opened = await one.open();
    const answers = await opened.answers?.();
    opened.close?.();
    if (answers !== undefined) all.set(one.name, answers);
  }
  for (const one of cases) {
    const answers = all.get(one.name);
    const reference = one.reference !== undefined && all.has(one.reference) ? one.reference : cases[0]!.name;
    if (answers === undefined || reference === one.name) continue;
    const comparison = compareAnswers(all.get(reference)!, answers);
    equalities.push({ name: one.name, reference, inputs, inexact: one.inexact === true, ...comparison });
  }
  return equalities;
}

/**
 * Times cases against each other in this process: every round runs each of them once, in another order, so that whatever
 * else the machine does falls on all alike. Garbage of one case is collected before the next is timed.
 */
export async function timeTogether(cases: readonly Case[], rounds: number, random: () => number): Promise<Timing[]> {
  const entrants: Entrant[] = [];
  for (const one of cases) {
    if (one.mostRounds === 0) continue;
    const opened = await one.open();
    entrants.push({ case: one, opened, repeats: await warmUp(opened), cpu: [], wall: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const entrant of shuffled(entrants, random)) {
      if (round < (entrant.case.mostRounds ?? rounds)) await sample(entrant);
    }
  }
  for (const { opened } of entrants) opened.close?.();
  return entrants.map(timingOf);
}

interface Entrant {
  readonly case: Case;
  readonly opened: Opened;
  readonly repeats: number;
  readonly cpu: number[];
  readonly wall: number[];
}

/** Runs the work until it is compiled, and says how many runs make one sample. */
async function warmUp({ run }: Opened): Promise<number> {
  const begin = performance.now();
  const isWarm = (runs: number) => {
    const spent = performance.now() - begin;
    const isPractised = runs >= WARM_UP_RUNS && spent >= WARM_UP_MILLISECONDS;
    return runs >= MOST_REPEATS || spent >= LONG_MILLISECONDS || isPractised;
  };
  let fastest = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs === 0 || !isWarm(runs); runs += 1) {
    const start = performance.now();
    latest.result = await settled(run());
    fastest = Math.min(fastest, performance.now() - start);
  }
  return Math.max(1, Math.min(MOST_REPEATS, Math.ceil(SAMPLE_MILLISECONDS / Math.max(fastest, 1e-3))));
}

async function sample({ case: { count }, opened: { run }, repeats, cpu, wall }: Entrant): Promise<void> {
  latest.result = undefined;
  globalThis.gc?.();
  const wallStart = performance.now();
  const cpuStart = process.cpuUsage();
  for (let i = 0; i < repeats; i += 1) {
    const result = run();
    latest.result = result instanceof Promise ? await result : result;
  }
  const { user, system } = process.cpuUsage(cpuStart);
  wall.push(((performance.now() - wallStart) * 1e6) / repeats / count);
  cpu.push(((user + system) * 1e3) / repeats / count);
}

async function settled(result: unknown): Promise<unknown> {
  return result instanceof Promise ? await result : result;
}

function timingOf({ case: { name, count }, cpu, wall }: Entrant): Timing {
  return { name, count, cpuNanoseconds: median(cpu), wallNanoseconds: median(wall), rounds: cpu.length };
}

/** What the first case costs at each size, all sizes interleaved. */
export async function timeGrowth(
  experiment: Experiment,
  rounds: number,
  random: () => number,
  contenders: Contenders,
): Promise<GrowthPoint[]> {
  const sized = (experiment.growthSizes ?? []).map((size) => {
    const first = experiment.cases({ size, inputs: "typical", contenders })[0]!;
    return { ...first, name: String(size) };
  });
  const timings = await timeTogether(sized, rounds, random);
  return timings.map(({ name, count, cpuNanoseconds }) => ({ size: Number(name), cost: cpuNanoseconds * count }));
}

/** What one case holds in memory, in this process, which did nothing else. */
export async function weigh(one: Case): Promise<Memory> {
  const before = heap();
  const opened = await one.open();
  latest.result = undefined;
  const withInputs = heap();
  const result = await settled(opened.run());
  latest.result = result;
  const withResult = heap();
  const peak = process.resourceUsage().maxRSS;
  let alive = withResult - before;
  await settled(
    opened.watched?.(() => {
      alive = Math.max(alive, heap() - before);
    }),
  );
  opened.close?.();
  return {
    name: one.name,
    count: one.count,
    inputMegabytes: megabytes(withInputs - before),
    resultMegabytes: megabytes(withResult - withInputs),
    peakMegabytes: megabytes(peak * 1024),
    aliveMegabytes: megabytes(alive),
  };
}

/** What is alive: on the heap, and in the typed arrays beside it. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e4) / 100;
}
