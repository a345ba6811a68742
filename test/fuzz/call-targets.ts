import { isCreatorCoreError } from "creator-core/errors";
import { jsonSchema } from "creator-core/schemas";
import { entryPoints } from "../../scripts/entry-points.ts";
import { goodArguments } from "./good-arguments.ts";
import { dataLeaves, type Leaf } from "./hostile.ts";
import { errorFault } from "./laws.ts";
import type { Random } from "./random.ts";
import { allParts, partLeaves } from "./schema-targets.ts";
import { editsFor, leafOf, type Sample, sampleOf } from "./spoil.ts";
import type { Answer, Target } from "./target.ts";

type Call = (...input: readonly unknown[]) => unknown;

const isCall = (value: unknown): value is Call =>
  typeof value === "function" && !/^class\b/.test(Function.prototype.toString.call(value));

/** All rooms of the library, by their doors. What reads unknown input has targets of its own. */
const rooms = Object.entries(entryPoints()).filter(([door]) => !/^adapters|^schemas/.test(door));

/** Every function that a room exports, by name: a new one cannot be forgotten. */
export const calls: readonly (readonly [name: string, call: Call])[] = [
  ...new Map(
    (await Promise.all(rooms.map(([, file]) => import(/* @vite-ignore */ `../../${file}`) as Promise<object>)))
      .flatMap((room): [string, unknown][] => [...Object.entries(room), ["jsonSchema", jsonSchema]])
      .flatMap(([name, value]) => (isCall(value) ? [[name, value] as const] : [])),
  ),
];

/** The names of a function's parameters, as its text has them; but not how it is to call its input in messages. */
function parametersOf(call: Call): string[] {
  const [, list = ""] = /\(([^)]*)\)/.exec(Function.prototype.toString.call(call)) ?? [];
  const names = [...list.matchAll(/(?:^|,)\s*([a-z]\w*)/gi)].map(([, name]) => name ?? "");
  return names.filter((name) => name !== "path");
}

/** No more combinations of good arguments than these are tried to find calls that work. */
const MOST_COMBINATIONS = 400;

/** Calls as they are meant to be; if none is known, calls with whatever there is. */
function samplesFor(call: Call): Sample[] {
  const choices = parametersOf(call).map((name) => goodArguments[name] ?? allParts.slice(0, 40));
  const combinations = choices
    .reduce<unknown[][]>((all, some) => all.flatMap((rest) => some.map((one) => [...rest, one])).slice(0, 20_000), [[]])
    .slice(0, MOST_COMBINATIONS);
  const sound = combinations.filter((input) => outcomeOf(call, input) === "returned");
  return (sound.length > 0 ? sound : combinations).slice(0, 6).map((input) => sampleOf(Object.freeze(input)));
}

function outcomeOf(call: Call, input: readonly unknown[]): "returned" | "threw" {
  try {
    call(...input);
    return "returned";
  } catch {
    return "threw";
  }
}

function attempt(random: Random, good: readonly Sample[]) {
  const sample = random.pick(good);
  if (!random.oneIn(8)) return { start: sample.value, edits: editsFor(random, sample, dataLeaves, partLeaves) };
  const any = (): Leaf => (random.oneIn(2) ? random.pick(partLeaves) : leafOf(random, dataLeaves));
  const places = Array.from(Object(sample.value), (_, place) => place).filter(() => !random.oneIn(3));
  const edits = places.map((place) => ({ path: [place], how: "replace", key: "", leaf: any() }) as const);
  return { start: sample.value, edits };
}

function answer(call: Call, input: unknown): Answer {
  // With the whole list of arguments replaced, that is the first of them. A list that got longer ends where it ended.
  const list: readonly unknown[] = Array.isArray(input) ? input.slice(0, parametersOf(call).length) : [input];
  try {
    call(...list);
    return { said: "returned" };
  } catch (error) {
    if (!isCreatorCoreError(error)) throw error;
    return { said: error.message, fault: errorFault(error) };
  }
}

export const callTargets: readonly Target[] = calls.map(([name, call]) => {
  let good: readonly Sample[] | undefined;
  return {
    name,
    attempt: (random) => {
      good ??= samplesFor(call);
      return attempt(random, good);
    },
    answer: (input) => answer(call, input),
  };
});

/** Functions for which no call that works is known: add what their parameters take to `good-arguments.ts`. */
export function uncharted(): string[] {
  const works = ({ value }: Sample, call: Call) => outcomeOf(call, value as readonly unknown[]) === "returned";
  return calls.flatMap(([name, call]) => (samplesFor(call).some((sample) => works(sample, call)) ? [] : [name]));
}
