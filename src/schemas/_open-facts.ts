import type * as z from "zod";
import type { Issue } from "../models/outcome.js";
import type { ProgramFacts } from "../models/program.js";
import type { Check, Finding, ListCheck } from "./_fact-checks.js";
import { makeIssue, NO_SUCH_FIELD } from "./_issues.js";
import { sift } from "./parse-each.js";

type FactName = keyof ProgramFacts;

/** Takes one list of the input: the rows that are good in themselves and pass the checks, which are asked in order. */
type Take = <Data extends object>(
  name: FactName,
  schema: z.ZodType<Data>,
  checks: readonly Check<Data>[],
  listCheck?: ListCheck<Data>,
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
];

/**
 * Reads the lists of the input one by one; what is wrong with them is collected in `issues`.
 *
 * @internal
 */
export function openFacts(input: unknown): { readonly issues: Issue[]; readonly take: Take } {
  const issues: Issue[] = [];
  const lists = fieldsOf(input, names, [], issues);
  const directory = lists.has("directory")
    ? fieldsOf(lists.get("directory"), ["assignments"], ["directory"], issues)
    : undefined;

  const take: Take = (name, schema, checks, listCheck) => {
    const isDirectory = name === "directory";
    const path = isDirectory ? [name, "assignments"] : [name];
    const rows = isDirectory ? directory?.get("assignments") : lists.get(name);
    if (rows === undefined) return [];
    const { good, issues: bad } = sift(schema, rows, path, "facts");
    issues.push(...bad);
    const isKept = (finding: Finding | undefined, index: number): boolean => {
      if (finding !== undefined) issues.push(issueOf(finding, [...path, index]));
      return finding?.consequence !== "left out";
    };
    // `every` stops at the check that leaves a row out, so that such a row is nobody's first of its id.
    const sound = good.filter(({ row, index }) => checks.every((check) => isKept(check(row, index), index)));
    const unsound = listCheck?.(sound);
    return sound.filter((entry) => isKept(unsound?.get(entry), entry.index)).map(({ row }) => row);
  };
  return { issues, take };
}

/** The known fields of an object; unknown ones are issues, and so is anything that is no object. */
function fieldsOf(
  input: unknown,
  known: readonly string[],
  path: readonly string[],
  issues: Issue[],
): ReadonlyMap<string, unknown> {
  const entries = entriesOf(input);
  if (entries === undefined) issues.push(makeIssue("wrongType", path, "an object of lists", input, "facts"));
  const fields = new Map<string, unknown>();
  for (const [name, value] of entries ?? []) {
    if (known.includes(name)) fields.set(name, value);
    else issues.push(makeIssue("unknownKey", [...path, name], NO_SUCH_FIELD, value, "facts"));
  }
  return fields;
}

function entriesOf(input: unknown): [string, unknown][] | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;
  try {
    return Object.entries(input);
  } catch {
    return undefined;
  }
}

function issueOf({ code, path, expected, actual, consequence }: Finding, row: readonly (string | number)[]): Issue {
  return makeIssue(code, [...row, ...path], expected, actual, "facts", `the row is ${consequence}`);
}

/**
 * By list, then by row.
 *
 * @internal
 */
export function inReadingOrder(issues: readonly Issue[]): readonly Issue[] {
  const place = ({ path: [list] }: Issue) => names.indexOf(list as FactName);
  const row = ({ path: [list, first, second] }: Issue) => Number(list === "directory" ? second : first);
  return [...issues].sort((a, b) => place(a) - place(b) || (row(a) || 0) - (row(b) || 0));
}
