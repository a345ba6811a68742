import { basename } from "node:path";
import type { ProgramFacts } from "creator-core/models";
import { parseFacts } from "creator-core/schemas";
import { Problem } from "../month-end/problem.js";
import { isObject } from "../month-end/read/data-directory.js";
import { readJson } from "../month-end/read/json.js";

/** The facts of a season. */
export type Season = Pick<ProgramFacts, "creators" | "posts" | "directory" | "touchpoints" | "conversions">;

export interface SeasonRead {
  readonly facts: Season;
  /** What is wrong with some of the rows, each with its line. */
  readonly faults: readonly string[];
}

/** Reads a file of facts. Rows that cannot be believed are named; without a single order there is nothing to tell. */
export async function readSeason(path: string): Promise<SeasonRead> {
  const file = basename(path);
  const json = await readJson(path);
  if (!isObject(json.value)) throw new Problem(1, `${file}, line 1: an object with lists of facts was expected.`);
  const { facts, issues } = parseFacts(json.value);
  const faults = issues.map(({ path: place, message }) => `${file}, line ${json.lineOf(place)}: ${message}.`);
  if (facts.conversions.length > 0) return { facts, faults };
  const why = faults[0] === undefined ? "" : ` ${faults[0]}`;
  throw new Problem(1, `${file} has no "conversions" that can be read.${why}`);
}
