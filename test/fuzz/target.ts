import { isDeepStrictEqual } from "node:util";
import { arePrototypes, prototypesNow } from "./laws.ts";
import { type Random, randomOf, seedOf } from "./random.ts";
import { type Edit, editInWords, spoil } from "./spoil.ts";

/** A good value and the changes to be made to it. */
export interface Attempt {
  readonly start: unknown;
  readonly edits: readonly Edit[];
}

/** Something to be tried with hostile input. */
export interface Target {
  readonly name: string;
  readonly attempt: (random: Random) => Attempt;
  /** The answer to an input, and what is wrong with it, if anything is. */
  readonly answer: (input: unknown, edits: readonly Edit[]) => Answer;
}

export interface Answer {
  readonly fault?: string | undefined;
  /** What must be the same when the input is tried once more. */
  readonly said: unknown;
}

export interface Finding {
  readonly target: string;
  readonly index: number;
  readonly fault: string;
  /** The smallest changes that still show it. */
  readonly edits: readonly Edit[];
  readonly start: unknown;
}

export interface Outcome {
  readonly finding?: Finding;
  readonly slowest: { readonly milliseconds: number; readonly index: number };
}

export interface Campaign {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** The longest that one input may keep the processor busy: a machine that does something else is no slow input. */
  readonly budgetMilliseconds: number;
  readonly beat?: (index: number) => void;
}

/** Every so often an input is tried twice, and the prototypes of the language are looked at. */
const TWICE = 8;
const LOOK_AROUND = 1024;

/** Tries a target until its attempts are used up or something is wrong. */
export function run(target: Target, { seed, from, to, budgetMilliseconds, beat }: Campaign): Outcome {
  const prototypes = prototypesNow();
  let slowest = { milliseconds: 0, index: from };
  for (let index = from; index < to; index += 1) {
    beat?.(index);
    const { start, edits } = target.attempt(randomOf(seedOf(seed, target.name, index)));
    const faultOf = (changes: readonly Edit[]) => tryOnce(target, start, changes, index % TWICE === 0);
    const begin = process.cpuUsage();
    let fault = faultOf(edits);
    const milliseconds = busySince(begin);
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, index };
    if (milliseconds > budgetMilliseconds) fault ??= slowness(() => faultOf(edits), budgetMilliseconds);
    if ((index + 1 === to || index % LOOK_AROUND === 0) && !arePrototypes(prototypes)) {
      fault ??= `a prototype of the language was changed here or in the ${LOOK_AROUND} attempts before`;
    }
    if (fault !== undefined) {
      const fewest = shrink(edits, (fewer) => faultOf(fewer) !== undefined);
      return { finding: { target: target.name, index, fault, edits: fewest, start }, slowest };
    }
  }
  return { slowest };
}

function tryOnce(target: Target, start: unknown, edits: readonly Edit[], twice: boolean): string | undefined {
  const input = spoil(start, edits);
  try {
    const { fault, said } = target.answer(input, edits);
    if (fault !== undefined || !twice) return fault;
    return isDeepStrictEqual(target.answer(input, edits).said, said) ? undefined : "another answer at the second time";
  } catch (error) {
    return `a foreign exception: ${String(error).slice(0, 300)}`;
  }
}

function busySince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

/** Collecting garbage and compiling make anything slow once, but not three times. */
function slowness(again: () => unknown, budget: number): string | undefined {
  const times = [0, 1].map(() => {
    const begin = process.cpuUsage();
    again();
    return busySince(begin);
  });
  const least = Math.min(...times);
  return least > budget ? `${Math.round(least)} ms for one input` : undefined;
}

/** The changes without those that are not needed to see the fault. */
function shrink(edits: readonly Edit[], isFaulty: (fewer: readonly Edit[]) => boolean): readonly Edit[] {
  const fewer = edits.map((_, left) => edits.filter((_, index) => index !== left)).find(isFaulty);
  return fewer === undefined || fewer.length === edits.length ? edits : shrink(fewer, isFaulty);
}

/** What was found, and how to see it again. */
export function report({ target, index, fault, edits }: Finding, seed: number): string {
  const changes = edits.map((edit) => `    ${editInWords(edit)}`);
  return [
    `✗ ${target}: ${fault}`,
    "  a good value, changed so:",
    ...(changes.length === 0 ? ["    not at all"] : changes),
    `  npm run fuzz -- --only ${target} --seed ${seed} --at ${index}`,
  ].join("\n");
}
