import { type GrowthPoint, growthExponent } from "./figures.ts";

/** Something to reach, in one run of the benchmark. */
export type Target =
  /** The other's time is at least so many times ours. */
  | {
      readonly kind: "faster";
      readonly than: string;
      readonly atLeast: number;
      readonly ours?: string;
      readonly alone?: boolean;
    }
  /** Our time is at most so many times that of a floor. */
  | { readonly kind: "within"; readonly floor: string; readonly atMost: number; readonly ours?: string }
  /** The growth exponent of the first case. */
  | { readonly kind: "growth"; readonly atMost: number }
  /** Millions of things that the first case handles in a second. */
  | { readonly kind: "throughput"; readonly atLeast: number }
  /** Peak resident memory, in megabytes. */
  | { readonly kind: "peak"; readonly atMost: number }
  /** What is ever alive of ours is at most so many times what is of another case. */
  | { readonly kind: "aliveWithin"; readonly of: string; readonly atMost: number; readonly ours?: string }
  /** Seconds of processor time for one run. */
  | { readonly kind: "seconds"; readonly atMost: number };

/** A target beside what was measured. */
export interface Verdict {
  readonly label: string;
  readonly measured: number | null;
  readonly wanted: string;
  /** `null` when it could not be measured, because a contender is not there or was left out. */
  readonly met: boolean | null;
}

/** What a case cost, for one of the things it handles. */
export interface Timing {
  readonly name: string;
  /** Things handled by one run. */
  readonly count: number;
  /** Median processor time, all threads. */
  readonly cpuNanoseconds: number;
  /** Median wall-clock time. */
  readonly wallNanoseconds: number;
  readonly rounds: number;
}

export interface Memory {
  readonly name: string;
  readonly count: number;
  /** Heap held by the inputs. */
  readonly inputMegabytes: number;
  /** Heap held by the result of one run, after garbage collection. */
  readonly resultMegabytes: number;
  /** The most that the process ever had resident, inputs and result included. */
  readonly peakMegabytes: number;
  /** The most that was alive whenever one looked, for work that can be watched and else at its end; inputs included. */
  readonly aliveMegabytes: number;
}

/** All that was measured of one experiment. */
export interface Figures {
  readonly together: readonly Timing[];
  readonly alone: readonly Timing[];
  readonly growth: readonly GrowthPoint[];
  readonly memory: readonly Memory[];
}

/** Holds figures against targets. */
export function verdictsOf(targets: readonly Target[], figures: Figures): Verdict[] {
  return targets.map((target) => verdictOf(target, figures));
}

function verdictOf(target: Target, { together, alone, growth, memory }: Figures): Verdict {
  const first = together[0]?.name ?? alone[0]?.name ?? "";
  switch (target.kind) {
    case "faster": {
      const measured = timesOf(target.than, target.ours ?? first, target.alone === true ? alone : together);
      const place = target.alone === true ? ", own process" : "";
      return atLeast(`${target.ours ?? first} vs ${target.than}${place}`, measured, target.atLeast);
    }
    case "within": {
      const measured = timesOf(target.ours ?? first, target.floor, together);
      return atMost(`${target.ours ?? first} over ${target.floor}`, measured, target.atMost, "×");
    }
    case "growth":
      return atMost("growth exponent", growth.length > 1 ? growthExponent(growth) : null, target.atMost, "");
    case "throughput": {
      const nanoseconds = together[0]?.cpuNanoseconds;
      return atLeast("millions a second", nanoseconds === undefined ? null : 1_000 / nanoseconds, target.atLeast, "");
    }
    case "aliveWithin": {
      const label = `most alive, ${target.ours ?? first} over ${target.of}`;
      return atMost(label, aliveOver(target.ours ?? first, target.of, memory), target.atMost, "×");
    }
    case "peak":
      return atMost("peak resident memory", memory[0]?.peakMegabytes ?? null, target.atMost, " MB");
    case "seconds": {
      const timing = together[0];
      const seconds = timing === undefined ? null : (timing.cpuNanoseconds * timing.count) / 1e9;
      return atMost("processor time of one run", seconds, target.atMost, " s");
    }
  }
}

/** How many times as long one takes as the other. */
function timesOf(slow: string, fast: string, timings: readonly Timing[]): number | null {
  const slower = timings.find(({ name }) => name === slow);
  const faster = timings.find(({ name }) => name === fast);
  return slower === undefined || faster === undefined ? null : slower.cpuNanoseconds / faster.cpuNanoseconds;
}

/** How many times as much memory one took as the other. */
function aliveOver(one: string, other: string, memory: readonly Memory[]): number | null {
  const [above, below] = [one, other].map((wanted) => memory.find(({ name }) => name === wanted));
  return above === undefined || below === undefined ? null : above.aliveMegabytes / below.aliveMegabytes;
}

function atLeast(label: string, measured: number | null, bound: number, unit = "×"): Verdict {
  return { label, measured, wanted: `≥ ${bound}${unit}`, met: measured === null ? null : measured >= bound };
}

export function atMost(label: string, measured: number | null, bound: number, unit: string): Verdict {
  return { label, measured, wanted: `≤ ${bound}${unit}`, met: measured === null ? null : measured <= bound };
}
