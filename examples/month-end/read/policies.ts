import type { ProgramPolicies } from "creator-core/models";
import { parse, programPoliciesSchema } from "creator-core/schemas";
import { Problem } from "../problem.js";
import { type DataDirectory, isObject } from "./data-directory.js";
import type { ReadingLog } from "./file-reading.js";

/**
 * How the programme decides. Facts with faults are set aside and named; a policy with a fault stops the run, because
 * half a rule is not what anybody agreed to.
 */
export async function readPolicies(data: DataDirectory, log: ReadingLog): Promise<ProgramPolicies> {
  const policies = await data.json("policies.json");
  const terms = await data.json("terms.json");
  for (const [file, { value }] of Object.entries({ "policies.json": policies, "terms.json": terms })) {
    if (!isObject(value)) throw new Problem(1, `${file}, line 1: an object was expected.`);
  }
  const parsed = parse(programPoliciesSchema, Object.assign({}, policies.value, terms.value));
  if (parsed.success) {
    log.read("policies.json", 1);
    log.read("terms.json", parsed.data.terms.length);
    return parsed.data;
  }
  const [first] = parsed.issues;
  const others = parsed.issues.length > 1 ? ` (and ${parsed.issues.length - 1} more)` : "";
  const path = first?.path ?? [];
  const inTerms = path[0] === "terms";
  const file = inTerms ? "terms.json" : "policies.json";
  throw new Problem(
    1,
    `${file}, line ${(inTerms ? terms : policies).lineOf(path)}: ${first?.message ?? "not a policy"}${others}.`,
  );
}
