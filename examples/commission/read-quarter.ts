import { basename } from "node:path";
import { attributeConversions, codeFirst } from "creator-core/attribution";
import type { Adjustment, AttributedSale, Creator, CreatorAttributes } from "creator-core/models";
import { parseFacts } from "creator-core/schemas";
import { Problem } from "../month-end/problem.js";
import { isObject } from "../month-end/read/data-directory.js";
import { readJson } from "../month-end/read/json.js";

/** What happened in a quarter, as commission sees it. */
export interface Quarter {
  readonly profiles: readonly Creator[];
  /** What rules may ask about creators. */
  readonly creators: readonly CreatorAttributes[];
  /** Every order, with who is credited. */
  readonly sales: readonly AttributedSale[];
  readonly adjustments: readonly Adjustment[];
}

export interface QuarterRead {
  readonly quarter: Quarter;
  /** What is wrong with some of the rows, each with its line. */
  readonly faults: readonly string[];
}

/** Reads a file of facts. Rows that cannot be believed are named; without a single order there is nothing to pay. */
export async function readQuarter(path: string): Promise<QuarterRead> {
  const file = basename(path);
  const json = await readJson(path);
  if (!isObject(json.value)) throw new Problem(1, `${file}, line 1: an object with lists of facts was expected.`);
  const { facts, issues } = parseFacts(json.value);
  const faults = issues.map(({ path: place, message }) => `${file}, line ${json.lineOf(place)}: ${message}.`);
  if (facts.conversions.length === 0) {
    const why = faults[0] === undefined ? "" : ` ${faults[0]}`;
    throw new Problem(1, `${file} has no "conversions" that can be read.${why}`);
  }
  const { creators, conversions, touchpoints, directory, adjustments } = facts;
  const { sales } = attributeConversions({ creators, conversions, touchpoints, directory }, codeFirst);
  return { quarter: { profiles: creators, creators: creators.map(attributesOf), sales, adjustments }, faults };
}

function attributesOf({ id, statusLevel }: Creator): CreatorAttributes {
  return { creatorId: id, ...(statusLevel === undefined ? {} : { statusLevel }) };
}
