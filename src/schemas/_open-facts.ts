import type * as z from "zod";
import type { Issue } from "../models/outcome.js";
import type { ProgramFacts } from "../models/program.js";
import { entriesOf } from "./_entries-of.js";
import type { Check, Consequence, Finding, ListCheck } from "./_fact-checks.js";
import { makeIssue, NO_SUCH_FIELD } from "./_issues.js";
import { sift } from "./parse-each.js";

/** An issue of the facts of a programme. */
export interface FactIssue extends Issue {
  /**
   * Whether the row it is about is among the facts all the same, because what is wrong with it harms nothing else. What is
   * no row (an unknown list, a list that is none) is left out.
   */
  readonly consequence: Consequence;
}

type FactName = keyof ProgramFacts;

/**
 * Takes one list of the input: the rows that are good in themselves and pass the checks. Those of single rows are asked
 * first, in order; then those of all rows that are left.
 */
export type Take = <Data>(
  name: FactName,
  schema: z.ZodType<Data>,
  checks: readonly Check<Data>[],
  ...listChecks: readonly ListCheck<Data>[]
) => readonly Data[];

const names: readonly FactName[] = [
  "creators",
  "posts",
  "campaigns",
  "costLines",
  "directory",
  "touchpoints",
  "conversions",
  "adjustments",
  "booked",
  "payouts",
  "grants",
  "authorizations",
  "plannedUses",
  "clauses",
  "activities",
  "fxRates",
  "deliverables",
  "picks",
  "referrals",
  "transfers",
  "creatorAttributes",
  "staff",
];

/**
 * Reads the lists of the input one by one; what is wrong with them is collected in `issues`.
 *
 * @internal
 */
export function openFacts(input: unknown): { readonly issues: FactIssue[]; readonly take: Take } {
  const issues: FactIssue[] = [];
  const lists = fieldsOf(input, names, [], issues);
  const directory = lists.has("directory")
    ? fieldsOf(lists.get("directory"), ["assignments"], ["directory"], issues)
    : undefined;

  const take: Take = (name, schema, checks, ...listChecks) => {
    const isDirectory = name === "directory";
    const path = isDirectory ? [name, "assignments"] : [name];
    const rows = isDirectory ? directory?.get("assignments") : lists.get(name);
    if (rows === undefined) return [];
    const { good, issues: bad } = sift(schema, rows, path, "facts");
    for (const issue of bad) issues.push(leftOut(issue));
    const stays = (finding: Finding | undefined, index: number): boolean => {
      if (finding !== undefined) issues.push(issueOf(finding, [...path, index]));
      return finding?.consequence !== "leftOut";
    };
    // `every` stops at the check that leaves a row out, so that such a row is nobody's first of its id.
    let sound = good.filter(({ row, index }) => checks.every((check) => stays(check(row, index), index)));
    for (const listCheck of listChecks) {
      const unsound = listCheck(sound);
      sound = sound.filter((entry) => stays(unsound.get(entry), entry.index));
    }
    return sound.map(({ row }) => row);
  };
  return { issues, take };
}

/** The known fields of an object; unknown ones are issues, and so is anything that is no object. */
function fieldsOf(
  input: unknown,
  known: readonly string[],
  path: readonly string[],
  issues: FactIssue[],
): ReadonlyMap<string, unknown> {
  const entries = entriesOf(input);
  if (entries === undefined) issues.push(leftOut(makeIssue("wrongType", path, "an object of lists", input, "facts")));
  const fields = new Map<string, unknown>();
  for (const [name, value] of entries ?? []) {
    if (known.includes(name)) fields.set(name, value);
    else issues.push(leftOut(makeIssue("unknownKey", [...path, name], NO_SUCH_FIELD, value, "facts")));
  }
  return fields;
}

const words: Readonly<Record<Consequence, string>> = { kept: "the row is kept", leftOut: "the row is left out" };

function issueOf({ code, path, expected, actual, consequence }: Finding, row: readonly (string | number)[]): FactIssue {
  return { ...makeIssue(code, [...row, ...path], expected, actual, "facts", words[consequence]), consequence };
}

function leftOut(issue: Issue): FactIssue {
  return { ...issue, consequence: "leftOut" };
}

/**
 * By list, then by row.
 *
 * @internal
 */
export function inReadingOrder(issues: readonly FactIssue[]): readonly FactIssue[] {
  const place = ({ path: [list] }: Issue) => names.indexOf(list as FactName);
  const row = ({ path: [list, first, second] }: Issue) => Number(list === "directory" ? second : first);
  return [...issues].sort((a, b) => place(a) - place(b) || (row(a) || 0) - (row(b) || 0));
}
