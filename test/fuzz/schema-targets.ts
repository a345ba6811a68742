import type { Issue } from "creator-core/models";
import * as doors from "creator-core/schemas";
import * as z from "zod";
import * as samples from "../schemas/_samples.ts";
import { allLeaves, type Leaf } from "./hostile.ts";
import { isJsonOf, issueFault } from "./laws.ts";
import type { Random } from "./random.ts";
import { type Edit, editsFor, leafOf, type Sample, sampleOf } from "./spoil.ts";
import type { Answer, Attempt, Target } from "./target.ts";

/** Every schema that the door exports, by name: a new one cannot be forgotten. */
export const schemas: readonly (readonly [name: string, schema: z.ZodType])[] = Object.entries(doors).flatMap(
  ([name, schema]) => (schema instanceof z.ZodType ? [[name, schema] as const] : []),
);

/** A few good values are enough: the fuzz is about what is done to them. */
const MOST_SAMPLES = 6;

/** All good values, and every part of them. */
export const allParts: readonly unknown[] = [...new Map(partsOf(Object.values(samples)).map(keyed)).values()];

/** The same as leaves: right somewhere, and so the best kind of wrong somewhere else. */
export const partLeaves: readonly Leaf[] = allParts.map((value) => ({ name: JSON.stringify(value), value }));

function partsOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(partsOf)] : [value];
}

function keyed(value: unknown): [string, unknown] {
  return [JSON.stringify(value), value];
}

/** Good values of a schema: whatever it accepts of all parts of all samples, the largest first. */
export function samplesFor(schema: z.ZodType): Sample[] {
  const good = allParts.filter((part) => doors.parse(schema, part).success);
  const bySize = good.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  return bySize.slice(0, MOST_SAMPLES).map(sampleOf);
}

/** Changes to a good value, or now and then something else altogether. */
export function attemptOn(random: Random, good: readonly Sample[]): Attempt {
  const sample = random.pick(good);
  if (!random.oneIn(12)) return { start: sample.value, edits: editsFor(random, sample, allLeaves, partLeaves) };
  const leaf = random.oneIn(2) ? random.pick(partLeaves) : leafOf(random, allLeaves);
  return { start: sample.value, edits: [{ path: [], how: "replace", key: "", leaf }] };
}

/** More than these would be no answer any more. */
const MOST_ISSUES = 150_000;

/** What is wrong with a list of issues that came of an input with such changes. */
export function issuesFault(issues: readonly Issue[], edits: readonly Edit[]): string | undefined {
  if (issues.length > MOST_ISSUES) return `${issues.length} issues`;
  for (const issue of issues) {
    const fault = issueFault(issue);
    if (fault !== undefined) return fault;
  }
  // Frozen input that is written to throws inside, and would be told as if its own code had thrown.
  const mayThrow = edits.some(({ leaf }) => leaf.explodes);
  if (!mayThrow && issues.some(({ expected }) => expected === "plain data that can be read")) return "cannot read data";
  return undefined;
}

function answerOf(schema: z.ZodType, input: unknown, edits: readonly Edit[]): Answer {
  const result = doors.parse(schema, input);
  if (!result.success) {
    const empty = result.issues.length === 0 ? "refused without an issue" : undefined;
    return { said: result.issues, fault: empty ?? issuesFault(result.issues, edits) };
  }
  return { said: "accepted", fault: result.data === input ? acceptedFault(schema, input) : "not the very input" };
}

/** What was accepted is data: it survives JSON, and is accepted again. */
function acceptedFault(schema: z.ZodType, input: unknown): string | undefined {
  const written: unknown = JSON.parse(JSON.stringify(input));
  if (!isJsonOf(written, input)) return `accepted, but JSON makes something else of it: ${JSON.stringify(written)}`;
  const again = doors.parse(schema, written);
  return again.success ? undefined : `accepted, but not as the JSON of itself: ${again.issues[0]?.message}`;
}

export const schemaTargets: readonly Target[] = schemas.map(([name, schema]) => {
  const good = samplesFor(schema);
  if (good.length === 0) throw new Error(`no good value of ${name}: add one to test/schemas/_samples.ts`);
  return {
    name,
    attempt: (random) => attemptOn(random, good),
    answer: (input, edits) => answerOf(schema, input, edits),
  };
});
