import type { Contenders } from "./contenders.ts";
import type { Answers } from "./figures.ts";
import type { Target, Verdict } from "./verdicts.ts";

/** A contender, made ready: its inputs are built, only the work itself is left. */
export interface Opened {
  /** The work. What it returns is kept until the next call, so that it cannot be optimised away. */
  readonly run: () => unknown;
  /** The work again, calling `look` every now and then, so that it can be seen how much memory is in use on the way. */
  readonly watched?: (look: () => void) => unknown;
  /** The answers of the work, for comparison; not timed. Absent: a floor, which answers nothing. */
  readonly answers?: () => Answers | Promise<Answers>;
  readonly close?: () => void;
}

/** One way to do the work. */
export interface Case {
  readonly name: string;
  /** How many things one `run` handles. */
  readonly count: number;
  readonly open: () => Opened | Promise<Opened>;
  /** Whose answers these must equal. Absent: those of the first case. */
  readonly reference?: string;
  /** Known to be inexact: shown as such, and never held against the benchmark. */
  readonly inexact?: boolean;
  /** Work that takes long is timed at most so often; 0: only its answers are wanted. */
  readonly mostRounds?: number;
}

/** Typical inputs, or such as are made to break an implementation. */
export type Inputs = "typical" | "hard";

/** What an experiment may ask for. */
export interface Setting {
  readonly size: number;
  readonly inputs: Inputs;
  /** `undefined` for each package that is not installed. */
  readonly contenders: Contenders;
}

/** One question: the same work done by several contenders on the same inputs. */
export interface Experiment {
  readonly name: string;
  /** What is counted, in the singular. */
  readonly unit: string;
  /** How many things the figures are about. */
  readonly size: number;
  readonly quickSize: number;
  /** How many hard inputs the answers are compared on besides. Absent: there are none. */
  readonly hardSize?: number;
  /** The cases, the library's own first. Those of contenders that are not installed are left out. */
  readonly cases: (setting: Setting) => readonly Case[];
  readonly targets: readonly Target[];
  /** Sizes to see the growth of the first case over. */
  readonly growthSizes?: readonly number[];
  /** Whether to see how much memory the inputs and results of each named case take, in a process each. */
  readonly memoryOf?: readonly string[];
}

/** A table of figures that are no times: bytes, start-up. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly verdicts: readonly Verdict[];
  readonly note?: string;
}

/** What a workload of another kind is given. */
export interface TableSetting {
  readonly rounds: number;
  readonly quick: boolean;
  readonly random: () => number;
  /** The package as built, under `node_modules`, with the scripts it is asked to run. */
  readonly workspace: string;
  readonly say: (line: string) => void;
}

/** A file of `workloads/`: experiments in processes of their own, or figures that the file takes itself. */
export interface Workload {
  readonly name: string;
  /** One sentence about what is measured. */
  readonly about: string;
  readonly experiments: readonly Experiment[];
  readonly tables?: (setting: TableSetting) => Promise<readonly Table[]>;
}
